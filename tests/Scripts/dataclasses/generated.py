from dataclasses import *

@dataclass(order=True)
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list, compare=False)
    _count: int = field(default=0, init=False, repr=False)

a, b = Item('a'), Item('b', 2, tags=['x'])
print(a, a == Item('a'), a < b, a.tags is b.tags, Item.__doc__, Item.__match_args__, a.__hash__)
print([f.name for f in fields(a)], replace(a, price=9), is_dataclass(Item), Item.__init__.__qualname__)

@dataclass(frozen=True, slots=True)
class Frozen:
    x: int
    y: int = 2

f = Frozen(1)
print(f, hash(f) == hash((1, 2)), Frozen.__slots__)
for action in (lambda: setattr(f, 'x', 1), lambda: delattr(f, 'x'), lambda: replace(f, q=1), lambda: fields(1),
               lambda: make_dataclass('A', ['a b']), lambda: make_dataclass('A', [('a', int, 1), 'b'])):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)

@dataclass(kw_only=True)
class Base:
    k: int
@dataclass
class Derived(Base):
    p: InitVar[int]
    _: KW_ONLY
    q: int = 5
    def __post_init__(self, p):
        self.sum = p + self.q
d = Derived(1, k=2)
print(d, d.sum, Derived.__doc__)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as error:
    print(error)
