"""The codec cp852: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'cp852', (
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ\xd7č'
    'áíóúĄąŽžĘę\xacźČş\xab\xbb\u2591\u2592\u2593\u2502\u2524ÁÂĚŞ\u2563\u2551\u2557\u255dŻż\u2510'
    '\u2514\u2534\u252c\u251c\u2500\u253cĂă\u255a\u2554\u2569\u2566\u2560\u2550\u256c\xa4đĐĎËďŇÍÎě\u2518\u250c\u2588\u2584ŢŮ\u2580'
    'ÓßÔŃńňŠšŔÚŕŰýÝţ\xb4\xad\u02dd\u02dbˇ\u02d8\xa7\xf7\xb8\xb0\xa8\u02d9űŘř\u25a0\xa0'),
    encoding_map={})
