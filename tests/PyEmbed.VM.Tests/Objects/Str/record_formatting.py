"""Writes percent.tsv and format.tsv: run it with CPython 3.11."""

import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(here))
from rows import record  # noqa: E402

INTEGERS = [
    f"{template!r} % {value}"
    for template in ("%d", "%5d|", "%-5d|", "%05d", "%+d", "% d", "%.3d", "%8.3d|", "%-8.3d|", "%08.3d", "%+05d", "% 05d", "%x", "%#x", "%X", "%#X", "%o", "%#o", "%#10x|", "%#-10x|", "%#010x", "%+#010x", "%#.5x", "%10.5x|", "%i", "%u", "%ld", "%hd", "%Ld")
    for value in ("5", "-5", "0", "255", "-255", "2**70", "-2**63", "True")
]
FLOATS = [
    f"{template!r} % {value}"
    for template in ("%f", "%.2f", "%8.2f|", "%-8.2f|", "%08.2f", "%+.1f", "% .1f", "%e", "%.3E", "%g", "%G", "%.0f", "%#.0f", "%#g", "%.10g", "%F", "%+010.2f")
    for value in ("1.5", "-1.5", "0.0", "-0.0", "1e100", "1.0", "2", "123456789.125", "float('inf')", "float('-inf')", "float('nan')", "1e-7")
]
TEXT = [
    f"{template!r} % {value}"
    for template in ("%s", "%r", "%a", "%5s|", "%-5s|", "%.2s", "%5.2s|", "%05s", "%+s", "%#s", "%.0s|")
    for value in ("'abc'", "'\\xe9\\U0001f600'", "5", "None", "(['a'],)", "1.5")
] + [f"{template!r} % {value}" for template in ("%c", "%5c|", "%-5c|", "%.0c", "%05c") for value in ("'a'", "97", "'\\U0001f600'", "128512", "-1", "1114112", "2**70", "'ab'", "''", "1.5", "None", "b'a'")]
PERCENT_ERRORS = [
    "'%d' % 3.9", "'%d' % 'a'", "'%x' % 3.5", "'%x' % 'a'", "'%f' % 'a'", "'%d' % float('nan')", "'%d' % float('inf')", "'%d' % None", "'%i' % '1'", "'%u' % 1.5", "'%X' % 'a'", "'%o' % 'a'", "'%e' % 'a'", "'%g' % None",
    "'%z' % 1", "'%\\u1234' % 1", "'%' % 1", "'%(' % {}", "'%(a' % {}", "'%(a)' % {'a': 1}", "'%(a)s' % 1", "'%(a)s' % {}", "'%(a(b))s' % {'a(b)': 1}", "'%()s' % {'': 1}", "'%s %s' % 1", "'%s' % (1, 2)", "'%s' % ()", "'a' % 1",
    "'a' % {}", "'a' % []", "'a' % ()", "'a' % 'b'", "'a' % b'b'", "'%s' % {}", "'%s%s' % {}", "'%(a)s %s' % {'a': 1}", "'%s %(a)s' % {'a': 1}", "'%*d' % (5, 1)", "'%*d' % (-5, 1)", "'%-*d|' % (5, 1)", "'%*d' % ('a', 1)",
    "'%*d' % (1.0, 1)", "'%.*f' % (2, 3.14159)", "'%.*f' % (-2, 3.14159)", "'%.*f' % ('a', 3.14159)", "'%*d' % 1", "'%.*d' % (3,)", "'%*d' % (2**70, 1)", "'%.*d' % (2**40, 1)", "'%.*d' % (2**70, 1)", "'%99999999999999999999d' % 1",
    "'%.99999999999999999999d' % 1", "'%.2147483648d' % 1", "'%.2147483647d' % 1", "'%.f' % 1.5", "'%5.d|' % 1", "'%.d' % 5", "'%.0d' % 0", "'%hhd' % 1", "'%lld' % 1", "'%5%|' % ()", "'%%' % ()", "'%%' % 1", "'%(a)%' % {'a': 1}",
    "'%.5' % 1", "'%5' % 1", "'%l' % 1", "'%-' % 1", "'%s %' % 1", "'%*' % 5", "'%.*' % 5", "'%(a)*d' % {'a': 1}", "'%(a)s' % (1,)", "'%(a)s' % 'abc'", "'%(a)s' % [1]", "'%d' % (10**5000,)", "'%s' % (10**5000,)", "'%d' % 10**100",
    "'100%% %s%%' % 5", "'%s' % '\\U0001f600'", "'\\U0001f600%s%5s%d' % ('a', 'b', 7)", "'%s' * 3 % (1, 2, 3)", "'%(a)d %(b)s %(a)x' % {'a': 10, 'b': 'c'}", "'%d,%s,%05.2f,item-%x' % (12, 'abc', 1.5, 255)",
    "class I:; def __index__(self): return 5; _ = '%d %x %c' % (I(), I(), I())", "class N:; def __int__(self): return 7; _ = '%d' % N()", "class N:; def __int__(self): return 7; _ = '%x' % N()",
    "class F:; def __float__(self): return 2.5; _ = '%f' % F()", "class F:; def __float__(self): return 2.5; _ = '%d' % F()", "class M:; def __getitem__(self, k): return k; _ = '%(a)s' % M()", "class M:; def __getitem__(self, k): return k; _ = 'a' % M()",
    "class S:; def __str__(self): return 'str'; def __repr__(self): return 'rep\\xe9'; _ = '%s %r %a' % (S(), S(), S())", "class S:; def __str__(self): return 5; _ = '%s' % S()", "class I(int): pass; _ = '%d %s' % (I(5), I(6))",
    "class S(str):; def __rmod__(self, other): return 'rmod'; _ = '%s' % S('a')",
]

