"""The part of the import system that knows files.

Finders and loaders of files are the engine's own; here is what can be done with them, and
bases for loaders that get files from elsewhere.
"""

import _imp
import sys

from . import _bootstrap

_bootstrap._bootstrap_external = sys.modules[__name__]

_MS_WINDOWS = sys.platform == 'win32'
path_separators = '\\/' if _MS_WINDOWS else '/'
path_sep = path_separators[0]

MAGIC_NUMBER = (3495).to_bytes(2, 'little') + b'\r\n'
_RAW_MAGIC_NUMBER = int.from_bytes(MAGIC_NUMBER, 'little')

_PYCACHE = '__pycache__'
_OPT = 'opt-'

SOURCE_SUFFIXES = ['.py', '.pyw'] if _MS_WINDOWS else ['.py']
EXTENSION_SUFFIXES = _imp.extension_suffixes()
BYTECODE_SUFFIXES = ['.pyc']
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES  # former names


def _pack_uint32(x):
    return (int(x) & 0xFFFFFFFF).to_bytes(4, 'little')


def _unpack_uint32(data):
    assert len(data) == 4
    return int.from_bytes(data, 'little')


def _unpack_uint16(data):
    assert len(data) == 2
    return int.from_bytes(data, 'little')


def _path_join(*path_parts):
    import os
    return os.path.join(*path_parts)


def _path_split(path):
    # As os.path.split, but the separators before the last part always go.
    cut = max(path.rfind(separator) for separator in path_separators)
    return ('', path) if cut < 0 else (path[:cut], path[cut + 1:])


def _path_isabs(path):
    import os
    return os.path.isabs(path)


def _path_stat(path):
    import os
    return os.stat(path)


def _path_isfile(path):
    import os
    return os.path.isfile(path)


def _path_isdir(path):
    import os
    return os.path.isdir(path or os.getcwd())


def _relax_case():
    # Whether names of files match whatever their case.
    import os
    return (not sys.flags.ignore_environment and sys.platform in ('win32', 'darwin', 'cygwin')
            and 'PYTHONCASEOK' in os.environ)


def _write_atomic(path, data, mode=0o666):
    # Writes another file first, that nobody sees half of this one.
    import os
    temporary = f'{path}.{id(path)}'
    descriptor = os.open(temporary, os.O_EXCL | os.O_CREAT | os.O_WRONLY, mode & 0o666)
    try:
        with open(descriptor, 'wb') as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        try:
            os.unlink(temporary)
        except OSError:
            pass
        raise


def _keep_data(path, data, mode=0o666):
    # Writes a file, and the folders it is in; that this fails does not matter.
    import os
    try:
        os.makedirs(_path_split(path)[0] or '.', exist_ok=True)
        _write_atomic(path, data, mode)
        _bootstrap._verbose_message('created {!r}', path)
    except OSError as exc:
        _bootstrap._verbose_message('could not create {!r}: {!r}', path, exc)


def _calc_mode(path):
    # The mode of a source's bytecode: the source's, and writable.
    try:
        mode = _path_stat(path).st_mode
    except OSError:
        mode = 0o666
    return mode | 0o200


# Files of bytecode

def cache_from_source(path, debug_override=None, *, optimization=None):
    """Where the bytecode of a source file is kept."""
    import os
    if debug_override is not None:
        _bootstrap._warn('the debug_override parameter is deprecated; use '
                         "'optimization' instead", DeprecationWarning)
        if optimization is not None:
            raise TypeError('debug_override or optimization must be set to None')
        optimization = '' if debug_override else 1
    path = os.fspath(path)
    head, tail = _path_split(path)
    base, dot, rest = tail.rpartition('.')
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    if optimization is None:
        optimization = sys.flags.optimize or ''
    optimization = str(optimization)
    if optimization and not optimization.isalnum():
        raise ValueError(f'{optimization!r} is not alphanumeric')
    name = (base or rest) + dot + tag
    if optimization:
        name += f'.{_OPT}{optimization}'
    name += BYTECODE_SUFFIXES[0]
    if sys.pycache_prefix is None:
        return _path_join(head, _PYCACHE, name)
    # Below the prefix the whole path is repeated.
    if not _path_isabs(head):
        head = _path_join(os.getcwd(), head)
    if head[1:2] == ':' and head[0] not in path_separators:
        head = head[2:]
    return _path_join(sys.pycache_prefix, head.lstrip(path_separators), name)


