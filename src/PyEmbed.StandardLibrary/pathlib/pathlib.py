"""Paths as objects: pure ones, which are text alone, and ones that reach the file system."""
import fnmatch
import functools
import io
import ntpath
import os
import posixpath
import re
import sys
import warnings
from _collections_abc import Sequence
from errno import EBADF, ELOOP, ENOENT, ENOTDIR
from operator import attrgetter
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISLNK, S_ISREG, S_ISSOCK

__all__ = ['PurePath', 'PurePosixPath', 'PureWindowsPath',
           'Path', 'PosixPath', 'WindowsPath']

_WINERROR_NOT_READY = 21
_WINERROR_INVALID_NAME = 123
_WINERROR_CANT_RESOLVE_FILENAME = 1921

# Errors that say that a path leads nowhere.
_IGNORED_ERRNOS = (ENOENT, ENOTDIR, EBADF, ELOOP)
_IGNORED_WINERRORS = (_WINERROR_NOT_READY, _WINERROR_INVALID_NAME,
                      _WINERROR_CANT_RESOLVE_FILENAME)


def _ignore_error(exception):
    return (getattr(exception, 'errno', None) in _IGNORED_ERRNOS
            or getattr(exception, 'winerror', None) in _IGNORED_WINERRORS)


def _is_wildcard_pattern(pat):
    return any(letter in pat for letter in '*?[')


def urlquote_from_bytes(bs, safe='/'):
    """bs as text of a URL. What does it is loaded when it is first called."""
    from urllib.parse import quote_from_bytes
    return quote_from_bytes(bs, safe)


# ---- The rules of a platform's paths

class _Flavour(object):
    """What differs between POSIX and Windows paths."""

    def __init__(self):
        self.join = self.sep.join

    def parse_parts(self, parts):
        """(drive, root, all parts) of strings joined; the last rooted one hides those before."""
        drv = root = ''
        groups = []
        at = len(parts)
        while at and not (drv or root):
            at -= 1
            if parts[at]:
                drv, root, rest = self.splitroot(self._native(parts[at]))
                groups.append([sys.intern(name) for name in rest.split(self.sep)
                               if name and name != '.'])
        # A root without a drive is on the drive of what came before.
        while at and not drv:
            at -= 1
            if parts[at]:
                drv = self.splitroot(self._native(parts[at]))[0]
        parsed = [drv + root] if drv or root else []
        for group in reversed(groups):
            parsed += group
        return drv, root, parsed

    def _native(self, part):
        return part.replace(self.altsep, self.sep) if self.altsep else part

    def join_parsed_parts(self, drv, root, parts, drv2, root2, parts2):
        """What parse_parts() gives for two paths that were parsed apart."""
        if not root2 and not drv2:
            return drv, root, parts + parts2
        if not root2 and self.casefold(drv2) == self.casefold(drv):
            return drv, root, parts + parts2[1:]
        if root2 and drv and not drv2:
            return drv, root2, [drv + root2] + parts2[1:]
        return drv2, root2, parts2


