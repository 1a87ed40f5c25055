"""Writes memoryview.tsv: run it with CPython 3.11."""

import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(here))
from rows import record  # noqa: E402

READING = [
    f"memoryview(b'abcdefgh'){part}"
    for part in (
        "[0]", "[-1]", "[8]", "[-9]", "['x']", "[1.5]", "[::2].tolist()", "[::-1].tobytes()", "[6:2:-2].tolist()", "[5:1].tolist()", "[10:].tolist()", "[10**30]", "[0, 0]", "[0:1, 0]", "[...]", "[()]", "[0:1, 0:1]", ".foo", ".__len__()", "[::3].__len__()",
        ".tobytes()", ".tobytes('F')", ".tobytes('X')", ".tobytes(None)", ".tobytes(1)", ".tobytes(order='A')", ".hex(':')", "[::2].hex()", ".tolist()", ".obj", ".nbytes", ".readonly", ".itemsize", ".format", ".ndim", ".shape", ".strides", ".suboffsets",
        ".c_contiguous", ".f_contiguous", ".contiguous", "[::2].contiguous", "[::2].nbytes", "[::2].strides", "[::2].shape", "[1:].obj", "[2:2].nbytes", "[::-1].strides", ".__hash__() == b'abcdefgh'.__hash__()", "[1:3].__hash__() == b'bc'.__hash__()",
        " == b'abcdefgh'", " == 'abc'", " != b'abd'", " < b'x'", "[::2] == b'aceg'", "[::-1] == b'hgfedcba'", ".toreadonly().readonly", ".__enter__().tolist()", ".__iter__().__class__.__name__", "[0] + 1", ".cast('B') == bytearray(b'abcdefgh')",
    )
]
CASTING = [
    f"memoryview(b'abcdefgh').cast({arguments})"
    for arguments in (
        "'I').tolist(", "'@I').format", "'H')[0]", "'h')[-1]", "'b')[0]", "'c').tolist(", "'?').tolist(", "'q')[0]", "'Q')[0]", "'l')[0]", "'L')[0]", "'n')[0]", "'N')[0]", "'P')[0]", "'d')[0]", "'f')[0]", "'e')[0]", "'X')", "'<I')", "'II')", "'')", "1)",
        "'I').cast('H')", "'I').cast('B').tolist(", "'B', [2, 4]).tolist(", "'B', (2, 2, 2)).tolist(", "'B', (2, 4))[1, 0]", "'B', (2, 4))[-1, -1]", "'B', (2, 4))[1]", "'B', (2, 4))[0:1].shape", "'B', (2, 4))[0:1].tolist(", "'B', (2, 4))[::-1].tolist(", "'B', (2, 4))[0:1, 0:1]",
        "'B', (2, 4))[5, 0]", "'B', (2, 4))[0, 5]", "'B', (2, 4))[0, 0, 0]", "'B', (2, 4))['a', 0]", "'B', (2, 4)).shape", "'B', (2, 4)).strides", "'B', (2, 4)).__len__(", "'B', (2, 4)).f_contiguous", "'B', (2, 4)).tobytes('F'", "'B', (2, 4)).cast('B').tolist(", "'B', (2, 4)).cast('H')[0]",
        "'B', (2, 4)).cast('B', (4, 2))", "'B', (3, 2))", "'B', 1)", "'B', ['a'])", "'B', [-2, -4])", "'B', [0])", "'B', [])", "'B', [2**70])", "'B', [2**40, 2**40])", "'H', (2, 2)).tolist(", "'I', shape=[2]).tolist(", "'B', (2, 4)).__iter__(", "'B', [1] * 65)",
    )
]
CASTING = [row + ")" if row.count("(") > row.count(")") else row for row in CASTING]
CASTING = [row[:-1] if row.count(")") > row.count("(") else row for row in CASTING]
OTHERS = [
    "memoryview()", "memoryview(1)", "memoryview('a')", "memoryview(object=b'a').tolist()", "memoryview(b'a', b'b')", "memoryview(foo=1)", "memoryview(memoryview(b'a')).obj", "memoryview(b'abc').cast('I')", "memoryview(b'abcd')[::2].cast('H')", "memoryview(b'').cast('B', [1])",
    "memoryview(b'a').cast('B', [])[()]", "memoryview(b'a').cast('B', []).tolist()", "memoryview(b'a').cast('B', [])[0]", "memoryview(b'a').cast('B', []).__len__()", "memoryview(b'a').cast('B', []).__iter__()", "[*memoryview(b'abc')]", "[*memoryview(b'abcdef')[::2]]", "[*memoryview(b'abcd').cast('H')]",
    "97 in memoryview(b'abc')", "b'x' in memoryview(b'abc')", "memoryview(b'abcd').cast('H') == memoryview(b'abcd')", "memoryview(b'ab\\0\\0').cast('H') == memoryview(b'ab\\0\\0').cast('h')", "memoryview(b'a\\0b\\0').cast('H') == b'ab'", "memoryview(b'\\0' * 7 + b'\\x7f').cast('d') == memoryview(b'\\0' * 7 + b'\\x7f').cast('d')",
    "m = memoryview(b'\\xff' * 8).cast('d'); _ = m == m", "b'a'.join([memoryview(b'xyz')[::2]])", "bytes(memoryview(b'xyz')[::2])", "bytes(memoryview(b'xyz'))", "b'' + memoryview(b'xyz')[::2]", "b'x' + memoryview(b'yz')", "b'x'.find(memoryview(b'xyz')[::2])", "b'xyz'.find(memoryview(b'yz'))", "bytearray(memoryview(b'xyz')[::2])",
    "str(memoryview(b'abc'), 'ascii')", "str(memoryview(b'abc')[::2], 'ascii')", "b'abc' == memoryview(b'abc')", "bytearray(b'abc') == memoryview(b'abc')", "b'ac' == memoryview(b'abc')[::2]", "memoryview(bytearray(b'a')).__hash__()", "memoryview(b'abcd').cast('I').__hash__()", "memoryview(bytearray(b'a')).toreadonly().__hash__()",
    "memoryview(b'a') + b'b'", "memoryview.__hash__(memoryview(b''))", "b'%s' % memoryview(b'ab')",
]
RELEASED = [
    f"m = memoryview(b'abc'); m.release(); _ = {use}"
    for use in ("m[0]", "m.__len__()", "m.tobytes()", "m.tolist()", "m.release()", "m.obj", "m.shape", "m.nbytes", "m == m", "m == b'abc'", "m.__hash__()", "memoryview(m)", "m.__enter__()", "bytes(m)", "m.cast('B')", "m.toreadonly()", "m.hex()", "m.__repr__()[:17]", "m[0:1]", "b'abc'.find(m)")
] + [
    "m = memoryview(b'abc'); n = m[1:]; m.release(); _ = n.tolist()", "m = memoryview(b'abc'); n = memoryview(m); m.release(); _ = n.tolist()", "m = memoryview(b'abc'); i = m.__iter__(); i.__next__(); m.release(); _ = i.__next__()",
    "b = bytearray(b'abc'); m = memoryview(b); n = m[1:]; m.release(); b.append(1); _ = (b, n)", "b = bytearray(b'abc'); m = memoryview(b); m.release(); b.append(1); _ = b", "b = bytearray(b'abc'); m = memoryview(b); m.__exit__(None, None, None); b.append(1); _ = b",
    "b = bytearray(b'abc'); m = memoryview(b); n = m[1:]; m.release(); n.release(); b.append(1); _ = b",
]
WRITING = [
    f"b = bytearray(b'abcdefgh'); m = memoryview(b){change}; _ = b"
    for change in (
        "; m[0] = 65", "; m[-1] = 65", "; m[0] = 256", "; m[0] = -1", "; m[0] = 'a'", "; m[0] = b'a'", "; m[0] = 1.5", "; m[10] = 1", "; m['x'] = 1", "; m[1:3] = b'xy'", "; m[1:3] = b'xyz'", "; m[::2] = b'wxyz'", "; m[1:3] = 'xy'", "; m[1:3] = 5", "; m[1:] = m[:7]", "; m[:7] = m[1:]", "; m[::-1] = b'12345678'",
        "; del m[0]", "; m[1.5] = 1", "; m[...] = 1", ".cast('H'); m[0] = 70000", ".cast('H'); m[0] = -1", ".cast('h'); m[0] = -1", ".cast('c'); m[0] = b'Z'", ".cast('c'); m[0] = 90", ".cast('c'); m[0] = b'ZZ'", ".cast('?'); m[0] = []", ".cast('f'); m[0] = 1.5", ".cast('f'); m[0] = 'x'", ".cast('I'); m[0] = 1.5",
        ".cast('I'); m[0] = 2**40", ".cast('Q'); m[0] = 2**70", ".cast('Q'); m[0] = 2**64 - 1", ".cast('q'); m[0] = 2**63", ".cast('q'); m[0] = -2**63", ".cast('d'); m[0] = 1", ".cast('B', (2, 4)); m[1, 1] = 90", ".cast('B', (2, 4)); m[1] = 90", ".cast('B', (2, 4)); m[0:1] = b'x'", ".cast('H'); m[0:2] = b'abcd'",
        ".cast('H'); m[0:2] = memoryview(b'1234').cast('H')", ".toreadonly(); m[0] = 1", ".toreadonly(); del m[0]", "; b.append(1)", "; b[0:1] = b'z'", "; b[0:1] = b''", "; b.clear()", "; b.pop()", "; b += b''", "; b += b'x'", "; b *= 1", "; b *= 2", "; b.__init__()", "; del b[0]", "; b.extend(b'')", "; b.extend([])", "; b.reverse()", "; del b[::2]",
    )
] + ["m = memoryview(b'a'); m[0] = 1; _ = m", "m = memoryview(b'a'); del m[0]; _ = m"]

record(os.path.join(here, "memoryview.tsv"), READING + CASTING + OTHERS + RELEASED + WRITING)
