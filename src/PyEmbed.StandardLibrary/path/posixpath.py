"""Operations on path names with POSIX rules: os.path everywhere but on Windows."""

# os imports these names while this module is still being run.
curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'

import os
import sys
import stat
import genericpath
from genericpath import *
from genericpath import islink, lexists

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'split', 'splitext',
           'basename', 'dirname', 'commonprefix', 'getsize', 'getmtime',
           'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir', 'isfile',
           'ismount', 'expanduser', 'expandvars', 'normpath', 'abspath',
           'samefile', 'sameopenfile', 'samestat',
           'curdir', 'pardir', 'sep', 'pathsep', 'defpath', 'altsep', 'extsep',
           'devnull', 'realpath', 'supports_unicode_filenames', 'relpath',
           'commonpath']

supports_unicode_filenames = sys.platform == 'darwin'


def _get_sep(path):
    """The separator in path's own type."""
    return b'/' if isinstance(path, bytes) else '/'


def _dots(path):
    """'.' and '..' in path's own type."""
    return (b'.', b'..') if isinstance(path, bytes) else ('.', '..')


def normcase(s):
    """Return s: case matters here."""
    return os.fspath(s)


def isabs(s):
    """Tell whether s starts at the root."""
    s = os.fspath(s)
    return s.startswith(_get_sep(s))


def join(a, *p):
    """Put components together with '/'; an absolute one drops all before it."""
    a = os.fspath(a)
    slash = _get_sep(a)
    result = a
    try:
        if not p:
            slash + result[:0]      # a wrong type shows itself here
        for piece in map(os.fspath, p):
            if piece.startswith(slash):
                result = piece
            elif result and not result.endswith(slash):
                result += slash + piece
            else:
                result += piece
    except (TypeError, AttributeError, BytesWarning):
        genericpath._check_arg_types('join', a, *p)
        raise
    return result


def split(p):
    """Return (head, tail), tail being all after the last slash."""
    p = os.fspath(p)
    slash = _get_sep(p)
    cut = p.rfind(slash) + 1
    head = p[:cut]
    # A head of slashes alone is the root and stays.
    return head.rstrip(slash) or head, p[cut:]


def splitext(p):
    """Return (root, extension); the extension is empty or starts with its dot."""
    p = os.fspath(p)
    dot, _ = _dots(p)
    return genericpath._splitext(p, _get_sep(p), None, dot)


def splitdrive(p):
    """Return ('', p): there are no drives."""
    p = os.fspath(p)
    return p[:0], p


def basename(p):
    """All after the last slash."""
    p = os.fspath(p)
    return p[p.rfind(_get_sep(p)) + 1:]


def dirname(p):
    """All before the last slash."""
    p = os.fspath(p)
    slash = _get_sep(p)
    head = p[:p.rfind(slash) + 1]
    return head.rstrip(slash) or head


def ismount(path):
    """Tell whether a file system is mounted at path."""
    try:
        here = os.lstat(path)
        if stat.S_ISLNK(here.st_mode):
            return False
    except (OSError, ValueError):
        return False
    path = os.fspath(path)
    above = realpath(join(path, b'..' if isinstance(path, bytes) else '..'))
    try:
        parent = os.lstat(above)
    except (OSError, ValueError):
        return False
    return here.st_dev != parent.st_dev or here.st_ino == parent.st_ino


def _home_of(user):
    """Home directory of a user by name, or of the caller's own; None if not known."""
    if not user and 'HOME' in os.environ:
        return os.environ['HOME']
    try:
        import pwd
    except ImportError:
        return None
    try:
        if not user:
            return pwd.getpwuid(os.getuid()).pw_dir
        name = os.fsdecode(user)
        return pwd.getpwnam(name).pw_dir
    except KeyError:
        return None


def expanduser(path):
    """Put the home directory in the place of a leading ~ or ~user."""
    path = os.fspath(path)
    slash = _get_sep(path)
    if not path.startswith(b'~' if isinstance(path, bytes) else '~'):
        return path
    end = path.find(slash, 1)
    if end < 0:
        end = len(path)
    home = _home_of(path[1:end])
    if home is None and sys.platform == 'vxworks':
        return path
    if home is None:
        return path
    if isinstance(path, bytes):
        home = os.fsencode(home)
    return (home.rstrip(slash) + path[end:]) or slash


# Compiled when first needed.
_varprog = None
_varprogb = None


def _variable_pattern(of_bytes):
    global _varprog, _varprogb
    import re
    if of_bytes:
        if not _varprogb:
            _varprogb = re.compile(br'\$(\w+|\{[^}]*\})', re.ASCII)
        return _varprogb.search
    if not _varprog:
        _varprog = re.compile(r'\$(\w+|\{[^}]*\})', re.ASCII)
    return _varprog.search


