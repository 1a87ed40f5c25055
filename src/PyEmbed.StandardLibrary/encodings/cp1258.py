"""The codec cp1258: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'cp1258', (
    '\u20ac\ufffe\u201aƒ\u201e\u2026\u2020\u2021ˆ\u2030\ufffe\u2039Œ\ufffe\ufffe\ufffe\ufffe\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\ufffe\u203aœ\ufffe\ufffeŸ'
    '\xa0\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9ª\xab\xac\xad\xae\xaf\xb0\xb1\xb2\xb3\xb4µ\xb6\xb7\xb8\xb9º\xbb\xbc\xbd\xbe\xbf'
    'ÀÁÂĂÄÅÆÇÈÉÊË\u0300ÍÎÏĐÑ\u0309ÓÔƠÖ\xd7ØÙÚÛÜƯ\u0303ß'
    'àáâăäåæçèéêë\u0301íîïđñ\u0323óôơö\xf7øùúûüư\u20abÿ'))
