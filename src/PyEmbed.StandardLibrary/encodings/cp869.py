"""The codec cp869: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'cp869', (
    '\ufffe\ufffe\ufffe\ufffe\ufffe\ufffeΆ\ufffe\xb7\xac\xa6\u2018\u2019Έ\u2015ΉΊΪΌ\ufffe\ufffeΎΫ\xa9Ώ\xb2\xb3ά\xa3έήί'
    'ϊΐόύΑΒΓΔΕΖΗ\xbdΘΙ\xab\xbb\u2591\u2592\u2593\u2502\u2524ΚΛΜΝ\u2563\u2551\u2557\u255dΞΟ\u2510'
    '\u2514\u2534\u252c\u251c\u2500\u253cΠΡ\u255a\u2554\u2569\u2566\u2560\u2550\u256cΣΤΥΦΧΨΩαβγ\u2518\u250c\u2588\u2584δε\u2580'
    'ζηθικλμνξοπρσςτ\u0384\xad\xb1υφχ\xa7ψ\u0385\xb0\xa8ωϋΰώ\u25a0\xa0'),
    encoding_map={})
