def arithmetic(a, b):
    c = a + b
    d = c * 2 - b
    return 1000000 - d // c


def swap(a, b):
    a, b = b, a
    return a, b


def waiting(a):
    return a + (a := 1) + a


def maybe_unbound(c):
    if c:
        x = 1
    return [x, x]


def unbound_before_call(f):
    r = x + f()
    x = r


def deleted(a):
    b = a
    del a
    return b


def chained(a, b, c):
    return a < b <= 3 != c


def branches(a):
    while a > 0 and a is not None:
        a -= 1 if a not in (1, 2) else 2
    return a or 5


def loop(items, k):
    for i, item in items:
        k = k + 0.5
        yield k if i else item
    for _ in range(3):
        item.x += 1
        item.y[i] -= k


def calls(a, *args, **kw):
    a.f(1, a)
    a.g(x=a)
    a.h(a + 1)
    calls(1, a, k=2)
    calls(*args, **kw)
    return a.f().g("text").h


def closure(a):
    def inner():
        nonlocal a
        a += 1
        return a
    return inner


def protected(f, g):
    with f as x:
        try:
            y = g(x)
        except ValueError as e:
            return e.args
        finally:
            g(0)
    return y


def text(a, b):
    return f"{a!r:>{b}} and {b}"


def unpack(a):
    x, y = a
    (p, q), *rest, last = x
    return {**y, p: q}, [*rest, last], {1: x, 2: y}


async def waits(a):
    async with a as b:
        async for c in b:
            await c


def matches(v):
    match v:
        case {"k": k}:
            return k
        case [1, x]:
            return x
        case int(real=r):
            return r


def star(f):
    try:
        f()
    except* ValueError as e:
        f(e)
