import _struct as s
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

S = s.Struct('<hb')
print(S.size, S.format, S.pack(1, 2), S.unpack(b'abc'), S.unpack_from(b'xabc', 1), S.unpack_from(buffer=b'abcdef', offset=-3), list(S.iter_unpack(b'abcdef')))
b = bytearray(8); S.pack_into(b, 2, 1, 2); print(b); S.pack_into(b, -3, 5, 6); print(b)
e(s.pack); e(s.pack_into); e(s.pack_into, 'b'); e(s.pack_into, 'b', bytearray(1)); e(s.pack_into, 'b', b'1', 0, 1); e(s.pack_into, 'b', 5, 0, 1); e(s.pack_into, 'b', bytearray(1), 'x', 1)
e(s.pack, 'b', 1, 2); e(S.pack); e(S.pack_into); e(s.Struct, 5); e(s.Struct); e(s.Struct, 'b', 2); e(s.Struct, 'b', bad=1); print(s.Struct(format='b').size)
for off in (0, 5, 6, 100, -1, -2, -3, -8, -9, 2**70): e(S.pack_into, bytearray(8), off, 1, 2); e(S.unpack_from, bytes(8), off)
e(S.unpack, b'ab'); e(S.unpack, 'abc'); e(S.unpack); e(S.iter_unpack, b'ab'); e(s.Struct('').iter_unpack, b''); e(s.iter_unpack, 'b', 5); e(s.unpack, 'b', bytearray(b'a')); e(s.unpack, 'b', memoryview(b'a')); e(s.unpack_from, 'b'); e(s.unpack_from, 'b', buffer=b'ab', offset=1)
i = s.iter_unpack('b', b'ab'); print(i.__length_hint__(), next(i), i.__length_hint__(), list(i), i.__length_hint__(), type(i)); e(type(i))
ba = bytearray(b'abcd'); i = s.iter_unpack('h', ba); next(i)
e(ba.append, 1); list(i); e(ba.append, 1)
U = s.Struct.__new__(s.Struct); print(U.size); e(U.unpack, b''); e(U.pack)
print(s.Struct('').__sizeof__(), s.Struct('bhi').__sizeof__())
print(s.error, s.error.__mro__, s.Struct.__module__, s.pack.__text_signature__, s.unpack_from.__text_signature__, s.calcsize.__text_signature__)
class T(s.Struct):
    def __init__(self, x): super().__init__('<' + x)
print(T('h').pack(1), T('h').format)
s._clearcache()
e(setattr, s.Struct, 'x', 1); s.error.x = 1; print(s.error.x)
e(setattr, S, 'size', 1)
