"""Files and directories for a while, removed when they are closed or no longer used."""
import functools as _functools
import warnings as _warnings
import io as _io
import os as _os
import shutil as _shutil
import errno as _errno
from random import Random as _Random
import sys as _sys
import types as _types
import weakref as _weakref
import _thread

__all__ = [
    'NamedTemporaryFile', 'TemporaryFile',
    'SpooledTemporaryFile', 'TemporaryDirectory',
    'mkstemp', 'mkdtemp',
    'mktemp',
    'TMP_MAX', 'gettempprefix',
    'tempdir', 'gettempdir',
    'gettempprefixb', 'gettempdirb',
]

_allocate_lock = _thread.allocate_lock

_text_openflags = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | getattr(_os, 'O_NOFOLLOW', 0)
_bin_openflags = _text_openflags | getattr(_os, 'O_BINARY', 0)

# How many names are tried.
TMP_MAX = getattr(_os, 'TMP_MAX', 10000)

# What names start with, whether the user has given another or not.
template = 'tmp'

# The directory to use, or None for the first that can be used.
tempdir = None

_once_lock = _allocate_lock()


def _exists(fn):
    try:
        _os.lstat(fn)
    except OSError:
        return False
    return True


def _infer_return_type(*args):
    """str or bytes, as all of args that are not None are."""
    kind = None
    for value in args:
        if value is None:
            continue
        if isinstance(value, _os.PathLike):
            value = _os.fspath(value)
        this = bytes if isinstance(value, bytes) else str
        if kind not in (None, this):
            raise TypeError("Can't mix bytes and non-bytes in path components.")
        kind = this
    if kind is None:
        return str if tempdir is None or isinstance(tempdir, str) else bytes
    return kind


def _sanitize_params(prefix, suffix, dir):
    """The parts of a name with what stands for None, and their type."""
    kind = _infer_return_type(prefix, suffix, dir)
    if suffix is None:
        suffix = kind()
    if prefix is None:
        prefix = template if kind is str else _os.fsencode(template)
    if dir is None:
        dir = gettempdir() if kind is str else gettempdirb()
    return prefix, suffix, dir, kind


class _RandomNameSequence:
    """Names of eight characters without end, others in each process."""

    characters = 'abcdefghijklmnopqrstuvwxyz0123456789_'

    @property
    def rng(self):
        pid = _os.getpid()
        if getattr(self, '_rng_pid', None) != pid:
            self._rng, self._rng_pid = _Random(), pid
        return self._rng

    def __iter__(self):
        return self

    def __next__(self):
        return ''.join(self.rng.choices(self.characters, k=8))


def _candidate_tempdir_list():
    """The directories that may be meant, best first."""
    found = [_os.getenv(name) for name in ('TMPDIR', 'TEMP', 'TMP')]
    found = [name for name in found if name]
    if _os.name == 'nt':
        found += [_os.path.expanduser(r'~\AppData\Local\Temp'),
                  _os.path.expandvars(r'%SYSTEMROOT%\Temp'),
                  r'c:\temp', r'c:\tmp', r'\temp', r'\tmp']
    else:
        found += ['/tmp', '/var/tmp', '/usr/tmp']
    try:
        found.append(_os.getcwd())
    except (AttributeError, OSError):
        found.append(_os.curdir)
    return found


def _is_odd_refusal(dir):
    """Tell whether PermissionError means that the name is a directory's, as on Windows."""
    return _os.name == 'nt' and _os.path.isdir(dir) and _os.access(dir, _os.W_OK)


def _get_default_tempdir():
    """The first directory in which a file can be made, written and removed."""
    names = _RandomNameSequence()
    candidates = _candidate_tempdir_list()
    for dir in candidates:
        if dir != _os.curdir:
            dir = _os.path.abspath(dir)
        for _ in range(100):
            path = _os.path.join(dir, next(names))
            try:
                fd = _os.open(path, _bin_openflags, 0o600)
                try:
                    try:
                        _os.write(fd, b'blat')
                    finally:
                        _os.close(fd)
                finally:
                    _os.unlink(path)
                return dir
            except FileExistsError:
                continue
            except PermissionError:
                if not _is_odd_refusal(dir):
                    break
            except OSError:
                break
    raise FileNotFoundError(_errno.ENOENT,
                            f'No usable temporary directory found in {candidates}')


