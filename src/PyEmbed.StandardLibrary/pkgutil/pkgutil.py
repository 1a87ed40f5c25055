"""Helps with packages: what is in them, where they are, files that come with them."""

from collections import namedtuple
from functools import singledispatch as simplegeneric
import importlib
import importlib.machinery
import importlib.util
import os
import os.path
import sys
from types import ModuleType

__all__ = [
    'get_importer', 'iter_importers', 'get_loader', 'find_loader',
    'walk_packages', 'iter_modules', 'get_data',
    'ImpImporter', 'ImpLoader', 'read_code', 'extend_path',
    'ModuleInfo',
]

ModuleInfo = namedtuple('ModuleInfo', 'module_finder name ispkg')
ModuleInfo.__doc__ = 'A module that was found: by which finder, its name, whether it is a package.'


def _get_spec(finder, name):
    if hasattr(finder, 'find_spec'):
        return finder.find_spec(name)
    loader = finder.find_module(name)
    return None if loader is None else importlib.util.spec_from_loader(name, loader)


def read_code(stream):
    """The code in a bytecode file, None if it is none of this version."""
    import marshal
    if stream.read(4) != importlib.util.MAGIC_NUMBER:
        return None
    stream.read(12)
    return marshal.load(stream)


# Modules in packages

def walk_packages(path=None, prefix='', onerror=None):
    """Yield ModuleInfo of modules along path and in all packages, which are imported.

    onerror(name) is called where that fails; without it errors other than ImportError are raised.
    """
    seen = set()
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            __import__(info.name)
        except ImportError:
            if onerror is not None:
                onerror(info.name)
        except Exception:
            if onerror is None:
                raise
            onerror(info.name)
        else:
            entries = [entry for entry in getattr(sys.modules[info.name], '__path__', None) or []
                       if entry not in seen]
            seen.update(entries)
            yield from walk_packages(entries, info.name + '.', onerror)


def iter_modules(path=None, prefix=''):
    """Yield ModuleInfo of the modules along path, by default all top-level ones; prefix goes before names."""
    if isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for "
                         "modules in")
    seen = set()
    for finder in iter_importers() if path is None else map(get_importer, path):
        for name, is_package in iter_importer_modules(finder, prefix):
            if name not in seen:
                seen.add(name)
                yield ModuleInfo(finder, name, is_package)


@simplegeneric
def iter_importer_modules(importer, prefix=''):
    return importer.iter_modules(prefix) if hasattr(importer, 'iter_modules') else []


def _listdir(path):
    try:
        return sorted(os.listdir(path))
    except OSError:
        return []


def _iter_file_finder_modules(importer, prefix=''):
    import inspect
    if importer.path is None or not os.path.isdir(importer.path):
        return
    seen = set()
    for file in _listdir(importer.path):
        name, is_package = inspect.getmodulename(file), False
        if name == '__init__' or name in seen:
            continue
        path = os.path.join(importer.path, file)
        if not name and '.' not in file and os.path.isdir(path):
            # A folder without __init__ is no package.
            if not any(inspect.getmodulename(inner) == '__init__' for inner in _listdir(path)):
                continue
            name, is_package = file, True
        if name and '.' not in name:
            seen.add(name)
            yield prefix + name, is_package


iter_importer_modules.register(importlib.machinery.FileFinder, _iter_file_finder_modules)


def _register_archives():
    import zipimport

    def iter_zipimport_modules(importer, prefix=''):
        import inspect
        start = importer.prefix
        seen = set()
        for path in sorted(zipimport._zip_directory_cache[importer.archive]):
            if not path.startswith(start):
                continue
            parts = path[len(start):].split(os.sep)
            if len(parts) == 2 and parts[1].startswith('__init__.py'):
                name, is_package = parts[0], True
            elif len(parts) == 1:
                name, is_package = inspect.getmodulename(parts[0]), False
            else:
                continue
            if name and name != '__init__' and '.' not in name and name not in seen:
                seen.add(name)
                yield prefix + name, is_package

    iter_importer_modules.register(zipimport.zipimporter, iter_zipimport_modules)


try:
    _register_archives()
except ImportError:
    pass


# The import system of former times, over the module imp

