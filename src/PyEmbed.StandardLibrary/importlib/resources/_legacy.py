"""The former functions of importlib.resources."""

import functools
import os
import pathlib
import types
from typing import Any, BinaryIO, ContextManager, Iterable, TextIO, Union

from . import _common

Package = Union[types.ModuleType, str]
Resource = str


def deprecated(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        import warnings
        warnings.warn(
            f"{func.__name__} is deprecated. Use files() instead. "
            "Refer to https://importlib-resources.readthedocs.io"
            "/en/latest/using.html#migrating-from-legacy for migration advice.",
            DeprecationWarning,
            stacklevel=2)
        return func(*args, **kwargs)
    return wrapper


def normalize_path(path):
    # type: (Any) -> str
    """A file name; ValueError if there is a folder before it."""
    folder, name = os.path.split(str(path))
    if folder:
        raise ValueError(f'{path!r} must be only a file name')
    return name


def _resource(package, resource):
    return _common.files(package) / normalize_path(resource)


@deprecated
def open_binary(package: Package, resource: Resource) -> BinaryIO:
    """A resource as a binary file."""
    return _resource(package, resource).open('rb')


@deprecated
def read_binary(package: Package, resource: Resource) -> bytes:
    """The bytes of a resource."""
    return _resource(package, resource).read_bytes()


@deprecated
def open_text(
    package: Package,
    resource: Resource,
    encoding: str = 'utf-8',
    errors: str = 'strict',
) -> TextIO:
    """A resource as a text file."""
    return _resource(package, resource).open('r', encoding=encoding, errors=errors)


@deprecated
def read_text(
    package: Package,
    resource: Resource,
    encoding: str = 'utf-8',
    errors: str = 'strict',
) -> str:
    """The text of a resource."""
    with open_text(package, resource, encoding, errors) as stream:
        return stream.read()


@deprecated
def contents(package: Package) -> Iterable[str]:
    """The names in a package."""
    return [path.name for path in _common.files(package).iterdir()]


@deprecated
def is_resource(package: Package, name: str) -> bool:
    """Whether a name in a package is that of a file."""
    wanted = normalize_path(name)
    return any(item.name == wanted and item.is_file() for item in _common.files(package).iterdir())


@deprecated
def path(
    package: Package,
    resource: Resource,
) -> ContextManager[pathlib.Path]:
    """A context with a path in the file system for a resource."""
    return _common.as_file(_resource(package, resource))
