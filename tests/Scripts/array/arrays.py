from array import array, typecodes, ArrayType, _array_reconstructor as R
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

print(typecodes, ArrayType is array, array.__text_signature__)
for c in typecodes:
    a = array(c); n = a.itemsize * 8
    for v in ([10**30, -10**30, 2**n, -2**n - 1, 2**(n - 1), -2**(n - 1) - 1, -1, 1.5, 'x', 'xy', b'a', None, True]): e(a.append, v)
    print(a, a.itemsize, a.typecode, len(a), a.tobytes())
e(array); e(array, 5); e(array, 'xy'); e(array, 'z'); e(array, 'i', 5); e(array, 'i', 'ab'); e(array, 'u', 'ab'); e(array, 'i', array('u', 'a')); e(array, 'i', [1, 'a']); e(array, 'i', (1, 2)); e(array, 'i', b'abcd'); e(array, 'i', b'abc'); e(array, 'h', bytearray(b'ab')); e(array, 'd', range(3)); e(array, 'i', array('h', [1, 2])); e(array, 'i', 1, 2); e(lambda: array(typecode='i')); e(array, 'i', None)
a = array('i', range(10))
print(a[3], a[-1], a[2:5], a[::2], a[::-3], a[5:2], a * 2 == array('i', list(range(10)) * 2), 2 * array('b', [1]), a + array('i', [9]), 3 in a, 'x' in a, list(reversed(a))[:2])
e(lambda: a[10]); e(lambda: a['x']); e(lambda: a[1.0]); e(lambda: a + [1]); e(lambda: a + array('h', [1])); e(lambda: a * 1.5); e(hash, a)
def st(k, v): a[k] = v; return a
def de(k): del a[k]; return a
e(st, 0, 100); e(st, -1, 2**40); e(st, 99, 1); e(st, 'x', 1); e(st, slice(0, 2), array('i', [7, 8, 9])); e(st, slice(0, 6, 2), array('i', [1, 2, 3])); e(st, slice(0, 6, 2), array('i', [1])); e(st, slice(0, 1), [1]); e(st, slice(0, 1), array('h')); e(de, 0); e(de, slice(0, 4, 2)); e(de, slice(None, None, -2)); e(de, 99); e(de, slice(5, 2)); e(st, slice(1, 1), a)
a = array('h', [3, 1, 2, 1])
print(a.count(1), a.index(1), a.index(1, 2), a.index(1, -2), a.pop(), a.pop(0), a); e(a.index, 9); e(a.index, 1, 1); e(a.remove, 9); a.remove(1); print(a); e(a.pop, 5); e(array('i').pop); e(a.pop, 'x')
a.insert(0, 5); a.insert(100, 6); a.insert(-1, 7); a.extend([8, 9]); a.extend(array('h', [1])); a.reverse(); print(a); e(a.extend, array('i')); e(a.extend, 5); e(a.extend, [1, 'x']); e(a.insert, 0, 'x'); print(a)
a.byteswap(); print(a); a.fromlist([1, 2]); e(a.fromlist, [1, 'x']); e(a.fromlist, (1,)); a.frombytes(b'\1\0'); e(a.frombytes, b'a'); e(a.frombytes, 'a'); print(a, a.tolist(), a.tobytes()); e(a.tounicode); e(a.fromunicode, 'a')
w = array('u', 'aé😀'); w.fromunicode('z'); print(w, w.tounicode(), w[2], w[1:]); e(w.append, 'ab'); e(w.fromunicode, 5)
a += array('h', [4]); e(lambda: a.__iadd__([1])); a *= 2; print(len(a)); a *= 0; print(a)
for x, y in [([], []), ([1], []), ([1, 2], [1, 3]), ([1], [1, 2])]: p, q = array('i', x), array('d', y); print(p == q, p != q, p < q, p <= q, p > q, p >= q)
print(array('i') == [], array('d', [float('nan')]) == array('d', [float('nan')])); e(lambda: array('i') < [])
class S(array): pass
s = S('i', [1]); s.attr = 1; print(s, s.__reduce_ex__(2), s.__reduce_ex__(3)[1][1:], type(s[:]).__name__, type(s.__copy__()).__name__)
print(array('d', [1]).__reduce_ex__(1), [array(c).__reduce_ex__(4)[1][2] for c in typecodes]); e(s.__reduce_ex__, 'x')
for fmt in range(22): e(R, array, 'd' if 14 <= fmt < 18 else 'u' if fmt >= 18 else 'q', fmt, b'\0\0\0\1\2\0\0\0')
e(R, 5, 'i', 8, b''); e(R, int, 'i', 8, b''); e(R, array, 'z', 8, b''); e(R, array, 'i', 99, b''); e(R, array, 'i', 8, 'x'); e(R, array, 'i', 4, b'abc')
i = iter(array('b', [1, 2, 3])); next(i); print(i.__reduce__()[1:], list(i), i.__reduce__()[1]); i = iter(array('b', [1, 2, 3])); i.__setstate__(2); print(list(i)); e(i.__setstate__, 'x')
m = memoryview(a := array('i', [1, 2])); print(m.format, m.itemsize, m[1], m.tolist()); m[0] = 9; print(a)
e(a.append, 1); e(a.pop); m.release(); a.append(1); print(a, bytes(a)[:4], bytearray(a)[:4])
class F:
    def __init__(s, d): s.d = d
    def read(s, n): return s.d[:n]
    def write(s, b): print('wrote', b)
a.tofile(F(b'')); e(a.fromfile, F(b'\1\0\0\0\2'), 1); e(a.fromfile, F(b'\1\0\0\0'), 2); e(a.fromfile, F('x'), 1); e(a.fromfile, F(b''), -1); print(a)
print(a.__sizeof__() - array('i').__sizeof__() > 0, len(a.buffer_info()))
match array('i', [1, 2]):
    case [x, y]: print(x, y)
