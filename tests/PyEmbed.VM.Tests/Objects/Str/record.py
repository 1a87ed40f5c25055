"""Writes str.tsv: run it with CPython 3.11."""

import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(here))
from rows import record  # noqa: E402

SEARCH = [
    f"{text!r}.{method}({args})"
    for method in ("find", "rfind", "index", "rindex", "count")
    for text in ("abcabc", "", "aaaa", "a\u20acb\U0001f600c\U0001f600")
    for args in ("'bc'", "'a'", "''", "'aa'", "'\\U0001f600'", "'\\u20ac'", "'c', 3", "'', 2, 3", "'', 10", "'', 3, 2", "'a', -3", "'a', -3, -1", "'b', None, None", "'a', -10**30, 10**30")
]

SPLIT = [
    f"{text!r}.{method}({args})"
    for method in ("split", "rsplit")
    for text in ("a b  c", " a b ", "", "   ", "a,b,,c", ",a,", "x\u2003y\x1fz", "\U0001f600 \U0001f600,b")
    for args in ("", "None, 1", "','", "',', 1", "', '", "',', 0", "None, 0", "sep='b', maxsplit=1", "'\\U0001f600'", "None, -5")
] + [
    f"{text!r}.splitlines({args})"
    for text in ("", "a", "a\n", "a\nb", "a\r\nb\rc\n\n", "\n", "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029", "\U0001f600\n\U0001f600", "a\r", "\r\n\r\n")
    for args in ("", "True", "keepends=1", "0")
] + [
    f"{text!r}.{method}({args})"
    for method in ("partition", "rpartition")
    for text in ("a-b-c", "abc", "", "\u20ac\U0001f600\u20ac")
    for args in ("'-'", "'b'", "'\\U0001f600'", "'--'")
] + [
    f"{text!r}.{method}({args})"
    for method in ("strip", "lstrip", "rstrip")
    for text in ("  a b ", "xxaxx", "\u3000\x85a\x1c ", "\U0001f600a\U0001f600", "", "xyx")
    for args in ("", "None", "'x'", "'xy'", "''", "'\\U0001f600'", "' a'")
]

AFFIXES = [
    f"'abcabc'.{method}({args})"
    for method in ("startswith", "endswith")
    for args in ("'abc'", "'b'", "'b', 1", "'b', 1, 2", "'', 6", "'', 7", "'', 3, 2", "('x', 'abc')", "('x', 'y')", "()", "'abc', -3", "'abcabcd'", "'\\U0001f600'", "('a', 1)", "(1, 'a')", "1", "b'a'", "")
] + [
    f"{text!r}.{method}({args!r})"
    for method in ("removeprefix", "removesuffix")
    for text in ("abcabc", "", "\u20ac\U0001f600", "\U0001f600\u20ac")
    for args in ("abc", "", "c", "\U0001f600", "\u20ac", "abcabc", "abcabcd", 1)
]

CASE_TEXTS = ("", "hello World", "HELLO", "\xdf\xe9\xc9", "\u01c5\u01c6 \u01c4", "\u0391\u03a3 \u03a3 \u0391\u03a3\u0391 \u03a3\u0391 \u0391\u03a3'", "\ufb01x \ufb03", "\u0130i\u0131I", "\u1f80\u1f88",
              "they're bill's", "\U00010400\U00010428", "1a 2B", "\u1e9e\u0149\u01f0", "\u0345\u0399\u03b9", "x\u02b0y", "\u2160\u2170\u24b6\u24d0", "\u13a0\uab70")
CASE = [f"{text!r}.{method}()" for text in CASE_TEXTS for method in ("lower", "upper", "title", "capitalize", "casefold", "swapcase")]

PREDICATES = [
    f"{text!r}.{method}()"
    for method in ("isascii", "isalpha", "isalnum", "isdecimal", "isdigit", "isnumeric", "isspace", "isprintable", "isidentifier", "islower", "isupper", "istitle")
    for text in ("", "a", "A", "aB", "1", "\xb2", "\xbd", "\u0661", " ", "\t\x1f\x85", "Ab Cd", "AB", "ab1", "_a1", "1a", "\xe9", "\u01c5", "\u01c5a", "\U0001f600", "\U00010428", "a\n", "\xad", "\u200b", "a-b", "A1b", "\u2160", "\xaa", "class")
]

