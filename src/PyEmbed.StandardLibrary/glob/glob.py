"""Find path names by shell patterns."""
import contextlib
import os
import re
import fnmatch
import itertools
import stat
import sys

__all__ = ['glob', 'iglob', 'escape']


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The list of paths that fit pathname; ** goes through directories if recursive."""
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive,
                      include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """What glob() returns, one by one."""
    sys.audit('glob.glob', pathname, recursive)
    sys.audit('glob.glob/2', pathname, recursive, root_dir, dir_fd)
    if root_dir is not None:
        root_dir = os.fspath(root_dir)
    else:
        root_dir = pathname[:0]
    found = _iglob(pathname, root_dir, dir_fd, recursive, False, include_hidden=include_hidden)
    if not pathname or (recursive and _isrecursive(pathname[:2])):
        # A leading ** gives an empty path first, which is no answer.
        try:
            first = next(found)
            if first:
                found = itertools.chain((first,), found)
        except StopIteration:
            pass
    return found


def _iglob(pathname, root_dir, dir_fd, recursive, dironly, include_hidden=False):
    dirname, basename = os.path.split(pathname)
    if not has_magic(pathname):
        assert not dironly
        if basename:
            if _lexists(_join(root_dir, pathname), dir_fd):
                yield pathname
        elif _isdir(_join(root_dir, dirname), dir_fd):
            # "name/" is for directories only.
            yield pathname
        return
    if not dirname:
        walk = _glob2 if recursive and _isrecursive(basename) else _glob1
        yield from walk(root_dir, basename, dir_fd, dironly, include_hidden=include_hidden)
        return
    if dirname != pathname and has_magic(dirname):
        dirs = _iglob(dirname, root_dir, dir_fd, recursive, True, include_hidden=include_hidden)
    else:
        dirs = [dirname]
    if not has_magic(basename):
        find = _glob0
    elif recursive and _isrecursive(basename):
        find = _glob2
    else:
        find = _glob1
    for dirname in dirs:
        for name in find(_join(root_dir, dirname), basename, dir_fd, dironly,
                         include_hidden=include_hidden):
            yield os.path.join(dirname, name)


# The three kinds of last component: a pattern, a plain name, and **.

def _glob1(dirname, pattern, dir_fd, dironly, include_hidden=False):
    names = _listdir(dirname, dir_fd, dironly)
    if not (include_hidden or _ishidden(pattern)):
        names = (name for name in names if not _ishidden(name))
    return fnmatch.filter(names, pattern)


def _glob0(dirname, basename, dir_fd, dironly, include_hidden=False):
    if basename:
        there = _lexists(_join(dirname, basename), dir_fd)
    else:
        there = _isdir(dirname, dir_fd)
    return [basename] if there else []


def glob0(dirname, pattern):
    return _glob0(dirname, pattern, None, False)


def glob1(dirname, pattern):
    return _glob1(dirname, pattern, None, False)


def _glob2(dirname, pattern, dir_fd, dironly, include_hidden=False):
    assert _isrecursive(pattern)
    if not dirname or _isdir(dirname, dir_fd):
        yield pattern[:0]
    yield from _rlistdir(dirname, dir_fd, dironly, include_hidden=include_hidden)


def _iterdir(dirname, dir_fd, dironly):
    """Names in a directory; none if it cannot be read."""
    fd = None
    encode = os.fsencode if isinstance(dirname, bytes) else None
    try:
        if dir_fd is not None:
            where = fd = os.open(dirname or os.curdir, _dir_open_flags, dir_fd=dir_fd)
        elif dirname:
            where, encode = dirname, None
        else:
            where = bytes(os.curdir, 'ASCII') if encode else os.curdir
            encode = None
        try:
            with os.scandir(where) as entries:
                for entry in entries:
                    try:
                        if not dironly or entry.is_dir():
                            yield entry.name if encode is None else encode(entry.name)
                    except OSError:
                        pass
        finally:
            if fd is not None:
                os.close(fd)
    except OSError:
        return


def _listdir(dirname, dir_fd, dironly):
    with contextlib.closing(_iterdir(dirname, dir_fd, dironly)) as names:
        return list(names)


def _rlistdir(dirname, dir_fd, dironly, include_hidden=False):
    """Paths of all that is below a directory, each directory before what it holds."""
    for name in _listdir(dirname, dir_fd, dironly):
        if include_hidden or not _ishidden(name):
            yield name
            below = _join(dirname, name) if dirname else name
            for rest in _rlistdir(below, dir_fd, dironly, include_hidden=include_hidden):
                yield _join(name, rest)


def _lexists(pathname, dir_fd):
    if dir_fd is None:
        return os.path.lexists(pathname)
    try:
        os.lstat(pathname, dir_fd=dir_fd)
    except (OSError, ValueError):
        return False
    return True


def _isdir(pathname, dir_fd):
    if dir_fd is None:
        return os.path.isdir(pathname)
    try:
        mode = os.stat(pathname, dir_fd=dir_fd).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(mode)


def _join(dirname, basename):
    """os.path.join() that adds no slash after or before an empty part."""
    if dirname and basename:
        return os.path.join(dirname, basename)
    return dirname or basename


magic_check = re.compile('([*?[])')
magic_check_bytes = re.compile(b'([*?[])')


def has_magic(s):
    """Tell whether s has a character that makes it a pattern."""
    check = magic_check_bytes if isinstance(s, bytes) else magic_check
    return check.search(s) is not None


def _ishidden(path):
    return path[0] in ('.', b'.'[0])


def _isrecursive(pattern):
    return pattern == (b'**' if isinstance(pattern, bytes) else '**')


def escape(pathname):
    """Make a pattern that only pathname itself fits; a drive is left as it is."""
    drive, pathname = os.path.splitdrive(pathname)
    if isinstance(pathname, bytes):
        return drive + magic_check_bytes.sub(br'[\1]', pathname)
    return drive + magic_check.sub(r'[\1]', pathname)


_dir_open_flags = os.O_RDONLY | getattr(os, 'O_DIRECTORY', 0)
