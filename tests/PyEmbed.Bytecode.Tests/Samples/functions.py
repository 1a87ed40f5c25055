import os.path as path, sys
from math import *


def add(a, b=1, /, c=2, *args, d, e=4, **kw) -> int:
    global total
    total = a + b
    total += c
    return total if a is not None and b not in args else -total


def outer(x):
    y: int = x * 2
    def inner(z):
        nonlocal y
        y = y + z + x
        return lambda: (x, y)
    return inner


class Point(object, metaclass=type):
    """Doc."""
    x: float = 1.5
    __slots__ = ()

    @property
    def norm(self):
        return (self.x ** 2 + super().y) ** .5

    def move(self, *delta, scale=1):
        self.x, (first, *rest) = delta
        self.x.y[0:1] = rest[first::2]
        del self.x, rest[0]
        return __class__


print(add(1, 2, 3, d=4), *[1], **{'a': 1}, end='')
value = {'a': 1, 'b': [2, *range(3)], **{}} or {1, 2, 3} or {*(), 4}
flag = 1 < value < 3 != 4
text = f'{value!r:>{10}} {flag=} {value!s} {value!a} {value} {value:x}'
assert flag, 'no'
if flag:
    sys.exit(not ~-+3)
