"""What other code may count on: protocols of metadata and of paths."""

from typing import Any, Dict, Iterator, List, Protocol, TypeVar, Union

_T = TypeVar('_T')


class PackageMetadata(Protocol):
    """The fields of a distribution's metadata."""

    def __len__(self) -> int:
        ...

    def __contains__(self, item: str) -> bool:
        ...

    def __getitem__(self, key: str) -> str:
        ...

    def __iter__(self) -> Iterator[str]:
        ...

    def get_all(self, name: str, failobj: _T = ...) -> Union[List[Any], _T]:
        """All values of a field."""

    @property
    def json(self) -> Dict[str, Union[str, List[str]]]:
        """The fields as JSON can have them."""


class SimplePath(Protocol):
    """The part of pathlib.Path that is needed."""

    def joinpath(self) -> 'SimplePath':
        ...

    def __truediv__(self) -> 'SimplePath':
        ...

    def parent(self) -> 'SimplePath':
        ...

    def read_text(self) -> str:
        ...