PADDING = [
    f"{text!r}.{method}({args})"
    for method in ("center", "ljust", "rjust")
    for text in ("", "ab", "abc", "\U0001f600")
    for args in ("0", "2", "5", "6", "7, '*'", "5, '\\U0001f600'", "-3", "5, '\\u20ac'", "5, ''", "5, 'xx'", "5, 1", "'x'", "", "5, b'x'")
] + [f"{text!r}.zfill({args})" for text in ("", "1", "-1", "+12", "--1", "ab", "\u20ac", "-\U0001f600") for args in ("0", "3", "5", "-1", "'x'")] + [
    f"{text!r}.expandtabs({args})" for text in ("a\\tb", "\\t", "ab\\tcd\\n\\tx\\ry\\tz", "", "abcdefgh\\ti", "\\U0001f600\\tb") for args in ("", "4", "0", "-1", "1", "tabsize=3", "'x'", "1.5")
]
PADDING = [row.replace("\\\\", "\\") for row in PADDING]

REPLACE = [
    f"{text!r}.replace({args})"
    for text in ("abcabc", "", "aaa", "a\u20acb", "\U0001f600a\U0001f600")
    for args in ("'a', 'x'", "'a', ''", "'a', 'xyz'", "'', '-'", "'', '-', 2", "'a', 'x', 1", "'a', 'x', 0", "'q', 'x'", "'aa', 'b'", "'a', '\\U0001f600'", "'\\U0001f600', 'b'", "'\\U0001f600', '\\u20ac'", "'bc', 'bc'", "'', ''", "'abcabc', ''")
] + ["'a'.replace(1, 'b')", "'a'.replace('a', 1)", "'a'.replace('a')", "'a'.replace('a', 'b', 'c')", "'a'.replace('a', 'b', count=1)", "'a'.replace('a', 'b', 10**30)"]

JOIN = [
    "','.join(['a', 'b', 'c'])", "''.join(())", "','.join(['a'])", "','.join('abc')", "'\\U0001f600'.join('ab')", "''.join(['\\U0001f600', 'a'])", "'\\U0001f600'.join(['a'])",
    "','.join(['', ''])", "''.join(['', ''])", "''.join(['a', ''])", "''.join(['', '\\U0001f600'])", "'a'.join(1)", "'a'.join([1])", "'a'.join(['a', b'b'])", "'a'.join(None)", "''.join([1, 'a'])",
    "'ab'.join(x for x in ['1', '2'])", "', '.join({'a': 1, 'b': 2})",
    "class S(str): pass; _ = ''.join([S('a')]).__class__", "class S(str): pass; _ = S('-').join(['a', 'b']).__class__",
]

