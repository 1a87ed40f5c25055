"""Records CPython 3.11.7's symbol tables and their errors: run by hand with that interpreter, from this folder.

symbols.tsv: source, table. errors.tsv: source, type, message, line, offset, end line, end offset, number of args. Sources are Python string literals without quotes.
"""
import _symtable

TABLES = r'''
x = 1
---
def f(a, /, b: int = 1, *args, c: str = d, **kwargs) -> e: return a + b
---
async def f(): await x
---
lambda a, *b, c=d, **e: a
---
def f():
    x = 1
    def g():
        nonlocal x
        x = 2
        def h(): return x, y
    y = 3
---
def f():
    global x
    x = 1
    def g(): return x
x = 2
---
def f():
    global x
    def g():
        x = 1
        def h(): return x
---
def f(x):
    def g():
        global x
        def h(): return x
---
class C:
    x = 1
    def f(self): return x, __class__, super
    def g(self): return super().g()
---
def f():
    x = 1
    class C:
        y = x
        x = 2
        def g(self): return x
---
def f(x):
    class C:
        global x
        def g(self): return x
---
def f(x):
    class C:
        nonlocal x
        x = 1
        def g(self): return x
---
class C:
    __x = 1
    def __f(self, __a, __b__, _c, __):
        self.__y = __x
        import __m, __m.n, m.__n as __o
        from m import __p
        global __g
        try: pass
        except E as __e: pass
        __class__ = 1
class __: __x = 1
class __D_: __x = 1
---
class A:
    class B:
        __x = 1
        def f(self): lambda __y: __x
    __z = 2
---
[x for x in y]
---
def f(y): return [x + y for x in y if x for z in x if (w := z)], {x: w for x in y}, {x for x in y}, (x for x in y)
---
class C: y = [x for x in y for z in y]
---
[[x for x in y] for y in z]
---
[(a := 1) for x in y]
---
def f():
    [(a := x) for x in y]
    return a
---
def f():
    global a
    [[(a := x) for x in y] for y in z]
---
def f():
    def g(): return a
    [(lambda: (a := 1)) for x in y]
    a = 2
---
async def f():
    [x async for x in y]
    [await x for x in y]
    (x async for x in y)
    return [[z async for z in x] for x in y]
---
def f(): yield x
---
def f():
    for x in y: yield from x
    else: return 1
---
def f(): return
---
x: int
y: int = 1
(z): int = 2
w.v: int = 3
---
def f():
    x: int
    y: z = 1
    (a): b
---
from __future__ import annotations
def f(a: b, *c: d) -> e:
    x: y = 1
    def g(h: lambda i: i) -> [j for j in k]: return l
---
import a, b.c, d.e as f
from g import h, i as j
from k import *
---
with a as b, c as (d, e): pass
try: f
except g as h: i
except: j
else: k
finally: l
---
try: pass
except* a as b: pass
---
match a:
    case [b, *c, _]: d
    case {'k': e, **f} if g: h
    case I(j, k=l) | (M(n) as o): p
    case q.r: s
    case _: t
---
for a.b[c] in d: e += 1
del f, g[h]
---
def f():
    del x
    x += 1
    for y in z: break
---
@a
@b.c
class D(e, f=g, *h, **i):
    "doc"
    j = k
---
@a
def f(b=c): pass
---
def f(a=lambda b: b, *, c=[d for d in e]): pass
---
f'{a!r:{b}} {c=}'
---
a if b else c, a and b or not c, a < b < c, a[b:c:d, ...], {e: f, **g}, {*h}, [*i], print(*j, k=l, **m)
---
def outer():
    def f(): return x
    x = 1
    def g(): x = 2
    class C:
        def h(self): return x
    lambda: x
---
def f(x, y):
    def g(): return y
    def h(): return x
    def b(): return a
    a = 1
---
def \U00020000(\ufa0e, \U00020001): return lambda: (\U00020001, \ufa0e)
---
def f():
    def g():
        def h():
            return __class__
    class C:
        def i(self):
            def j(): return super()
---
class __class__:
    def f(self): return __class__
    __class__ = 1
---
def f(super): return super()
---
class C: super
---
def f():
    nonlocal_ = 1
    def g():
        nonlocal nonlocal_
        class C:
            nonlocal nonlocal_
---
def f():
    global x, y
    global x
    import x
    def y(): pass
---
x = 1
def f():
    return x
    def g():
        global x
'''

