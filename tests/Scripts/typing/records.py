from typing import NamedTuple, TypedDict, Required, NotRequired, Generic, TypeVar, get_type_hints, NewType, is_typeddict
class P(NamedTuple):
    x: int
    y: 'str' = 'a'
    def both(self): return self.x, self.y
print(P(1), P(1).both(), P._field_defaults, P.__annotations__, get_type_hints(P), NamedTuple('Q', [('a', int)])(2))
class M(TypedDict, total=False):
    a: Required[int]
    b: str
class N(M):
    c: NotRequired[int]
    d: int
print(sorted(N.__required_keys__), sorted(N.__optional_keys__), N.__total__, get_type_hints(N), is_typeddict(N), N(a=1), TypedDict('R', {'x': int}).__annotations__)
U = NewType('U', int); print(U, U(5), U.__supertype__, int | U)
def e(f):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
e(lambda: isinstance({}, M)); e(lambda: type('X', (U,), {})); e(lambda: NamedTuple('Q', [('a', int)], b=1))
try:
    class Bad(NamedTuple):
        x: int = 1
        y: int
except TypeError as x: print(x)
