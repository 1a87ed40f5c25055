"""The part of the import system that knows no files.

Finders and specs are the engine's own; here is what can be done with them.
"""

import _imp
import sys

_bootstrap_external = None  # set by that module

_ERR_MSG_PREFIX = 'No module named '
_ERR_MSG = _ERR_MSG_PREFIX + '{!r}'


def _object_name(obj):
    return getattr(obj, '__qualname__', type(obj).__qualname__)


def _warn(message, category, stacklevel=1):
    import _warnings
    _warnings.warn(message, category, stacklevel + 1)


def _verbose_message(message, *args, verbosity=1):
    if sys.flags.verbose >= verbosity:
        if not message.startswith(('#', 'import ')):
            message = '# ' + message
        print(message.format(*args), file=sys.stderr)


def _call_with_frames_removed(f, *args, **kwds):
    return f(*args, **kwds)


def _wrap(new, old):
    for name in ('__module__', '__name__', '__qualname__', '__doc__'):
        if hasattr(old, name):
            setattr(new, name, getattr(old, name))
    new.__dict__.update(old.__dict__)


def _new_module(name):
    return type(sys)(name)


class _ImportLockContext:
    # Holds the lock of the import system.
    def __enter__(self):
        _imp.acquire_lock()

    def __exit__(self, exc_type, exc_value, exc_traceback):
        _imp.release_lock()


# Names

def _resolve_name(name, package, level):
    """The absolute form of a relative name."""
    parts = package.rsplit('.', level - 1)
    if len(parts) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{parts[0]}.{name}' if name else parts[0]


def _sanity_check(name, package, level):
    if not isinstance(name, str):
        raise TypeError(f'module name must be str, not {type(name)}')
    if level < 0:
        raise ValueError('level must be >= 0')
    if level > 0:
        if not isinstance(package, str):
            raise TypeError('__package__ not set to a string')
        if not package:
            raise ImportError('attempted relative import with no known parent package')
    if not name and level == 0:
        raise ValueError('Empty module name')


def _gcd_import(name, package=None, level=0):
    """Import a module and return it, not its top package."""
    _sanity_check(name, package, level)
    if level > 0:
        name = _resolve_name(name, package, level)
    # __import__ gives the top package; asked for a name it would look into the module, which
    # ends the laziness of lazy modules.
    __import__(name)
    return sys.modules[name]


# Specs

def _find_spec(name, path, target=None):
    """The spec of a module from the first finder of sys.meta_path that knows it, else None."""
    finders = sys.meta_path
    if finders is None:
        raise ImportError("sys.meta_path is None, Python is likely shutting down")
    if not finders:
        _warn('sys.meta_path is empty', ImportWarning)
    was_loaded = name in sys.modules
    for finder in finders:
        with _ImportLockContext():
            find = getattr(finder, 'find_spec', None)
            spec = _find_spec_legacy(finder, name, path) if find is None else find(name, path, target)
        if spec is None:
            continue
        # The finder may have imported the module itself.
        module = None if was_loaded else sys.modules.get(name)
        return getattr(module, '__spec__', None) or spec
    return None


def _find_spec_legacy(finder, name, path):
    _warn(f"{_object_name(finder)}.find_spec() not found; falling back to find_module()", ImportWarning)
    loader = finder.find_module(name, path)
    return None if loader is None else spec_from_loader(name, loader)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """The spec of a module from its loader's methods."""
    if origin is None:
        origin = getattr(loader, '_ORIGIN', None)
    if not origin and hasattr(loader, 'get_filename'):
        from_location = _bootstrap_external.spec_from_file_location
        if is_package is None:
            return from_location(name, loader=loader)
        return from_location(name, loader=loader, submodule_search_locations=[] if is_package else None)
    if is_package is None:
        is_package = False
        if hasattr(loader, 'is_package'):
            try:
                is_package = loader.is_package(name)
            except ImportError:
                is_package = None
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def _spec_from_module(module, loader=None, origin=None):
    """The spec of a module that perhaps has none, from its other attributes."""
    spec = getattr(module, '__spec__', None)
    if spec is not None:
        return spec
    if loader is None:
        loader = getattr(module, '__loader__', None)
    location = getattr(module, '__file__', None)
    if origin is None:
        origin = getattr(loader, '_ORIGIN', None) or location
    spec = ModuleSpec(module.__name__, loader, origin=origin)
    spec._set_fileattr = location is not None and origin == location
    spec.cached = getattr(module, '__cached__', None)
    try:
        spec.submodule_search_locations = list(module.__path__)
    except AttributeError:
        spec.submodule_search_locations = None
    return spec