ERRORS = r'''
def f(a, a): pass
---
lambda a, *a: 0
---
def f(a, *, b, **b): pass
---
class C:
    def f(__a, _C__a): pass
---
def f(x): global x
---
def f(x):
    pass; nonlocal x
---
def f():
    x = 1
    global x
---
def f():
    print(x)
    global x
---
def f():
    print(x)
    x = 1
    global x
---
def f():
    x: int
    global x
---
def f():
    global x
    x: int
---
def f():
    global x
    (x): int = 1
    x: int = 1
---
def f(x):
    def g():
        nonlocal x
        x: int = 1
---
def f(x):
    def g():
        x: int = 1
        nonlocal x
---
def f(x):
    def g():
        x
        nonlocal x
---
def f(x):
    def g():
        x = 1
        nonlocal x
---
def f():
    global a, x, b; x = 1; nonlocal x
---
nonlocal x
---
class C: nonlocal x
---
def f():
    def g(): nonlocal x
---
x = 1
def f(): nonlocal x
---
def f():
    global x
    def g(): nonlocal x
---
class C:
    __x = 1
    def f(self):
        pass; nonlocal __x
---
class C:
    x = 1
    def f(self): nonlocal x
---
def f(): from m import *
---
class C:
    from m import *
---
def f():
    lambda: 0
    from m import a, *
---
[(x := 1) for x in y]
---
[x for x in (y := z)]
---
[x for x in [lambda: (y := z)]]
---
[[(x := 1) for y in z] for x in w]
---
[x for y in z for x in (w := y)]
---
[(y := x) for x in z for y in x]
---
[((y := 1), [0 for y in z]) for x in z if (y := 2)]
---
class C: [(x := 1) for y in z]
---
class C:
    [(lambda: [(x := 1) for y in z]) for w in v]
    def f(self): [[(x := 1) for y in z] for w in v]
    [[(x := 1) for y in z] for w in v]
---
def f():
    [(x := 1) for y in z]
    global x
---
def f():
    [(x := 1) for y in z]
    nonlocal x
---
[(yield) for x in y]
---
def f(): {x for x in y if (yield x)}
---
def f(): {(yield from x): 1 for x in y}
---
def f(): return ((yield x) for x in y)
---
def f(): return [x for x in (yield)], [(yield) for x in y]
---
from __future__ import annotations
def f(a: (yield)): pass
---
from __future__ import annotations
def f(a, *b: (x := 1)): pass
---
from __future__ import annotations
def f() -> (await x): pass
---
from __future__ import annotations
x: (yield from y)
---
from __future__ import annotations
async def f():
    x: [await y for z in w]
    z: await y
---
from __future__ import braces
---
from __future__ import annotations, nope
---
from __future__ import (annotations as a, barry_as_FLUFL,
    *)
---
from __future__ import *
---
x = 1; from __future__ import annotations
---
"doc"; "other"; from __future__ import annotations
---
x = 1
from __future__ import annotations
---
"doc"
"other"
from __future__ import annotations
---
from __future__ import annotations
"doc"
from __future__ import annotations
---
def f():
    from __future__ import braces
---
from __future__ import annotations; x = 1; from __future__ import annotations
---
from __future__ import \u00e9\u00e9
'''


def sources(text):
    return [source.strip('\n').encode().decode('unicode_escape') + '\n' for source in text.split('---')]


def table(scope, indent=''):
    symbols = sorted(f'{name}:{flags}' for name, flags in scope.symbols.items())
    lines = [f"{indent}{scope.name} {scope.type} {scope.lineno} {int(bool(scope.nested))} [{' '.join(scope.varnames)}] {' '.join(symbols)}"]
    for child in scope.children:
        lines += table(child, indent + '  ')
    return lines


def escape(text):
    return text.encode('unicode_escape').decode()


with open('symbols.tsv', 'w') as out:
    out.write('# source, table: name, type, line, nested, [parameters], symbols and their flags\n')
    for source in sources(TABLES):
        out.write(escape(source) + '\t' + escape('\n'.join(table(_symtable.symtable(source, '<string>', 'exec')))) + '\n')

with open('errors.tsv', 'w') as out:
    out.write('# source, message, line, offset, end line, end offset, number of args\n')
    for source in sources(ERRORS):
        try:
            compile(source, '<string>', 'exec', dont_inherit=True)
        except SyntaxError as e:
            out.write('\t'.join(map(str, (escape(source), escape(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset, len(e.args)))) + '\n')
        else:
            out.write(escape(source) + '\tno error\n')
