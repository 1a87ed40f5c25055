"""The import system in Python, for when the engine's own is not to be had.

Tests that block it use this one; so does nothing else.
"""

import _imp
import sys

from . import _bootstrap


class ModuleSpec:
    """What the import system knows of a module."""

    def __init__(self, name, loader, *, origin=None, loader_state=None,
                 is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._cached = None

    def __repr__(self):
        parts = [f'name={self.name!r}', f'loader={self.loader!r}']
        if self.origin is not None:
            parts.append(f'origin={self.origin!r}')
        if self.submodule_search_locations is not None:
            parts.append(f'submodule_search_locations={self.submodule_search_locations}')
        return f"{self.__class__.__name__}({', '.join(parts)})"

    def __eq__(self, other):
        try:
            return all(getattr(self, name) == getattr(other, name) for name in (
                'name', 'loader', 'origin', 'submodule_search_locations', 'cached', 'has_location'))
        except AttributeError:
            return NotImplemented

    @property
    def cached(self):
        if self._cached is None and self.origin is not None and self._set_fileattr:
            if _bootstrap._bootstrap_external is None:
                raise NotImplementedError
            self._cached = _bootstrap._bootstrap_external._get_cached(self.origin)
        return self._cached

    @cached.setter
    def cached(self, cached):
        self._cached = cached

    @property
    def parent(self):
        if self.submodule_search_locations is None:
            return self.name.rpartition('.')[0]
        return self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)


# Finders of modules that are no files

def _deprecated_find_module(kind):
    @classmethod
    def find_module(cls, fullname, path=None):
        _bootstrap._warn(f"{kind}.find_module() is deprecated and "
                         "slated for removal in Python 3.12; use find_spec() instead", DeprecationWarning)
        spec = cls.find_spec(fullname, path)
        return None if spec is None else spec.loader
    return find_module


class BuiltinImporter:
    """Finds and loads builtin modules."""

    _ORIGIN = "built-in"

    @staticmethod
    def module_repr(module):
        _bootstrap._warn("BuiltinImporter.module_repr() is deprecated and "
                         "slated for removal in Python 3.12", DeprecationWarning)
        return f'<module {module.__name__!r} ({BuiltinImporter._ORIGIN})>'

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        if not _imp.is_builtin(fullname):
            return None
        return _bootstrap.spec_from_loader(fullname, cls, origin=cls._ORIGIN)

    find_module = _deprecated_find_module('BuiltinImporter')

    @staticmethod
    def create_module(spec):
        if spec.name not in sys.builtin_module_names:
            raise ImportError(f'{spec.name!r} is not a built-in module', name=spec.name)
        return _imp.create_builtin(spec)

    @staticmethod
    def exec_module(module):
        _imp.exec_builtin(module)

    @classmethod
    def _check(cls, fullname):
        if fullname not in sys.builtin_module_names:
            raise ImportError(f'{fullname!r} is not a built-in module', name=fullname)

    @classmethod
    def get_code(cls, fullname):
        cls._check(fullname)

    @classmethod
    def get_source(cls, fullname):
        cls._check(fullname)

    @classmethod
    def is_package(cls, fullname):
        cls._check(fullname)
        return False

    @classmethod
    def load_module(cls, fullname):
        return _bootstrap._load_module_shim(cls, fullname)


class FrozenImporter:
    """Finds and loads frozen modules."""

    _ORIGIN = "frozen"

    @staticmethod
    def module_repr(m):
        _bootstrap._warn("FrozenImporter.module_repr() is deprecated and "
                         "slated for removal in Python 3.12", DeprecationWarning)
        return f'<module {m.__name__!r} ({FrozenImporter._ORIGIN})>'

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        if not _imp.is_frozen(fullname):
            return None
        return _bootstrap.spec_from_loader(fullname, cls, origin=cls._ORIGIN,
                                           is_package=_imp.is_frozen_package(fullname))

    find_module = _deprecated_find_module('FrozenImporter')

    @staticmethod
    def create_module(spec):
        """A usual module."""

    @staticmethod
    def exec_module(module):
        name = module.__spec__.name
        code = _imp.get_frozen_object(name)
        if _imp._frozen_source(name) is not None:
            module.__file__ = code.co_filename
        exec(code, module.__dict__)

    @classmethod
    def _check(cls, fullname):
        if not _imp.is_frozen(fullname):
            raise ImportError(f'{fullname!r} is not a frozen module', name=fullname)

    @classmethod
    def get_code(cls, fullname):
        cls._check(fullname)
        return _imp.get_frozen_object(fullname)

    @classmethod
    def get_source(cls, fullname):
        cls._check(fullname)
        return _imp._frozen_source(fullname)

    @classmethod
    def is_package(cls, fullname):
        cls._check(fullname)
        return _imp.is_frozen_package(fullname)

    @classmethod
    def load_module(cls, fullname):
        return _bootstrap._load_module_shim(cls, fullname)


