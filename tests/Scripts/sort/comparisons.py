# sort makes as many comparisons as CPython, and is stable.
seed = 99
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n
class K:
    n = 0

    def __init__(s, v):
        s.v = v

    def __lt__(s, o):
        K.n += 1
        return s.v < o.v
def gen(kind, n):
    if kind == 0:
        return [rnd(n) for _ in range(n)]
    if kind == 1:
        return list(range(n))
    if kind == 2:
        return list(range(n, 0, -1))
    if kind == 3:
        return [rnd(4) for _ in range(n)]
    if kind == 4:
        return [i ^ 1 for i in range(n)]
    if kind == 5:
        return list(range(n // 2)) + list(range(n // 2))
    if kind == 6:
        return [i % 10 * n + i for i in range(n)]
    if kind == 7:
        l = list(range(n))
        for _ in range(3):
            i = rnd(n)
            j = rnd(n)
            l[i], l[j] = (l[j], l[i])
        return l
    if kind == 8:
        return list(range(n)) + [rnd(n) for _ in range(10)]
    if kind == 9:
        return [i * i % 7 + i // 50 for i in range(n)]
for kind in range(10):
    for n in (2, 3, 10, 63, 64, 65, 100, 200, 777, 2000):
        a = gen(kind, n)
        ks = [K(x) for x in a]
        K.n = 0
        ks.sort()
        s = [k.v for k in ks]
        ok = all((s[i] <= s[i + 1] for i in range(len(s) - 1)))
        K.n, c = (0, K.n)
        ks = sorted((K(x) for x in a), reverse=True)
        c2 = K.n
        b = list(enumerate(a))
        b.sort(key=lambda p: p[1])
        st = all((b[i][1] < b[i + 1][1] or (b[i][1] == b[i + 1][1] and b[i][0] < b[i + 1][0]) for i in range(len(b) - 1)))
        b = list(enumerate(a))
        b.sort(key=lambda p: p[1], reverse=True)
        st2 = all((b[i][1] > b[i + 1][1] or (b[i][1] == b[i + 1][1] and b[i][0] < b[i + 1][0]) for i in range(len(b) - 1)))
        z = list(a)
        z.sort()
        y = [str(q) for q in a]
        y.sort()
        x = [(q % 3, str(q)) for q in a]
        x.sort()
        w = [float(q) for q in a]
        w.sort()
        print(kind, n, ok, c, c2, st, st2, z == s, sum((hash(q) * i for i, q in enumerate(y))) % 1000003, sum((int(q[1]) * i for i, q in enumerate(x))), w == s)
