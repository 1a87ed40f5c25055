"""Characters that match each other without regard to case though their lower cases differ."""

# Characters with one upper case; the members of a set beyond the first two are rare.
_SETS = (
    'i\u0131', 's\u017f', '\xb5\u03bc', '\u0345\u03b9\u1fbe', '\u0390\u1fd3', '\u03b0\u1fe3',
    '\u03b2\u03d0', '\u03b5\u03f5', '\u03b8\u03d1', '\u03ba\u03f0', '\u03c0\u03d6',
    '\u03c1\u03f1', '\u03c2\u03c3', '\u03c6\u03d5', '\u0432\u1c80', '\u0434\u1c81',
    '\u043e\u1c82', '\u0441\u1c83', '\u0442\u1c84\u1c85', '\u044a\u1c86', '\u0463\u1c87',
    '\u1c88\ua64b', '\u1e61\u1e9b', '\ufb05\ufb06',
)

# From the code point of each to those of the others in its set.
_EXTRA_CASES = {
    ord(one): tuple([ord(other) for other in members if other != one])
    for members in _SETS for one in members
}
