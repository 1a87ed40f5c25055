from typing import Callable, Iterable, Iterator, Optional, Set, TypeVar, Union

_T = TypeVar("_T")
_U = TypeVar("_U")


def unique_everseen(
    iterable: Iterable[_T], key: Optional[Callable[[_T], _U]] = None
) -> Iterator[_T]:
    """Yield what has not been seen, by key if there is one."""
    seen: Set[Union[_T, _U]] = set()
    for item in iterable:
        mark = item if key is None else key(item)
        if mark not in seen:
            seen.add(mark)
            yield item
