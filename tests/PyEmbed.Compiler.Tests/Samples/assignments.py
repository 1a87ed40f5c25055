"""Docstring."""
from __future__ import annotations
import a, a.b, a.b as c, a.b.c as d
from . import e
from ..f.g import h as i, j
from k import *

x = y = z = 1
(a, b), [c, *d] = x, y = z
a, b = b, a
a, b, c = c, b, a
a, b, c, d = d, c, b, a
[a] = b
a.b = c[d] = e[f:g] = h[i:j:k] = 1
a.b, c[d] = e, f
a: int
b: int = 1
(c): int = 2
d.e: f[g] = 3
h[i]: j = k
for a.b in c: pass
for d[e], (f, *g) in h:
    i
else:
    j
a += b; a.b -= c; a[b] *= c; a[b:c] /= d
del a, b.c, d[e], f[g:h], (i, [j]), ()
if (n := len(a)) > 10: print(n)
global g1


def f(p, q):
    global g1, g2
    g1, p = q, p
    p, q, p = q, p, q
    p = q = p
    q: str = "x"
    r: str
    p, p = q, p
    (p, q), g2 = q, (p, r)
    for p, q in p: q = p
    import os.path, os.path as q
    del p, g1
    a, b, c = p, q, 1
    a, b, c, d = p, q, 1, 2
    return lambda: q
