"""Copy, move and remove files and trees of directories; pack and unpack archives."""
import os
import sys
import stat
import fnmatch
import collections
import errno

# What archives can be compressed with.
def _has(module):
    try:
        __import__(module)
    except ImportError:
        return False
    return True


_ZLIB_SUPPORTED, _BZ2_SUPPORTED, _LZMA_SUPPORTED = map(_has, ('zlib', 'bz2', 'lzma'))

_WINDOWS = os.name == 'nt'
posix = nt = None
if os.name == 'posix':
    import posix
elif _WINDOWS:
    import nt

COPY_BUFSIZE = 1024 * 1024 if _WINDOWS else 64 * 1024
# Whether the kernel copies: until it could not.
_USE_CP_SENDFILE = hasattr(os, 'sendfile') and sys.platform.startswith('linux')
_HAS_FCOPYFILE = posix and hasattr(posix, '_fcopyfile')

_WIN_DEFAULT_PATHEXT = '.COM;.EXE;.BAT;.CMD;.VBS;.JS;.WS;.MSC'

__all__ = ['copyfileobj', 'copyfile', 'copymode', 'copystat', 'copy', 'copy2',
           'copytree', 'move', 'rmtree', 'Error', 'SpecialFileError',
           'ExecError', 'make_archive', 'get_archive_formats',
           'register_archive_format', 'unregister_archive_format',
           'get_unpack_formats', 'register_unpack_format',
           'unregister_unpack_format', 'unpack_archive',
           'ignore_patterns', 'chown', 'which', 'get_terminal_size',
           'SameFileError']


class Error(OSError):
    pass


class SameFileError(Error):
    """A file was to be copied onto itself."""


class SpecialFileError(OSError):
    """A named pipe or the like was to be copied."""


class ExecError(OSError):
    """A command could not be run."""


class ReadError(OSError):
    """An archive cannot be read."""


class RegistryError(Exception):
    """A format of archives is there already."""


class _GiveupOnFastCopy(Exception):
    """The kernel cannot copy these files: read and write instead."""


# ---- The content of one file

def _descriptors(fsrc, fdst):
    try:
        return fsrc.fileno(), fdst.fileno()
    except Exception as problem:
        raise _GiveupOnFastCopy(problem)


def _fastcopy_fcopyfile(fsrc, fdst, flags):
    """Copy by macOS's function."""
    infd, outfd = _descriptors(fsrc, fdst)
    try:
        posix._fcopyfile(infd, outfd, flags)
    except OSError as problem:
        problem.filename, problem.filename2 = fsrc.name, fdst.name
        if problem.errno in {errno.EINVAL, errno.ENOTSUP}:
            raise _GiveupOnFastCopy(problem)
        raise problem from None


def _fastcopy_sendfile(fsrc, fdst):
    """Copy by Linux's sendfile()."""
    global _USE_CP_SENDFILE
    infd, outfd = _descriptors(fsrc, fdst)
    # All in one call, if the file does not grow; a file of unknown size in large pieces.
    try:
        block = max(os.fstat(infd).st_size, 2 ** 23)
    except OSError:
        block = 2 ** 27
    if sys.maxsize < 2 ** 32:
        block = min(block, 2 ** 30)
    offset = 0
    while True:
        try:
            sent = os.sendfile(outfd, infd, offset, block)
        except OSError as problem:
            problem.filename, problem.filename2 = fsrc.name, fdst.name
            if problem.errno == errno.ENOTSOCK:
                # A kernel that only sends to sockets.
                _USE_CP_SENDFILE = False
                raise _GiveupOnFastCopy(problem)
            if problem.errno == errno.ENOSPC:
                raise problem from None
            if offset == 0 and os.lseek(outfd, 0, os.SEEK_CUR) == 0:
                raise _GiveupOnFastCopy(problem)
            raise problem
        if sent == 0:
            return
        offset += sent


def _copyfileobj_readinto(fsrc, fdst, length=COPY_BUFSIZE):
    """copyfileobj() with one buffer for all."""
    readinto, write = fsrc.readinto, fdst.write
    with memoryview(bytearray(length)) as buffer:
        while count := readinto(buffer):
            if count == length:
                write(buffer)
            else:
                with buffer[:count] as part:
                    write(part)


