from typing import *
T, S = TypeVar('T'), TypeVar('S', int, str); P = ParamSpec('P'); Ts = TypeVarTuple('Ts')
for t in (List[int], Dict[str, T], Union[int, str, int], Optional[T], Union[int], Callable[[int, T], str], Callable[..., int], Callable[P, T], Tuple[int, ...], Tuple[()],
          Literal[1, True, 'a'], Annotated[int, 5, 'x'], ClassVar[int], Final[str], Type[T], Concatenate[int, P], Unpack[Ts], TypeGuard[int], Any, NoReturn, Self, LiteralString):
    print(t, get_origin(t), get_args(t))
print(Dict[T, List[S]][int, str], Callable[P, T][[int, str], bool], Union[T, int][str], Tuple[int, Unpack[Ts]][str, bool], Annotated[List[T], 1][int])
def e(f):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
e(lambda: List[int, str]); e(lambda: List[int][str]); e(lambda: Union[()]); e(lambda: Optional[1, 2]); e(lambda: Generic[int]); e(lambda: isinstance(1, Any)); e(lambda: ClassVar[ClassVar[int]])
e(lambda: Callable[int]); e(lambda: Annotated[int]); e(lambda: Final()); e(lambda: isinstance([], List[int])); e(lambda: List()); e(lambda: TypeVar('X', int)); e(lambda: Dict[str, T][int, str])
print(int | None == Optional[int], hash(Literal[1]) == hash(Literal[1]), Literal[1] == Literal[True], List[int] is List[int], isinstance(1, Union[int, str]))
