"""Writes bytes.tsv and bytearray.tsv: run it with CPython 3.11."""

import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(here))
from rows import record  # noqa: E402

# Methods that bytes and bytearray share; X stands for either type.
SHARED = [
    f"X({text!r}).{method}({args})"
    for method in ("find", "rfind", "index", "rindex", "count")
    for text in (b"abcabc", b"", b"aaaa")
    for args in ("b'bc'", "97", "b''", "b'aa'", "b'c', 3", "b'', 2, 3", "b'', 10", "b'', 3, 2", "b'a', -3, -1", "256", "-1", "'a'", "1.5", "bytearray(b'b')", "")
] + [
    f"X({text!r}).{method}({args})"
    for method in ("split", "rsplit")
    for text in (b"a b  c", b" a b ", b"", b"a,b,,c", b",a,")
    for args in ("", "None, 1", "b','", "b',', 1", "b''", "'a'", "97", "maxsplit=1", "bytearray(b',')")
] + [
    f"X({text!r}).splitlines({args})" for text in (b"", b"a\r\nb\rc\n\n", b"a\x0bb\x0cc\x1c\x85", b"\n") for args in ("", "True", "'x'")
] + [
    f"X({text!r}).{method}({args})" for method in ("partition", "rpartition") for text in (b"a-b-c", b"abc", b"") for args in ("b'-'", "b''", "'a'", "bytearray(b'b')")
] + [
    f"X({text!r}).{method}({args})" for method in ("strip", "lstrip", "rstrip") for text in (b"  a b \x0b\x1c", b"xxaxx", b"") for args in ("", "None", "b'x'", "b'xy'", "b''", "'a'", "1", "b'x' * 300")
] + [
    f"X(b'abcabc').{method}({args})" for method in ("startswith", "endswith") for args in ("b'abc'", "b'b', 1", "b'', 6", "b'', 7", "(b'x', b'abc')", "()", "'a'", "('a',)", "97", "bytearray(b'c')", "b'abc', -3", "")
] + [
    f"X({text!r}).{method}({args})" for method in ("removeprefix", "removesuffix") for text in (b"abcabc", b"") for args in ("b'abc'", "b''", "b'c'", "'a'", "1")
] + [
    f"X({text!r}).{method}()"
    for text in (b"", b"hello World", b"HELLO", b"they're", b"1a 2B", b"\xe9A\xc9b", b"123", b" \t\n", b"Ab Cd", b"aB")
    for method in ("lower", "upper", "title", "capitalize", "swapcase", "isalnum", "isalpha", "isdigit", "isspace", "isascii", "islower", "isupper", "istitle")
] + [
    f"X({text!r}).{method}({args})" for method in ("center", "ljust", "rjust") for text in (b"", b"ab", b"abc") for args in ("0", "5", "6", "7, b'*'", "-3", "5, b''", "5, b'xx'", "5, 'x'", "5, 1", "'x'", "5, bytearray(b'.')")
] + [
    f"X({text!r}).zfill({args})" for text in (b"", b"1", b"-1", b"+12", b"ab") for args in ("0", "3", "5", "-1", "'x'")
] + [
    f"X({text!r}).expandtabs({args})" for text in (b"a\tb", b"ab\tcd\n\tx\ry\tz") for args in ("", "4", "0", "-1", "tabsize=3", "'x'")
] + [
    f"X({text!r}).replace({args})" for text in (b"abcabc", b"", b"aaa") for args in ("b'a', b'x'", "b'a', b''", "b'', b'-'", "b'', b'-', 2", "b'a', b'xyz', 1", "b'a', b'x', 0", "b'q', b'x'", "'a', b'b'", "b'a', 1", "b'a'", "bytearray(b'a'), b'b'")
] + [
    f"X({sep!r}).join({args})" for sep in (b",", b"") for args in ("[b'a', b'b']", "()", "[b'a']", "[bytearray(b'a'), b'b']", "1", "[1]", "[b'a', 'x']", "None", "(x for x in [b'1', b'2'])")
] + [
    f"X(b'abcdef')[{key}]" for key in ("0", "-1", "10", "1:3", "::2", "::-1", "4:1:-1", ":", "10:", "'a'", "1.5", "10**30", "::0", "True")
] + [
    "X(b'ab') + b'c'", "X(b'ab') + bytearray(b'c')", "X(b'ab') + b''", "X(b'') + b'a'", "X(b'ab') + 'c'", "X(b'ab') + 1", "X(b'ab') * 3", "3 * X(b'ab')", "X(b'ab') * 0", "X(b'ab') * -1", "X(b'ab') * 1.5", "X(b'a') * 10**30",
    "97 in X(b'abc')", "b'bc' in X(b'abc')", "b'' in X(b'')", "300 in X(b'a')", "-1 in X(b'a')", "'a' in X(b'a')", "1.5 in X(b'a')", "X(b'abc').__len__()", "[*X(b'ab')]", "X(b'a').__iter__().__class__.__name__",
    "i = X(b'abc').__iter__(); i.__next__(); _ = i.__length_hint__()", "i = X(b'abc').__iter__(); i.__setstate__(2); _ = [*i]", "i = X(b'abc').__iter__(); _ = i.__setstate__('x')", "i = X(b'a').__iter__(); _ = [*i] + [*i]",
    "(X(b'a') < b'b', X(b'a') <= b'a', X(b'b') > b'a', X(b'a') == b'a', X(b'a') != b'a', X(b'a') == bytearray(b'a'), bytearray(b'a') == X(b'a'), X(b'a') < bytearray(b'b'))", "X(b'a') == 'a'", "X(b'a') != 'a'", "X(b'a') == 97", "X(b'a') < 'a'", "X(b'a') < 97", "'a' == X(b'a')",
    "X(b'abc').hex()", "X(b'').hex(':')", "X(b'abc').hex(':')", "X(b'abcde').hex(':', 2)", "X(b'abcde').hex(':', -2)", "X(b'abc').hex(b'-')", "X(b'abc').hex(':', 0)", "X(b'abc').hex(sep='.', bytes_per_sep=100)", "X(b'abc').hex(bytes_per_sep=1)", "X(b'abc').hex('')",
    "X(b'abc').hex('ab')", "X(b'abc').hex('\\xe9')", "X(b'abc').hex(b'\\xff')", "X(b'abc').hex(1)", "X(b'abc').hex(None)", "X(b'abc').hex(':', 'x')", "X(b'abcdef').hex('_', 3)", "X(b'abcdef').hex([1])",
    "X.fromhex('61 62')", "X.fromhex('')", "X.fromhex(' 61\\t62\\n')", "X.fromhex('6')", "X.fromhex('6 1')", "X.fromhex('zz')", "X.fromhex('61z')", "X.fromhex('6\\xe9')", "X.fromhex('\\u1234')", "X.fromhex(1)", "X.fromhex(b'61')", "X.fromhex('AbCd')",
    "X(b'abc').decode()", "X(b'\\xe9').decode('latin-1')", "X(b'\\xff').decode()", "X(b'a\\xffb').decode('utf-8', 'replace')", "X(b'a\\xffb').decode('ascii', 'ignore')", "X(b'a\\xffb').decode(errors='backslashreplace')", "X(b'a\\xffb').decode('ascii', 'surrogateescape')",
    "X(b'a\\xffb').decode('ascii', 'xmlcharrefreplace')", "X(b'a\\xffb').decode('ascii', 'namereplace')", "X(b'a\\xffb').decode('ascii', 'nonsense')", "X(b'a').decode('ascii', 'nonsense')", "X(b'a').decode('x')", "X(b'').decode('x')", "X(b'a').decode(1)", "X(b'a').decode('ascii', 1)",
    "X(b'\\xed\\xa0\\x80').decode('utf-8', 'surrogatepass')", "X(b'\\xed\\xa0\\x80').decode()", "X(b'\\xe2\\x82').decode()", "X(b'\\xf0\\x9f\\x98\\x80').decode()", "X(b'\\xff\\xfea\\0').decode('utf-16')", "X(b'a').decode('utf-16-le')", "X(b'a\\0\\0').decode('utf-32')", "X(b'\\\\n\\\\x41\\\\u20ac').decode('unicode_escape')",
    "X(b'\\\\n\\\\u20ac').decode('raw_unicode_escape')", "X(b'\\\\x4').decode('unicode_escape')", "X(b'+IKw-').decode('utf-7')", "X(b'\\xef\\xbb\\xbfa').decode('utf-8-sig')", "X(b'a').decode('ISO_8859-1')", "X(b'\\xff').decode('utf-16-le', 'nonsense')",
    "X(b'abc').translate(None)", "X(b'abc').translate(None, b'b')", "X(b'abc').translate(X.maketrans(b'ab', b'xy'))", "X(b'abc').translate(X.maketrans(b'a', b'x'), b'c')", "X(b'abc').translate(None, delete=b'a')", "X(b'abc').translate(b'x')", "X(b'abc').translate(1)", "X(b'abc').translate(None, 'b')",
    "X(b'abc').translate()", "X.maketrans(b'a', b'bc')", "X.maketrans('a', b'b')", "X.maketrans(b'a')", "X.maketrans(b'a', b'b')[97]", "X(b'abc').foo", "X(b'abc').upper(1)", "X(b'abc').isascii(1)",
    "X(b'').__repr__()", "X(b\"it's\").__repr__()", "X(b'\"').__repr__()", "X(b'\\'\"').__repr__()", "X(b'\\\\\\n\\t\\r\\0\\x7f\\xff').__repr__()", "str(X(b'a'))", "X(b'a').__mod__(1)", "X(b'a').__rmod__(b'%s')",
    "class S(X): pass; _ = [S(b'ab').upper().__class__.__name__, S(b'ab')[:].__class__.__name__, S(b'ab').strip().__class__.__name__, (S(b'ab') + b'').__class__.__name__, (S(b'ab') * 1).__class__.__name__, S(b'ab').replace(b'x', b'y').__class__.__name__, S(b'ab').ljust(1).__class__.__name__]",
    "class S(X): pass; _ = (S.fromhex('61').__class__.__name__, S(b'a'), S().__class__.__name__)",
    "X('a')", "X('\\xe9', 'utf-8')", "X('\\xe9', 'ascii')", "X('\\xe9', 'ascii', 'replace')", "X('a', 1)", "X('a', 'x')", "X(b'a', 'utf-8')", "X(3)", "X(True)", "X(-1)", "X(10**30)", "X(1.5)", "X(None)", "X([1, 2, 255])", "X([256])", "X([-1])", "X(['a'])", "X([10**30])", "X(range(3))", "X((1, 2))", "X()",
    "X(source=3)", "X(foo=1)", "X(1, 2, 3, 4)", "X(encoding='utf-8')", "X(errors='strict')", "X('a', errors='strict')", "X(3, 'utf-8')", "X(3, errors='x')", "X(object())", "X(bytearray(b'ab'))", "X(x for x in [1, 2])", "X({1: 2})",
    "class A:; def __bytes__(self): return b'xy'; _ = bytes(A())", "class A:; def __bytes__(self): return 'xy'; _ = bytes(A())", "class A:; def __index__(self): return 2; _ = X(A())", "class A:; def __iter__(self): return [1, 2].__iter__(); _ = X(A())",
    "class A:; def __index__(self): raise TypeError('x'); def __iter__(self): return [1, 2].__iter__(); _ = X(A())",
]
TEMPLATES = [
    f"X({template!r}) % {value}"
    for template in (b"%s", b"%b", b"%a", b"%r", b"%5s|", b"%-5s|", b"%.2s", b"%c", b"%5c|", b"%d", b"%5d|", b"%05d", b"%x", b"%#X", b"%o", b"%f", b"%.2f", b"%e", b"%i")
    for value in ("b'abc'", "bytearray(b'x')", "'x'", "5", "-255", "1.5", "None", "256", "b'a'", "(b'a', b'b')", "()")
] + [
    "X(b'%(a)d') % {b'a': 1}", "X(b'%(a)d') % {'a': 1}", "X(b'%*d') % (5, 1)", "X(b'%*d') % (1.5, 1)", "X(b'%.*f') % ('x', 1)", "X(b'%99999999999999999999d') % 1", "X(b'%.99999999999999999999d') % 1", "X(b'%\\xff') % 1", "X(b'%z') % 1", "X(b'%') % 1",
    "X(b'%s %') % b'a'", "X(b'%(a') % {}", "X(b'%(a)') % {b'a': 1}", "X(b'%(a)s') % 1", "X(b'a') % {}", "X(b'a') % b'b'", "X(b'a') % 'b'", "X(b'%%') % ()", "X(b'%5%') % ()", "X(b'%d %d') % 1", "X(b'%.2a') % 'abc'", "X(b'%+d % d') % (1, 1)", "X(b'%+s') % b'x'", "X(b'\\xff%s') % b'\\xfe'",
    "class A:; def __bytes__(self): return b'xy'; _ = X(b'%s') % A()", "class A:; def __bytes__(self): return 'xy'; _ = X(b'%s') % A()", "class A:; def __index__(self): return 65; _ = X(b'%c') % A()", "class A:; def __float__(self): return 2.5; _ = X(b'%g') % A()",
]
ONLY_BYTES = [
    "b'a'.__hash__()", "b''.__hash__()", "b'hello world'.__hash__()", "b'a'.__getnewargs__()", "b'ab'.__bytes__()", "class S(bytes): pass; _ = (S(b'ab').__bytes__().__class__, bytes(S(b'ab')).__class__)", "b'ab' * 2**62", "b'a'.append(1)", "b'a'.__sizeof__()",
    "class S(bytes): pass; s = S(b'a'); s.x = 5; _ = s.x", "{b'a': 1}[b'a']", "b'a'.x",
]
ONLY_BYTES.remove("b'a'.__sizeof__()")
MUTATIONS = [
    f"b = bytearray(b'abcdef'); {change}; _ = b"
    for change in (
        "b[0] = 65", "b[-1] = 65", "b[0] = 'a'", "b[0] = 256", "b[0] = 1.5", "b[10] = 1", "b['x'] = 1", "b[1:2] = 5", "b[1:2] = 'a'", "b[1:2] = b'xyz'", "b[1:4] = b''", "b[::2] = b'xyz'", "b[::2] = b'xy'", "b[::2] = b''", "b[5:1] = b'Q'", "b[::-1] = b'123456'",
        "b[::2] = [1, 2, 3]", "b[1:2] = [256]", "b[1:2] = ['a']", "b[1:2] = b", "b[1:2] = 10**30", "b[:] = b''", "b[3:] = b'xyzuvw'", "b[:0] = b'12'", "b[::2] = b", "b[10:] = b'z'",
        "del b[0]", "del b[-1]", "del b[10]", "del b[1:3]", "del b[::2]", "del b['x']", "del b[::-2]", "del b[:]", "del b[1::2]", "del b[4:1]", "del b[5::3]", "del b[:2]; b.extend(b'xy')", "del b[0]; b.insert(0, 90)", "del b[:3]; del b[1]; b += b'123456789'",
        "b.append(65)", "b.append(256)", "b.append('a')", "b.append(b'a')", "b.extend(b'abc')", "b.extend('abc')", "b.extend([1, 255])", "b.extend([1, 256])", "b.extend(['a'])", "b.extend(5)", "b.extend(b)", "b.extend(())", "b.insert(100, 65)", "b.insert(-1, 65)", "b.insert(-100, 65)", "b.insert(0, 256)",
        "b.pop(10)", "b.pop('x')", "b.pop()", "b.pop(0)", "b.pop(-2)", "b.remove(300)", "b.remove(120)", "b.remove('a')", "b.remove(97)", "b.reverse()", "b.clear()", "b += 'a'", "b += b'x'", "b += 5", "b += b", "b *= 3", "b *= -1", "b *= 0", "b *= 1", "b *= 'a'", "b *= 1.5",
        "b.__init__(b'xx')", "b.__init__('x', 'utf-8')", "b.__init__(5)", "b.__init__()", "b.__init__(None)", "b.__init__('x')",
    )
] + [
    "bytearray().pop()", "bytearray(b'abc').pop(0)", "bytearray(b'abc').copy()", "b = bytearray(b'a'); c = b.copy(); b.append(98); _ = (b, c)", "bytearray(b'a').__reduce__()", "bytearray(b'a\\xff').__reduce_ex__(2)", "bytearray(b'a').__reduce_ex__(3)", "bytearray(b'a\\xff').__reduce_ex__()",
    "bytearray().__reduce__()", "bytearray(b'a').__hash__()", "{bytearray(b'a'): 1}", "bytearray(b'a').__hash__", "class B(bytearray): pass; _ = B(b'x')", "class B(bytearray): pass; _ = B(b'x').__repr__()", "class B(bytearray):; def __init__(self, x): self.x = x; _ = (B(5), B(5).x)",
    "i = bytearray(b'ab').__iter__(); _ = i.__length_hint__()", "b = bytearray(b'ab'); i = b.__iter__(); i.__next__(); b.clear(); _ = [*i]", "b = bytearray(b'a'); [b.append(97) for i in range(1000)]; _ = b == b'a' * 1001", "b = bytearray(b'ab' * 500); [b.pop(0) for i in range(998)]; _ = b",
    "b = bytearray(); [b.insert(0, i) for i in range(5)]; _ = b", "bytearray(b'abc').__alloc__() > 3", "bytearray(2**70)", "b = bytearray(b'ab'); b[0:1] = (x for x in [1, 2, 3]); _ = b",
]


def of_both(rows):
    return [row.replace("X", name) for name in ("bytes", "bytearray") for row in rows]


record(os.path.join(here, "bytes.tsv"), of_both(SHARED) + ONLY_BYTES)
record(os.path.join(here, "percent_bytes.tsv"), of_both(TEMPLATES))
record(os.path.join(here, "bytearray.tsv"), MUTATIONS)