def copyfileobj(fsrc, fdst, length=0):
    """Copy what is left in one file into another, length at a time."""
    read, write = fsrc.read, fdst.write
    while buffer := read(length or COPY_BUFSIZE):
        write(buffer)


# Paths may be entries of scandir() too, which know some answers already.

def _samefile(src, dst):
    try:
        if isinstance(src, os.DirEntry) and hasattr(os.path, 'samestat'):
            return os.path.samestat(src.stat(), os.stat(dst))
        if hasattr(os.path, 'samefile'):
            return os.path.samefile(src, dst)
    except OSError:
        return False
    return (os.path.normcase(os.path.abspath(src))
            == os.path.normcase(os.path.abspath(dst)))


def _stat(fn):
    return fn.stat() if isinstance(fn, os.DirEntry) else os.stat(fn)


def _islink(fn):
    return fn.is_symlink() if isinstance(fn, os.DirEntry) else os.path.islink(fn)


def _copy_content(fsrc, fdst, size):
    if _HAS_FCOPYFILE or _USE_CP_SENDFILE:
        try:
            if _HAS_FCOPYFILE:
                _fastcopy_fcopyfile(fsrc, fdst, posix._COPYFILE_DATA)
            else:
                _fastcopy_sendfile(fsrc, fdst)
            return
        except _GiveupOnFastCopy:
            pass
    elif _WINDOWS and size > 0:
        _copyfileobj_readinto(fsrc, fdst, min(size, COPY_BUFSIZE))
        return
    copyfileobj(fsrc, fdst)


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy a file's content to another file, and return dst.

    Without follow_symlinks a link is copied as a link.
    """
    sys.audit('shutil.copyfile', src, dst)
    if _samefile(src, dst):
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    size = 0
    for path in src, dst:
        try:
            found = _stat(path)
        except OSError:
            continue        # dst need not be there; for src the error comes later
        if stat.S_ISFIFO(found.st_mode):
            path = path.path if isinstance(path, os.DirEntry) else path
            raise SpecialFileError(f'`{path}` is a named pipe')
        if path is src:
            size = found.st_size
    if not follow_symlinks and _islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, 'rb') as fsrc:
        try:
            with open(dst, 'wb') as fdst:
                _copy_content(fsrc, fdst, size)
        except IsADirectoryError as problem:
            # So it is called too where a path with a slash at the end is not there.
            if os.path.exists(dst):
                raise
            raise FileNotFoundError(f'Directory does not exist: {dst}') from problem
    return dst


# ---- What else a file has

def copymode(src, dst, *, follow_symlinks=True):
    """Give dst the permissions of src; without follow_symlinks those of links, if both are."""
    sys.audit('shutil.copymode', src, dst)
    if not follow_symlinks and _islink(src) and os.path.islink(dst):
        if not hasattr(os, 'lchmod'):
            return
        look, change = os.lstat, os.lchmod
    else:
        look, change = _stat, os.chmod
    change(dst, stat.S_IMODE(look(src).st_mode))


if hasattr(os, 'listxattr'):
    def _copyxattr(src, dst, *, follow_symlinks=True):
        """Copy the extended attributes that the file system of dst takes."""
        unsupported = errno.ENOTSUP, errno.ENODATA, errno.EINVAL
        try:
            names = os.listxattr(src, follow_symlinks=follow_symlinks)
        except OSError as problem:
            if problem.errno not in unsupported:
                raise
            return
        for name in names:
            try:
                value = os.getxattr(src, name, follow_symlinks=follow_symlinks)
                os.setxattr(dst, name, value, follow_symlinks=follow_symlinks)
            except OSError as problem:
                if problem.errno not in (errno.EPERM, *unsupported):
                    raise
else:
    def _copyxattr(*args, **kwargs):
        pass


def copystat(src, dst, *, follow_symlinks=True):
    """Give dst the permissions, times, flags and extended attributes of src.

    Without follow_symlinks those of links, if both are, as far as the system can.
    """
    sys.audit('shutil.copystat', src, dst)
    follow = follow_symlinks or not (_islink(src) and os.path.islink(dst))

    def nothing(*args, ns=None, follow_symlinks=None):
        pass

    def function(name):
        found = getattr(os, name, nothing)
        return found if follow or found in os.supports_follow_symlinks else nothing

    if isinstance(src, os.DirEntry):
        found = src.stat(follow_symlinks=follow)
    else:
        found = function('stat')(src, follow_symlinks=follow)
    function('utime')(dst, ns=(found.st_atime_ns, found.st_mtime_ns), follow_symlinks=follow)
    # Before chmod(), which may take away the right to.
    _copyxattr(src, dst, follow_symlinks=follow)
    try:
        function('chmod')(dst, stat.S_IMODE(found.st_mode), follow_symlinks=follow)
    except NotImplementedError:
        # chmod() takes the argument, and there is nothing behind it.
        pass
    if hasattr(found, 'st_flags'):
        try:
            function('chflags')(dst, found.st_flags, follow_symlinks=follow)
        except OSError as problem:
            unsupported = [getattr(errno, name) for name in ('EOPNOTSUPP', 'ENOTSUP')
                           if hasattr(errno, name)]
            if problem.errno not in unsupported:
                raise


def _target(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    """Copy a file and its permissions, dst being a file or a directory; the new path is returned."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """copy() that copies all that copystat() does."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


