from typing import Protocol, runtime_checkable, Generic, TypeVar
T = TypeVar('T')
@runtime_checkable
class Closes(Protocol):
    def close(self): ...
@runtime_checkable
class Named(Protocol):
    name: str
class Box(Protocol[T]):
    def get(self) -> T: ...
class A:
    def close(self): pass
class B: close = None; name = 'b'
def e(f):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
e(lambda: (isinstance(A(), Closes), isinstance(B(), Closes), issubclass(A, Closes), issubclass(B, Closes), isinstance(B(), Named), isinstance(A(), Named)))
e(lambda: issubclass(A, Named)); e(lambda: isinstance(A(), Box)); e(Closes); e(lambda: runtime_checkable(A)); e(lambda: type('C', (Closes, A, Protocol), {}))
class D(Closes):
    def __init__(self): self.x = 1
print(D().x, D._is_protocol, Box.__parameters__, Box[int])