FORMAT = [
    "'{} {}'.format(1, 2)", "'{0} {1} {0}'.format('a', 'b')", "'{a} {b}'.format(a=1, b='x')", "'{{}}'.format()", "'{{{}}}'.format(1)", "''.format()", "'abc'.format(1)", "'{!r:>6}|{!s:<4}|{!a:^8}'.format('a', 'b', '\\xe9')", "'{0.real} {0.imag}'.format(5)",
    "'{0[0]} {0[1]}'.format(['a', 'b'])", "'{a[k]}'.format(a={'k': 'v'})", "'{0[-1]}'.format({'-1': 'x'})", "'{0[-1]}'.format(['x'])", "'{:{}}|'.format('a', 5)", "'{:{w}.{p}}|'.format('abcdef', w=8, p=3)", "'{0:{1}{2}}|'.format('a', '>', 4)",
    "'{:>{}}|{:>{}}|'.format('a', 3, 'b', 4)", "'{} {0}'.format(1)", "'{0} {}'.format(1)", "'{}'.format()", "'{1}'.format(1)", "'{a}'.format()", "'{a}'.format(b=1)", "'{0.foo}'.format(1)", "'{0[foo]}'.format(1)", "'{0[foo]}'.format([1])",
    "'{'.format()", "'}'.format()", "'{0'.format(1)", "'{0!'.format(1)", "'{0!r'.format(1)", "'{0!rx}'.format(1)", "'{0!x}'.format(1)", "'{0!}'.format(1)", "'{0!\\xe9}'.format(1)", "'{0:'.format(1)", "'{0:{'.format(1)", "'{0:{}'.format(1)", "'{{0}'.format(1)",
    "'a}b'.format()", "'a}}b'.format()", "'a{b'.format()", "'a{{b'.format()", "'{0{1}}'.format(1)", "'{0[a}'.format(1)", "'{0[}'.format(1)", "'{0[]}'.format(1)", "'{0.}'.format(1)", "'{0..a}'.format(1)", "'{0[a]b}'.format({'a': 1})", "'{.real}'.format(1)",
    "'{[0]}'.format('x')", "'{:{:{}}}'.format(1, 2, 3)", "'{0:{1:{2}}}'.format('a', '', '')", "'{99999999999999999999}'.format(1)", "'{0[99999999999999999999]}'.format([1])", "'{\\u0661}'.format(0, 1)", "'{ 0}'.format(1)", "'{0 }'.format(1)", "'{a b}'.format(**{'a b': 1})",
    "'{}'.format('\\U0001f600')", "'\\U0001f600{}\\U0001f600{}'.format('a', 1)", "'{:\\U0001f600>3}'.format('a')", "'{:d}'.format('a')", "'{:x}'.format(1.5)", "'{:5}|{:<5}|{:^5}|{:>5}|{:05}|{:+}|{:#x}|{:,}'.format(1, 2, 3, 4, 5, 6, 255, 1234567)",
    "'{:.2f} {:8.3e} {:g} {:%} {:,.1f}'.format(1.5, 12345.678, 0.0001, 0.25, 1234567.89)", "'{!r}'.format([1, 'a'])", "'{:x^10}'.format('ab')", "'{0[0][1]}'.format([['a', 'b']])", "'{0.__class__.__name__}'.format('a')", "'{!s}'.format(b'a')", "'{:s}'.format(5)",
    "'{a}'.format_map({'a': 1})", "'{a}'.format_map({})", "'{}'.format_map({'a': 1})", "'{0}'.format_map({'0': 1})", "'{a}'.format_map(1)", "'a'.format_map(1)", "'a'.format_map()", "'{a[0]}'.format_map({'a': [5]})", "'{:{a}}'.format_map({'a': 1})",
    "class M(dict):; def __missing__(self, k): return k * 2; _ = '{ab}'.format_map(M())", "class F:; def __format__(self, spec): return spec.upper(); _ = '{:abc} {}'.format(F(), F())", "class F:; def __format__(self, spec): return 5; _ = '{}'.format(F())",
    "class F:; def __str__(self): return 'text'; _ = '{}|{!s:>6}'.format(F(), F())", "class F:; def __str__(self): return 'text'; _ = '{:>6}'.format(F())", "class S(str): pass; _ = '{}'.format(S('a')).__class__", "class S(str):; def __str__(self): return 'X'; _ = S('a').__format__('')",
    "class S(str):; def __str__(self): return 'X'; _ = '{} {:>3}'.format(S('a'), S('a'))",
]
SPECIFIERS = [f"'abc'.__format__({spec!r})" for spec in (
    "", "s", "5", "<5", ">5", "^6", "*^6", "=5", "+", "-", " ", "#", ",", "_", "05", "0", ".0", ".2", ".", "x5", "99999999999999999999", "z", ".99999999999999999999", "<10.2s", "\u1234>5", "5,", "_s", "5ss", ">>5", "{>5", "010", ">010", "10x", "\U0001f600", "ss", "--5",
    "\xe9", "\0", "\u0663", ",_", "_,", ",,", "5d", "\U0001f600>5", "0>5", "05s", "<05")] + ["'a'.__format__(1)", "'a'.__format__()", "'a'.__format__('', '')"]
F_STRINGS = [
    "f'{1}'", "f'a{1}b{2.5}c{\"d\"}'", "f'{5!r}{\"x\"!r}{\"\\xe9\"!a}{None!s}'".replace("\\xe9", "y"), "a = 5; _ = f'{a=}'", "a = 5; _ = f'{a:>4}|{a:<4}|{a:04d}|{a:x}'", "w = 6; _ = f'{1.5:{w}.2f}|{\"ab\":{w}}|'", "f'{\"a\"}' 'b' f'{\"c\"}'", "f'{\"\\U0001f600\"}x'".replace("\\U0001f600", "z"),
    "s = '\\U0001f600'; _ = f'{s}x{s}'", "f''", "f'{\"\"}'", "f'{\"\"}{\"\"}'", "class S(str): pass; s = S('ab'); _ = f'{s}'.__class__", "f'{\"a\":d}'", "f'{[1, 2]}{(1,)}{ {1: 2} }'",
]

record(os.path.join(here, "percent.tsv"), INTEGERS + FLOATS + TEXT + PERCENT_ERRORS)
record(os.path.join(here, "format.tsv"), FORMAT + SPECIFIERS + F_STRINGS)
