"""Readers of resources that have only a few methods to define."""

import abc
import io
from typing import BinaryIO, List

from .abc import Traversable, TraversableResources


class SimpleReader(abc.ABC):
    """The least that a reader has to know."""

    @abc.abstractproperty
    def package(self):
        # type: () -> str
        """The name of the package."""

    @abc.abstractmethod
    def children(self):
        # type: () -> List['SimpleReader']
        """Readers of the folders in it."""

    @abc.abstractmethod
    def resources(self):
        # type: () -> List[str]
        """The names of the files in it."""

    @abc.abstractmethod
    def open_binary(self, resource):
        # type: (str) -> BinaryIO
        """A file as a binary stream."""

    @property
    def name(self):
        return self.package.split('.')[-1]


class ResourceHandle(Traversable):
    """A file of a reader."""

    def __init__(self, parent, name):
        # type: (ResourceContainer, str) -> None
        self.name, self.parent = name, parent  # type: ignore

    def is_dir(self):
        return False

    def is_file(self):
        return True

    def joinpath(self, name):
        raise RuntimeError("Cannot traverse into a resource")

    def open(self, mode='r', *args, **kwargs):
        stream = self.parent.reader.open_binary(self.name)
        return stream if 'b' in mode else io.TextIOWrapper(stream, *args, **kwargs)


class ResourceContainer(Traversable):
    """A folder of a reader."""

    def __init__(self, reader):
        # type: (SimpleReader) -> None
        self.reader = reader

    def is_file(self):
        return False

    def is_dir(self):
        return True

    def open(self, *args, **kwargs):
        raise IsADirectoryError()

    def iterdir(self):
        yield from (ResourceHandle(self, name) for name in self.reader.resources())
        yield from map(ResourceContainer, self.reader.children())

    def joinpath(self, *descendants):
        if not descendants:
            return self
        first, *rest = (part for names in descendants for part in names.split('/'))
        return next(item for item in self.iterdir() if item.name == first).joinpath(*rest)


class TraversableReader(TraversableResources, SimpleReader):
    """A SimpleReader with files()."""

    def files(self):
        return ResourceContainer(self)