# ---- Trees

def ignore_patterns(*patterns):
    """A function for the argument ignore of copytree() that leaves out what fits a pattern."""
    def _ignore_patterns(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return _ignore_patterns


def _is_junction(entry):
    """Tell whether an entry is a mount point of Windows, which goes as a directory."""
    if os.name != 'nt':
        return False
    found = entry.stat(follow_symlinks=False)
    return found.st_reparse_tag == stat.IO_REPARSE_TAG_MOUNT_POINT


def _copytree(entries, src, dst, symlinks, ignore, copy_function,
              ignore_dangling_symlinks, dirs_exist_ok=False):
    ignored = ()
    if ignore is not None:
        ignored = ignore(os.fspath(src), [entry.name for entry in entries])
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    takes_entries = copy_function is copy2 or copy_function is copy
    for entry in entries:
        if entry.name in ignored:
            continue
        source = os.path.join(src, entry.name)
        target = os.path.join(dst, entry.name)
        what = entry if takes_entries else source
        try:
            if entry.is_symlink() and not _is_junction(entry):
                leads_to = os.readlink(source)
                if symlinks:
                    os.symlink(leads_to, target)
                    copystat(what, target, follow_symlinks=not symlinks)
                    continue
                if ignore_dangling_symlinks and not os.path.exists(leads_to):
                    continue
            if entry.is_dir():
                copytree(what, target, symlinks, ignore, copy_function,
                         ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(what, target)
        except Error as problem:
            # From a directory below: a list of them.
            errors.extend(problem.args[0])
        except OSError as problem:
            errors.append((source, target, str(problem)))
    try:
        copystat(src, dst)
    except OSError as problem:
        # Windows does not let directories have times.
        if getattr(problem, 'winerror', None) is None:
            errors.append((src, dst, str(problem)))
    if errors:
        raise Error(errors)
    return dst


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2,
             ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Copy a tree and return dst.

    symlinks keeps links as links; ignore(directory, names) tells which names to leave out;
    copy_function copies each file; dirs_exist_ok allows directories that are there already. Errors
    are collected: Error is raised at the end with (source, target, why) of each.
    """
    sys.audit('shutil.copytree', src, dst)
    with os.scandir(src) as found:
        entries = list(found)
    return _copytree(entries=entries, src=src, dst=dst, symlinks=symlinks, ignore=ignore,
                     copy_function=copy_function,
                     ignore_dangling_symlinks=ignore_dangling_symlinks,
                     dirs_exist_ok=dirs_exist_ok)


if hasattr(os.stat_result, 'st_file_attributes'):
    # A mount point of Windows is removed as a link is.
    def _is_mount_point(found):
        return (found.st_file_attributes & stat.FILE_ATTRIBUTE_REPARSE_POINT
                and found.st_reparse_tag == stat.IO_REPARSE_TAG_MOUNT_POINT)

    def _rmtree_isdir(entry):
        try:
            found = entry.stat(follow_symlinks=False)
        except OSError:
            return False
        return stat.S_ISDIR(found.st_mode) and not _is_mount_point(found)

    def _rmtree_islink(path):
        try:
            found = os.lstat(path)
        except OSError:
            return False
        return stat.S_ISLNK(found.st_mode) or _is_mount_point(found)
else:
    def _rmtree_isdir(entry):
        try:
            return entry.is_dir(follow_symlinks=False)
        except OSError:
            return False

    def _rmtree_islink(path):
        return os.path.islink(path)


def _report_link(path, onerror):
    try:
        raise OSError('Cannot call rmtree on a symbolic link')
    except OSError:
        onerror(os.path.islink, path, sys.exc_info())


def _rmtree_unsafe(path, onerror):
    """Remove a tree by paths: who puts a link in a directory's place meanwhile leads it astray."""
    try:
        with os.scandir(path) as found:
            entries = list(found)
    except OSError:
        onerror(os.scandir, path, sys.exc_info())
        entries = []
    for entry in entries:
        inner = entry.path
        if not _rmtree_isdir(entry):
            try:
                os.unlink(inner)
            except OSError:
                onerror(os.unlink, inner, sys.exc_info())
            continue
        try:
            if entry.is_symlink():
                raise OSError('Cannot call rmtree on a symbolic link')
        except OSError:
            onerror(os.path.islink, inner, sys.exc_info())
            continue
        _rmtree_unsafe(inner, onerror)
    try:
        os.rmdir(path)
    except OSError:
        onerror(os.rmdir, path, sys.exc_info())


def _rmtree_opened(before, fd, path, name, dir_fd, onerror):
    """Remove the directory that fd has open, if it is the one that was looked at before."""
    closed = False
    try:
        if not os.path.samestat(before, os.fstat(fd)):
            _report_link(path, onerror)
            return
        _rmtree_safe_fd(fd, path, onerror)
        try:
            os.close(fd)
            closed = True
            os.rmdir(name, dir_fd=dir_fd)
        except OSError:
            onerror(os.rmdir, path, sys.exc_info())
    finally:
        if not closed:
            os.close(fd)


def _rmtree_safe_fd(topfd, path, onerror):
    """Remove all in a directory that is open."""
    try:
        with os.scandir(topfd) as found:
            entries = list(found)
    except OSError as problem:
        problem.filename = path
        onerror(os.scandir, path, sys.exc_info())
        return
    for entry in entries:
        inner = os.path.join(path, entry.name)
        try:
            is_dir = entry.is_dir(follow_symlinks=False)
        except OSError:
            is_dir = False
        if is_dir:
            try:
                before = entry.stat(follow_symlinks=False)
            except OSError:
                onerror(os.lstat, inner, sys.exc_info())
                continue
            is_dir = stat.S_ISDIR(before.st_mode)
        if not is_dir:
            try:
                os.unlink(entry.name, dir_fd=topfd)
            except OSError:
                onerror(os.unlink, inner, sys.exc_info())
            continue
        try:
            fd = os.open(entry.name, os.O_RDONLY, dir_fd=topfd)
        except OSError:
            onerror(os.open, inner, sys.exc_info())
        else:
            _rmtree_opened(before, fd, inner, entry.name, topfd, onerror)


_use_fd_functions = (
    hasattr(os, 'open')
    and {os.open, os.stat, os.unlink, os.rmdir} <= os.supports_dir_fd
    and os.scandir in os.supports_fd
    and os.stat in os.supports_follow_symlinks)


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    """Remove a tree.

    Errors are passed over with ignore_errors, else go to onerror(function, path, exc_info), else
    are raised.
    """
    sys.audit('shutil.rmtree', path, dir_fd)
    if ignore_errors:
        def onerror(*args):
            pass
    elif onerror is None:
        def onerror(*args):
            raise
    if not _use_fd_functions:
        if dir_fd is not None:
            raise NotImplementedError('dir_fd unavailable on this platform')
        try:
            if _rmtree_islink(path):
                raise OSError('Cannot call rmtree on a symbolic link')
        except OSError:
            onerror(os.path.islink, path, sys.exc_info())
            return
        return _rmtree_unsafe(path, onerror)
    # Descriptors give names as str.
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    try:
        before = os.lstat(path, dir_fd=dir_fd)
    except Exception:
        onerror(os.lstat, path, sys.exc_info())
        return
    try:
        fd = os.open(path, os.O_RDONLY, dir_fd=dir_fd)
    except Exception:
        onerror(os.open, path, sys.exc_info())
        return
    _rmtree_opened(before, fd, path, path, dir_fd, onerror)


# Whether a link put in a directory's place cannot lead it astray.
rmtree.avoids_symlink_attacks = _use_fd_functions


def _basename(path):
    """The last component, whether a slash follows it or not."""
    path = os.fspath(path)
    return os.path.basename(path.rstrip(os.path.sep + (os.path.altsep or '')))


def move(src, dst, copy_function=copy2):
    """Move a file or tree to another place, or into a directory; the new path is returned.

    Where it cannot be renamed it is copied and removed.
    """
    sys.audit('shutil.move', src, dst)
    target = dst
    if os.path.isdir(dst):
        if _samefile(src, dst):
            # One directory: only the case of its name may change.
            os.rename(src, dst)
            return
        target = os.path.join(dst, _basename(src))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), target)
            os.unlink(src)
        elif os.path.isdir(src):
            if _destinsrc(src, dst):
                raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
            if _is_immutable(src) or (not os.access(src, os.W_OK) and os.listdir(src)
                                      and sys.platform == 'darwin'):
                raise PermissionError(f"Cannot move the non-empty directory '{src}': "
                                      f"Lacking write permission to '{src}'.")
            copytree(src, target, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target


def _destinsrc(src, dst):
    """Tell whether dst is src or below it."""
    src, dst = [path if path.endswith(os.path.sep) else path + os.path.sep
                for path in (os.path.abspath(src), os.path.abspath(dst))]
    return dst.startswith(src)


def _is_immutable(src):
    found = _stat(src)
    return (hasattr(found, 'st_flags')
            and found.st_flags in (stat.UF_IMMUTABLE, stat.SF_IMMUTABLE))


# ---- Users and groups

def _get_gid(name):
    """The number of a group, None if there is none by that name."""
    if name is None:
        return None
    try:
        from grp import getgrnam
        return getgrnam(name)[2]
    except (ImportError, KeyError):
        return None


def _get_uid(name):
    """The number of a user, None if there is none by that name."""
    if name is None:
        return None
    try:
        from pwd import getpwnam
        return getpwnam(name)[2]
    except (ImportError, KeyError):
        return None


def chown(path, user=None, group=None):
    """Change the user and the group of a file, each a name or a number."""
    sys.audit('shutil.chown', path, user, group)
    if user is None and group is None:
        raise ValueError('user and/or group must be set')
    uid, gid = user, group
    if user is None:
        uid = -1
    elif isinstance(user, str):
        uid = _get_uid(user)
        if uid is None:
            raise LookupError(f'no such user: {user!r}')
    if group is None:
        gid = -1
    elif not isinstance(group, int):
        gid = _get_gid(group)
        if gid is None:
            raise LookupError(f'no such group: {group!r}')
    os.chown(path, uid, gid)


# ---- Archives

def _make_parent(path, dry_run, logger):
    """Make the directory that an archive goes into."""
    parent = os.path.dirname(path)
    if parent and not os.path.exists(parent):
        if logger is not None:
            logger.info('creating %s', parent)
        if not dry_run:
            os.makedirs(parent)


def _make_tarball(base_name, base_dir, compress='gzip', verbose=0, dry_run=0,
                  owner=None, group=None, logger=None, root_dir=None):
    """Make base_name.tar (.gz, .bz2, .xz) of base_dir, and return its path."""
    suffixes = {None: ''}
    if _ZLIB_SUPPORTED:
        suffixes['gzip'] = 'gz'
    if _BZ2_SUPPORTED:
        suffixes['bzip2'] = 'bz2'
    if _LZMA_SUPPORTED:
        suffixes['xz'] = 'xz'
    if compress not in suffixes:
        raise ValueError("bad value for 'compress', or compression format not "
                         f'supported : {compress}')
    compression = suffixes[compress]
    import tarfile
    archive = base_name + '.tar' + ('.' + compression if compress else '')
    _make_parent(archive, dry_run, logger)
    if logger is not None:
        logger.info('Creating tar archive')
    uid, gid = _get_uid(owner), _get_gid(group)

    def own(member):
        if gid is not None:
            member.gid, member.gname = gid, group
        if uid is not None:
            member.uid, member.uname = uid, owner
        return member

    if not dry_run:
        tar = tarfile.open(archive, 'w|' + compression)
        source = base_dir if root_dir is None else os.path.join(root_dir, base_dir)
        try:
            tar.add(source, base_dir, filter=own)
        finally:
            tar.close()
    return archive if root_dir is None else os.path.abspath(archive)


def _make_zipfile(base_name, base_dir, verbose=0, dry_run=0,
                  logger=None, owner=None, group=None, root_dir=None):
    """Make base_name.zip of base_dir, and return its path."""
    import zipfile
    archive = base_name + '.zip'
    _make_parent(base_name, dry_run, logger)
    if logger is not None:
        logger.info("creating '%s' and adding '%s' to it", archive, base_dir)

    def add(path, name):
        file.write(path, name)
        if logger is not None:
            logger.info("adding '%s'", path)

    if not dry_run:
        with zipfile.ZipFile(archive, 'w', compression=zipfile.ZIP_DEFLATED) as file:
            top = os.path.normpath(base_dir)
            if root_dir is not None:
                base_dir = os.path.join(root_dir, base_dir)
            base_dir = os.path.normpath(base_dir)
            if top != os.curdir:
                add(base_dir, top)
            for dirpath, dirnames, filenames in os.walk(base_dir):
                inner = dirpath if root_dir is None else os.path.relpath(dirpath, root_dir)
                inner = os.path.normpath(inner)
                for name in sorted(dirnames):
                    add(os.path.join(dirpath, name), os.path.join(inner, name))
                for name in filenames:
                    path = os.path.normpath(os.path.join(dirpath, name))
                    if os.path.isfile(path):
                        add(path, os.path.join(inner, name))
    return archive if root_dir is None else os.path.abspath(archive)


# By name: the function, further arguments, a description, whether it takes root_dir.
_ARCHIVE_FORMATS = {
    'tar': (_make_tarball, [('compress', None)], 'uncompressed tar file', True),
}
# By name: suffixes, the function, further arguments, a description.
_UNPACK_FORMATS = {}


def get_archive_formats():
    """The formats of make_archive(): a list of (name, description)."""
    return sorted([(name, entry[2]) for name, entry in _ARCHIVE_FORMATS.items()])


def register_archive_format(name, function, extra_args=None, description=''):
    """Add a format: function(base_name, base_dir, **arguments) makes an archive."""
    if extra_args is None:
        extra_args = []
    if not callable(function):
        raise TypeError(f'The {function} object is not callable')
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError('extra_args needs to be a sequence')
    for pair in extra_args:
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            raise TypeError('extra_args elements are : (arg_name, value)')
    _ARCHIVE_FORMATS[name] = (function, extra_args, description, False)


def unregister_archive_format(name):
    del _ARCHIVE_FORMATS[name]


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0,
                 dry_run=0, owner=None, group=None, logger=None):
    """Make an archive and return its path.

    base_name is the path without suffix; names in the archive are relative to root_dir, and only
    what is in base_dir goes in (both are the current directory by default).
    """
    sys.audit('shutil.make_archive', base_name, format, root_dir, base_dir)
    try:
        make, extra_args, _, takes_root_dir = _ARCHIVE_FORMATS[format]
    except KeyError:
        raise ValueError(f"unknown archive format '{format}'") from None
    arguments = {'dry_run': dry_run, 'logger': logger, 'owner': owner, 'group': group}
    arguments.update(extra_args)
    if base_dir is None:
        base_dir = os.curdir
    back = None
    if root_dir is not None:
        if not stat.S_ISDIR(os.stat(root_dir).st_mode):
            raise NotADirectoryError(errno.ENOTDIR, 'Not a directory', root_dir)
        if takes_root_dir:
            base_name = os.fspath(base_name)
            arguments['root_dir'] = root_dir
        else:
            back = os.getcwd()
            if logger is not None:
                logger.debug("changing into '%s'", root_dir)
            base_name = os.path.abspath(base_name)
            if not dry_run:
                os.chdir(root_dir)
    try:
        return make(base_name, base_dir, **arguments)
    finally:
        if back is not None:
            if logger is not None:
                logger.debug("changing back to '%s'", back)
            os.chdir(back)


