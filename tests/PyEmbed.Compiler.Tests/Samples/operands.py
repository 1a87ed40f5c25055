def texts(a, b):
    return f'{a!s}{a!r}{a!a}{a}{a:>{b}}{a!r:x}' + '\'"\n\t\x00é\udc80\U0001F600' * 1


def numbers():
    return [1, -1, 1.5, 1e100, 1j, -0.0, True, None, ..., 10 ** 30, b'a\x00\'', (1, (2.5, 'x')), ()]


def outer(first, /, second: int = 1, *args, third=2, **kwargs) -> 'x':
    cell = first

    def inner(x: int = cell, *, y=args) -> str:
        nonlocal cell
        cell = second
        return cell, __name__, first
    return inner, lambda: kwargs, [cell for cell in third]


class C(outer, metaclass=type):
    x: int = 1

    def method(self):
        return super().method, __class__

    y = x + 1


def operators(a, b):
    a += b
    a @= b
    a **= -b
    a //= ~b
    a >>= +b
    a = not a
    a[b:b:a] = a[b] if a < b <= a else a is b
    del a[b], a.b
    return a in b, a not in b, a is not b, a != b, print(*a, **b), print(a, sep=b), a.f(b)


async def waiting(a):
    async with a as b:
        async for c in b:
            await c
    return [d async for d in a]


async def generating(a):
    yield await a


x = y = z = w = 5 if C else 6
del z
global_name = 1


def uses_global():
    global global_name
    global_name = 2
    del global_name
    import os.path as p, sys
    from os import path, sep as s
    assert p, s
    yield from p
    raise ValueError from None
