"""The codec cp865: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'cp865', (
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø\xa3Ø\u20a7ƒ'
    'áíóúñÑªº\xbf\u2310\xac\xbd\xbc\xa1\xab\xa4\u2591\u2592\u2593\u2502\u2524\u2561\u2562\u2556\u2555\u2563\u2551\u2557\u255d\u255c\u255b\u2510'
    '\u2514\u2534\u252c\u251c\u2500\u253c\u255e\u255f\u255a\u2554\u2569\u2566\u2560\u2550\u256c\u2567\u2568\u2564\u2565\u2559\u2558\u2552\u2553\u256b\u256a\u2518\u250c\u2588\u2584\u258c\u2590\u2580'
    'αßΓπΣσµτΦΘΩδ\u221eφε\u2229\u2261\xb1\u2265\u2264\u2320\u2321\xf7\u2248\xb0\u2219\xb7\u221a\u207f\xb2\u25a0\xa0'),
    encoding_map={})
