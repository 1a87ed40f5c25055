"""The codec cp775: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'cp775', (
    'ĆüéāäģåćłēŖŗīŹÄÅÉæÆōöĢ\xa2ŚśÖÜø\xa3Ø\xd7\xa4'
    'ĀĪóŻżź\u201d\xa6\xa9\xae\xac\xbd\xbcŁ\xab\xbb\u2591\u2592\u2593\u2502\u2524ĄČĘĖ\u2563\u2551\u2557\u255dĮŠ\u2510'
    '\u2514\u2534\u252c\u251c\u2500\u253cŲŪ\u255a\u2554\u2569\u2566\u2560\u2550\u256cŽąčęėįšųūž\u2518\u250c\u2588\u2584\u258c\u2590\u2580'
    'ÓßŌŃõÕµńĶķĻļņĒŅ\u2019\xad\xb1\u201c\xbe\xb6\xa7\xf7\u201e\xb0\u2219\xb7\xb9\xb3\xb2\u25a0\xa0'),
    encoding_map={})
