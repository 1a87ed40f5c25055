"""The operating system's interface: files, directories, environment, processes.

What the platform's own module (posix or nt) offers is here too; os.path is posixpath or ntpath.
"""
import abc
import sys
import stat as st

from _collections_abc import _check_methods, Mapping, MutableMapping

GenericAlias = type(list[int])

__all__ = ['altsep', 'curdir', 'pardir', 'sep', 'pathsep', 'linesep',
           'defpath', 'name', 'path', 'devnull', 'SEEK_SET', 'SEEK_CUR',
           'SEEK_END', 'fsencode', 'fsdecode', 'get_exec_path', 'fdopen',
           'extsep']


def _exists(name):
    return name in globals()


def _get_exports_list(module):
    try:
        return list(module.__all__)
    except AttributeError:
        return [name for name in dir(module) if not name.startswith('_')]


if 'posix' in sys.builtin_module_names:
    name = 'posix'
    linesep = '\n'
    import posix as _platform
    from posix import *
    import posixpath as path
elif 'nt' in sys.builtin_module_names:
    name = 'nt'
    linesep = '\r\n'
    import nt as _platform
    from nt import *
    import ntpath as path
else:
    raise ImportError('no os specific module found')

if hasattr(_platform, '_exit'):
    _exit = _platform._exit
    __all__.append('_exit')
__all__.extend(_get_exports_list(_platform))

sys.modules['os.path'] = path
from os.path import (curdir, pardir, sep, pathsep, defpath, extsep, altsep,
    devnull)

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


def _functions_with(*names_and_features):
    """The set of those functions whose feature the platform has."""
    have = _platform._have_functions
    return {globals()[function]
            for function, *features in names_and_features
            if _exists(function) and any(feature in have for feature in features)}


if hasattr(_platform, '_have_functions'):
    supports_dir_fd = _functions_with(
        ('access', 'HAVE_FACCESSAT'), ('chmod', 'HAVE_FCHMODAT'), ('chown', 'HAVE_FCHOWNAT'),
        ('stat', 'HAVE_FSTATAT'), ('utime', 'HAVE_FUTIMESAT', 'HAVE_UTIMENSAT'),
        ('link', 'HAVE_LINKAT'), ('mkdir', 'HAVE_MKDIRAT'), ('mkfifo', 'HAVE_MKFIFOAT'),
        ('mknod', 'HAVE_MKNODAT'), ('open', 'HAVE_OPENAT'), ('readlink', 'HAVE_READLINKAT'),
        ('rename', 'HAVE_RENAMEAT'), ('symlink', 'HAVE_SYMLINKAT'),
        ('unlink', 'HAVE_UNLINKAT'), ('rmdir', 'HAVE_UNLINKAT'))
    supports_effective_ids = _functions_with(('access', 'HAVE_FACCESSAT'))
    supports_fd = _functions_with(
        ('chdir', 'HAVE_FCHDIR'), ('chmod', 'HAVE_FCHMOD'), ('chown', 'HAVE_FCHOWN'),
        ('listdir', 'HAVE_FDOPENDIR'), ('scandir', 'HAVE_FDOPENDIR'),
        ('execve', 'HAVE_FEXECVE'), ('truncate', 'HAVE_FTRUNCATE'),
        ('utime', 'HAVE_FUTIMENS', 'HAVE_FUTIMES'), ('pathconf', 'HAVE_FPATHCONF'),
        *([('statvfs', 'HAVE_FSTATVFS')] if _exists('fstatvfs') else ()))
    supports_fd.add(stat)       # by fstat()
    # A chmod() that does not follow links is there only with lchmod(): fchmodat() takes the
    # flag for it on Linux but refuses it when called.
    supports_follow_symlinks = _functions_with(
        ('access', 'HAVE_FACCESSAT'), ('chown', 'HAVE_FCHOWNAT', *(['HAVE_LCHOWN'] if _exists('lchown') else ())),
        ('stat', 'HAVE_FSTATAT', 'HAVE_LSTAT', 'MS_WINDOWS'), ('chflags', 'HAVE_LCHFLAGS'),
        ('chmod', 'HAVE_LCHMOD'), ('link', 'HAVE_LINKAT'),
        ('utime', 'HAVE_LUTIMES', 'HAVE_UTIMENSAT'))
else:
    supports_dir_fd = supports_fd = supports_follow_symlinks = set()

del _functions_with, _platform


# ---- Trees of directories

def _parent_and_name(pathname):
    """path.split() that does not stop at a slash at the end."""
    head, tail = path.split(pathname)
    return (head, tail) if tail else path.split(head)


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a directory and all those above it that are missing."""
    head, tail = _parent_and_name(name)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass        # someone else was faster
        if tail == (b'.' if isinstance(tail, bytes) else curdir):
            return
    try:
        mkdir(name, mode)
    except OSError:
        # Which error is reported for an existing directory differs, so the directory decides.
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove an empty directory, then those above it for as long as they are empty."""
    rmdir(name)
    head, tail = _parent_and_name(name)
    try:
        while head and tail:
            rmdir(head)
            head, tail = path.split(head)
    except OSError:
        pass


