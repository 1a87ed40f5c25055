"""The codec cp858: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'cp858', (
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø\xa3Ø\xd7ƒ'
    'áíóúñÑªº\xbf\xae\xac\xbd\xbc\xa1\xab\xbb\u2591\u2592\u2593\u2502\u2524ÁÂÀ\xa9\u2563\u2551\u2557\u255d\xa2\xa5\u2510'
    '\u2514\u2534\u252c\u251c\u2500\u253cãÃ\u255a\u2554\u2569\u2566\u2560\u2550\u256c\xa4ðÐÊËÈ\u20acÍÎÏ\u2518\u250c\u2588\u2584\xa6Ì\u2580'
    'ÓßÔÒõÕµþÞÚÛÙýÝ\xaf\xb4\xad\xb1\u2017\xbe\xb6\xa7\xf7\xb8\xb0\xa8\xb7\xb9\xb3\xb2\u25a0\xa0'),
    encoding_map={})
