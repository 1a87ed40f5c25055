"""Readers of resources in folders and archives."""

import collections
import operator
import pathlib

from . import abc
from ._itertools import unique_everseen


def remove_duplicates(items):
    return iter(collections.OrderedDict.fromkeys(items))


class FileReader(abc.TraversableResources):
    """Reader of a package in a folder."""

    def __init__(self, loader):
        self.path = pathlib.Path(loader.path).parent

    def resource_path(self, resource):
        return str(self.path.joinpath(resource))

    def files(self):
        return self.path


class ZipReader(abc.TraversableResources):
    """Reader of a package in an archive."""

    def __init__(self, loader, module):
        package = module.rpartition('.')[2]
        self.archive, self.prefix = loader.archive, loader.prefix.replace('\\', '/') + package + '/'

    def files(self):
        import zipfile
        return zipfile.Path(self.archive, self.prefix)

    def is_resource(self, path):
        found = self.files().joinpath(path)
        return found.is_file() and found.exists()

    def open_resource(self, resource):
        try:
            return super().open_resource(resource)
        except KeyError as missing:
            raise FileNotFoundError(missing.args[0])


class MultiplexedPath(abc.Traversable):
    """Several folders as one."""

    def __init__(self, *paths):
        self._paths = list(map(pathlib.Path, remove_duplicates(paths)))
        if not self._paths:
            raise FileNotFoundError('MultiplexedPath must contain at least one path')
        if not all(path.is_dir() for path in self._paths):
            raise NotADirectoryError('MultiplexedPath only supports directories')

    def iterdir(self):
        return unique_everseen((file for path in self._paths for file in path.iterdir()),
                               key=operator.attrgetter('name'))

    def joinpath(self, child):
        # What is in none of them would be in the first.
        return next((file for file in self.iterdir() if file.name == child), self._paths[0] / child)

    __truediv__ = joinpath

    def is_file(self):
        return False

    def is_dir(self):
        return True

    def _fail(self, *args, **kwargs):
        raise FileNotFoundError(f'{self} is not a file')

    def read_bytes(self):
        self._fail()

    def open(self, *args, **kwargs):
        self._fail()

    def read_text(self, *args, **kwargs):
        self._fail()

    @property
    def name(self):
        return self._paths[0].name

    def __repr__(self):
        return f"MultiplexedPath({', '.join(f'{str(path)!r}' for path in self._paths)})"


class NamespaceReader(abc.TraversableResources):
    """Reader of a namespace package."""

    def __init__(self, namespace_path):
        if 'NamespacePath' not in str(namespace_path):
            raise ValueError('Invalid path')
        self.path = MultiplexedPath(*namespace_path)

    def resource_path(self, resource):
        return str(self.path.joinpath(resource))

    def files(self):
        return self.path
