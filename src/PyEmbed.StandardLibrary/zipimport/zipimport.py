"""Import from zip files.

zipimporter is a finder and loader for an entry of sys.path that is a zip file or a directory in one;
sys.path_hooks makes it when such an entry is met.
"""

import _frozen_importlib as _bootstrap
import _frozen_importlib_external as _external
import _imp
import _warnings
import io
import marshal
import os
import struct
import sys

__all__ = ['ZipImportError', 'zipimporter']

path_sep = os.sep
alt_path_sep = os.altsep or ''

# The content of each archive that was read: {name: (path, compression, packed size, size, offset, time, date, crc)}.
_zip_directory_cache = {}

_END = struct.Struct('<4s8x2L2x')
_MEMBER = struct.Struct('<4s4xHHHHLLLHHH8xL')
_LOCAL = struct.Struct('<4s22xHH')
_END_MARK, _MEMBER_MARK, _LOCAL_MARK = b'PK\x05\x06', b'PK\x01\x02', b'PK\x03\x04'
_LONGEST_COMMENT = 0xFFFF
_UTF8_NAME = 0x800
_STORED = 0

# What a module can be, the first wins: (suffix, is bytecode, is package).
_KINDS = (
    (path_sep + '__init__.pyc', True, True),
    (path_sep + '__init__.py', False, True),
    ('.pyc', True, False),
    ('.py', False, False),
)


class ZipImportError(ImportError):
    """What keeps a module from being imported from a zip file."""


def _fail(message, archive):
    raise ZipImportError(message, path=archive)


class _ArchiveFile:
    # An archive that is being read; what the system says becomes an ImportError.
    def __init__(self, archive):
        self.archive = archive
        try:
            self.file = io.open_code(archive)
        except OSError:
            self.unreadable()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.file.close()

    def unreadable(self):
        _fail(f"can't read Zip file: {self.archive!r}", self.archive)

    def seek(self, position, whence=0):
        try:
            return self.file.seek(position, whence)
        except OSError:
            self.unreadable()

    def read(self, count=-1):
        try:
            return self.file.read(count)
        except OSError:
            self.unreadable()

    def read_all_of(self, count):
        data = self.read(count)
        if len(data) != count:
            self.unreadable()
        return data

    def end_record(self):
        # The last record and where it starts; it stands at the end, with a comment behind it at most.
        size = self.seek(0, 2)
        if size < _END.size:
            self.unreadable()
        start = self.seek(size - _END.size)
        record = self.read_all_of(_END.size)
        if record.startswith(_END_MARK):
            return record, start
        start = self.seek(max(size - _LONGEST_COMMENT - _END.size, 0))
        tail = self.read()
        found = tail.rfind(_END_MARK)
        if found < 0:
            _fail(f'not a Zip file: {self.archive!r}', self.archive)
        record = tail[found:found + _END.size]
        if len(record) != _END.size:
            _fail(f'corrupt Zip file: {self.archive!r}', self.archive)
        return record, size - len(tail) + found


def _read_directory(archive):
    # The content of an archive.
    with _ArchiveFile(archive) as file:
        record, end = file.end_record()
        _, size, offset = _END.unpack(record)
        if end < size:
            _fail(f'bad central directory size: {archive!r}', archive)
        if end < offset:
            _fail(f'bad central directory offset: {archive!r}', archive)
        # Other data may stand before the archive.
        before = end - size - offset
        if before < 0:
            _fail(f'bad central directory size or offset: {archive!r}', archive)
        file.seek(end - size)
        files = {}
        while True:
            record = file.read(_MEMBER.size)
            if len(record) < 4:
                raise EOFError('EOF read where not expected')
            if not record.startswith(_MEMBER_MARK):
                break
            if len(record) != _MEMBER.size:
                raise EOFError('EOF read where not expected')
            (_, flags, compression, time, date, crc, packed_size, full_size,
             name_size, extra_size, comment_size, start) = _MEMBER.unpack(record)
            if start > offset:
                _fail(f'bad local header offset: {archive!r}', archive)
            name = _decode_name(file.read_all_of(name_size), flags).replace('/', path_sep)
            file.read_all_of(extra_size + comment_size)
            files[name] = (_external._path_join(archive, name), compression, packed_size, full_size,
                           before + start, time, date, crc)
    _bootstrap._verbose_message('zipimport: found {} names in {!r}', len(files), archive)
    return files


def _decode_name(name, flags):
    if flags & _UTF8_NAME:
        return name.decode()
    return name.decode('ascii' if name.isascii() else 'cp437')


_is_zlib_wanted = False


