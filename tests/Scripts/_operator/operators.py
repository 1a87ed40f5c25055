import _operator as op
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

class V:
    def __getattr__(self, n):
        raise AttributeError(n)
values = [3, -2, 2.5, 'ab', [1], (1,), {1: 2}, True, None, {1}]
for name in sorted(vars(op)):
    f = getattr(op, name)
    if name.startswith('_') or isinstance(f, type) or name in ('call', 'ipow', 'iadd', 'imul', 'ior', 'iand', 'isub', 'ixor', 'iconcat', 'setitem', 'delitem', 'is_', 'is_not'): continue
    for n in (1, 2):
        for a in values:
            for b in values if n == 2 else [None]:
                args = (a, b)[:n]
                if name in ('pow', 'lshift') and b == 'ab': continue
                try: print(name, args, f(*args))
                except Exception as x: print(name, args, type(x).__name__, x)