def source_from_cache(path):
    """The source file whose bytecode is kept in a file."""
    import os
    if sys.implementation.cache_tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    path = os.fspath(path)
    head, name = _path_split(path)
    prefix = None if sys.pycache_prefix is None else sys.pycache_prefix.rstrip(path_separators)
    if prefix is not None and head.startswith(prefix + path_sep):
        head = head[len(prefix):]
    else:
        head, folder = _path_split(head)
        if folder != _PYCACHE:
            raise ValueError(f'{_PYCACHE} not bottom-level directory in {path!r}')
    dots = name.count('.')
    if dots not in (2, 3):
        raise ValueError(f'expected only 2 or 3 dots in {name!r}')
    if dots == 3:
        optimization = name.rsplit('.', 2)[-2]
        if not optimization.startswith(_OPT):
            raise ValueError("optimization portion of filename does not start "
                             f"with {_OPT!r}")
        if not optimization[len(_OPT):].isalnum():
            raise ValueError(f"optimization level {optimization!r} is not an "
                             "alphanumeric value")
    return _path_join(head, name.partition('.')[0] + SOURCE_SUFFIXES[0])


def _get_sourcefile(bytecode_path):
    # The source of a bytecode file if it is there, else the bytecode file.
    if not bytecode_path:
        return None
    rest, _, extension = bytecode_path.rpartition('.')
    if not rest or extension.lower()[-3:-1] != 'py':
        return bytecode_path
    try:
        source = source_from_cache(bytecode_path)
    except (NotImplementedError, ValueError):
        source = bytecode_path[:-1]
    return source if _path_isfile(source) else bytecode_path


def _get_cached(filename):
    if filename.endswith(tuple(SOURCE_SUFFIXES)):
        try:
            return cache_from_source(filename)
        except NotImplementedError:
            return None
    return filename if filename.endswith(tuple(BYTECODE_SUFFIXES)) else None


def _classify_pyc(data, name, exc_details):
    # The flags of a bytecode file.
    if data[:4] != MAGIC_NUMBER:
        message = f'bad magic number in {name!r}: {data[:4]!r}'
        _bootstrap._verbose_message('{}', message)
        raise ImportError(message, **exc_details)
    if len(data) < 16:
        message = f'reached EOF while reading pyc header of {name!r}'
        _bootstrap._verbose_message('{}', message)
        raise EOFError(message)
    flags = _unpack_uint32(data[4:8])
    if flags & ~0b11:
        raise ImportError(f'invalid flags {flags!r} in {name!r}', **exc_details)
    return flags


def _validate_timestamp_pyc(data, source_mtime, source_size, name, exc_details):
    is_stale = _unpack_uint32(data[8:12]) != (source_mtime & 0xFFFFFFFF)
    if not is_stale and source_size is not None:
        is_stale = _unpack_uint32(data[12:16]) != (source_size & 0xFFFFFFFF)
    if is_stale:
        message = f'bytecode is stale for {name!r}'
        _bootstrap._verbose_message('{}', message)
        raise ImportError(message, **exc_details)


def _validate_hash_pyc(data, source_hash, name, exc_details):
    if data[8:16] != source_hash:
        raise ImportError(f'hash in bytecode doesn\'t match hash of source {name!r}', **exc_details)


def _compile_bytecode(data, name=None, bytecode_path=None, source_path=None):
    import marshal
    code = marshal.loads(data)
    if not isinstance(code, type(_compile_bytecode.__code__)):
        raise ImportError(f'Non-code object in {bytecode_path!r}', name=name, path=bytecode_path)
    _bootstrap._verbose_message('code object from {!r}', bytecode_path)
    if source_path is not None:
        _imp._fix_co_filename(code, source_path)
    return code


def _code_to_timestamp_pyc(code, mtime=0, source_size=0):
    import marshal
    return bytearray().join([MAGIC_NUMBER, _pack_uint32(0), _pack_uint32(mtime), _pack_uint32(source_size),
                             marshal.dumps(code)])


def _code_to_hash_pyc(code, source_hash, checked=True):
    import marshal
    assert len(source_hash) == 8
    return bytearray().join([MAGIC_NUMBER, _pack_uint32(0b1 | checked << 1), source_hash, marshal.dumps(code)])


def decode_source(source_bytes):
    """The text of a source file, with its lines ended by \\n."""
    import io
    import tokenize
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source_bytes).readline)
    return io.IncrementalNewlineDecoder(None, True).decode(source_bytes.decode(encoding))


# Specs

_POPULATE = object()


