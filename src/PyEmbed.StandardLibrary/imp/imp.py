"""The import functions of before importlib. Deprecated: use importlib."""

import importlib
import os
import sys
import tokenize
import types
import warnings
from _imp import (acquire_lock, get_frozen_object, init_frozen, is_builtin, is_frozen,
                  is_frozen_package, lock_held, release_lock)
from importlib import machinery, util
from importlib._bootstrap import _ERR_MSG, _builtin_from_name, _exec, _load
from importlib._bootstrap_external import SourcelessFileLoader

try:
    from _imp import create_dynamic
except ImportError:
    create_dynamic = None

try:
    from _imp import _fix_co_filename
except ImportError:
    pass

warnings.warn("the imp module is deprecated in favour of importlib and slated "
              "for removal in Python 3.12; "
              "see the module's documentation for alternative uses",
              DeprecationWarning, stacklevel=2)

SEARCH_ERROR = 0
PY_SOURCE = 1
PY_COMPILED = 2
C_EXTENSION = 3
PY_RESOURCE = 4
PKG_DIRECTORY = 5
C_BUILTIN = 6
PY_FROZEN = 7
PY_CODERESOURCE = 8
IMP_HOOK = 9


def new_module(name):
    """An empty module; it is not put into sys.modules."""
    return types.ModuleType(name)


def get_magic():
    """The number bytecode files begin with."""
    return util.MAGIC_NUMBER


def get_tag():
    """The tag in the names of bytecode files."""
    return sys.implementation.cache_tag


def cache_from_source(path, debug_override=None):
    """The bytecode file of a source file."""
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        return util.cache_from_source(path, debug_override)


def source_from_cache(path):
    """The source file of a bytecode file."""
    return util.source_from_cache(path)


def get_suffixes():
    """(suffix, mode, kind) of every kind of module file."""
    kinds = ((machinery.EXTENSION_SUFFIXES, 'rb', C_EXTENSION),
             (machinery.SOURCE_SUFFIXES, 'r', PY_SOURCE),
             (machinery.BYTECODE_SUFFIXES, 'rb', PY_COMPILED))
    return [(suffix, mode, kind) for suffixes, mode, kind in kinds for suffix in suffixes]


class NullImporter:
    """An importer that finds nothing."""

    def __init__(self, path):
        if path == '':
            raise ImportError('empty pathname', path='')
        if os.path.isdir(path):
            raise ImportError('existing directory', path=path)

    def find_module(self, fullname):
        """None, always."""
        return None


class _HackedGetData:
    """Lets a loader take its module's bytes from a file the caller opened."""

    def __init__(self, fullname, path, file=None):
        super().__init__(fullname, path)
        self.file = file

    def get_data(self, path):
        """The bytes of path."""
        if not self.file or path != self.path:
            return super().get_data(path)
        if not self.file.closed and 'b' not in self.file.mode:
            self.file.close()
        if self.file.closed:
            self.file = open(self.path, 'rb')
        with self.file as file:
            return file.read()


class _LoadSourceCompatibility(_HackedGetData, machinery.SourceFileLoader):
    """load_source()'s loader."""


class _LoadCompiledCompatibility(_HackedGetData, SourcelessFileLoader):
    """load_compiled()'s loader."""


def _load_or_exec(name, spec):
    if name in sys.modules:
        return _exec(spec, sys.modules[name])
    return _load(spec)


def _load_with(loader, plain_loader, name, pathname):
    module = _load_or_exec(name, util.spec_from_file_location(name, pathname, loader=loader))
    # The caller's file will be closed by the time of a reload.
    module.__loader__ = plain_loader(name, pathname)
    module.__spec__.loader = module.__loader__
    return module


def load_source(name, pathname, file=None):
    """Load a module from a source file."""
    return _load_with(_LoadSourceCompatibility(name, pathname, file),
                      machinery.SourceFileLoader, name, pathname)


def load_compiled(name, pathname, file=None):
    """Load a module from a bytecode file."""
    return _load_with(_LoadCompiledCompatibility(name, pathname, file),
                      SourcelessFileLoader, name, pathname)


def load_package(name, path):
    """Load a package from its folder, or from its __init__ file."""
    if os.path.isdir(path):
        suffixes = machinery.SOURCE_SUFFIXES + machinery.BYTECODE_SUFFIXES
        files = (os.path.join(path, '__init__' + suffix) for suffix in suffixes)
        file = next(filter(os.path.exists, files), None)
        if file is None:
            raise ValueError('{!r} is not a package'.format(path))
        path = file
    return _load_or_exec(name, util.spec_from_file_location(name, path,
                                                            submodule_search_locations=[]))


def load_module(name, file, filename, details):
    """Load what find_module() found."""
    suffix, mode, kind = details
    if mode and (not mode.startswith('r') or '+' in mode):
        raise ValueError('invalid file open mode {!r}'.format(mode))
    if file is None and kind in (PY_SOURCE, PY_COMPILED):
        raise ValueError('file object required for import (type code {})'.format(kind))
    if kind == PY_SOURCE:
        return load_source(name, filename, file)
    if kind == PY_COMPILED:
        return load_compiled(name, filename, file)
    if kind == C_EXTENSION and load_dynamic is not None:
        if file is not None:
            return load_dynamic(name, filename, file)
        with open(filename, 'rb') as opened:
            return load_dynamic(name, filename, opened)
    if kind == PKG_DIRECTORY:
        return load_package(name, filename)
    if kind == C_BUILTIN:
        return init_builtin(name)
    if kind == PY_FROZEN:
        return init_frozen(name)
    raise ImportError("Don't know how to import {} (type code {})".format(name, kind), name=name)


def _locate(name, folders):
    for folder in folders:
        package = os.path.join(folder, name)
        for suffix in ('.py', machinery.BYTECODE_SUFFIXES[0]):
            if os.path.isfile(os.path.join(package, '__init__' + suffix)):
                return package, ('', '', PKG_DIRECTORY)
        for details in get_suffixes():
            file = os.path.join(folder, name + details[0])
            if os.path.isfile(file):
                return file, details
    raise ImportError(_ERR_MSG.format(name), name=name)


def find_module(name, path=None):
    """(open file or None, path, (suffix, mode, kind)) of a module.

    name has no dots; path is the list of folders to look in, by default the builtin and
    frozen modules and then sys.path.
    """
    if not isinstance(name, str):
        raise TypeError("'name' must be a str, not {}".format(type(name)))
    if path is not None and not isinstance(path, list):
        raise RuntimeError("'path' must be None or a list, not {}".format(type(path)))
    if path is None:
        if is_builtin(name):
            return None, None, ('', '', C_BUILTIN)
        if is_frozen(name):
            return None, None, ('', '', PY_FROZEN)
        path = sys.path
    found, details = _locate(name, path)
    suffix, mode, kind = details
    if kind == PKG_DIRECTORY:
        return None, found, details
    encoding = None
    if 'b' not in mode:
        with open(found, 'rb') as file:
            encoding = tokenize.detect_encoding(file.readline)[0]
    return open(found, mode, encoding=encoding), found, details


def reload(module):
    """importlib.reload()."""
    return importlib.reload(module)


def init_builtin(name):
    """Load a builtin module; None if there is none of that name."""
    try:
        return _builtin_from_name(name)
    except ImportError:
        return None


if create_dynamic:
    def load_dynamic(name, path, file=None):
        """Load an extension module."""
        loader = machinery.ExtensionFileLoader(name, path)
        # Always anew, whatever sys.modules holds.
        return _load(machinery.ModuleSpec(name=name, loader=loader, origin=path))
else:
    load_dynamic = None
