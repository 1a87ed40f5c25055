from _statistics import _normal_dist_inv_cdf as q
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

for p in [.5, .1, .9, .001, .999, 1e-10, 1 - 1e-10, 1e-300, .075, .925, .0749, 1e-12]: print(q(p, 0, 1), q(p, 100.5, 15.25))
for a in [(0, 0, 1), (1, 0, 1), (.5, 0, 0), (.5, 0, -1), (float('nan'), 0, 1), ('x', 0, 1), (.5, 0)]: e(q, *a)