def _get_supported_file_loaders():
    return [(SourceFileLoader, SOURCE_SUFFIXES), (SourcelessFileLoader, BYTECODE_SUFFIXES)]


def spec_from_file_location(name, location=None, *, loader=None,
                            submodule_search_locations=_POPULATE):
    """The spec of a module in a file; the loader is chosen by the file's suffix unless given."""
    import os
    if location is None:
        location = '<unknown>'
        if hasattr(loader, 'get_filename'):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        location = os.fspath(location)
        if not _path_isabs(location):
            try:
                location = os.path.normpath(_path_join(os.getcwd(), location)) if _MS_WINDOWS else \
                    _path_join(os.getcwd(), location)
            except OSError:
                pass
    spec = _bootstrap.ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    if loader is None:
        for kind, suffixes in _get_supported_file_loaders():
            if location.endswith(tuple(suffixes)):
                loader = spec.loader = kind(name, location)
                break
        else:
            return None
    if submodule_search_locations is not _POPULATE:
        spec.submodule_search_locations = submodule_search_locations
    elif hasattr(loader, 'is_package'):
        try:
            if loader.is_package(name):
                spec.submodule_search_locations = []
        except ImportError:
            pass
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(_path_split(location)[0])
    return spec


def _fix_up_module(namespace, name, path, cached_path=None):
    # What loaders that do not go through a spec give to a module.
    spec = namespace.get('__spec__')
    loader = namespace.get('__loader__') or (spec and spec.loader)
    if not loader:
        loader = (SourcelessFileLoader if path == cached_path else SourceFileLoader)(name, path)
    if not spec:
        spec = spec_from_file_location(name, path, loader=loader)
    namespace.update(__spec__=spec, __loader__=loader, __file__=path, __cached__=cached_path)


def _namespace_loader(spec):
    loader = NamespaceLoader.__new__(NamespaceLoader)
    loader._path = spec.submodule_search_locations
    return loader


def _find_module_shim(self, fullname):
    # find_module() of finders that have find_loader().
    _bootstrap._warn("find_module() is deprecated and "
                     "slated for removal in Python 3.12; use find_spec() instead", DeprecationWarning)
    loader, portions = self.find_loader(fullname)
    if loader is None and portions:
        _bootstrap._warn(f'Not importing directory {portions[0]}: missing __init__', ImportWarning)
    return loader


# Loaders

def _check_name(method):
    # A loader of one module takes no other name; without a name it is that module's.
    def _check_name_wrapper(self, name=None, *args, **kwargs):
        if name is None:
            name = self.name
        elif self.name != name:
            raise ImportError(f'loader for {self.name} cannot handle {name}', name=name)
        return method(self, name, *args, **kwargs)
    _bootstrap._wrap(_check_name_wrapper, method)
    return _check_name_wrapper


