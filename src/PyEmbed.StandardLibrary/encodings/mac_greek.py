"""The codec mac-greek: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'mac-greek', (
    'Ä\xb9\xb2É\xb3ÖÜ\u0385àâä\u0384\xa8çéèêë\xa3\u2122îï\u2022\xbd\u2030ôö\xa6\u20acùûü'
    '\u2020ΓΔΘΛΞΠß\xae\xa9ΣΪ\xa7\u2260\xb0\xb7Α\xb1\u2264\u2265\xa5ΒΕΖΗΙΚΜΦΫΨΩ'
    'άΝ\xacΟΡ\u2248Τ\xab\xbb\u2026\xa0ΥΧΆΈœ\u2013\u2015\u201c\u201d\u2018\u2019\xf7ΉΊΌΎέήίόΏ'
    'ύαβψδεφγηιξκλμνοπώρστθωςχυζϊϋΐΰ\xad'))