SEQUENCE = [
    f"{text!r}[{key}]"
    for text in ("abcdef", "a\u20ac\U0001f600b", "")
    for key in ("0", "-1", "3", "10", "-10", "1:3", "::2", "::-1", "4:1:-1", ":", "1:", ":-1", "10:", "2:2", "::3", "-100:100", "::-2", "1:100:100", "True", "10**30", "'a'", "1.5", "'a':", "::0", "1:2.5")
] + [
    "'ab' + 'c'", "'' + 'a'", "'a' + ''", "'a' + '\\U0001f600'", "'\\U0001f600' + 'a'", "'a' + 1", "'a' + b'b'", "'a' + None", "1 + 'a'", "'ab' * 3", "3 * 'ab'", "'ab' * 0", "'ab' * -1", "'\\U0001f600a' * 2",
    "'ab' * 1.5", "'ab' * 'c'", "'ab' * 2**62", "'a' * 10**30", "'' * 10**18", "True * 'a'", "'b' in 'abc'", "'' in 'abc'", "'\\U0001f600' in 'abc'", "'b' in '\\U0001f600b'", "1 in 'abc'", "b'a' in 'abc'",
    "'ab'.__len__()", "'\\U0001f600'.__len__()", "[*'a\\U0001f600\\u20ac']", "'ab'.__iter__().__class__.__name__", "'\\xe9'.__iter__().__class__.__name__",
    "i = 'abc'.__iter__(); i.__next__(); _ = i.__length_hint__()", "i = 'abc'.__iter__(); i.__setstate__(2); _ = [*i]", "i = 'abc'.__iter__(); i.__setstate__(-5); _ = [*i]", "i = 'abc'.__iter__(); _ = i.__setstate__('x')",
    "i = 'a'.__iter__(); _ = [*i] + [*i]", "i = 'a'.__iter__(); i.__next__(); _ = i.__next__()",
    "('a' < 'b', 'a' < 'B', 'a' <= 'a', 'b' > 'a', 'b' >= 'c', 'a' == 'a', 'a' != 'a')", "('\\uffff' < '\\U00010000', '\\ud800' < '\\U00010000', 'ab' < 'abc', '' < 'a')", "'a' == 1", "'a' != 1", "'a' < 1", "'a' == b'a'", "'a' < b'a'",
    "'a'.__hash__()", "''.__hash__()", "'hello world'.__hash__()", "'\\xe9'.__hash__()", "'\\u20ac'.__hash__()", "'\\U0001f600x'.__hash__()",
    "'a'.__sizeof__()", "''.__sizeof__()", "'\\xe9'.__sizeof__()", "'\\u20ac'.__sizeof__()", "'\\U0001f600'.__sizeof__()", "'a'.__getnewargs__()", "class S(str): pass; _ = S('ab').__getnewargs__()[0].__class__",
    "s = ''; n = 0; _ = [s := s + 'xyz' for i in range(300)][299] == 'xyz' * 300", "s = 'a' * 300; a = s + 'b'; b = a + 'c'; c = b + 'd'; d = b + 'e'; _ = (c[-4:], d[-4:], b[-3:], c == d, c < d)",
    "s = '\\U0001f600' * 300; a = s + 'b'; b = a + 'c'; c = b + 'd'; d = b + '\\U0001f601'; _ = (c[-4:], d[-4:], b[-3:])", "s = 'a' * 300; a = s + 'b'; b = a + 'c'; c = b + '\\U0001f600'; d = c + 'x'; _ = (c[-4:], d[-4:])",
    "s = 'a' * 300; a = s + 'b'; b = a + a; c = b + b; _ = (c.__len__(), c.count('b'), c.find('b', 301), c.upper()[-2:], c.__hash__() == ('a' * 300 + 'b').__mul__(4).__hash__())",
]

REPR = [
    f"{text!r}.__repr__()"
    for text in ("", "a", "it's", 'say "x"', "both ' and \"", "\n\t\r\\\0\x1f\x7f", "\xe9\xad", "\u20ac\u2028\ud800", "\U0001f600\U000e0001\U0010ffff")
] + ["f'{\"a\\xe9\":5}|{\"b\"!r}|{3}|{\"c\"!a:>6}'.__str__()"]
REPR = [row for row in REPR if not row.startswith("f'")]

CONSTRUCTION = [
    "str()", "str('a')", "str(1)", "str(1.5)", "str(None)", "str(b'a')", "str(b'a', 'utf-8')", "str(b'\\xe9', 'latin-1')", "str(b'\\xff', 'ascii', 'replace')", "str(b'\\xff', 'utf-8')", "str(b'a', errors='strict')", "str(object=1)",
    "str(b'a', encoding='ascii')", "str(bytearray(b'a'), 'ascii')", "str('a', 'b')", "str(1, 2)", "str(1, 'a')", "str(b'a', 'x')", "str(b'a', 1)", "str(1, 2, 3, 4)", "str(foo=1)", "str(encoding='a')", "str('a', errors='b')", "str(b'', 'x')",
    "class S(str): pass; _ = S('a').__class__.__name__", "class S(str): pass; _ = str(S('a')).__class__", "class S(str): pass; _ = S(b'a', 'ascii')", "class A:; def __str__(self): return 'x'; _ = str(A())",
    "class S(str): pass; _ = [S('ab').upper().__class__, S('ab')[:].__class__, S('ab').strip().__class__, (S('ab') + '').__class__, (S('ab') * 1).__class__, S('ab').replace('x', 'y').__class__, S('ab').ljust(1).__class__]",
]

