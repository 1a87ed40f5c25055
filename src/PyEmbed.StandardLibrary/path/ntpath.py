"""Operations on path names with Windows rules: os.path on Windows, importable anywhere."""

# os imports these names while this module is still being run.
curdir = '.'
pardir = '..'
extsep = '.'
sep = '\\'
pathsep = ';'
altsep = '/'
defpath = '.;C:\\bin'
devnull = 'nul'

import os
import sys
import genericpath
from genericpath import *
from genericpath import islink, lexists

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'split', 'splitext',
           'basename', 'dirname', 'commonprefix', 'getsize', 'getmtime',
           'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir', 'isfile',
           'ismount', 'expanduser', 'expandvars', 'normpath', 'abspath',
           'curdir', 'pardir', 'sep', 'pathsep', 'defpath', 'altsep',
           'extsep', 'devnull', 'realpath', 'supports_unicode_filenames', 'relpath',
           'samefile', 'sameopenfile', 'samestat', 'commonpath']

supports_unicode_filenames = hasattr(sys, 'getwindowsversion')


def _get_bothseps(path):
    """The two separators in path's own type."""
    return b'\\/' if isinstance(path, bytes) else '\\/'


def _text(path, text):
    """text in path's own type."""
    return text.encode('ascii') if isinstance(path, bytes) else text


def normcase(s):
    """Put s into lower case, with backslashes alone."""
    s = os.fspath(s)
    if isinstance(s, bytes):
        return os.fsencode(os.fsdecode(s).replace('/', '\\').lower())
    return s.replace('/', '\\').lower()


def isabs(s):
    """Tell whether s starts at a root."""
    s = os.fspath(s)
    head = s[:3].replace(_text(s, '/'), _text(s, '\\'))
    return head.startswith(_text(s, '\\')) or head.startswith(_text(s, ':\\'), 1)


def join(path, *paths):
    """Put components together; one with a root drops all before it but, at times, the drive."""
    path = os.fspath(path)
    backslash, colon = _text(path, '\\'), _text(path, ':')
    seps = _get_bothseps(path)
    try:
        if not paths:
            path[:0] + backslash    # a wrong type shows itself here
        drive, rest = splitdrive(path)
        for piece in map(os.fspath, paths):
            piece_drive, piece = splitdrive(piece)
            rooted = bool(piece) and piece[0] in seps
            if rooted:
                if piece_drive or not drive:
                    drive = piece_drive
                rest = piece
                continue
            if piece_drive and piece_drive != drive:
                if piece_drive.lower() != drive.lower():
                    drive, rest = piece_drive, piece
                    continue
                drive = piece_drive
            if rest and rest[-1] not in seps:
                rest += backslash
            rest += piece
        # A share needs a separator before what is relative to it.
        if rest and rest[0] not in seps and drive and drive[-1:] != colon:
            return drive + backslash + rest
        return drive + rest
    except (TypeError, AttributeError, BytesWarning):
        genericpath._check_arg_types('join', path, *paths)
        raise


def splitdrive(p):
    """Return (drive or share, rest)."""
    p = os.fspath(p)
    if len(p) < 2:
        return p[:0], p
    backslash = _text(p, '\\')
    flat = p.replace(_text(p, '/'), backslash)
    if flat.startswith(backslash * 2):
        # \\server\share, \\.\device\part or \\?\UNC\server\share
        start = 8 if flat[:8].upper() == _text(p, '\\\\?\\UNC\\') else 2
        cut = flat.find(backslash, start)
        if cut >= 0:
            cut = flat.find(backslash, cut + 1)
        if cut < 0:
            cut = len(p)
    elif flat[1:2] == _text(p, ':'):
        cut = 2
    else:
        cut = 0
    return p[:cut], p[cut:]


def split(p):
    """Return (head, tail), tail being all after the last separator."""
    p = os.fspath(p)
    seps = _get_bothseps(p)
    drive, rest = splitdrive(p)
    tail_length = len(rest)
    while tail_length and rest[tail_length - 1] not in seps:
        tail_length -= 1
    head, tail = rest[:tail_length], rest[tail_length:]
    return drive + (head.rstrip(seps) or head), tail


