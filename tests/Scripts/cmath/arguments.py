import cmath
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)
inf, nan = float('inf'), float('nan')
for r in (0.0, -1.0, 2.0, inf, -inf, nan):
    for phi in (0.0, -0.0, 1.0, -3.0, inf, nan): e(cmath.rect, r, phi)
class C:
    def __complex__(self): return 1 + 2j
class F:
    def __float__(self): return 2.0
class Bad:
    def __complex__(self): return 5
for v in C(), F(), 5, True, 'x', None, Bad(), 10**400: e(cmath.exp, v)
e(cmath.log, 8, 2); e(cmath.log, 5, 1); e(cmath.log, 0); e(cmath.log, 5, 0); e(cmath.log, 1 + 1j, 2 - 1j); e(cmath.log, 5, 'x'); e(cmath.log); e(cmath.log, 1, 2, 3); e(cmath.log10, 0)
e(cmath.isclose, 1, 1 + 1e-10j); e(cmath.isclose, 1, 2); e(cmath.isclose, 1, 1.1, rel_tol=0.2); e(cmath.isclose, 1, 1, rel_tol=-1); e(cmath.isclose, inf, inf); e(cmath.isclose, inf, 1); e(cmath.isclose, nan, nan); e(cmath.isclose, 0, 1e-10, abs_tol=1e-9); e(cmath.isclose, 1); e(cmath.isclose, a=1, b=1j)
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj, cmath.isclose.__text_signature__, cmath.exp.__text_signature__)
e(cmath.sqrt); e(cmath.rect, 1); e(cmath.polar, 1, 2); e(cmath.phase, 'x')
