from dataclasses import *
from collections import namedtuple

Pair = namedtuple('Pair', 'a b')

@dataclass
class Inner:
    n: int

@dataclass
class Outer:
    inner: Inner
    items: list
    pair: Pair
    mapping: dict

o = Outer(Inner(1), [Inner(2), (Inner(3),)], Pair(Inner(4), 5), {'k': Inner(6)})
print(asdict(o))
print(astuple(o))
print(asdict(o, dict_factory=lambda items: sorted(items, key=str))[0][0])
try:
    asdict(Outer)
except TypeError as error:
    print(error)
