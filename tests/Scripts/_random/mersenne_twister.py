import _random
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

r = _random.Random(42)
print([r.random() for _ in range(3)], [r.getrandbits(k) for k in (0, 1, 8, 32, 33, 64, 100, 1000)])
for seed in 0, 1, -1, 2**32, 2**32 - 1, 10**50, -10**50, True, 1.5, (1, 2): r.seed(seed); print(seed, r.random(), r.getrandbits(20))
r = _random.Random(7); st = r.getstate(); a = [r.random() for _ in range(1000)]; r.setstate(st); print(a == [r.random() for _ in range(1000)], len(st), st[-1], st[:3], r.getstate()[-1])
e(r.getrandbits, -1); e(r.getrandbits, 'x'); e(r.getrandbits, 2**40); e(r.getrandbits); e(r.getrandbits, 1.0)
e(r.setstate, 5); e(r.setstate, ()); e(r.setstate, st[:-1] + (625,)); e(r.setstate, st[:-1] + (-1,)); e(r.setstate, ('x',) + st[1:]); e(r.setstate, (-1,) + st[1:]); e(r.setstate, (2**70,) + st[1:]); e(r.setstate, (2**33,) + st[1:]); e(r.setstate, st[:-1] + ('x',))
e(_random.Random, 1, 2); e(lambda: _random.Random(a=1)); e(r.seed, 1, 2); e(r.seed, []); print(_random.Random().random() != _random.Random().random())
class R(_random.Random):
    def __init__(self, *a, **k): self.k = k; super().__init__(*a)
print(R(5).random(), R(3).getrandbits(70))
print(_random.Random.random.__text_signature__, _random.Random.seed.__text_signature__, _random.Random.__module__)
s = 0
r = _random.Random(99)
for _ in range(5000): s ^= r.getrandbits(32)
print(s)