def splitext(p):
    """Return (root, extension); the extension is empty or starts with its dot."""
    p = os.fspath(p)
    return genericpath._splitext(p, _text(p, '\\'), _text(p, '/'), _text(p, '.'))


def basename(p):
    """All after the last separator."""
    return split(p)[1]


def dirname(p):
    """All before the last separator."""
    return split(p)[0]


try:
    from nt import _getvolumepathname
except ImportError:
    _getvolumepathname = None


def ismount(path):
    """Tell whether path is the root of a drive, of a share or of a mounted volume."""
    path = os.fspath(path)
    seps = _get_bothseps(path)
    path = abspath(path)
    root, rest = splitdrive(path)
    if root and root[0] in seps:
        return not rest or rest in seps
    if rest and rest in seps:
        return True
    if not _getvolumepathname:
        return False
    volume = _getvolumepathname(path).rstrip(seps)
    return path.rstrip(seps).casefold() == volume.casefold()


def expanduser(path):
    """Put the profile directory in the place of a leading ~ or ~user."""
    path = os.fspath(path)
    if not path.startswith(_text(path, '~')):
        return path
    seps = _get_bothseps(path)
    end = 1
    while end < len(path) and path[end] not in seps:
        end += 1
    if 'USERPROFILE' in os.environ:
        home = os.environ['USERPROFILE']
    elif 'HOMEPATH' in os.environ:
        home = join(os.environ.get('HOMEDRIVE', ''), os.environ['HOMEPATH'])
    else:
        return path
    if end > 1:
        user = os.fsdecode(path[1:end])
        own = os.environ.get('USERNAME')
        if user != own:
            # Other profiles are taken to lie beside the own one, if that has the user's name.
            if own != basename(home):
                return path
            home = join(dirname(home), user)
    if isinstance(path, bytes):
        home = os.fsencode(home)
    return home + path[end:]


_NAME_LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-'


def expandvars(path):
    """Put the environment's values in the place of $name, ${name} and %name%."""
    path = os.fspath(path)
    dollar, percent, quote = _text(path, '$'), _text(path, '%'), _text(path, "'")
    if dollar not in path and percent not in path:
        return path
    opening, closing = _text(path, '{'), _text(path, '}')
    letters = _text(path, _NAME_LETTERS)
    of_bytes = isinstance(path, bytes)
    environ = getattr(os, 'environb', None) if of_bytes else os.environ

    def value_of(name, written):
        try:
            if environ is None:
                return os.fsencode(os.environ[os.fsdecode(name)])
            return environ[name]
        except KeyError:
            return written

    done = []
    at, end = 0, len(path)
    while at < end:
        here = path[at:at + 1]
        after = at + 1
        if here == quote:
            # Nothing is expanded within single quotes.
            close = path.find(quote, after)
            after = end if close < 0 else close + 1
            done.append(path[at:after])
        elif here in (percent, dollar) and path[after:after + 1] == here:
            done.append(here)
            after += 1
        elif here == percent:
            close = path.find(percent, after)
            if close < 0:
                done.append(path[at:])
                after = end
            else:
                done.append(value_of(path[after:close], path[at:close + 1]))
                after = close + 1
        elif here == dollar and path[after:after + 1] == opening:
            close = path.find(closing, after + 1)
            if close < 0:
                done.append(path[at:])
                after = end
            else:
                done.append(value_of(path[after + 1:close], path[at:close + 1]))
                after = close + 1
        elif here == dollar:
            while after < end and path[after:after + 1] in letters:
                after += 1
            done.append(value_of(path[at + 1:after], path[at:after]))
        else:
            done.append(here)
        at = after
    return path[:0].join(done)


try:
    from nt import _path_normpath