def renames(old, new):
    """Rename, making the directories needed before and pruning the empty ones after."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


__all__ += ['makedirs', 'removedirs', 'renames']


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Go through a tree: (dirpath, dirnames, filenames) for each directory in it.

    With topdown the caller may change dirnames in place to steer the walk. An OSError met when
    listing goes to onerror, or is passed over.
    """
    sys.audit('os.walk', top, topdown, onerror, followlinks)
    return _walk(fspath(top), topdown, onerror, followlinks)


def _is(test):
    """What an entry's test says, an error meaning no."""
    try:
        return test()
    except OSError:
        return False


def _walk(top, topdown, onerror, followlinks):
    dirs, files, below = [], [], []
    try:
        with scandir(top) as entries:
            for entry in entries:
                if not _is(entry.is_dir):
                    files.append(entry.name)
                    continue
                dirs.append(entry.name)
                # Going up, what is a link is found out here, before it can change.
                if not topdown and (followlinks or not _is(entry.is_symlink)):
                    below.append(entry.path)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    if topdown:
        yield top, dirs, files
        for dirname in dirs:
            inner = path.join(top, dirname)
            if followlinks or not path.islink(inner):
                yield from _walk(inner, topdown, onerror, followlinks)
    else:
        for inner in below:
            yield from _walk(inner, topdown, onerror, followlinks)
        yield top, dirs, files


__all__.append('walk')

