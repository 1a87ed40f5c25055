from typing import *
class A:
    x: 'int'
    y: 'List[A]' = None
class B(A): z: Annotated[int, 1]
print({k: str(v) for k, v in get_type_hints(B).items()}, get_type_hints(B, include_extras=True)['z'])
def f(a: 'int', b: None, *c: 'Optional[str]') -> 'B': ...
print(get_type_hints(f), get_type_hints(print), ForwardRef('x'), ForwardRef('x') == ForwardRef('x'))
@overload
def g(x: int): ...
@overload
def g(x: str): ...
def g(x): return x
print(len(get_overloads(g)), get_overloads(f)); clear_overloads(); print(get_overloads(g))
@no_type_check
def h(a: 'not a type'): ...
print(get_type_hints(h), final(f).__final__, cast(int, 'a'), dataclass_transform(eq_default=False)(f).__dataclass_transform__)
for t in 5, 'x y': 
    try: get_type_hints(t) if t == 5 else ForwardRef(t)
    except Exception as x: print(type(x).__name__, x)