def _decompressor():
    # A module zlib within a compressed archive would ask for itself.
    global _is_zlib_wanted
    if _is_zlib_wanted:
        _bootstrap._verbose_message('zipimport: zlib UNAVAILABLE')
        raise ZipImportError("can't decompress data; zlib not available")
    _is_zlib_wanted = True
    try:
        from zlib import decompress
    except Exception:
        _bootstrap._verbose_message('zipimport: zlib UNAVAILABLE')
        raise ZipImportError("can't decompress data; zlib not available")
    finally:
        _is_zlib_wanted = False
    _bootstrap._verbose_message('zipimport: zlib available')
    return decompress


def _read_member(archive, entry):
    # The bytes of a file in an archive.
    _, compression, packed_size, _, start, *_ = entry
    if packed_size < 0:
        raise ZipImportError('negative data size')
    with _ArchiveFile(archive) as file:
        file.seek(start)
        header = file.read(_LOCAL.size)
        if len(header) != _LOCAL.size:
            raise EOFError('EOF read where not expected')
        mark, name_size, extra_size = _LOCAL.unpack(header)
        if mark != _LOCAL_MARK:
            _fail(f'bad local file header: {archive!r}', archive)
        file.seek(start + _LOCAL.size + name_size + extra_size)
        data = file.read(packed_size)
    if len(data) != packed_size:
        raise OSError("zipimport: can't read data")
    if compression == _STORED:
        return data
    try:
        decompress = _decompressor()
    except Exception:
        raise ZipImportError("can't decompress data; zlib not available")
    return decompress(data, -15)


def _modification_time(entry):
    # Of a file in an archive, in the zone of the clock: there are two seconds to a tick.
    import time
    clock, date = entry[5], entry[6]
    return time.mktime(((date >> 9) + 1980, date >> 5 & 0xF, date & 0x1F,
                        clock >> 11, clock >> 5 & 0x3F, 2 * (clock & 0x1F), -1, -1, -1))


