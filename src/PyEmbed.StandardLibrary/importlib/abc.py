"""Abstract base classes of finders and loaders."""

import abc

from . import _bootstrap_external
from . import machinery
from ._abc import Loader
from .resources.abc import ResourceReader, Traversable, TraversableResources

__all__ = [
    'Loader', 'Finder', 'MetaPathFinder', 'PathEntryFinder',
    'ResourceLoader', 'InspectLoader', 'ExecutionLoader',
    'FileLoader', 'SourceLoader',
    'ResourceReader', 'Traversable', 'TraversableResources',
]


def _register(abstract_cls, *classes):
    for cls in classes:
        abstract_cls.register(cls)


def _deprecated(message, stacklevel=1):
    import warnings
    warnings.warn(message, DeprecationWarning, stacklevel=stacklevel + 1)


class Finder(metaclass=abc.ABCMeta):
    """Former base of finders."""

    def __init__(self):
        _deprecated("the Finder ABC is deprecated and "
                    "slated for removal in Python 3.12; use MetaPathFinder "
                    "or PathEntryFinder instead")

    @abc.abstractmethod
    def find_module(self, fullname, path=None):
        """The loader of a module."""
        _deprecated("importlib.abc.Finder along with its find_module() "
                    "method are deprecated and "
                    "slated for removal in Python 3.12; use "
                    "MetaPathFinder.find_spec() or "
                    "PathEntryFinder.find_spec() instead")


class MetaPathFinder(metaclass=abc.ABCMeta):
    """Base of finders in sys.meta_path, which define find_spec(fullname, path, target=None)."""

    def find_module(self, fullname, path):
        """The loader of a module, None if it is not found. Deprecated."""
        _deprecated("MetaPathFinder.find_module() is deprecated since Python "
                    "3.4 in favor of MetaPathFinder.find_spec() and is "
                    "slated for removal in Python 3.12", stacklevel=2)
        found = self.find_spec(fullname, path) if hasattr(self, 'find_spec') else None
        return None if found is None else found.loader

    def invalidate_caches(self):
        """Forget what is remembered; nothing happens here."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    """Base of finders made by sys.path_hooks, which define find_spec(fullname, target=None)."""

    def find_loader(self, fullname):
        """(loader, portions of a namespace package). Deprecated."""
        _deprecated("PathEntryFinder.find_loader() is deprecated since Python "
                    "3.4 in favor of PathEntryFinder.find_spec() "
                    "(available since 3.4)", stacklevel=2)
        found = self.find_spec(fullname) if hasattr(self, 'find_spec') else None
        if found is None:
            return None, []
        return found.loader, found.submodule_search_locations or []

    find_module = _bootstrap_external._find_module_shim

    def invalidate_caches(self):
        """Forget what is remembered; nothing happens here."""


class ResourceLoader(Loader):
    """Base of loaders that give the bytes of files."""

    @abc.abstractmethod
    def get_data(self, path):
        """The bytes of a file."""
        raise OSError


class InspectLoader(Loader):
    """Base of loaders that tell about modules."""

    def is_package(self, fullname):
        """Whether a module is a package."""
        raise ImportError

    def get_code(self, fullname):
        """The code of a module, None if it has none."""
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        """The source of a module, None if it has none."""
        raise ImportError

    @staticmethod
    def source_to_code(data, path='<string>'):
        """The code of a source."""
        return compile(data, path, 'exec', dont_inherit=True)

    exec_module = _bootstrap_external._LoaderBasics.exec_module
    load_module = _bootstrap_external._LoaderBasics.load_module


class ExecutionLoader(InspectLoader):
    """Base of loaders of modules that can be run as programs."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        """What __file__ of a module is to be."""
        raise ImportError

    def get_code(self, fullname):
        """The code of a module, None if it has none."""
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            path = self.get_filename(fullname)
        except ImportError:
            return self.source_to_code(source)
        return self.source_to_code(source, path)


class FileLoader(_bootstrap_external.FileLoader, ResourceLoader, ExecutionLoader):
    """Base of loaders of one file."""


class SourceLoader(_bootstrap_external.SourceLoader, ResourceLoader, ExecutionLoader):
    """Base of loaders of sources, which define get_data and get_filename.

    With path_stats and set_data defined too, bytecode is kept.
    """

    def path_mtime(self, path):
        """When a file was changed."""
        if self.path_stats.__func__ is SourceLoader.path_stats:
            raise OSError
        return int(self.path_stats(path)['mtime'])

    def path_stats(self, path):
        """{'mtime': when a file was changed, 'size': its bytes}."""
        if self.path_mtime.__func__ is SourceLoader.path_mtime:
            raise OSError
        return {'mtime': self.path_mtime(path)}

    def set_data(self, path, data):
        """Write a file; nothing happens here."""


_register(MetaPathFinder, machinery.BuiltinImporter, machinery.FrozenImporter, machinery.PathFinder,
          machinery.WindowsRegistryFinder)
_register(PathEntryFinder, machinery.FileFinder)
_register(InspectLoader, machinery.BuiltinImporter, machinery.FrozenImporter, machinery.NamespaceLoader)
_register(ExecutionLoader, machinery.ExtensionFileLoader)
_register(FileLoader, machinery.SourceFileLoader, machinery.SourcelessFileLoader)
_register(SourceLoader, machinery.SourceFileLoader)