class _WindowsFlavour(_Flavour):
    sep = '\\'
    altsep = '/'
    has_drv = True
    pathmod = ntpath
    is_supported = os.name == 'nt'

    drive_letters = set('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
    ext_namespace_prefix = '\\\\?\\'
    reserved_names = {'CON', 'PRN', 'AUX', 'NUL', 'CONIN$', 'CONOUT$'}
    for _device in ('COM', 'LPT'):
        for _digit in '123456789\xb9\xb2\xb3':
            reserved_names.add(_device + _digit)
    del _device, _digit

    def splitroot(self, part, sep=sep):
        prefix = ''
        if part.startswith(sep * 2):
            prefix, part = self._split_extended_path(part)
        if part.startswith(sep * 2) and part[2:3] != sep:
            # \\server\share; neither name may be empty.
            server_end = part.find(sep, 2)
            if server_end >= 0:
                share_end = part.find(sep, server_end + 1)
                if share_end < 0:
                    share_end = len(part)
                if share_end != server_end + 1:
                    start = 1 if prefix else 0
                    return prefix + part[start:share_end], sep, part[share_end + 1:]
        drv = ''
        if part[1:2] == ':' and part[0] in self.drive_letters:
            drv, part = part[:2], part[2:]
        return prefix + drv, sep if part.startswith(sep) else '', part.lstrip(sep)

    def casefold(self, s):
        return s.lower()

    def casefold_parts(self, parts):
        return [part.lower() for part in parts]

    def compile_pattern(self, pattern):
        return re.compile(fnmatch.translate(pattern), re.IGNORECASE).fullmatch

    def _split_extended_path(self, s, ext_prefix=ext_namespace_prefix):
        if not s.startswith(ext_prefix):
            return '', s
        end = len(ext_prefix)
        if s.startswith('UNC\\', end):
            # As if it were \\server\share, which splitroot() then sees.
            return s[:end + 3], '\\' + s[end + 3:]
        return s[:end], s[end:]

    def is_reserved(self, parts):
        # A device's name means the device in whatever directory, with whatever suffix; a share
        # has none.
        if not parts or parts[0].startswith('\\\\'):
            return False
        stem = re.split('[.:]', parts[-1], maxsplit=1)[0]
        return stem.rstrip(' ').upper() in self.reserved_names

    def make_uri(self, path):
        text = path.as_posix()
        drive = path.drive
        if len(drive) == 2 and drive[1] == ':':
            return f'file:///{drive}/' + urlquote_from_bytes(text[2:].lstrip('/').encode('utf-8'))
        return 'file:' + urlquote_from_bytes(text.encode('utf-8'))


class _PosixFlavour(_Flavour):
    sep = '/'
    altsep = ''
    has_drv = False
    pathmod = posixpath
    is_supported = os.name != 'nt'

    def splitroot(self, part, sep=sep):
        rest = part.lstrip(sep)
        slashes = len(part) - len(rest)
        # POSIX gives exactly two leading slashes a meaning of their own.
        return '', sep * (slashes if slashes <= 2 else 1), rest

    def casefold(self, s):
        return s

    def casefold_parts(self, parts):
        return parts

    def compile_pattern(self, pattern):
        return re.compile(fnmatch.translate(pattern)).fullmatch

    def is_reserved(self, parts):
        return False

    def make_uri(self, path):
        return 'file://' + urlquote_from_bytes(bytes(path))


_windows_flavour = _WindowsFlavour()
_posix_flavour = _PosixFlavour()


# ---- glob(): one selector for each part of a pattern

@functools.lru_cache()
def _make_selector(pattern_parts, flavour):
    pat, *rest = pattern_parts
    rest = tuple(rest)
    if not pat:
        return _TerminatingSelector()
    if pat == '**':
        return _RecursiveWildcardSelector(pat, rest, flavour)
    if '**' in pat:
        raise ValueError("Invalid pattern: '**' can only be an entire path component")
    if _is_wildcard_pattern(pat):
        return _WildcardSelector(pat, rest, flavour)
    return _PreciseSelector(pat, rest, flavour)


class _TerminatingSelector:
    """The end of a pattern."""

    def _select_from(self, parent_path, is_dir, exists, scandir):
        yield parent_path


class _Selector:
    """A part of a pattern, with those after it."""

    def __init__(self, child_parts, flavour):
        self.child_parts = child_parts
        self.dironly = bool(child_parts)
        self.successor = (_make_selector(child_parts, flavour) if child_parts
                          else _TerminatingSelector())

    def select_from(self, parent_path):
        """The paths below parent_path, or itself, that the pattern fits."""
        kind = type(parent_path)
        is_dir = kind.is_dir
        if not is_dir(parent_path):
            return iter([])
        return self._select_from(parent_path, is_dir, kind.exists, kind._scandir)

    def _select_from(self, parent_path, is_dir, exists, scandir):
        # What may not be read is as if it were not there.
        try:
            yield from self._matches(parent_path, is_dir, exists, scandir)
        except PermissionError:
            return


def _entry_is_dir(entry, **options):
    try:
        return entry.is_dir(**options)
    except OSError as error:
        if not _ignore_error(error):
            raise
        return False


class _PreciseSelector(_Selector):
    """A plain name."""

    def __init__(self, name, child_parts, flavour):
        self.name = name
        super().__init__(child_parts, flavour)

    def _matches(self, parent_path, is_dir, exists, scandir):
        path = parent_path._make_child_relpath(self.name)
        if (is_dir if self.dironly else exists)(path):
            yield from self.successor._select_from(path, is_dir, exists, scandir)


class _WildcardSelector(_Selector):
    """A name with wildcards in it."""

    def __init__(self, pat, child_parts, flavour):
        self.match = flavour.compile_pattern(pat)
        super().__init__(child_parts, flavour)

    def _matches(self, parent_path, is_dir, exists, scandir):
        # All at once: a directory is not held open while the caller is at work.
        with scandir(parent_path) as found:
            entries = list(found)
        for entry in entries:
            if self.dironly and not _entry_is_dir(entry):
                continue
            if self.match(entry.name):
                path = parent_path._make_child_relpath(entry.name)
                yield from self.successor._select_from(path, is_dir, exists, scandir)


class _RecursiveWildcardSelector(_Selector):
    """**: the directory itself and all below it."""

    def __init__(self, pat, child_parts, flavour):
        super().__init__(child_parts, flavour)

    def _iterate_directories(self, parent_path, is_dir, scandir):
        yield parent_path
        try:
            with scandir(parent_path) as found:
                entries = list(found)
            for entry in entries:
                if _entry_is_dir(entry, follow_symlinks=False):
                    path = parent_path._make_child_relpath(entry.name)
                    yield from self._iterate_directories(path, is_dir, scandir)
        except PermissionError:
            return

    def _matches(self, parent_path, is_dir, exists, scandir):
        select = self.successor._select_from
        given = set()
        for start in self._iterate_directories(parent_path, is_dir, scandir):
            for path in select(start, is_dir, exists, scandir):
                if path not in given:
                    yield path
                    given.add(path)


# ---- Pure paths

class _PathParents(Sequence):
    """The directories that a path is in, innermost first."""
    __slots__ = ('_pathcls', '_drv', '_root', '_parts')

    def __init__(self, path):
        self._pathcls = type(path)
        self._drv = path._drv
        self._root = path._root
        self._parts = path._parts

    def __len__(self):
        return len(self._parts) - bool(self._drv or self._root)

    def __getitem__(self, idx):
        length = len(self)
        if isinstance(idx, slice):
            return tuple([self[at] for at in range(*idx.indices(length))])
        if not -length <= idx < length:
            raise IndexError(idx)
        kept = len(self._parts) - (idx % length) - 1
        return self._pathcls._from_parsed_parts(self._drv, self._root, self._parts[:kept])

    def __repr__(self):
        return f'<{self._pathcls.__name__}.parents>'


def _comparable(first, second):
    return isinstance(second, PurePath) and first._flavour is second._flavour


class PurePath(object):
    """A path as text, by the rules of the platform or of a named one.

    PurePath(...) makes a PurePosixPath or a PureWindowsPath.
    """
    __slots__ = ('_drv', '_root', '_parts', '_str', '_hash', '_pparts', '_cached_cparts')

    def __new__(cls, *args):
        """Join strings and paths into one path."""
        if cls is PurePath:
            cls = PureWindowsPath if os.name == 'nt' else PurePosixPath
        return cls._from_parts(args)

    def __reduce__(self):
        return self.__class__, tuple(self._parts)

    @classmethod
    def _parse_args(cls, args):
        parts = []
        for value in args:
            if isinstance(value, PurePath):
                parts.extend(value._parts)
                continue
            value = os.fspath(value)
            if not isinstance(value, str):
                raise TypeError('argument should be a str object or an os.PathLike '
                                f'object returning str, not {type(value)!r}')
            parts.append(str(value))
        return cls._flavour.parse_parts(parts)

    @classmethod
    def _from_parts(cls, args):
        return cls._from_parsed_parts(*cls._parse_args(args))

    @classmethod
    def _from_parsed_parts(cls, drv, root, parts):
        self = object.__new__(cls)
        self._drv, self._root, self._parts = drv, root, parts
        return self

    @classmethod
    def _format_parsed_parts(cls, drv, root, parts):
        anchor = drv + root
        return anchor + cls._flavour.join(parts[1:] if anchor else parts)

    def _make_child(self, args):
        return self._from_parsed_parts(*self._flavour.join_parsed_parts(
            self._drv, self._root, self._parts, *self._parse_args(args)))

    def __str__(self):
        """The path as the system takes it."""
        try:
            return self._str
        except AttributeError:
            self._str = self._format_parsed_parts(self._drv, self._root, self._parts) or '.'
            return self._str

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        """The path with forward slashes."""
        return str(self).replace(self._flavour.sep, '/')

    def __bytes__(self):
        """The path in the file system's encoding."""
        return os.fsencode(self)

    def __repr__(self):
        return f'{self.__class__.__name__}({self.as_posix()!r})'

    def as_uri(self):
        """The path as a file: URI."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return self._flavour.make_uri(self)

    @property
    def _cparts(self):
        # The parts as they are compared.
        try:
            return self._cached_cparts
        except AttributeError:
            self._cached_cparts = self._flavour.casefold_parts(self._parts)
            return self._cached_cparts

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._cparts == other._cparts and self._flavour is other._flavour

    def __hash__(self):
        try:
            return self._hash
        except AttributeError:
            self._hash = hash(tuple(self._cparts))
            return self._hash

    def __lt__(self, other):
        return self._cparts < other._cparts if _comparable(self, other) else NotImplemented

    def __le__(self, other):
        return self._cparts <= other._cparts if _comparable(self, other) else NotImplemented

    def __gt__(self, other):
        return self._cparts > other._cparts if _comparable(self, other) else NotImplemented

    def __ge__(self, other):
        return self._cparts >= other._cparts if _comparable(self, other) else NotImplemented

    drive = property(attrgetter('_drv'), doc='The drive or share, or an empty string.')
    root = property(attrgetter('_root'), doc='The separator at the root, or an empty string.')

    @property
    def anchor(self):
        """Drive and root."""
        return self._drv + self._root

    @property
    def name(self):
        """The last component, or an empty string."""
        parts = self._parts
        at = 1 if self._drv or self._root else 0
        return parts[-1] if len(parts) != at else ''

    def _suffix_start(self):
        """Where the suffix starts in the name."""
        name = self.name
        at = name.rfind('.')
        return at if 0 < at < len(name) - 1 else len(name)

    @property
    def suffix(self):
        """The last component's last suffix, with its dot."""
        return self.name[self._suffix_start():]

    @property
    def suffixes(self):
        """The last component's suffixes, each with its dot."""
        name = self.name
        if name.endswith('.'):
            return []
        _, *suffixes = name.lstrip('.').split('.')
        return ['.' + suffix for suffix in suffixes]

    @property
    def stem(self):
        """The last component without its last suffix."""
        return self.name[:self._suffix_start()]

    def _with_last(self, name):
        return self._from_parsed_parts(self._drv, self._root, self._parts[:-1] + [name])

    def with_name(self, name):
        """The path with another last component."""
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        flavour = self._flavour
        drv, root, parts = flavour.parse_parts((name,))
        if (not name or name[-1] in [flavour.sep, flavour.altsep] or drv or root
                or len(parts) != 1):
            raise ValueError(f'Invalid name {name!r}')
        return self._with_last(name)

    def with_stem(self, stem):
        """The path with another stem."""
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        """The path with another last suffix, or with none."""
        flavour = self._flavour
        if (flavour.sep in suffix or (flavour.altsep and flavour.altsep in suffix)
                or (suffix and not suffix.startswith('.')) or suffix == '.'):
            raise ValueError(f'Invalid suffix {suffix!r}')
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        return self._with_last(self.stem + suffix)

    def relative_to(self, *other):
        """The path from other to this one, which must be below it."""
        if not other:
            raise TypeError('need at least one argument')

        def steps(drv, root, parts):
            return [drv, root] + parts[1:] if root else parts
        mine = steps(self._drv, self._root, self._parts)
        base = self._parse_args(other)
        theirs = steps(*base)
        length = len(theirs)
        fold = self._flavour.casefold_parts
        if length:
            inside = fold(mine[:length]) == fold(theirs)
        else:
            inside = not (self._root or self._drv)
        if not inside:
            raise ValueError(f'{str(self)!r} is not in the subpath of '
                             f'{self._format_parsed_parts(*base)!r}'
                             ' OR one path is relative and the other is absolute.')
        # Below a drive alone the root stays.
        return self._from_parsed_parts('', self._root if length == 1 else '', mine[length:])

    def is_relative_to(self, *other):
        """Tell whether this path is below other."""
        try:
            self.relative_to(*other)
        except ValueError:
            return False
        return True

    @property
    def parts(self):
        """The components as a tuple."""
        try:
            return self._pparts
        except AttributeError:
            self._pparts = tuple(self._parts)
            return self._pparts

    def joinpath(self, *args):
        """This path with others below it, or what hides it."""
        return self._make_child(args)

    def __truediv__(self, key):
        try:
            return self._make_child((key,))
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self._from_parts([key, *self._parts])
        except TypeError:
            return NotImplemented

    @property
    def parent(self):
        """The directory that the path is in, by its text."""
        if len(self._parts) == 1 and (self._drv or self._root):
            return self
        return self._from_parsed_parts(self._drv, self._root, self._parts[:-1])

    @property
    def parents(self):
        """The directories that the path is in, innermost first."""
        return _PathParents(self)

    def is_absolute(self):
        """Tell whether the path starts at a root (of a drive, where there are drives)."""
        return bool(self._root) and (bool(self._drv) or not self._flavour.has_drv)

    def is_reserved(self):
        """Tell whether the system gives the name to a device."""
        return self._flavour.is_reserved(self._parts)

    def match(self, path_pattern):
        """Tell whether a pattern fits the end of the path, or all of it if it has a root."""
        fold = self._flavour.casefold
        drv, root, wanted = self._flavour.parse_parts((fold(path_pattern),))
        if not wanted:
            raise ValueError('empty pattern')
        if drv and drv != fold(self._drv) or root and root != fold(self._root):
            return False
        parts = self._cparts
        if drv or root:
            if len(wanted) != len(parts):
                return False
            wanted = wanted[1:]
        elif len(wanted) > len(parts):
            return False
        return all(map(fnmatch.fnmatchcase, reversed(parts), reversed(wanted)))


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    """A path by the rules of POSIX, on any system."""
    _flavour = _posix_flavour
    __slots__ = ()


class PureWindowsPath(PurePath):
    """A path by the rules of Windows, on any system."""
    _flavour = _windows_flavour
    __slots__ = ()


# ---- Paths that reach the file system

def _mode_is(test, stat_result):
    """What a test says of the mode of what stat_result() gives; False if there is nothing."""
    try:
        return test(stat_result().st_mode)
    except OSError as error:
        if not _ignore_error(error):
            raise
        return False
    except ValueError:
        return False        # not a name that the system could have


class Path(PurePath):
    """A path of this system and what can be done with what it leads to.

    Path(...) makes a PosixPath or a WindowsPath.
    """
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = WindowsPath if os.name == 'nt' else PosixPath
        self = cls._from_parts(args)
        if not self._flavour.is_supported:
            raise NotImplementedError(f'cannot instantiate {cls.__name__!r} on your system')
        return self

    def _make_child_relpath(self, part):
        # The name of an entry, which needs no parsing.
        return self._from_parsed_parts(self._drv, self._root, self._parts + [part])

    def __enter__(self):
        warnings.warn('pathlib.Path.__enter__() is deprecated and scheduled '
                      'for removal in Python 3.13; Path objects as a context '
                      'manager is a no-op',
                      DeprecationWarning, stacklevel=2)
        return self

    def __exit__(self, t, v, tb):
        pass

    @classmethod
    def cwd(cls):
        """The current directory."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """The user's home directory."""
        return cls('~').expanduser()

    def samefile(self, other_path):
        """Tell whether two paths lead to one file."""
        mine = self.stat()
        try:
            theirs = other_path.stat()
        except AttributeError:
            theirs = self.__class__(other_path).stat()
        return os.path.samestat(mine, theirs)

    def iterdir(self):
        """The paths of a directory's entries, in no order."""
        for name in os.listdir(self):
            yield self._make_child_relpath(name)

    def _scandir(self):
        return os.scandir(self)

    def _pattern_parts(self, pattern):
        drv, root, parts = self._flavour.parse_parts((pattern,))
        if drv or root:
            raise NotImplementedError('Non-relative patterns are unsupported')
        if pattern and pattern[-1] in (self._flavour.sep, self._flavour.altsep):
            parts.append('')
        return tuple(parts)

    def glob(self, pattern):
        """The paths below this directory that a relative pattern fits."""
        sys.audit('pathlib.Path.glob', self, pattern)
        if not pattern:
            raise ValueError(f'Unacceptable pattern: {pattern!r}')
        selector = _make_selector(self._pattern_parts(pattern), self._flavour)
        yield from selector.select_from(self)

    def rglob(self, pattern):
        """The paths at any depth below this directory that a relative pattern fits."""
        sys.audit('pathlib.Path.rglob', self, pattern)
        selector = _make_selector(('**', *self._pattern_parts(pattern)), self._flavour)
        yield from selector.select_from(self)

    def absolute(self):
        """The path from the root, links and '..' left as they are."""
        if self.is_absolute():
            return self
        return self._from_parts([self.cwd(), *self._parts])

    def resolve(self, strict=False):
        """The path from the root with no link in it."""
        try:
            result = self._from_parts((os.path.realpath(self, strict=strict),))
            if not strict:
                try:
                    result.stat()       # tells of a loop
                except OSError as error:
                    self._refuse_loop(error)
            return result
        except OSError as error:
            self._refuse_loop(error)
            raise

    @staticmethod
    def _refuse_loop(error):
        if (error.errno == ELOOP
                or getattr(error, 'winerror', 0) == _WINERROR_CANT_RESOLVE_FILENAME):
            raise RuntimeError(f'Symlink loop from {error.filename!r}')

    def stat(self, *, follow_symlinks=True):
        """os.stat() of the path."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def owner(self):
        """The name of the user whose file it is."""
        try:
            import pwd
        except ImportError:
            raise NotImplementedError('Path.owner() is unsupported on this system')
        return pwd.getpwuid(self.stat().st_uid).pw_name

    def group(self):
        """The name of the group whose file it is."""
        try:
            import grp
        except ImportError:
            raise NotImplementedError('Path.group() is unsupported on this system')
        return grp.getgrgid(self.stat().st_gid).gr_name

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        """open() the file."""
        if 'b' not in mode:
            encoding = io.text_encoding(encoding)
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """All of the file."""
        with self.open(mode='rb') as file:
            return file.read()

    def read_text(self, encoding=None, errors=None):
        """All of the file as text."""
        encoding = io.text_encoding(encoding)
        with self.open(mode='r', encoding=encoding, errors=errors) as file:
            return file.read()

    def write_bytes(self, data):
        """Make data all of the file."""
        view = memoryview(data)         # fails before the file is emptied
        with self.open(mode='wb') as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Make text all of the file."""
        if not isinstance(data, str):
            raise TypeError(f'data must be str, not {data.__class__.__name__}')
        encoding = io.text_encoding(encoding)
        with self.open(mode='w', encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def readlink(self):
        """Where the link leads."""
        if not hasattr(os, 'readlink'):
            raise NotImplementedError('os.readlink() not available on this system')
        return self._from_parts((os.readlink(self),))

    def touch(self, mode=0o666, exist_ok=True):
        """Make an empty file, or give one that is there the present time."""
        if exist_ok:
            try:
                os.utime(self, None)
                return
            except OSError:
                pass        # open() tells better what is wrong
        flags = os.O_CREAT | os.O_WRONLY | (0 if exist_ok else os.O_EXCL)
        os.close(os.open(self, flags, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Make the directory, with parents those above it too."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            # Which error is reported for an existing directory differs, so the directory decides.
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        """Change the permissions."""
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode):
        """Change the permissions of a link itself."""
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok=False):
        """Remove the file or link."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        """Remove the directory, which must be empty."""
        os.rmdir(self)

    def lstat(self):
        """os.lstat() of the path."""
        return self.stat(follow_symlinks=False)

    def rename(self, target):
        """Rename to target, taken from the current directory; its path is returned."""
        os.rename(self, target)
        return self.__class__(target)

    def replace(self, target):
        """rename() that replaces what is at target."""
        os.replace(self, target)
        return self.__class__(target)

    def symlink_to(self, target, target_is_directory=False):
        """Make this path a symbolic link to target."""
        if not hasattr(os, 'symlink'):
            raise NotImplementedError('os.symlink() not available on this system')
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Make this path one more name of target."""
        if not hasattr(os, 'link'):
            raise NotImplementedError('os.link() not available on this system')
        os.link(target, self)

    def link_to(self, target):
        """Make target one more name of this path. Deprecated: hardlink_to() is the other way."""
        warnings.warn('pathlib.Path.link_to() is deprecated and is scheduled '
                      'for removal in Python 3.12. '
                      'Use pathlib.Path.hardlink_to() instead.',
                      DeprecationWarning, stacklevel=2)
        self.__class__(target).hardlink_to(self)

    def exists(self):
        """Tell whether the path leads to something."""
        return _mode_is(lambda mode: True, self.stat)

    def is_dir(self):
        """Tell whether the path leads to a directory."""
        return _mode_is(S_ISDIR, self.stat)

    def is_file(self):
        """Tell whether the path leads to a regular file."""
        return _mode_is(S_ISREG, self.stat)

    def is_mount(self):
        """Tell whether a file system is mounted at the path."""
        if not self.exists() or not self.is_dir():
            return False
        try:
            above = self.parent.stat()
        except OSError:
            return False
        here = self.stat()
        return here.st_dev != above.st_dev or here.st_ino == above.st_ino

    def is_symlink(self):
        """Tell whether the path is a symbolic link."""
        return _mode_is(S_ISLNK, self.lstat)

    def is_block_device(self):
        """Tell whether the path leads to a block device."""
        return _mode_is(S_ISBLK, self.stat)

    def is_char_device(self):
        """Tell whether the path leads to a character device."""
        return _mode_is(S_ISCHR, self.stat)

    def is_fifo(self):
        """Tell whether the path leads to a named pipe."""
        return _mode_is(S_ISFIFO, self.stat)

    def is_socket(self):
        """Tell whether the path leads to a socket."""
        return _mode_is(S_ISSOCK, self.stat)

    def expanduser(self):
        """The path with a home directory in the place of ~ or ~user."""
        parts = self._parts
        if self._drv or self._root or not parts or parts[0][:1] != '~':
            return self
        home = os.path.expanduser(parts[0])
        if home[:1] == '~':
            raise RuntimeError('Could not determine home directory.')
        return self._from_parts([home, *parts[1:]])


class PosixPath(Path, PurePosixPath):
    """A Path on systems other than Windows."""
    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    """A Path on Windows."""
    __slots__ = ()

    def is_mount(self):
        raise NotImplementedError('Path.is_mount() is unsupported on this system')
