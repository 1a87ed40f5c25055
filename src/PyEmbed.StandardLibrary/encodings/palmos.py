"""The codec palmos: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'palmos', (
    '\u20ac\x81\u201aƒ\u201e\u2026\u2020\u2021ˆ\u2030Š\u2039Œ\u2666\u2663\u2665\u2660\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122š\x9bœ\x9d\x9eŸ'
    '\xa0\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9ª\xab\xac\xad\xae\xaf\xb0\xb1\xb2\xb3\xb4µ\xb6\xb7\xb8\xb9º\xbb\xbc\xbd\xbe\xbf'
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ\xd7ØÙÚÛÜÝÞß'
    'àáâãäåæçèéêëìíîïðñòóôõö\xf7øùúûüýþÿ'))
