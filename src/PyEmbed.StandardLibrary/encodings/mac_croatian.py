"""The codec mac-croatian: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'mac-croatian', (
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü'
    '\u2020\xb0\xa2\xa3\xa7\u2022\xb6ß\xaeŠ\u2122\xb4\xa8\u2260ŽØ\u221e\xb1\u2264\u2265\u2206µ\u2202\u2211\u220fš\u222bªºΩžø'
    '\xbf\xa1\xac\u221aƒ\u2248Ć\xabČ\u2026\xa0ÀÃÕŒœĐ\u2014\u201c\u201d\u2018\u2019\xf7\u25ca\uf8ff\xa9\u2044\u20ac\u2039\u203aÆ\xbb'
    '\u2013\xb7\u201a\u201e\u2030ÂćÁčÈÍÎÏÌÓÔđÒÚÛÙıˆ\u02dc\xafπË\u02da\xb8Êæˇ'))