TRANSLATE = [
    "'abc'.translate({97: 'x', 98: None, 99: 120})", "'abc'.translate({})", "'abc'.translate({97: ''})", "'a'.translate({97: 1114112})", "'a'.translate({97: -1})", "'a'.translate({97: 1.5})", "'a'.translate(1)", "'abc'.translate([1])",
    "'a'.translate()", "'\\U0001f600a'.translate({128512: 'b', 97: '\\U0001f601'})", "'aaa'.translate({97: 'bc'})", "'a'.translate({97: 2**70})", "'ab'.translate('xyz' * 40)", "'\\xe9'.translate({233: 'e'})",
    "str.maketrans({'a': 1, 5: None})", "str.maketrans('ab', 'cd')", "str.maketrans('ab', 'cd', 'e')", "str.maketrans(1)", "str.maketrans('a')", "str.maketrans({'ab': 1})", "str.maketrans({1.0: 1})", "str.maketrans('a', 'bc')",
    "str.maketrans('a', 1)", "str.maketrans(1, 'a')", "str.maketrans('a', 'b', 1)", "str.maketrans()", "str.maketrans('a', 'b', 'c', 'd')", "'hello'.translate(str.maketrans('el', 'ip', 'o'))", "str.maketrans('', '')",
]

ARGUMENTS = [
    "'a'.find(1)", "'a'.find('a', 'b')", "'a'.find()", "'a'.find(1, 2, 3, 4)", "'a'.find(1, 'x')", "'a'.index('b')", "'a'.rindex('b')", "'a'.count(1)", "'a'.split(1)", "'a'.split('')", "'a'.rsplit('')", "'a'.split('a', 'b')",
    "'a'.partition(1)", "'a'.partition('')", "'a'.rpartition('')", "'a'.strip(1)", "'a'.lstrip(1)", "'a'.rstrip(b'a')", "'a'.splitlines(1, 2)", "'a'.splitlines('x')", "'a'.isascii(1)", "'a'.upper(1)", "'a'.lower(x=1)",
    "'a'.removeprefix(1)", "'a'.removesuffix()", "str.upper()", "str.upper(1)", "str.find('a')", "'a'.center()", "'a'.split(a=1)", "'a'.split(sep='a', sep2=1)", "'a'.join()", "'a'.join(1, 2)", "'a'.zfill()", "'a'.translate(1, 2)", "'a'.foo", "str.foo",
    "'a'.__contains__(1)", "'a'.__getitem__('x')", "'a'.__add__(1)", "'a'.__mul__('x')", "'a'.__rmul__(2)", "'a'.__eq__(1)", "'a'.__lt__(1)", "'a'.__mod__(1)", "'a'.__rmod__('%s')", "'a'.__rmod__(1)",
]

ENCODE = [
    f"{text!r}.encode({encoding!r}, {errors!r})"
    for text in ("a\xe9\u20ac\U0001f600", "a\udc80b", "a\udcff\ud800\u20ac")
    for encoding in ("utf-8", "ascii", "latin-1", "utf-16-le", "utf-32-be")
    for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass", "nonsense")
] + [
    "'a'.encode()", "'\\xe9'.encode(encoding='latin-1')", "'a'.encode('UTF8')", "'a'.encode('Utf_8')", "'a'.encode('utf 8')", "'a'.encode('utf--8')", "'a'.encode('-utf-8-')", "'a'.encode('ISO-8859-1')", "'a'.encode('us-ascii')", "'a'.encode('utf-16')",
    "'a\\u20ac'.encode('utf-7')", "'a\\u20ac\\n'.encode('unicode_escape')", "'a\\u20ac\\n'.encode('raw_unicode_escape')", "'a'.encode('x')", "'a'.encode(1)", "'a'.encode('ascii', 1)", "'a'.encode('utf8', 'foo')", "'a'.encode('a\\0b')", "'a'.encode('ascii', 'a\\0b')",
    "'a'.encode('utf-8-sig')", "'a'.encode('')", "'a'.encode('ascii', 'strict', 1)", "'a'.encode(foo=1)", "class S(str): pass; _ = S('a').encode(S('ascii'))",
]

record(os.path.join(here, "str.tsv"), SEARCH + SPLIT + AFFIXES + CASE + PREDICATES + PADDING + REPLACE + JOIN + SEQUENCE + REPR + CONSTRUCTION + TRANSLATE + ARGUMENTS + ENCODE)
