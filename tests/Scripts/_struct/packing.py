import _struct as s
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

for f, v in [('bB', (-1, 255)), ('hHiIlLqQ', (-1, 65535, -2, 3, -4, 5, -6, 2**64 - 1)), ('nNP', (-1, 2, 3)), ('efd', (1.5, -2.25, 1e300)), ('3s5pc?x', (b'ab', b'hello', b'x', [])), ('0s0i2x', (b'',)), ('bhibqb', (1, 2, 3, 4, 5, 6)), ('2h3b', (1, 2, 3, 4, 5)), (' 2 h\n b'.replace('2 ', '2'), (1, 2, 3)), ('10p', (b'x' * 20,)), ('i0q', (1,)), ('3sx2p', (bytearray(b'abcd'), b''))]:
    for o in '@', '=', '<', '>', '!':
        try:
            p = s.pack(o + f, *v)
            print(o + f, s.calcsize(o + f), p, s.unpack(o + f, p))
        except Exception as x: print(o + f, type(x).__name__, x)
for p in '@<>':
    for c in 'bBhHiIlLqQnNP?':
        n = s.calcsize('@' + c) * 8
        for v in (10**30, -10**30, 2**n, -2**n, 2**(n - 1), -2**(n - 1) - 1, -1, 2**31, 2**32, 'x', 1.5, True):
            try: print(p + c, v, s.pack(p + c, v))
            except Exception as x: print(p + c, v, type(x).__name__, x)
class I:
    def __index__(self): return 7
class J:
    def __index__(self): raise KeyError('index')
e(s.pack, 'b', I()); e(s.pack, 'b', J())
for a in [('s', 'x'), ('p', 1), ('c', 'x'), ('c', b'ab'), ('e', 1e6), ('e', 65519), ('e', 65520), ('<f', 1e300), ('f', 1e300), ('d', 'x'), ('e', 'x'), ('d', 10**400), ('e', float('inf')), ('e', float('-nan')), ('<f', float('nan')), ('e', 6e-8), ('e', 2.9e-8), ('d', True)]: e(s.pack, *a)
for h in (0, 1, 0x3c00, 0x7c00, 0xfc00, 0x7e01, 0x8000, 0x3ff, 0x7bff): print(s.unpack('<e', s.pack('<H', h)))
for f in [5, 'é', '3', 'z', '1000000000000000000000b', 'b\0', '9223372036854775807b1b', '<n', 'i3', '@P<', None, b'hi', '', '@', ' ', '2']: e(s.calcsize, f)