def get_unpack_formats():
    """The formats of unpack_archive(): a list of (name, suffixes, description)."""
    return sorted([(name, entry[0], entry[3]) for name, entry in _UNPACK_FORMATS.items()])


def _check_unpack_options(extensions, function, extra_args):
    taken = {suffix: name for name, entry in _UNPACK_FORMATS.items() for suffix in entry[0]}
    for suffix in extensions:
        if suffix in taken:
            raise RegistryError(f'{suffix} is already registered for "{taken[suffix]}"')
    if not callable(function):
        raise TypeError('The registered function must be a callable')


def register_unpack_format(name, extensions, function, extra_args=None, description=''):
    """Add a format: function(path, directory, **arguments) unpacks archives with these suffixes."""
    if extra_args is None:
        extra_args = []
    _check_unpack_options(extensions, function, extra_args)
    _UNPACK_FORMATS[name] = extensions, function, extra_args, description


def unregister_unpack_format(name):
    """Take a format away."""
    del _UNPACK_FORMATS[name]


def _ensure_directory(path):
    """Make the directory that path is in."""
    parent = os.path.dirname(path)
    if not os.path.isdir(parent):
        os.makedirs(parent)


def _unpack_zipfile(filename, extract_dir):
    """Unpack a zip file, leaving out what would lie outside of extract_dir."""
    import zipfile
    if not zipfile.is_zipfile(filename):
        raise ReadError(f'{filename} is not a zip file')
    with zipfile.ZipFile(filename) as archive:
        for member in archive.infolist():
            name = member.filename
            if name.startswith('/') or '..' in name:
                continue
            path = os.path.join(extract_dir, *name.split('/'))
            if not path:
                continue
            _ensure_directory(path)
            if not name.endswith('/'):
                with archive.open(name, 'r') as source, open(path, 'wb') as target:
                    copyfileobj(source, target)


