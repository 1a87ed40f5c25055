"""The codec koi8-t: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'koi8-t', (
    'қғ\u201aҒ\u201e\u2026\u2020\u2021\ufffe\u2030ҳ\u2039ҲҷҶ\ufffeҚ\u2018\u2019\u201c\u201d\u2022\u2013\u2014\ufffe\u2122\ufffe\u203a\ufffe\ufffe\ufffe\ufffe'
    '\ufffeӯӮё\xa4ӣ\xa6\xa7\ufffe\ufffe\ufffe\xab\xac\xad\xae\ufffe\xb0\xb1\xb2Ё\ufffeӢ\xb6\xb7\ufffe\u2116\ufffe\xbb\ufffe\ufffe\ufffe\xa9'
    'юабцдефгхийклмнопярстужвьызшэщчъ'
    'ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ'))