except ImportError:
    def normpath(path):
        """Remove double separators, '.' and 'name\\..' by the text alone."""
        path = os.fspath(path)
        backslash, dotdot = _text(path, '\\'), _text(path, '..')
        prefix, path = splitdrive(path.replace(_text(path, '/'), backslash))
        if path.startswith(backslash):
            prefix += backslash
        rooted = prefix.endswith(backslash)
        kept = []
        for piece in path.split(backslash):
            if not piece or piece == _text(piece, '.'):
                continue
            if piece != dotdot:
                kept.append(piece)
            elif kept and kept[-1] != dotdot:
                kept.pop()
            elif kept or not rooted:
                kept.append(piece)
        if not prefix and not kept:
            return _text(path, '.')
        return prefix + backslash.join(kept)
else:
    def normpath(path):
        """Remove double separators, '.' and 'name\\..' by the text alone."""
        path = os.fspath(path)
        if isinstance(path, bytes):
            return os.fsencode(_path_normpath(os.fsdecode(path))) or b'.'
        return _path_normpath(path) or '.'


def _abspath_fallback(path):
    """The normal form of path, from the root, without asking Windows."""
    path = os.fspath(path)
    if not isabs(path):
        here = os.getcwdb() if isinstance(path, bytes) else os.getcwd()
        path = join(here, path)
    return normpath(path)


try:
    from nt import _getfullpathname
except ImportError:
    abspath = _abspath_fallback
else:
    def abspath(path):
        """The normal form of path, from the root."""
        try:
            return _getfullpathname(normpath(path))
        except (OSError, ValueError):
            return _abspath_fallback(path)

# Links are followed by the file system itself.
realpath = abspath


def relpath(path, start=None):
    """The path that leads from start, or from the current directory, to path."""
    path = os.fspath(path)
    backslash, dotdot = _text(path, '\\'), _text(path, '..')
    dot = _text(path, '.')
    if start is None:
        start = dot
    if not path:
        raise ValueError('no path specified')
    start = os.fspath(start)
    try:
        origin_drive, origin = splitdrive(abspath(normpath(start)))
        target_drive, target = splitdrive(abspath(normpath(path)))
        if normcase(origin_drive) != normcase(target_drive):
            raise ValueError(f'path is on mount {target_drive!r}, '
                             f'start on mount {origin_drive!r}')
        origin = [piece for piece in origin.split(backslash) if piece]
        target = [piece for piece in target.split(backslash) if piece]
        shared = 0
        for here, there in zip(origin, target):
            if normcase(here) != normcase(there):
                break
            shared += 1
        steps = [dotdot] * (len(origin) - shared) + target[shared:]
        return join(*steps) if steps else dot
    except (TypeError, ValueError, AttributeError, BytesWarning, DeprecationWarning):
        genericpath._check_arg_types('relpath', path, start)
        raise


def commonpath(paths):
    """The longest path that all of paths are in, as the first writes it."""
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    paths = tuple(map(os.fspath, paths))
    backslash, slash = _text(paths[0], '\\'), _text(paths[0], '/')
    dot = _text(paths[0], '.')

    def pieces_of(rest):
        return [piece for piece in rest.split(backslash) if piece and piece != dot]

    try:
        lowered = [splitdrive(path.replace(slash, backslash).lower()) for path in paths]
        rooted = {rest.startswith(backslash) for _, rest in lowered}
        if len(rooted) > 1:
            raise ValueError("Can't mix absolute and relative paths")
        if len({drive for drive, _ in lowered}) > 1:
            raise ValueError("Paths don't have the same drive")
        drive, rest = splitdrive(paths[0].replace(slash, backslash))
        shared = len(commonprefix([pieces_of(rest) for _, rest in lowered]))
        if rooted.pop():
            drive += backslash
        return drive + backslash.join(pieces_of(rest)[:shared])
    except (TypeError, AttributeError):
        genericpath._check_arg_types('commonpath', *paths)
        raise


try:
    from nt import _isdir as isdir
except ImportError:
    pass