class zipimporter(_external._LoaderBasics):
    """zipimporter(archivepath): imports modules from a zip file, or from a directory in it.

    ZipImportError is raised when there is no zip file on the path. The attribute archive is
    the path of the file, prefix that of the directory within.
    """

    def __init__(self, path):
        if not isinstance(path, str):
            raise TypeError(f"expected str, not {type(path)!r}")
        if not path:
            _fail('archive path is empty', path)
        if alt_path_sep:
            path = path.replace(alt_path_sep, path_sep)
        within = []
        while True:
            try:
                status = _external._path_stat(path)
                break
            except (OSError, ValueError):
                parent, name = _external._path_split(path)
                if parent == path:
                    _fail('not a Zip file', path)
                within.insert(0, name)
                path = parent
        if status.st_mode & 0o170000 != 0o100000:
            _fail('not a Zip file', path)
        if path not in _zip_directory_cache:
            _zip_directory_cache[path] = _read_directory(path)
        self._files = _zip_directory_cache[path]
        self.archive = path
        self.prefix = ''.join(name.rstrip(path_sep) + path_sep for name in within if name.strip(path_sep))

    def __repr__(self):
        return f'<zipimporter object "{self.archive}{path_sep}{self.prefix}">'

    # Finding

    def _stem(self, fullname):
        # Only the last part counts: those before it have led to the prefix.
        return self.prefix + fullname.rpartition('.')[2]

    def _kinds_of(self, fullname):
        stem = self._stem(fullname)
        for suffix, is_bytecode, is_package in _KINDS:
            if stem + suffix in self._files:
                yield stem + suffix, is_bytecode, is_package

    def _is_package_or_none(self, fullname):
        for _, _, is_package in self._kinds_of(fullname):
            return is_package
        return None

    def _portion(self, fullname):
        # The path of a directory without __init__, which may be part of a namespace package.
        stem = self._stem(fullname)
        return f'{self.archive}{path_sep}{stem}' if stem + path_sep in self._files else None

    def find_spec(self, fullname, target=None):
        """The spec of a module; None if it is not here."""
        is_package = self._is_package_or_none(fullname)
        if is_package is not None:
            return _bootstrap.spec_from_loader(fullname, self, is_package=is_package)
        portion = self._portion(fullname)
        if portion is None:
            return None
        spec = _bootstrap.ModuleSpec(name=fullname, loader=None, is_package=True)
        spec.submodule_search_locations.append(portion)
        return spec

    def find_loader(self, fullname, path=None):
        """(loader or None, portions of a namespace package). Deprecated: use find_spec()."""
        _warnings.warn("zipimporter.find_loader() is deprecated and slated for "
                       "removal in Python 3.12; use find_spec() instead", DeprecationWarning)
        if self._is_package_or_none(fullname) is not None:
            return self, []
        portion = self._portion(fullname)
        return None, [] if portion is None else [portion]

    def find_module(self, fullname, path=None):
        """The loader or None. Deprecated: use find_spec()."""
        _warnings.warn("zipimporter.find_module() is deprecated and slated for "
                       "removal in Python 3.12; use find_spec() instead", DeprecationWarning)
        return self.find_loader(fullname, path)[0]

    def invalidate_caches(self):
        """Read the archive's directory again."""
        try:
            self._files = _zip_directory_cache[self.archive] = _read_directory(self.archive)
        except ZipImportError:
            _zip_directory_cache.pop(self.archive, None)
            self._files = {}

    # Loading

    def _require(self, fullname):
        is_package = self._is_package_or_none(fullname)
        if is_package is None:
            raise ZipImportError(f"can't find module {fullname!r}", name=fullname)
        return is_package

    def is_package(self, fullname):
        """Whether a module is a package."""
        return self._require(fullname)

    def get_data(self, pathname):
        """The bytes of a file in the archive."""
        if alt_path_sep:
            pathname = pathname.replace(alt_path_sep, path_sep)
        name = pathname.removeprefix(self.archive + path_sep)
        if name not in self._files:
            raise OSError(0, '', name)
        return _read_member(self.archive, self._files[name])

    def get_source(self, fullname):
        """The source of a module; None if only its bytecode is here."""
        suffix = path_sep + '__init__.py' if self._require(fullname) else '.py'
        entry = self._files.get(self._stem(fullname) + suffix)
        return None if entry is None else _read_member(self.archive, entry).decode()

    def get_code(self, fullname):
        """The code of a module."""
        return self._load(fullname)[0]

    def get_filename(self, fullname):
        """What the module's __file__ is."""
        return self._load(fullname)[2]

    def _load(self, fullname):
        # (code, is package, path) of the first kind of file that is usable.
        error = None
        for name, is_bytecode, is_package in self._kinds_of(fullname):
            _bootstrap._verbose_message('trying {}{}{}', self.archive, path_sep, name, verbosity=2)
            entry = self._files[name]
            data = _read_member(self.archive, entry)
            if is_bytecode:
                try:
                    code = self._code_of_bytecode(data, name, fullname, entry[0])
                except ImportError as exc:
                    error = exc
                    continue
            else:
                source = data.replace(b'\r\n', b'\n').replace(b'\r', b'\n')
                code = compile(source, entry[0], 'exec', dont_inherit=True)
            if code is not None:
                return code, is_package, entry[0]
        if error is not None:
            raise ZipImportError(f"module load failed: {error}", name=fullname) from error
        raise ZipImportError(f"can't find module {fullname!r}", name=fullname)

    def _code_of_bytecode(self, data, name, fullname, path):
        # None: the source is newer.
        details = {'name': fullname, 'path': name}
        flags = _external._classify_pyc(data, fullname, details)
        source = self._files.get(name[:-1])
        if flags & 0b1:
            checks = _imp.check_hash_based_pycs
            if source is not None and checks != 'never' and (flags & 0b10 or checks == 'always'):
                content = _read_member(self.archive, source)
                _external._validate_hash_pyc(data, _imp.source_hash(_external._RAW_MAGIC_NUMBER, content),
                                             fullname, details)
        elif source is not None:
            time, size = struct.unpack('<LL', data[8:16])
            if abs(time - _modification_time(source)) > 1 or size != source[3]:
                _bootstrap._verbose_message(f'bytecode is stale for {fullname!r}')
                return None
        code = marshal.loads(data[16:])
        if not isinstance(code, type(_fail.__code__)):
            raise TypeError(f'compiled module {path!r} is not a code object')
        return code

    def load_module(self, fullname):
        """Import a module, whether or not it is there already. Deprecated: use exec_module()."""
        _warnings.warn("zipimport.zipimporter.load_module() is deprecated and slated for "
                       "removal in Python 3.12; use exec_module() instead", DeprecationWarning)
        code, is_package, path = self._load(fullname)
        module = sys.modules.get(fullname)
        if not isinstance(module, type(sys)):
            module = sys.modules[fullname] = type(sys)(fullname)
        module.__loader__ = self
        try:
            if is_package:
                module.__path__ = [_external._path_join(self.archive, self._stem(fullname))]
            if not hasattr(module, '__builtins__'):
                module.__builtins__ = __builtins__
            _external._fix_up_module(module.__dict__, fullname, path)
            exec(code, module.__dict__)
        except BaseException:
            del sys.modules[fullname]
            raise
        try:
            module = sys.modules[fullname]
        except KeyError:
            raise ImportError(f'Loaded module {fullname!r} not found in sys.modules')
        _bootstrap._verbose_message('import {} # loaded from Zip {}', fullname, path)
        return module

    def get_resource_reader(self, fullname):
        """A reader of the files of a package; None if it is none."""
        try:
            if not self.is_package(fullname):
                return None
        except ZipImportError:
            return None
        from importlib.readers import ZipReader
        return ZipReader(self, fullname)
