"""The codec kz1048: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'kz1048', (
    'ЂЃ\u201aѓ\u201e\u2026\u2020\u2021\u20ac\u2030Љ\u2039ЊҚҺЏђ\u2018\u2019\u201c\u201d\u2022\u2013\u2014\ufffe\u2122љ\u203aњқһџ'
    '\xa0ҰұӘ\xa4Ө\xa6\xa7Ё\xa9Ғ\xab\xac\xad\xaeҮ\xb0\xb1Ііөµ\xb6\xb7ё\u2116ғ\xbbәҢңү'
    'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ'
    'абвгдежзийклмнопрстуфхцчшщъыьэюя'))