_name_sequence = None


def _get_candidate_names():
    """The one sequence of names that all use."""
    global _name_sequence
    if _name_sequence is None:
        with _once_lock:
            if _name_sequence is None:
                _name_sequence = _RandomNameSequence()
    return _name_sequence


def _make_unused(dir, prefix, suffix, kind, event, make, what):
    """Try names until make(path) makes something new: (what it returned, path)."""
    names = _get_candidate_names()
    if kind is bytes:
        names = map(_os.fsencode, names)
    for _ in range(TMP_MAX):
        path = _os.path.join(dir, prefix + next(names) + suffix)
        _sys.audit(event, path)
        try:
            return make(path), path
        except FileExistsError:
            continue
        except PermissionError:
            if not _is_odd_refusal(dir):
                raise
    raise FileExistsError(_errno.EEXIST, f'No usable temporary {what} name found')


def _mkstemp_inner(dir, pre, suf, flags, output_type):
    """(descriptor of a new file, its path)."""
    return _make_unused(_os.path.abspath(dir), pre, suf, output_type, 'tempfile.mkstemp',
                        lambda path: _os.open(path, flags, 0o600), 'file')


def gettempprefix():
    """What names start with."""
    return _os.fsdecode(template)


def gettempprefixb():
    """What names start with, as bytes."""
    return _os.fsencode(template)


def _gettempdir():
    global tempdir
    if tempdir is None:
        with _once_lock:
            if tempdir is None:
                tempdir = _get_default_tempdir()
    return tempdir


def gettempdir():
    """The directory for temporary files."""
    return _os.fsdecode(_gettempdir())


def gettempdirb():
    """The directory for temporary files, as bytes."""
    return _os.fsencode(_gettempdir())


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Make a file that only its user can read: (its open descriptor, its path).

    The caller removes it. text opens it in text mode, where there is one.
    """
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
    flags = _text_openflags if text else _bin_openflags
    return _mkstemp_inner(dir, prefix, suffix, flags, kind)


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Make a directory that only its user can read, and return its path. The caller removes it."""
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
    return _make_unused(dir, prefix, suffix, kind, 'tempfile.mkdtemp',
                        lambda path: _os.mkdir(path, 0o700), 'directory')[1]


def mktemp(suffix='', prefix=template, dir=None):
    """A path that is not used. By the time it is, another may be faster: use mkstemp()."""
    if dir is None:
        dir = gettempdir()
    names = _get_candidate_names()
    for _ in range(TMP_MAX):
        path = _os.path.join(dir, prefix + next(names) + suffix)
        if not _exists(path):
            return path
    raise FileExistsError(_errno.EEXIST, 'No usable temporary filename found')


class _TemporaryFileCloser:
    """Closes a file and removes it, once, at the latest when nobody has it any more."""

    file = None
    close_called = False

    def __init__(self, file, name, delete=True):
        self.file, self.name, self.delete = file, name, delete

    if _os.name != 'nt':
        # The modules may be gone when it is called: what is needed is held.
        def close(self, unlink=_os.unlink):
            if not self.close_called and self.file is not None:
                self.close_called = True
                try:
                    self.file.close()
                finally:
                    if self.delete:
                        unlink(self.name)

        def __del__(self):
            self.close()
    else:
        # Windows removes it by itself (O_TEMPORARY).
        def close(self):
            if not self.close_called:
                self.close_called = True
                self.file.close()


