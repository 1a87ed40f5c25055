"""The codec mac-turkish: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'mac-turkish', (
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü'
    '\u2020\xb0\xa2\xa3\xa7\u2022\xb6ß\xae\xa9\u2122\xb4\xa8\u2260ÆØ\u221e\xb1\u2264\u2265\xa5µ\u2202\u2211\u220fπ\u222bªºΩæø'
    '\xbf\xa1\xac\u221aƒ\u2248\u2206\xab\xbb\u2026\xa0ÀÃÕŒœ\u2013\u2014\u201c\u201d\u2018\u2019\xf7\u25caÿŸĞğİıŞş'
    '\u2021\xb7\u201a\u201e\u2030ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙ\uf8a0ˆ\u02dc\xaf\u02d8\u02d9\u02da\xb8\u02dd\u02dbˇ'))