def _unpack_tarfile(filename, extract_dir, *, filter=None):
    """Unpack a tar file, compressed or not."""
    import tarfile
    try:
        archive = tarfile.open(filename)
    except tarfile.TarError:
        raise ReadError(f'{filename} is not a compressed or uncompressed tar file')
    try:
        archive.extractall(extract_dir, filter=filter)
    finally:
        archive.close()


_UNPACK_FORMATS['tar'] = (['.tar'], _unpack_tarfile, [], 'uncompressed tar file')
_UNPACK_FORMATS['zip'] = (['.zip'], _unpack_zipfile, [], 'ZIP file')
if _ZLIB_SUPPORTED:
    _ARCHIVE_FORMATS['gztar'] = (_make_tarball, [('compress', 'gzip')], "gzip'ed tar-file", True)
    _ARCHIVE_FORMATS['zip'] = (_make_zipfile, [], 'ZIP file', True)
    _UNPACK_FORMATS['gztar'] = (['.tar.gz', '.tgz'], _unpack_tarfile, [], "gzip'ed tar-file")
if _BZ2_SUPPORTED:
    _ARCHIVE_FORMATS['bztar'] = (_make_tarball, [('compress', 'bzip2')], "bzip2'ed tar-file",
                                 True)
    _UNPACK_FORMATS['bztar'] = (['.tar.bz2', '.tbz2'], _unpack_tarfile, [], "bzip2'ed tar-file")
