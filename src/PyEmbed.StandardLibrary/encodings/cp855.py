"""The codec cp855: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'cp855', (
    'ђЂѓЃёЁєЄѕЅіІїЇјЈљЉњЊћЋќЌўЎџЏюЮъЪ'
    'аАбБцЦдДеЕфФгГ\xab\xbb\u2591\u2592\u2593\u2502\u2524хХиИ\u2563\u2551\u2557\u255dйЙ\u2510'
    '\u2514\u2534\u252c\u251c\u2500\u253cкК\u255a\u2554\u2569\u2566\u2560\u2550\u256c\xa4лЛмМнНоОп\u2518\u250c\u2588\u2584Пя\u2580'
    'ЯрРсСтТуУжЖвВьЬ\u2116\xadыЫзЗшШэЭщЩчЧ\xa7\u25a0\xa0'),
    encoding_map={})
