"""What posixpath and ntpath share: tests of files and of strings that are paths."""
import os
import stat

__all__ = ['commonprefix', 'exists', 'getatime', 'getctime', 'getmtime',
           'getsize', 'isdir', 'isfile', 'samefile', 'sameopenfile',
           'samestat']


def exists(path):
    """Tell whether path leads to something; a broken link does not."""
    try:
        os.stat(path)
    except (OSError, ValueError):
        return False
    return True


def isfile(path):
    """Tell whether path leads to a regular file."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(mode)


def isdir(s):
    """Tell whether s leads to a directory."""
    try:
        mode = os.stat(s).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(mode)


def islink(path):
    """Tell whether path is a symbolic link."""
    try:
        mode = os.lstat(path).st_mode
    except (OSError, ValueError, AttributeError):
        return False
    return stat.S_ISLNK(mode)


def lexists(path):
    """Tell whether path exists; a broken link does."""
    try:
        os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def getsize(filename):
    """Size in bytes."""
    return os.stat(filename).st_size


def getmtime(filename):
    """Time of the last change of the content."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """Time of the last access."""
    return os.stat(filename).st_atime


def getctime(filename):
    """Time of the last change of the entry (of its creation on Windows)."""
    return os.stat(filename).st_ctime


def commonprefix(m):
    """Longest beginning, element by element, that all members of m have."""
    if not m:
        return ''
    # A sequence of lists or tuples is taken as it is, paths are unwrapped.
    if not isinstance(m[0], (list, tuple)):
        m = [os.fspath(entry) for entry in m]
    low, high = min(m), max(m)
    length = 0
    for here, there in zip(low, high):
        if here != there:
            break
        length += 1
    else:
        return low
    return low[:length]


def samestat(s1, s2):
    """Tell whether two stat results are of one file."""
    return (s1.st_ino, s1.st_dev) == (s2.st_ino, s2.st_dev)


def samefile(f1, f2):
    """Tell whether two paths lead to one file."""
    first = os.stat(f1)
    return samestat(first, os.stat(f2))


def sameopenfile(fp1, fp2):
    """Tell whether two descriptors are of one file."""
    first = os.fstat(fp1)
    return samestat(first, os.fstat(fp2))


def _splitext(p, sep, altsep, extsep):
    """Cut p before the last dot of its last component; leading dots are no suffix."""
    start = p.rfind(sep)
    if altsep:
        start = max(start, p.rfind(altsep))
    start += 1
    cut = p.rfind(extsep)
    if cut > start and p[start:cut].strip(extsep):
        return p[:cut], p[cut:]
    return p, p[:0]


def _check_arg_types(funcname, *args):
    """Raise the TypeError that explains why args could not be joined, if one does."""
    kinds = set()
    for value in args:
        if not isinstance(value, (str, bytes)):
            raise TypeError(f'{funcname}() argument must be str, bytes, or '
                            f'os.PathLike object, not {value.__class__.__name__!r}') from None
        kinds.add(isinstance(value, str))
    if len(kinds) > 1:
        raise TypeError("Can't mix strings and bytes in path components") from None
