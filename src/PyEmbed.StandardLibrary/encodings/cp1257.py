"""The codec cp1257: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'cp1257', (
    '\u20ac\ufffe\u201a\ufffe\u201e\u2026\u2020\u2021\ufffe\u2030\ufffe\u2039\ufffe\xa8ˇ\xb8\ufffe\u2018\u2019\u201c\u201d\u2022\u2013\u2014\ufffe\u2122\ufffe\u203a\ufffe\xaf\u02db\ufffe'
    '\xa0\ufffe\xa2\xa3\xa4\ufffe\xa6\xa7Ø\xa9Ŗ\xab\xac\xad\xaeÆ\xb0\xb1\xb2\xb3\xb4µ\xb6\xb7ø\xb9ŗ\xbb\xbc\xbd\xbeæ'
    'ĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ\xd7ŲŁŚŪÜŻŽß'
    'ąįāćäåęēčéźėģķīļšńņóōõö\xf7ųłśūüżž\u02d9'))