def _import_imp():
    import warnings
    global imp
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', DeprecationWarning)
        imp = importlib.import_module('imp')


def _warn_emulation():
    import warnings
    warnings.warn("This emulation is deprecated and slated for removal "
                  "in Python 3.12; use 'importlib' instead",
                  DeprecationWarning, stacklevel=3)


class ImpImporter:
    """A finder over imp. Deprecated."""

    def __init__(self, path=None):
        _warn_emulation()
        _import_imp()
        self.path = path

    def find_module(self, fullname, path=None):
        name = fullname.rpartition(".")[2]
        if self.path is None and name != fullname:
            return None
        try:
            file, filename, kind = imp.find_module(
                name, None if self.path is None else [os.path.realpath(self.path)])
        except ImportError:
            return None
        return ImpLoader(fullname, file, filename, kind)

    def iter_modules(self, prefix=''):
        return _iter_file_finder_modules(self, prefix)


class ImpLoader:
    """A loader over imp. Deprecated."""

    code = source = None

    def __init__(self, fullname, file, filename, etc):
        _warn_emulation()
        _import_imp()
        self.file = file
        self.filename = filename
        self.fullname = fullname
        self.etc = etc

    def load_module(self, fullname):
        self._reopen()
        try:
            return imp.load_module(fullname, self.file, self.filename, self.etc)
        finally:
            if self.file:
                self.file.close()

    def get_data(self, pathname):
        with open(pathname, "rb") as file:
            return file.read()

    def _kind(self):
        return self.etc[2]

    def _reopen(self):
        if self.file and self.file.closed:
            if self._kind() == imp.PY_SOURCE:
                self.file = open(self.filename, 'r')
            elif self._kind() in (imp.PY_COMPILED, imp.C_EXTENSION):
                self.file = open(self.filename, 'rb')

    def _read(self, reader):
        self._reopen()
        try:
            return reader(self.file)
        finally:
            self.file.close()

    def _fix_name(self, fullname):
        if fullname is None:
            return self.fullname
        if fullname != self.fullname:
            raise ImportError("Loader for module %s cannot handle "
                              "module %s" % (self.fullname, fullname))
        return fullname

    def is_package(self, fullname):
        self._fix_name(fullname)
        return self._kind() == imp.PKG_DIRECTORY

    def get_code(self, fullname=None):
        fullname = self._fix_name(fullname)
        if self.code is None:
            if self._kind() == imp.PY_SOURCE:
                self.code = compile(self.get_source(fullname), self.filename, 'exec')
            elif self._kind() == imp.PY_COMPILED:
                self.code = self._read(read_code)
            elif self._kind() == imp.PKG_DIRECTORY:
                self.code = self._get_delegate().get_code()
        return self.code

    def get_source(self, fullname=None):
        self._fix_name(fullname)
        if self.source is None:
            if self._kind() == imp.PY_SOURCE:
                self.source = self._read(lambda file: file.read())
            elif self._kind() == imp.PY_COMPILED:
                if os.path.exists(self.filename[:-1]):
                    with open(self.filename[:-1], 'r') as file:
                        self.source = file.read()
            elif self._kind() == imp.PKG_DIRECTORY:
                self.source = self._get_delegate().get_source()
        return self.source

    def _get_delegate(self):
        # The loader of the package's __init__.
        return _get_spec(ImpImporter(self.filename), '__init__').loader

    def get_filename(self, fullname=None):
        self._fix_name(fullname)
        if self._kind() == imp.PKG_DIRECTORY:
            return self._get_delegate().get_filename()
        if self._kind() in (imp.PY_SOURCE, imp.PY_COMPILED, imp.C_EXTENSION):
            return self.filename
        return None


# Finders and loaders

def get_importer(path_item):
    """The finder of an entry of sys.path, None if no hook makes one."""
    path_item = os.fsdecode(path_item)
    try:
        return sys.path_importer_cache[path_item]
    except KeyError:
        pass
    for hook in sys.path_hooks:
        try:
            finder = hook(path_item)
        except ImportError:
            continue
        sys.path_importer_cache.setdefault(path_item, finder)
        return finder
    return None


