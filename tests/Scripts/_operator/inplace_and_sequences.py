import _operator as op
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

for name in 'iadd isub imul imatmul ifloordiv itruediv imod ilshift irshift iand ixor ior ipow iconcat'.split():
    for a, b in [(7, 2), ([1], [2]), ([1], 3), ({1, 2}, {2}), ('a', 'b'), (1, None), ({1: 2}, {3: 4})]:
        try: print(name, a, b, getattr(op, name)(a, b))
        except Exception as x: print(name, a, b, type(x).__name__, x)
d = {1: 2}
op.setitem(d, 3, 4); op.delitem(d, 1); print(d)
e(op.delitem, d, 9); e(op.setitem, (), 0, 1); e(op.setitem, d); e(op.getitem, d, 9); e(op.getitem, 5, 1)
print(op.is_(d, d), op.is_not(d, {}), op.not_(d), op.truth([]), op.contains('abc', 'b'))
class S:
    def __init__(s, x): s.x = x
    def __getitem__(s, i): return s.x[i]
    def __add__(s, o): return 'added'
print(op.concat(S('a'), S('b')), op.iconcat(S('a'), [1])); e(op.concat, S('a'), 1); e(op.concat, 1, 2); e(op.concat, [1], 2)
class H:
    def __length_hint__(s): return 7
class B:
    def __length_hint__(s): return -1
class N:
    def __length_hint__(s): return 'x'
print(op.length_hint([1]), op.length_hint(H()), op.length_hint(5), op.length_hint(5, 9)); e(op.length_hint, B()); e(op.length_hint, N()); e(op.length_hint, 1, 'x'); e(op.length_hint)
print(op.index(True), type(op.index(True)).__name__); e(op.index, 1.5)
print(op.call(print, 1, 2, sep='-'), op.call(dict, a=1)); e(op.call); e(op.call, 5)
print(op.countOf('abca', 'a'), op.indexOf('abca', 'c'), op.countOf([float('nan')], 1)); e(op.indexOf, 'abc', 'q'); e(op.indexOf, 5, 1); e(op.countOf, 5, 1)
c = op._compare_digest
print(c('a', 'a'), c('a', 'b'), c(b'a', bytearray(b'a')), c(b'a', b'ab'), c('', '')); e(c, 'a', b'a'); e(c, 'é', 'é'); e(c, 1, 2); e(c, memoryview(b'a'), b'a'); e(c, 'a')
for f in op.add, op.abs, op.call, op.length_hint, op.setitem, op._compare_digest: print(f.__name__, f.__text_signature__)