def expandvars(path):
    """Put the environment's values in the place of $name and ${name}."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        if b'$' not in path:
            return path
        search = _variable_pattern(True)
        opening, closing = b'{', b'}'
        environ = getattr(os, 'environb', None)
    else:
        if '$' not in path:
            return path
        search = _variable_pattern(False)
        opening, closing = '{', '}'
        environ = os.environ
    at = 0
    while True:
        found = search(path, at)
        if not found:
            return path
        start, at = found.span(0)
        name = found.group(1)
        if name.startswith(opening) and name.endswith(closing):
            name = name[1:-1]
        try:
            if environ is None:
                value = os.fsencode(os.environ[os.fsdecode(name)])
            else:
                value = environ[name]
        except KeyError:
            continue
        rest = path[at:]
        path = path[:start] + value
        at = len(path)          # what a value holds is not expanded again
        path += rest


def normpath(path):
    """Remove double slashes, '.' and 'name/..' by the text alone."""
    path = os.fspath(path)
    slash = _get_sep(path)
    dot, dotdot = _dots(path)
    if not path:
        return dot
    # POSIX gives exactly two leading slashes a meaning of their own.
    lead = 0
    if path.startswith(slash):
        lead = 2 if path.startswith(slash * 2) and not path.startswith(slash * 3) else 1
    kept = []
    for piece in path.split(slash):
        if not piece or piece == dot:
            continue
        if piece != dotdot or (kept and kept[-1] == dotdot) or not (kept or lead):
            kept.append(piece)
        elif kept:
            kept.pop()
    return slash * lead + slash.join(kept) or dot


try:
    from posix import _path_normpath
except ImportError:
    pass
else:
    def normpath(path):
        """Remove double slashes, '.' and 'name/..' by the text alone."""
        path = os.fspath(path)
        if isinstance(path, bytes):
            return os.fsencode(_path_normpath(os.fsdecode(path))) or b'.'
        return _path_normpath(path) or '.'


def abspath(path):
    """The normal form of path, from the root."""
    path = os.fspath(path)
    if not isabs(path):
        here = os.getcwdb() if isinstance(path, bytes) else os.getcwd()
        path = join(here, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """The path from the root with no symbolic link in it."""
    filename = os.fspath(filename)
    path, _ = _joinrealpath(filename[:0], filename, strict, {})
    return abspath(path)


def _joinrealpath(path, rest, strict, seen):
    """Follow rest from path, which has no links; False beside it where a loop stopped it."""
    slash = _get_sep(path)
    dot, dotdot = _dots(path)
    if isabs(rest):
        rest = rest[1:]
        path = slash
    while rest:
        name, _, rest = rest.partition(slash)
        if not name or name == dot:
            continue
        if name == dotdot:
            if not path:
                path = dotdot
                continue
            path, name = split(path)
            if name == dotdot:
                path = join(path, dotdot, dotdot)
            continue
        step = join(path, name)
        try:
            linked = stat.S_ISLNK(os.lstat(step).st_mode)
        except OSError:
            if strict:
                raise
            linked = False
        if not linked:
            path = step
            continue
        if step in seen:
            path = seen[step]
            if path is not None:
                continue
            # The link is being followed already: a loop.
            if strict:
                os.stat(step)
            return join(step, rest), False
        seen[step] = None
        path, fine = _joinrealpath(path, os.readlink(step), strict, seen)
        if not fine:
            return join(path, rest), False
        seen[step] = path
    return path, True


def relpath(path, start=None):
    """The path that leads from start, or from the current directory, to path."""
    if not path:
        raise ValueError('no path specified')
    path = os.fspath(path)
    slash = _get_sep(path)
    dot, dotdot = _dots(path)
    start = dot if start is None else os.fspath(start)
    try:
        origin = [piece for piece in abspath(start).split(slash) if piece]
        target = [piece for piece in abspath(path).split(slash) if piece]
        shared = len(commonprefix([origin, target]))
        steps = [dotdot] * (len(origin) - shared) + target[shared:]
        return join(*steps) if steps else dot
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        genericpath._check_arg_types('relpath', path, start)
        raise


def commonpath(paths):
    """The longest path that all of paths are in."""
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    paths = tuple(map(os.fspath, paths))
    slash = _get_sep(paths[0])
    dot, _ = _dots(paths[0])
    try:
        rooted = {path.startswith(slash) for path in paths}
        if len(rooted) > 1:
            raise ValueError("Can't mix absolute and relative paths")
        pieces = [[piece for piece in path.split(slash) if piece and piece != dot]
                  for path in paths]
        shared = commonprefix(pieces)
        return (slash if rooted.pop() else slash[:0]) + slash.join(shared)
    except (TypeError, AttributeError):
        genericpath._check_arg_types('commonpath', *paths)
        raise