if _LZMA_SUPPORTED:
    _ARCHIVE_FORMATS['xztar'] = (_make_tarball, [('compress', 'xz')], "xz'ed tar-file", True)
    _UNPACK_FORMATS['xztar'] = (['.tar.xz', '.txz'], _unpack_tarfile, [], "xz'ed tar-file")


def _find_unpack_format(filename):
    for name, (suffixes, *_) in _UNPACK_FORMATS.items():
        if filename.endswith(tuple(suffixes)):
            return name
    return None


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Unpack an archive into a directory (the current one by default).

    The format is told by the suffix if it is not given. filter goes to tarfile.
    """
    sys.audit('shutil.unpack_archive', filename, extract_dir, format)
    if extract_dir is None:
        extract_dir = os.getcwd()
    extract_dir = os.fspath(extract_dir)
    filename = os.fspath(filename)
    if format is None:
        format = _find_unpack_format(filename)
        if format is None:
            raise ReadError(f"Unknown archive format '{filename}'")
    elif format not in _UNPACK_FORMATS:
        raise ValueError(f"Unknown unpack format '{format}'")
    _, unpack, extra_args, _ = _UNPACK_FORMATS[format]
    arguments = dict(extra_args)
    if filter is not None:
        arguments['filter'] = filter
    unpack(filename, extract_dir, **arguments)


# ---- The system

if hasattr(os, 'statvfs') or _WINDOWS:
    __all__.append('disk_usage')
    _ntuple_diskusage = collections.namedtuple('usage', 'total used free')
    for _field in _ntuple_diskusage._fields:
        getattr(_ntuple_diskusage, _field).__doc__ = f'{_field.capitalize()} space in bytes'
    del _field

    def disk_usage(path):
        """(total, used, free) bytes of the file system that path is on."""
        if _WINDOWS:
            total, free = nt._getdiskusage(path)
            return _ntuple_diskusage(total, total - free, free)
        found = os.statvfs(path)
        return _ntuple_diskusage(
            found.f_blocks * found.f_frsize,
            (found.f_blocks - found.f_bfree) * found.f_frsize,
            found.f_bavail * found.f_frsize)


def get_terminal_size(fallback=(80, 24)):
    """(columns, lines): by COLUMNS and LINES, else of the terminal, else fallback."""
    def asked(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0

    columns, lines = asked('COLUMNS'), asked('LINES')
    if columns <= 0 or lines <= 0:
        try:
            found = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            # No terminal, or no stream.
            found = os.terminal_size(fallback)
        if columns <= 0:
            columns = found.columns or fallback[0]
        if lines <= 0:
            lines = found.lines or fallback[1]
    return os.terminal_size((columns, lines))


def _access_check(fn, mode):
    return os.path.exists(fn) and os.access(fn, mode) and not os.path.isdir(fn)


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The path of the program that a command would run, or None; path is used in PATH's place."""
    if os.path.dirname(cmd):
        return cmd if _access_check(cmd, mode) else None
    convert = os.fsencode if isinstance(cmd, bytes) else os.fsdecode
    if path is None:
        path = os.environ.get('PATH', None)
        if path is None:
            try:
                path = os.confstr('CS_PATH')
            except (AttributeError, ValueError):
                path = os.defpath
    if not path:
        return None
    places = convert(path).split(convert(os.pathsep))
    names = [cmd]
    if sys.platform == 'win32':
        # The current directory comes first there, and suffixes are optional.
        here = convert(os.curdir)
        if here not in places:
            places.insert(0, here)
        suffixes = [convert(suffix) for suffix
                    in (os.getenv('PATHEXT') or _WIN_DEFAULT_PATHEXT).split(os.pathsep) if suffix]
        if not any(cmd.lower().endswith(suffix.lower()) for suffix in suffixes):
            names = [cmd + suffix for suffix in suffixes]
    seen = set()
    for place in places:
        normal = os.path.normcase(place)
        if normal in seen:
            continue
        seen.add(normal)
        for name in names:
            found = os.path.join(place, name)
            if _access_check(found, mode):
                return found
    return None
