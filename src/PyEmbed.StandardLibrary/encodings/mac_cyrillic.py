"""The codec mac-cyrillic: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'mac-cyrillic', (
    'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ'
    '\u2020\xb0Ґ\xa3\xa7\u2022\xb6І\xae\xa9\u2122Ђђ\u2260Ѓѓ\u221e\xb1\u2264\u2265іµґЈЄєЇїЉљЊњ'
    'јЅ\xac\u221aƒ\u2248\u2206\xab\xbb\u2026\xa0ЋћЌќѕ\u2013\u2014\u201c\u201d\u2018\u2019\xf7\u201eЎўЏџ\u2116Ёёя'
    'абвгдежзийклмнопрстуфхцчшщъыьэю\u20ac'))