if _exists('open') and {open, stat} <= supports_dir_fd and {scandir, stat} <= supports_fd:
    def fwalk(top='.', topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
        """walk() that holds each directory open: its descriptor is the fourth item."""
        sys.audit('os.fwalk', top, topdown, onerror, follow_symlinks, dir_fd)
        top = fspath(top)
        before = None if follow_symlinks else stat(top, follow_symlinks=False, dir_fd=dir_fd)
        fd = open(top, O_RDONLY, dir_fd=dir_fd)
        try:
            # What was opened has to be the directory looked at, not a link put in its place.
            if before is None or (st.S_ISDIR(before.st_mode)
                                  and path.samestat(before, stat(fd))):
                yield from _fwalk(fd, top, isinstance(top, bytes), topdown, onerror,
                                  follow_symlinks)
        finally:
            close(fd)

    def _fwalk(topfd, toppath, isbytes, topdown, onerror, follow_symlinks):
        dirs, files, below = [], [], []
        for entry in scandir(topfd):
            label = fsencode(entry.name) if isbytes else entry.name
            try:
                if entry.is_dir():
                    dirs.append(label)
                    below.append(entry)
                else:
                    files.append(label)
            except OSError:
                if _is(entry.is_symlink):
                    files.append(label)
        if topdown:
            yield toppath, dirs, files, topfd
            below = None        # the caller may have changed dirs
        for at, label in enumerate(dirs):
            try:
                if follow_symlinks:
                    before = None
                elif below is None:
                    before = stat(label, dir_fd=topfd, follow_symlinks=False)
                else:
                    before = below[at].stat(follow_symlinks=False)
                fd = open(label, O_RDONLY, dir_fd=topfd)
            except OSError as error:
                if onerror is not None:
                    onerror(error)
                continue
            try:
                if before is None or path.samestat(before, stat(fd)):
                    yield from _fwalk(fd, path.join(toppath, label), isbytes, topdown,
                                      onerror, follow_symlinks)
            finally:
                close(fd)
        if not topdown:
            yield toppath, dirs, files, topfd

    __all__.append('fwalk')


# ---- Running programs

def execl(file, *args):
    """Run file in the place of this process, its arguments listed in the call."""
    execv(file, args)


def execle(file, *args):
    """execl() with the environment as last argument."""
    *args, env = args
    execve(file, tuple(args), env)


def execlp(file, *args):
    """execl() that looks for file along the PATH."""
    execvp(file, args)


def execlpe(file, *args):
    """execlp() with the environment as last argument."""
    *args, env = args
    execvpe(file, tuple(args), env)


def execvp(file, args):
    """execv() that looks for file along the PATH."""
    _execvpe(file, args)


def execvpe(file, args, env):
    """execve() that looks for file along env's PATH."""
    _execvpe(file, args, env)


__all__ += ['execl', 'execle', 'execlp', 'execlpe', 'execvp', 'execvpe']


def _execvpe(file, args, env=None):
    if env is None:
        run, rest, env = execv, (args,), environ
    else:
        run, rest = execve, (args, env)
    if path.dirname(file):
        run(file, *rest)
        return
    places = get_exec_path(env)
    if name != 'nt':
        file = fsencode(file)
        places = map(fsencode, places)
    telling = last = None
    for place in places:
        try:
            run(path.join(place, file), *rest)
        except (FileNotFoundError, NotADirectoryError) as error:
            last = error
        except OSError as error:
            # An error other than "not there" says most.
            last = error
            telling = telling or error
    raise telling or last


def get_exec_path(env=None):
    """The directories in which programs are looked for, by env or this process's environment."""
    import warnings
    if env is None:
        env = environ
    # Asking a dict of str keys for a bytes key may warn under -b.
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', BytesWarning)
        try:
            found = env.get('PATH')
        except TypeError:
            found = None
        if supports_bytes_environ:
            try:
                in_bytes = env[b'PATH']
            except (KeyError, TypeError):
                pass
            else:
                if found is not None:
                    raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
                found = in_bytes
            if isinstance(found, bytes):
                found = fsdecode(found)
    return (defpath if found is None else found).split(pathsep)


# ---- The environment

class _Environ(MutableMapping):
    """The environment as a mapping whose changes reach the process."""

    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey = encodekey
        self.decodekey = decodekey
        self.encodevalue = encodevalue
        self.decodevalue = decodevalue
        self._data = data

    def __getitem__(self, key):
        encoded = self.encodekey(key)
        if encoded not in self._data:
            raise KeyError(key) from None
        return self.decodevalue(self._data[encoded])

    def __setitem__(self, key, value):
        key = self.encodekey(key)
        value = self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        if encoded not in self._data:
            raise KeyError(key) from None
        del self._data[encoded]

    def __iter__(self):
        # From a copy, so that one may change the environment while going through it.
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        items = ', '.join([f'{self.decodekey(key)!r}: {self.decodevalue(value)!r}'
                           for key, value in self._data.items()])
        return 'environ({' + items + '})'

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return {**self, **other}

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return {**other, **self}


def _must_be(kind):
    def check(value):
        if not isinstance(value, kind):
            raise TypeError(f'{kind.__name__} expected, not {type(value).__name__}')
        return value
    return check


def _createenviron():
    text = _must_be(str)
    if name == 'nt':
        def encodekey(key):
            return text(key).upper()
        return _Environ({encodekey(key): value for key, value in environ.items()},
                        encodekey, str, text, str)
    encoding = sys.getfilesystemencoding()

    def encode(value):
        return text(value).encode(encoding, 'surrogateescape')

    def decode(value):
        return value.decode(encoding, 'surrogateescape')
    return _Environ(environ, encode, decode, encode, decode)


environ = _createenviron()


def getenv(key, default=None):
    """The value of an environment variable, or default."""
    return environ.get(key, default)


supports_bytes_environ = name != 'nt'
__all__ += ['getenv', 'supports_bytes_environ']

if supports_bytes_environ:
    environb = _Environ(environ._data, _must_be(bytes), bytes, _must_be(bytes), bytes)

    def getenvb(key, default=None):
        """The value of an environment variable as bytes, or default."""
        return environb.get(key, default)

    __all__ += ['environb', 'getenvb']

del _createenviron, _must_be


# ---- Paths as bytes, as text, and of objects

def _fspath(path):
    """The str or bytes that path is or stands for."""
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    try:
        result = kind.__fspath__(path)
    except AttributeError:
        if hasattr(kind, '__fspath__'):
            raise
        raise TypeError('expected str, bytes or os.PathLike object, not ' + kind.__name__)
    if isinstance(result, (str, bytes)):
        return result
    raise TypeError(f'expected {kind.__name__}.__fspath__() to return str or bytes, '
                    f'not {type(result).__name__}')


if not _exists('fspath'):
    fspath = _fspath
    fspath.__name__ = 'fspath'


def _fscodec():
    encoding = sys.getfilesystemencoding()
    errors = sys.getfilesystemencodeerrors()

    def fsencode(filename):
        """filename as bytes, by the file system's encoding."""
        filename = fspath(filename)
        return filename.encode(encoding, errors) if isinstance(filename, str) else filename

    def fsdecode(filename):
        """filename as str, by the file system's encoding."""
        filename = fspath(filename)
        return filename.decode(encoding, errors) if isinstance(filename, bytes) else filename

    return fsencode, fsdecode


fsencode, fsdecode = _fscodec()
del _fscodec


class PathLike(abc.ABC):
    """An object that stands for a path in the file system."""

    @abc.abstractmethod
    def __fspath__(self):
        """The path, as str or bytes."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is not PathLike:
            return NotImplemented
        return _check_methods(subclass, '__fspath__')

    __class_getitem__ = classmethod(GenericAlias)


# ---- More processes

if _exists('posix_spawn') and not _exists('spawnv'):
    P_WAIT = 0
    P_NOWAIT = P_NOWAITO = 1
    __all__ += ['P_WAIT', 'P_NOWAIT', 'P_NOWAITO']

    def _spawnvef(mode, file, args, env, func):
        # Without a fork func does not run in the child; which one it is says how file is found.
        if not isinstance(args, (tuple, list)):
            raise TypeError('argv must be a tuple or a list')
        if not args or not args[0]:
            raise ValueError('argv first element cannot be empty')
        if env is None:
            env = environ
        if func in (execvp, execvpe) and not path.dirname(file):
            file, places = fsencode(file), map(fsencode, get_exec_path(env))
            programs = [path.join(place, file) for place in places]
        else:
            programs = [file]
        pid = 0
        for program in programs:
            try:
                pid = posix_spawn(program, args, env)
                break
            except PermissionError as error:
                if error.errno is None:
                    raise       # no processes were granted
            except OSError:
                pass
        if not pid:
            # The child would have come so far.
            if mode == P_NOWAIT:
                pid = posix_spawn('/bin/sh', ['sh', '-c', 'exit 127'], {})
                return pid
            return 127
        if mode == P_NOWAIT:
            return pid
        status = waitpid(pid, 0)[1]
        while WIFSTOPPED(status):
            status = waitpid(pid, 0)[1]
        return waitstatus_to_exitcode(status)

    def spawnv(mode, file, args):
        """Run file as a process of its own: its exit code, or its id with P_NOWAIT."""
        return _spawnvef(mode, file, args, None, execv)

    def spawnve(mode, file, args, env):
        """spawnv() with an environment."""
        return _spawnvef(mode, file, args, env, execve)

    def spawnvp(mode, file, args):
        """spawnv() that looks for file along the PATH."""
        return _spawnvef(mode, file, args, None, execvp)

    def spawnvpe(mode, file, args, env):
        """spawnvp() with an environment."""
        return _spawnvef(mode, file, args, env, execvpe)

    __all__ += ['spawnv', 'spawnve', 'spawnvp', 'spawnvpe']

if _exists('spawnv'):
    def spawnl(mode, file, *args):
        """spawnv() with the arguments listed in the call."""
        return spawnv(mode, file, args)

    def spawnle(mode, file, *args):
        """spawnl() with the environment as last argument."""
        return spawnve(mode, file, args[:-1], args[-1])

    __all__ += ['spawnl', 'spawnle']

if _exists('spawnvp'):
    def spawnlp(mode, file, *args):
        """spawnl() that looks for file along the PATH."""
        return spawnvp(mode, file, args)

    def spawnlpe(mode, file, *args):
        """spawnlp() with the environment as last argument."""
        return spawnvpe(mode, file, args[:-1], args[-1])

    __all__ += ['spawnlp', 'spawnlpe']


def popen(cmd, mode='r', buffering=-1):
    """Run a shell command; the file reads its output or writes its input."""
    if not isinstance(cmd, str):
        raise TypeError(f'invalid cmd type ({type(cmd)}, expected string)')
    if mode not in ('r', 'w'):
        raise ValueError(f'invalid mode {mode!r}')
    if buffering == 0 or buffering is None:
        raise ValueError('popen() does not support unbuffered streams')
    import subprocess
    stream = 'stdout' if mode == 'r' else 'stdin'
    process = subprocess.Popen(cmd, shell=True, text=True, bufsize=buffering,
                               **{stream: subprocess.PIPE})
    return _wrap_close(getattr(process, stream), process)


class _wrap_close:
    """The stream of a popen() process, whose close() waits for it."""

    def __init__(self, stream, proc):
        self._stream = stream
        self._proc = proc

    def close(self):
        self._stream.close()
        code = self._proc.wait()
        if code == 0:
            return None
        # As wait() gives it: the code in the upper byte.
        return code if name == 'nt' else code << 8

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


__all__.append('popen')


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    """A file object over an open descriptor."""
    if not isinstance(fd, int):
        raise TypeError(f'invalid fd type ({type(fd)}, expected integer)')
    import io
    if 'b' not in mode:
        encoding = io.text_encoding(encoding)
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


if name == 'nt':
    class _AddedDllDirectory:
        """A directory of libraries, until it is closed."""

        def __init__(self, path, cookie, remove_dll_directory):
            self.path = path
            self._cookie = cookie
            self._remove_dll_directory = remove_dll_directory

        def close(self):
            self._remove_dll_directory(self._cookie)
            self.path = None

        def __enter__(self):
            return self

        def __exit__(self, *args):
            self.close()

        def __repr__(self):
            return f'<AddedDllDirectory({self.path!r})>' if self.path else '<AddedDllDirectory()>'

    def add_dll_directory(path):
        """Look for libraries in path too."""
        import nt
        return _AddedDllDirectory(path, nt._add_dll_directory(path), nt._remove_dll_directory)