def _check_absolute(fullname):
    if fullname.startswith('.'):
        raise ImportError(f"Relative module name {fullname!r} not supported")


def iter_importers(fullname=""):
    """Yield the finders that would be asked for a module; its package is imported."""
    _check_absolute(fullname)
    if '.' in fullname:
        package = importlib.import_module(fullname.rpartition(".")[0])
        path = getattr(package, '__path__', None)
        if path is None:
            return
    else:
        yield from sys.meta_path
        path = sys.path
    for entry in path:
        yield get_importer(entry)


def get_loader(module_or_name):
    """The loader of a module, None if it has none or is not found."""
    if module_or_name in sys.modules:
        module_or_name = sys.modules[module_or_name]
        if module_or_name is None:
            return None
    if not isinstance(module_or_name, ModuleType):
        return find_loader(module_or_name)
    loader = getattr(module_or_name, '__loader__', None)
    if loader is not None:
        return loader
    if getattr(module_or_name, '__spec__', None) is None:
        return None
    return find_loader(module_or_name.__name__)


def find_loader(fullname):
    """The loader of a module, None if it is not found; ImportError if looking for it fails."""
    _check_absolute(fullname)
    try:
        spec = importlib.util.find_spec(fullname)
    except (ImportError, AttributeError, TypeError, ValueError) as ex:
        raise ImportError(f"Error while finding loader for {fullname!r} ({type(ex)}: {ex})") from ex
    return None if spec is None else spec.loader


# Files

def extend_path(path, name):
    """A package's __path__ with the folders of the same name elsewhere on the path and those that .pkg files list."""
    if not isinstance(path, list):
        return path
    path = path[:]
    parent, _, last = name.rpartition('.')
    try:
        search = sys.modules[parent].__path__ if parent else sys.path
    except (KeyError, AttributeError):
        return path

    for entry in search:
        if not isinstance(entry, str):
            continue
        for portion in _portions(get_importer(entry), last):
            if portion not in path:
                path.append(portion)
        listing = os.path.join(entry, name + ".pkg")
        if os.path.isfile(listing):
            try:
                stream = open(listing)
            except OSError as message:
                sys.stderr.write("Can't open %s: %s\n" % (listing, message))
            else:
                with stream:
                    path += [line for line in (line.rstrip('\n') for line in stream)
                             if line and not line.startswith('#')]
    return path


def _portions(finder, name):
    if hasattr(finder, 'find_spec'):
        spec = finder.find_spec(name)
        return () if spec is None else spec.submodule_search_locations or ()
    return finder.find_loader(name)[1] if hasattr(finder, 'find_loader') else ()


def get_data(package, resource):
    """The bytes of a file in a package, None if its loader cannot give them; / separates folders."""
    spec = importlib.util.find_spec(package)
    loader = None if spec is None else spec.loader
    if loader is None or not hasattr(loader, 'get_data'):
        return None
    module = sys.modules.get(package) or importlib._bootstrap._load(spec)
    if module is None or not hasattr(module, '__file__'):
        return None
    return loader.get_data(os.path.join(os.path.dirname(module.__file__), *resource.split('/')))


_NAME_PATTERN = None


def resolve_name(name):
    """The object of a name 'package.module:object.attribute' or 'package.module.object.attribute'."""
    global _NAME_PATTERN
    if _NAME_PATTERN is None:
        import re
        words = r'(?!\d)(\w+)(\.(?!\d)(\w+))*'
        _NAME_PATTERN = re.compile(f'^(?P<pkg>{words})'
                                   f'(?P<cln>:(?P<obj>{words})?)?$',
                                   re.UNICODE)
    match = _NAME_PATTERN.match(name)
    if not match:
        raise ValueError(f'invalid format: {name!r}')
    if match['cln']:
        found = importlib.import_module(match['pkg'])
        rest = match['obj'].split('.') if match['obj'] else []
    else:
        # As many parts as can be imported are the module.
        module, *rest = name.split('.')
        found = importlib.import_module(module)
        while rest:
            module = f'{module}.{rest[0]}'
            try:
                found = importlib.import_module(module)
            except ImportError:
                break
            del rest[0]
    for attribute in rest:
        found = getattr(found, attribute)
    return found
