"""What readers of resources and their files can do."""

import abc
import io
import os
from typing import Any, BinaryIO, Iterable, Iterator, NoReturn, Optional, Protocol, Text, Union, runtime_checkable

StrPath = Union[str, os.PathLike[str]]

__all__ = ["ResourceReader", "Traversable", "TraversableResources"]


class ResourceReader(metaclass=abc.ABCMeta):
    """Base of readers of a package's resources."""

    @abc.abstractmethod
    def open_resource(self, resource: Text) -> BinaryIO:
        """A resource as a binary file."""
        raise FileNotFoundError

    @abc.abstractmethod
    def resource_path(self, resource: Text) -> Text:
        """The path of a resource in the file system."""
        raise FileNotFoundError

    @abc.abstractmethod
    def is_resource(self, path: Text) -> bool:
        """Whether a name is that of a resource, not of a folder."""
        raise FileNotFoundError

    @abc.abstractmethod
    def contents(self) -> Iterable[str]:
        """The names in the package."""
        raise FileNotFoundError


@runtime_checkable
class Traversable(Protocol):
    """What files and folders can do, as pathlib's paths can."""

    @abc.abstractmethod
    def iterdir(self) -> Iterator["Traversable"]:
        """What is in a folder."""

    def read_bytes(self) -> bytes:
        """The bytes of a file."""
        with self.open('rb') as stream:
            return stream.read()

    def read_text(self, encoding: Optional[str] = None) -> str:
        """The text of a file."""
        with self.open(encoding=encoding) as stream:
            return stream.read()

    @abc.abstractmethod
    def is_dir(self) -> bool:
        """Whether it is a folder."""

    @abc.abstractmethod
    def is_file(self) -> bool:
        """Whether it is a file."""

    @abc.abstractmethod
    def joinpath(self, *descendants: StrPath) -> "Traversable":
        """What is below."""

    def __truediv__(self, child: StrPath) -> "Traversable":
        return self.joinpath(child)

    @abc.abstractmethod
    def open(self, mode='r', *args, **kwargs):
        """Open a file; mode is 'r' or 'rb'."""

    @abc.abstractproperty
    def name(self) -> str:
        """The name without what it is in."""


class TraversableResources(ResourceReader):
    """Base of readers that have files()."""

    @abc.abstractmethod
    def files(self) -> "Traversable":
        """The folder of the package."""

    def open_resource(self, resource: StrPath) -> io.BufferedReader:
        return self.files().joinpath(resource).open('rb')

    def resource_path(self, resource: Any) -> NoReturn:
        raise FileNotFoundError(resource)

    def is_resource(self, path: StrPath) -> bool:
        return self.files().joinpath(path).is_file()

    def contents(self) -> Iterator[str]:
        return (item.name for item in self.files().iterdir())
