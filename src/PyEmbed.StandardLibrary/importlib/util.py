"""What those who write finders and loaders need."""

import _imp
import sys
import types

from ._abc import Loader
from ._bootstrap import module_from_spec, _resolve_name, spec_from_loader, _find_spec
from ._bootstrap_external import (
    MAGIC_NUMBER, _RAW_MAGIC_NUMBER, cache_from_source, decode_source, source_from_cache, spec_from_file_location,
)


def source_hash(source_bytes):
    """The hash of a source that bytecode files keep."""
    return _imp.source_hash(_RAW_MAGIC_NUMBER, source_bytes)


def resolve_name(name, package):
    """The absolute form of a name that may be relative to package."""
    level = len(name) - len(name.lstrip('.'))
    if level == 0:
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} '
                          '(required for relative module names)')
    return _resolve_name(name[level:], package, level)


def _spec_of_loaded(fullname, name):
    module = sys.modules[fullname]
    if module is None:
        return None
    try:
        spec = module.__spec__
    except AttributeError:
        raise ValueError(f'{name}.__spec__ is not set') from None
    if spec is None:
        raise ValueError(f'{name}.__spec__ is None')
    return spec


def _find_spec_from_path(name, path=None):
    # find_spec without imports of parents.
    return _spec_of_loaded(name, name) if name in sys.modules else _find_spec(name, path)


def find_spec(name, package=None):
    """The spec of a module, None if it is not found; parents are imported."""
    fullname = resolve_name(name, package) if name.startswith('.') else name
    if fullname in sys.modules:
        return _spec_of_loaded(fullname, name)
    parent, path = fullname.rpartition('.')[0], None
    if parent:
        try:
            path = __import__(parent, fromlist=['__path__']).__path__
        except AttributeError as e:
            raise ModuleNotFoundError(
                f"__path__ attribute not found on {parent!r} "
                f"while trying to find {fullname!r}", name=fullname) from e
    return _find_spec(fullname, path)


# Decorators of load_module methods; the import system does their work now.

_UNNECESSARY = ('The import system now takes care of this automatically; '
                'this decorator is slated for removal in Python 3.12')


def _warn_unnecessary(stacklevel):
    import warnings
    warnings.warn(_UNNECESSARY, DeprecationWarning, stacklevel=stacklevel + 1)


class _module_to_load:
    # Gives the module of a name, a new one if there is none, which goes if loading fails.
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.is_new = self.name not in sys.modules
        self.module = sys.modules.get(self.name)
        if self.is_new:
            self.module = sys.modules[self.name] = type(sys)(self.name)
            self.module.__initializing__ = True
        return self.module

    def __exit__(self, kind, error, traceback):
        self.module.__initializing__ = False
        is_error = kind is not None and issubclass(kind, Exception)
        if is_error and self.is_new:
            sys.modules.pop(self.name, None)
        return is_error


def set_package(fxn):
    """Set __package__ of the module that a method returns."""
    import functools

    @functools.wraps(fxn)
    def set_package_wrapper(*args, **kwargs):
        _warn_unnecessary(2)
        module = fxn(*args, **kwargs)
        if getattr(module, '__package__', None) is None:
            name = module.__name__
            module.__package__ = name if hasattr(module, '__path__') else name.rpartition('.')[0]
        return module
    return set_package_wrapper


def set_loader(fxn):
    """Set __loader__ of the module that a method returns."""
    import functools

    @functools.wraps(fxn)
    def set_loader_wrapper(self, *args, **kwargs):
        _warn_unnecessary(2)
        module = fxn(self, *args, **kwargs)
        if getattr(module, '__loader__', None) is None:
            module.__loader__ = self
        return module
    return set_loader_wrapper


def module_for_loader(fxn):
    """Call a method with the module to load instead of its name."""
    import functools
    _warn_unnecessary(1)

    @functools.wraps(fxn)
    def module_for_loader_wrapper(self, fullname, *args, **kwargs):
        with _module_to_load(fullname) as module:
            module.__loader__ = self
            try:
                is_package = self.is_package(fullname)
            except (ImportError, AttributeError):
                pass
            else:
                module.__package__ = fullname if is_package else fullname.rpartition('.')[0]
            return fxn(self, module, *args, **kwargs)
    return module_for_loader_wrapper


class _LazyModule(types.ModuleType):
    """A module that is loaded when an attribute of it is wanted."""

    def __getattribute__(self, attr):
        # Loading uses attributes, hence the usual class first.
        self.__class__ = types.ModuleType
        spec = self.__spec__
        name = spec.name
        before = spec.loader_state['__dict__']
        missing = object()
        # What was set since is to survive the loading.
        changed = {key: value for key, value in self.__dict__.items() if before.get(key, missing) is not value}
        spec.loader.exec_module(self)
        if name in sys.modules and sys.modules[name] is not self:
            raise ValueError(f"module object for {name!r} "
                             "substituted in sys.modules during a lazy "
                             "load")
        self.__dict__.update(changed)
        return getattr(self, attr)

    def __delattr__(self, attr):
        # Loads it first.
        self.__getattribute__(attr)
        delattr(self, attr)


class LazyLoader(Loader):
    """A loader that has another one load the module when it is first used."""

    @staticmethod
    def __check_eager_loader(loader):
        if not hasattr(loader, 'exec_module'):
            raise TypeError('loader must define exec_module()')

    @classmethod
    def factory(cls, loader):
        """A function that makes a loader of the given class lazy."""
        cls.__check_eager_loader(loader)
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def __init__(self, loader):
        self.__check_eager_loader(loader)
        self.loader = loader

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        """Leave the loading to the first use."""
        spec = module.__spec__
        spec.loader = module.__loader__ = self.loader
        spec.loader_state = {'__dict__': module.__dict__.copy(), '__class__': module.__class__}
        module.__class__ = _LazyModule
