"""The codec mac-latin2: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'mac-latin2', (
    'ÄĀāÉĄÖÜáąČäčĆćéŹźĎíďĒēĖóėôöõúĚěü'
    '\u2020\xb0Ę\xa3\xa7\u2022\xb6ß\xae\xa9\u2122ę\xa8\u2260ģĮįĪ\u2264\u2265īĶ\u2202\u2211łĻļĽľĹĺŅ'
    'ņŃ\xac\u221ańŇ\u2206\xab\xbb\u2026\xa0ňŐÕőŌ\u2013\u2014\u201c\u201d\u2018\u2019\xf7\u25caōŔŕŘ\u2039\u203ařŖ'
    'ŗŠ\u201a\u201ešŚśÁŤťÍŽžŪÓÔūŮÚůŰűŲųÝýķŻŁżĢˇ'))
