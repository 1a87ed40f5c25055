"""The files of a package."""

import contextlib
import functools
import importlib
import os
import pathlib
import types
from typing import Optional, Union

from ._adapters import wrap_spec
from .abc import ResourceReader, Traversable

Package = Union[types.ModuleType, str]


def files(package):
    # type: (Package) -> Traversable
    """The folder of a package."""
    return from_package(get_package(package))


def get_resource_reader(package):
    # type: (types.ModuleType) -> Optional[ResourceReader]
    """The reader that the package's loader gives, None if it gives none."""
    spec = package.__spec__
    reader = getattr(spec.loader, 'get_resource_reader', None)
    return None if reader is None else reader(spec.name)


def resolve(cand):
    # type: (Package) -> types.ModuleType
    return cand if isinstance(cand, types.ModuleType) else importlib.import_module(cand)


def get_package(package):
    # type: (Package) -> types.ModuleType
    """A package itself or by name."""
    resolved = resolve(package)
    if wrap_spec(resolved).submodule_search_locations is None:
        raise TypeError(f'{package!r} is not a package')
    return resolved


def from_package(package):
    """The folder of a package that is imported."""
    spec = wrap_spec(package)
    return spec.loader.get_resource_reader(spec.name).files()


@contextlib.contextmanager
def _tempfile(reader, suffix='', *, _os_remove=os.remove):
    # The default argument is there still when the interpreter ends.
    import tempfile
    descriptor, path = tempfile.mkstemp(suffix=suffix)
    try:
        try:
            os.write(descriptor, reader())
        finally:
            os.close(descriptor)
        del reader
        yield pathlib.Path(path)
    finally:
        try:
            _os_remove(path)
        except FileNotFoundError:
            pass


@functools.singledispatch
def as_file(path):
    """A context with a path in the file system for a file of a package."""
    return _tempfile(path.read_bytes, suffix=path.name)


@as_file.register(pathlib.Path)
@contextlib.contextmanager
def _(path):
    yield path