class _TemporaryFileWrapper:
    """A file with a name, removed when it is closed; all else is the file's own."""

    def __init__(self, file, name, delete=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._closer = _TemporaryFileCloser(file, name, delete)

    def __getattr__(self, name):
        value = getattr(self.__dict__['file'], name)
        if hasattr(value, '__call__'):
            method = value

            @_functools.wraps(method)
            def value(*args, **kwargs):
                return method(*args, **kwargs)
            # Whoever has only the method keeps the file alive by it.
            value._closer = self._closer
        if not isinstance(value, int):
            setattr(self, name, value)
        return value

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        result = self.file.__exit__(exc, value, tb)
        self.close()
        return result

    def close(self):
        """Close the file and remove it."""
        self._closer.close()

    def __iter__(self):
        # Not the file's own iterator: this one keeps the wrapper alive.
        for line in self.file:
            yield line


def _name_raw(file, name):
    """Give the innermost file of a stack of streams its name."""
    raw = getattr(file, 'buffer', file)
    raw = getattr(raw, 'raw', raw)
    raw.name = name


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                       dir=None, delete=True, *, errors=None):
    """Make and open a file that is removed when it is closed (unless delete is false).

    Its path is its attribute name. The arguments are those of open() and mkstemp().
    """
    prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
    flags = _bin_openflags
    removed_by_system = _os.name == 'nt' and delete
    if removed_by_system:
        flags |= _os.O_TEMPORARY
    if 'b' not in mode:
        encoding = _io.text_encoding(encoding)
    name = None

    def opener(*args):
        nonlocal name
        fd, name = _mkstemp_inner(dir, prefix, suffix, flags, kind)
        return fd

    try:
        file = _io.open(dir, mode, buffering=buffering, newline=newline, encoding=encoding,
                        errors=errors, opener=opener)
        try:
            _name_raw(file, name)
            return _TemporaryFileWrapper(file, name, delete)
        except:
            file.close()
            raise
    except:
        if name is not None and not removed_by_system:
            _os.unlink(name)
        raise


if _os.name != 'posix' or _sys.platform == 'cygwin':
    # An open file cannot be removed there.
    TemporaryFile = NamedTemporaryFile
else:
    # Whether files can be made without a name: until one could not.
    _O_TMPFILE_WORKS = hasattr(_os, 'O_TMPFILE')

    def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                      dir=None, *, errors=None):
        """Make and open a file without a name, which is gone when it is closed.

        The arguments are those of open() and mkstemp().
        """
        global _O_TMPFILE_WORKS
        if 'b' not in mode:
            encoding = _io.text_encoding(encoding)
        prefix, suffix, dir, kind = _sanitize_params(prefix, suffix, dir)
        flags = _bin_openflags
        fd = None

        def open_nameless(*args):
            nonlocal fd
            fd = _os.open(dir, (flags | _os.O_TMPFILE) & ~_os.O_CREAT, 0o600)
            return fd

        def open_removed(*args):
            nonlocal fd
            fd, name = _mkstemp_inner(dir, prefix, suffix, flags, kind)
            try:
                _os.unlink(name)
            except BaseException:
                _os.close(fd)
                raise
            return fd

        def open_by(opener):
            file = _io.open(dir, mode, buffering=buffering, newline=newline,
                            encoding=encoding, errors=errors, opener=opener)
            _name_raw(file, fd)
            return file

        if _O_TMPFILE_WORKS:
            try:
                return open_by(open_nameless)
            except IsADirectoryError:
                # A kernel that does not know the flag.
                _O_TMPFILE_WORKS = False
            except OSError:
                pass        # a file system that does not
        return open_by(open_removed)


def _of_file(name, arguments=True):
    """A method that is the file's own."""
    if arguments:
        def method(self, *args):
            return getattr(self._file, name)(*args)
    else:
        def method(self):
            return getattr(self._file, name)()
    method.__name__ = name
    method.__qualname__ = 'SpooledTemporaryFile.' + name
    return method