def _init_module_attrs(spec, module, *, override=False):
    """Tell a module what its spec says; what it knows stays unless override is true."""
    def tell(name, value):
        if override or getattr(module, name, None) is None:
            try:
                setattr(module, name, value)
            except AttributeError:
                pass

    locations = spec.submodule_search_locations
    tell('__name__', spec.name)
    if override or getattr(module, '__loader__', None) is None:
        loader = spec.loader
        if loader is None and locations is not None:
            # A namespace package: the loader says where it is, there is no file.
            loader = spec.loader = _bootstrap_external._namespace_loader(spec)
            module.__file__ = None
        tell('__loader__', loader)
    tell('__package__', spec.parent)
    try:
        module.__spec__ = spec
    except AttributeError:
        pass
    if locations is not None:
        tell('__path__', locations)
    if spec.has_location:
        tell('__file__', spec.origin)
        if spec.cached is not None:
            tell('__cached__', spec.cached)
    return module


def module_from_spec(spec):
    """A new module that its spec has told about itself, not yet run."""
    loader, module = spec.loader, None
    if hasattr(loader, 'create_module'):
        module = loader.create_module(spec)
    elif hasattr(loader, 'exec_module'):
        raise ImportError('loaders that define exec_module() '
                          'must also define create_module()')
    if module is None:
        module = _new_module(spec.name)
    return _init_module_attrs(spec, module)


def _module_repr_from_spec(spec):
    name = '?' if spec.name is None else spec.name
    if spec.origin is None:
        return f'<module {name!r}>' if spec.loader is None else f'<module {name!r} ({spec.loader!r})>'
    if spec.has_location:
        return f'<module {name!r} from {spec.origin!r}>'
    return f'<module {spec.name!r} ({spec.origin})>'


def _module_repr(module):
    loader = getattr(module, '__loader__', None)
    spec = getattr(module, '__spec__', None)
    if spec:
        return _module_repr_from_spec(spec)
    if hasattr(loader, 'module_repr'):
        try:
            return loader.module_repr(module)
        except Exception:
            pass
    name = getattr(module, '__name__', '?')
    file = getattr(module, '__file__', None)
    if file is not None or hasattr(module, '__file__'):
        return f'<module {name!r} from {file!r}>'
    return f'<module {name!r}>' if loader is None else f'<module {name!r} ({loader!r})>'


# Loading

def _builtin_from_name(name):
    # A new instance of a builtin module.
    spec = BuiltinImporter.find_spec(name)
    if spec is None:
        raise ImportError('no built-in module named ' + name)
    return _load_unlocked(spec)


def _last_among_modules(name):
    # What the module has left under its name, as the newest of sys.modules.
    module = sys.modules.pop(name)
    sys.modules[name] = module
    return module


def _can_exec(loader):
    if hasattr(loader, 'exec_module'):
        return True
    _warn(f"{_object_name(loader)}.exec_module() not found; falling back to load_module()", ImportWarning)
    return False


def _exec(spec, module):
    """Run the code of a module in it, as reload does."""
    name = spec.name
    with _ImportLockContext():
        if sys.modules.get(name) is not module:
            raise ImportError(f'module {name!r} not in sys.modules', name=name)
        try:
            if spec.loader is None and spec.submodule_search_locations is None:
                raise ImportError('missing loader', name=name)
            is_namespace = spec.loader is None
            _init_module_attrs(spec, module, override=True)
            if not is_namespace:
                if _can_exec(spec.loader):
                    spec.loader.exec_module(module)
                else:
                    spec.loader.load_module(name)
        finally:
            module = _last_among_modules(name)
    return module


def _load(spec):
    """A new module of a spec, in sys.modules and run."""
    with _ImportLockContext():
        return _load_unlocked(spec)


def _load_unlocked(spec):
    name, loader = spec.name, spec.loader
    if loader is not None and not _can_exec(loader):
        return _load_backward_compatible(spec)
    module = module_from_spec(spec)
    spec._initializing = True
    try:
        sys.modules[name] = module
        try:
            if loader is not None:
                loader.exec_module(module)
            elif spec.submodule_search_locations is None:
                raise ImportError('missing loader', name=name)
        except:
            sys.modules.pop(name, None)
            raise
        module = _last_among_modules(name)
        _verbose_message('import {!r} # {!r}', name, loader)
    finally:
        spec._initializing = False
    return module


def _load_backward_compatible(spec):
    name = spec.name
    try:
        spec.loader.load_module(name)
    except:
        if name in sys.modules:
            _last_among_modules(name)
        raise
    module = _last_among_modules(name)

    def tell(attribute, value):
        if getattr(module, attribute, None) is None:
            try:
                setattr(module, attribute, value)
            except AttributeError:
                pass

    tell('__loader__', spec.loader)
    tell('__package__', module.__name__ if hasattr(module, '__path__') else name.rpartition('.')[0])
    tell('__spec__', spec)
    return module


def _load_module_shim(self, fullname):
    # load_module() of loaders that have exec_module().
    _warn("the load_module() method is deprecated and slated for removal in "
          "Python 3.12; use exec_module() instead", DeprecationWarning)
    spec = spec_from_loader(fullname, self)
    if fullname in sys.modules:
        _exec(spec, sys.modules[fullname])
        return sys.modules[fullname]
    return _load(spec)


try:
    from _frozen_importlib import BuiltinImporter, FrozenImporter, ModuleSpec, __import__
except ImportError:
    from ._source import BuiltinImporter, FrozenImporter, ModuleSpec, __import__