class _LoaderBasics:
    """What loaders with get_code and get_filename have in common."""

    def is_package(self, fullname):
        """Whether the file is the __init__ of a package."""
        stem = _path_split(self.get_filename(fullname))[1].rsplit('.', 1)[0]
        return stem == '__init__' and fullname.rpartition('.')[2] != '__init__'

    def create_module(self, spec):
        """A usual module."""

    def exec_module(self, module):
        """Run the module's code in it."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f'cannot load module {module.__name__!r} when '
                              'get_code() returns None')
        _bootstrap._call_with_frames_removed(exec, code, module.__dict__)

    def load_module(self, fullname):
        return _bootstrap._load_module_shim(self, fullname)


class SourceLoader(_LoaderBasics):
    """Base of loaders of sources, with bytecode kept where path_stats and set_data are overridden."""

    def path_mtime(self, path):
        raise OSError

    def path_stats(self, path):
        return {'mtime': self.path_mtime(path)}

    def _cache_bytecode(self, source_path, cache_path, data):
        return self.set_data(cache_path, data)

    def set_data(self, path, data):
        """Write a file; nothing happens here."""

    def get_source(self, fullname):
        try:
            data = self.get_data(self.get_filename(fullname))
        except OSError as exc:
            raise ImportError('source not available through get_data()', name=fullname) from exc
        return decode_source(data)

    def source_to_code(self, data, path, *, _optimize=-1):
        """The code of a source."""
        return _bootstrap._call_with_frames_removed(compile, data, path, 'exec',
                                                    dont_inherit=True, optimize=_optimize)

    def get_code(self, fullname):
        """The code of a module: from bytecode that is not stale, else from its source."""
        source_path = self.get_filename(fullname)
        state = _SourceState(self, fullname, source_path)
        code = state.code_from_bytecode()
        if code is not None:
            return code
        if state.source is None:
            state.source = self.get_data(source_path)
        code = self.source_to_code(state.source, source_path)
        _bootstrap._verbose_message('code object from {}', source_path)
        state.keep(code)
        return code


class _SourceState:
    # What SourceLoader.get_code knows of a source and its bytecode.
    def __init__(self, loader, name, path):
        self.loader, self.name, self.path = loader, name, path
        self.source = self.source_hash = self.mtime = None
        self.is_hashed, self.is_checked = False, True
        try:
            self.bytecode_path = cache_from_source(path)
        except NotImplementedError:
            self.bytecode_path = None

    def code_from_bytecode(self):
        if self.bytecode_path is None:
            return None
        try:
            stats = self.loader.path_stats(self.path)
        except OSError:
            return None
        self.mtime = int(stats['mtime'])
        try:
            data = self.loader.get_data(self.bytecode_path)
        except OSError:
            return None
        details = {'name': self.name, 'path': self.bytecode_path}
        try:
            flags = _classify_pyc(data, self.name, details)
            body = memoryview(data)[16:]
            self.is_hashed = flags & 0b1 != 0
            if not self.is_hashed:
                _validate_timestamp_pyc(data, self.mtime, stats['size'], self.name, details)
            else:
                self.is_checked = flags & 0b10 != 0
                policy = _imp.check_hash_based_pycs
                if policy == 'always' or (policy != 'never' and self.is_checked):
                    self.source = self.loader.get_data(self.path)
                    self.source_hash = _imp.source_hash(_RAW_MAGIC_NUMBER, self.source)
                    _validate_hash_pyc(data, self.source_hash, self.name, details)
        except (ImportError, EOFError):
            return None
        _bootstrap._verbose_message('{} matches {}', self.bytecode_path, self.path)
        return _compile_bytecode(body, name=self.name, bytecode_path=self.bytecode_path, source_path=self.path)

    def keep(self, code):
        if sys.dont_write_bytecode or self.bytecode_path is None or self.mtime is None:
            return
        if self.is_hashed:
            if self.source_hash is None:
                self.source_hash = _imp.source_hash(_RAW_MAGIC_NUMBER, self.source)
            data = _code_to_hash_pyc(code, self.source_hash, self.is_checked)
        else:
            data = _code_to_timestamp_pyc(code, self.mtime, len(self.source))
        try:
            self.loader._cache_bytecode(self.path, self.bytecode_path, data)
        except NotImplementedError:
            pass


class FileLoader:
    """Base of loaders of one file."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    @_check_name
    def load_module(self, fullname):
        # The next class among the bases has it.
        return super(FileLoader, self).load_module(fullname)

    @_check_name
    def get_filename(self, fullname):
        """The file's path."""
        return self.path

    def get_data(self, path):
        """The bytes of a file."""
        import io
        with (io.open_code(str(path)) if isinstance(self, SourceLoader) else io.FileIO(path, 'r')) as file:
            return file.read()

    @_check_name
    def get_resource_reader(self, module):
        from importlib.readers import FileReader
        return FileReader(self)


class ExtensionFileLoader(FileLoader, _LoaderBasics):
    """Loader of extension modules, of which there are none: creating one fails."""

    def __init__(self, name, path):
        self.name = name
        self.path = path

    def create_module(self, spec):
        return _imp.create_dynamic(spec)

    def exec_module(self, module):
        _imp.exec_dynamic(module)

    def is_package(self, fullname):
        name = _path_split(self.path)[1]
        return any(name == '__init__' + suffix for suffix in EXTENSION_SUFFIXES)

    def get_code(self, fullname):
        """None: extension modules have no bytecode."""

    def get_source(self, fullname):
        """None: extension modules have no source."""


class WindowsRegistryFinder:
    """Finder of modules that the registry of Windows names; the engine reads no registry."""

    DEBUG_BUILD = False

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None

    @classmethod
    def find_module(cls, fullname, path=None):
        _bootstrap._warn("WindowsRegistryFinder.find_module() is deprecated and "
                         "slated for removal in Python 3.12; use find_spec() instead", DeprecationWarning)
        return None


try:
    from _frozen_importlib_external import (
        FileFinder, NamespaceLoader, PathFinder, SourceFileLoader, SourcelessFileLoader, _NamespacePath,
    )
except ImportError:
    from ._source_external import define
    define(sys.modules[__name__])
    del define

_NamespaceLoader = NamespaceLoader
