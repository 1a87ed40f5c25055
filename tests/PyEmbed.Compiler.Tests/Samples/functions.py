def f(a, b=1, /, c=2, *d, e, f=3, **g) -> 'r':
    "Docstring."
    return a, b, c, d, e, f, g


def annotated(a: int, /, b: str = 'x', *c: float, d: g.h, **e: None) -> list[int]: ...


def outer(x, y=lambda z=1: z):
    w = 1
    def middle(x=x):
        nonlocal w
        w += 1
        def inner(): return x, y, w, outer
        return inner
    class C:
        nonlocal w
        v = w
        def method(self): return __class__, super().method, w
        w = v
    return lambda *a, **k: (x, w, a, k)


@a
@b.c(d)
def decorated(
    x=1,
    *,
    y=2,
): return x


@a
@b
class Decorated(
    Base, *bases, metaclass=Meta,
    **kw
):
    """Docstring."""
    x: int = 1
    __private = 2

    def __method(self, __arg): return self.__private, __arg, __class__

    @property
    def p(self): return super().p

    class Inner(Base): pass
    lambda self: self.__x
    def f(self): from . import __mangled; global __g; __g = __mangled


def calls(f, a, k):
    f(); f(a); f(a, k=a); f(*a); f(**k); f(a, *a, k=1, **k); f(*a, *k); f(**a, **k); f(a, *a, k, b=1)
    f.g(); f.g(a); f.g(a, k=a); f.g(*a); f.g.h(a)(k)
    f(a for a in k); super().f(); super(a, k).g(); f()()
    f(
        a,
        k=f(
            a
        ),
    ).g(
        k
    )
    (f
     .g(a)
     .h(k))
    f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, a=1)
    f.g(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32)
    {1: 2, 3: 4, 5: 6, 7: 8, 9: 10, 11: 12, 13: 14, 15: 16, 17: 18, 19: a}
    [a, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]
    return f(a)


def generator(a):
    x = yield
    y = yield x
    z = yield from a
    return [(x, y, z), (yield)]


async def coroutine(a):
    async with a as b, a.c: await b
    async for x in a:
        if x: continue
        break
    else: await x
    return [y async for y in a if await y], {z: 1 async for z in a}, (w async for w in a), [await v for v in a]


async def agen(a):
    async with a: yield a
    try: yield
    finally: await a


def comprehensions(a):
    return [x for x in a], {x for x in a if x}, {x: y for x, y in a for z in y if z if x}, (x for x in a), [[y for y in x] for x in a], [lambda: x for x in a], [(n := x) for x in a], n


async def f2(): return [[y async for y in x] for x in a]
class C2: z = [x for x in y]; w = {q: __a for q in z}
[x for x in (lambda: y)()]