# The import statement

def _find_and_load(name):
    module = sys.modules.get(name, _find_and_load)
    if module is _find_and_load:
        with _bootstrap._ImportLockContext():
            module = sys.modules.get(name, _find_and_load)
            if module is _find_and_load:
                return _find_and_load_unlocked(name)
    if module is None:
        raise ModuleNotFoundError(f'import of {name} halted; None in sys.modules', name=name)
    return module


def _find_and_load_unlocked(name):
    path, parent_spec = None, None
    parent, _, child = name.rpartition('.')
    if parent:
        if parent not in sys.modules:
            _find_and_load(parent)
        # Importing the package may have imported the module.
        if name in sys.modules:
            return sys.modules[name]
        package = sys.modules[parent]
        try:
            path = package.__path__
        except AttributeError:
            message = f'{_bootstrap._ERR_MSG.format(name)}; {parent!r} is not a package'
            raise ModuleNotFoundError(message, name=name) from None
        parent_spec = package.__spec__
    spec = _bootstrap._find_spec(name, path)
    if spec is None:
        raise ModuleNotFoundError(_bootstrap._ERR_MSG.format(name), name=name)
    if parent_spec is not None and hasattr(parent_spec, '_uninitialized_submodules'):
        parent_spec._uninitialized_submodules.append(child)
        try:
            module = _bootstrap._load_unlocked(spec)
        finally:
            parent_spec._uninitialized_submodules.pop()
    else:
        module = _bootstrap._load_unlocked(spec)
    if parent:
        try:
            setattr(sys.modules[parent], child, module)
        except AttributeError:
            _bootstrap._warn(f"Cannot set an attribute on {parent!r} for child module {child!r}", ImportWarning)
    return module


def _calc___package__(globals):
    # The package of relative names.
    package, spec = globals.get('__package__'), globals.get('__spec__')
    if package is not None:
        if spec is not None and package != spec.parent:
            _bootstrap._warn("__package__ != __spec__.parent "
                             f"({package!r} != {spec.parent!r})", ImportWarning, stacklevel=3)
        return package
    if spec is not None:
        return spec.parent
    _bootstrap._warn("can't resolve package from __spec__ or __package__, "
                     "falling back on __name__ and __path__", ImportWarning, stacklevel=3)
    name = globals['__name__']
    return name if '__path__' in globals else name.rpartition('.')[0]


def _handle_fromlist(module, fromlist, import_, *, recursive=False):
    for name in fromlist:
        if not isinstance(name, str):
            where = module.__name__ + '.__all__' if recursive else "``from list''"
            raise TypeError(f"Item in {where} must be str, not {type(name).__name__}")
        if name == '*':
            if not recursive and hasattr(module, '__all__'):
                _handle_fromlist(module, module.__all__, import_, recursive=True)
        elif not hasattr(module, name):
            whole = f'{module.__name__}.{name}'
            try:
                import_(whole)
            except ModuleNotFoundError as error:
                # The import statement complains itself.
                if error.name == whole and sys.modules.get(whole, import_) is not None:
                    continue
                raise
    return module


def __import__(name, globals=None, locals=None, fromlist=(), level=0):
    """What import statements call."""
    package = None if level == 0 else _calc___package__(globals if globals is not None else {})
    _bootstrap._sanity_check(name, package, level)
    absolute = _bootstrap._resolve_name(name, package, level) if level > 0 else name
    module = _find_and_load(absolute)
    if fromlist:
        if hasattr(module, '__path__'):
            return _handle_fromlist(module, fromlist, _find_and_load)
        return module
    if level == 0:
        return _find_and_load(name.partition('.')[0])
    if not name:
        return module
    # As much of the absolute name as stands for the first part.
    cut = len(name) - len(name.partition('.')[0])
    return sys.modules[module.__name__[:len(module.__name__) - cut]]