class SpooledTemporaryFile(_io.IOBase):
    """A temporary file that is kept in memory until it is larger than max_size, or fileno() is
    asked for."""

    _rolled = False

    def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None,
                 suffix=None, prefix=None, dir=None, *, errors=None):
        if 'b' in mode:
            self._file = _io.BytesIO()
        else:
            encoding = _io.text_encoding(encoding)
            self._file = _io.TextIOWrapper(_io.BytesIO(), encoding=encoding, errors=errors,
                                           newline=newline)
        self._max_size = max_size
        self._rolled = False
        self._TemporaryFileArgs = dict(
            mode=mode, buffering=buffering, suffix=suffix, prefix=prefix, encoding=encoding,
            newline=newline, dir=dir, errors=errors)

    __class_getitem__ = classmethod(_types.GenericAlias)

    def _check(self, file):
        if not self._rolled and self._max_size and file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        """Go over to a file on disk."""
        if self._rolled:
            return
        memory = self._file
        disk = self._file = TemporaryFile(**self._TemporaryFileArgs)
        del self._TemporaryFileArgs
        at = memory.tell()
        if hasattr(disk, 'buffer'):
            disk.buffer.write(memory.detach().getvalue())
        else:
            disk.write(memory.getvalue())
        disk.seek(at, 0)
        self._rolled = True

    def __enter__(self):
        if self._file.closed:
            raise ValueError('Cannot enter context with closed file')
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def __iter__(self):
        return self._file.__iter__()

    def __del__(self):
        if not self.closed:
            _warnings.warn(f'Unclosed file {self!r}', ResourceWarning, stacklevel=2, source=self)
            self.close()

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    # As they are in the file, whichever it is.

    close, flush, isatty, detach, tell, readable, seekable, writable = [
        _of_file(_name, arguments=False) for _name in (
            'close', 'flush', 'isatty', 'detach', 'tell', 'readable', 'seekable', 'writable')]
    read, read1, readline, readlines, seek = map(
        _of_file, ('read', 'read1', 'readline', 'readlines', 'seek'))

    def readinto(self, b):
        return self._file.readinto(b)

    def readinto1(self, b):
        return self._file.readinto1(b)

    closed = property(lambda self: self._file.closed)
    encoding = property(lambda self: self._file.encoding)
    errors = property(lambda self: self._file.errors)
    newlines = property(lambda self: self._file.newlines)

    # A file in memory has neither of these.

    @property
    def name(self):
        return getattr(self._file, 'name', None)

    @property
    def mode(self):
        try:
            return self._file.mode
        except AttributeError:
            return self._TemporaryFileArgs['mode']

    # What may make it too large.

    def truncate(self, size=None):
        if size is None:
            return self._file.truncate()
        if size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def write(self, s):
        file = self._file
        result = file.write(s)
        self._check(file)
        return result

    def writelines(self, iterable):
        file = self._file
        result = file.writelines(iterable)
        self._check(file)
        return result


class TemporaryDirectory:
    """Makes a directory, in a with statement its path, and removes it with all in it at the end.

    With ignore_cleanup_errors what cannot be removed stays.
    """

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._finalizer = _weakref.finalize(
            self, self._cleanup, self.name, warn_message=f'Implicitly cleaning up {self!r}',
            ignore_errors=self._ignore_cleanup_errors)

    @classmethod
    def _rmtree(cls, name, ignore_errors=False):
        def permit(path):
            try:
                _os.chflags(path, 0)
            except AttributeError:
                pass
            _os.chmod(path, 0o700)

        def onerror(func, path, exc_info):
            kind = exc_info[0]
            if issubclass(kind, FileNotFoundError):
                return
            if not issubclass(kind, PermissionError):
                if not ignore_errors:
                    raise
                return
            # Once more, with the right to.
            try:
                if path != name:
                    permit(_os.path.dirname(path))
                permit(path)
                try:
                    _os.unlink(path)
                except (IsADirectoryError, PermissionError):
                    # Some systems say PermissionError of directories.
                    cls._rmtree(path, ignore_errors=ignore_errors)
            except FileNotFoundError:
                pass

        _shutil.rmtree(name, onerror=onerror)

    @classmethod
    def _cleanup(cls, name, warn_message, ignore_errors=False):
        cls._rmtree(name, ignore_errors=ignore_errors)
        _warnings.warn(warn_message, ResourceWarning)

    def __repr__(self):
        return f'<{self.__class__.__name__} {self.name!r}>'

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        self.cleanup()

    def cleanup(self):
        """Remove it now."""
        if self._finalizer.detach() or _os.path.exists(self.name):
            self._rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)

    __class_getitem__ = classmethod(_types.GenericAlias)
