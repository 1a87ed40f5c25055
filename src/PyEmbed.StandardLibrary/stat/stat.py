"""Names for the fields and bits of what os.stat() and os.lstat() return."""

# Places in the tuple form of a stat result.
ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, \
    ST_ATIME, ST_MTIME, ST_CTIME = range(10)

# Kinds of file.
S_IFDIR = 0o040000
S_IFCHR = 0o020000
S_IFBLK = 0o060000
S_IFREG = 0o100000
S_IFIFO = 0o010000
S_IFLNK = 0o120000
S_IFSOCK = 0o140000
S_IFDOOR = 0
S_IFPORT = 0
S_IFWHT = 0

# Permissions.
S_ISUID = 0o4000
S_ISGID = S_ENFMT = 0o2000
S_ISVTX = 0o1000
S_IRWXU, S_IRWXG, S_IRWXO = 0o700, 0o070, 0o007
S_IRUSR = S_IREAD = 0o400
S_IWUSR = S_IWRITE = 0o200
S_IXUSR = S_IEXEC = 0o100
S_IRGRP, S_IWGRP, S_IXGRP = 0o040, 0o020, 0o010
S_IROTH, S_IWOTH, S_IXOTH = 0o004, 0o002, 0o001

# Flags of chflags().
UF_NODUMP, UF_IMMUTABLE, UF_APPEND = 0x1, 0x2, 0x4
UF_OPAQUE, UF_NOUNLINK, UF_COMPRESSED = 0x8, 0x10, 0x20
UF_HIDDEN = 0x8000
SF_ARCHIVED, SF_IMMUTABLE, SF_APPEND = 0x10000, 0x20000, 0x40000
SF_NOUNLINK, SF_SNAPSHOT = 0x100000, 0x200000

# st_file_attributes on Windows.
FILE_ATTRIBUTE_READONLY = 0x1
FILE_ATTRIBUTE_HIDDEN = 0x2
FILE_ATTRIBUTE_SYSTEM = 0x4
FILE_ATTRIBUTE_DIRECTORY = 0x10
FILE_ATTRIBUTE_ARCHIVE = 0x20
FILE_ATTRIBUTE_DEVICE = 0x40
FILE_ATTRIBUTE_NORMAL = 0x80
FILE_ATTRIBUTE_TEMPORARY = 0x100
FILE_ATTRIBUTE_SPARSE_FILE = 0x200
FILE_ATTRIBUTE_REPARSE_POINT = 0x400
FILE_ATTRIBUTE_COMPRESSED = 0x800
FILE_ATTRIBUTE_OFFLINE = 0x1000
FILE_ATTRIBUTE_NOT_CONTENT_INDEXED = 0x2000
FILE_ATTRIBUTE_ENCRYPTED = 0x4000
FILE_ATTRIBUTE_INTEGRITY_STREAM = 0x8000
FILE_ATTRIBUTE_VIRTUAL = 0x10000
FILE_ATTRIBUTE_NO_SCRUB_DATA = 0x20000


def S_IMODE(mode):
    """The bits that chmod() sets."""
    return mode & 0o7777


def S_IFMT(mode):
    """The bits that tell the kind of file."""
    return mode & 0o170000


def S_ISDIR(mode):
    """Tell whether mode is a directory's."""
    return mode & 0o170000 == S_IFDIR


def S_ISCHR(mode):
    """Tell whether mode is a character device's."""
    return mode & 0o170000 == S_IFCHR


def S_ISBLK(mode):
    """Tell whether mode is a block device's."""
    return mode & 0o170000 == S_IFBLK


def S_ISREG(mode):
    """Tell whether mode is a regular file's."""
    return mode & 0o170000 == S_IFREG


def S_ISFIFO(mode):
    """Tell whether mode is a named pipe's."""
    return mode & 0o170000 == S_IFIFO


def S_ISLNK(mode):
    """Tell whether mode is a symbolic link's."""
    return mode & 0o170000 == S_IFLNK


def S_ISSOCK(mode):
    """Tell whether mode is a socket's."""
    return mode & 0o170000 == S_IFSOCK


def S_ISDOOR(mode):
    """Tell whether mode is a door's."""
    return False


def S_ISPORT(mode):
    """Tell whether mode is an event port's."""
    return False


def S_ISWHT(mode):
    """Tell whether mode is a whiteout's."""
    return False


# One entry a character of filemode(): the first pair whose bits are all set gives it.
_filemode_table = (
    ((S_IFLNK, 'l'), (S_IFSOCK, 's'), (S_IFREG, '-'), (S_IFBLK, 'b'),
     (S_IFDIR, 'd'), (S_IFCHR, 'c'), (S_IFIFO, 'p')),
    ((S_IRUSR, 'r'),),
    ((S_IWUSR, 'w'),),
    ((S_IXUSR | S_ISUID, 's'), (S_ISUID, 'S'), (S_IXUSR, 'x')),
    ((S_IRGRP, 'r'),),
    ((S_IWGRP, 'w'),),
    ((S_IXGRP | S_ISGID, 's'), (S_ISGID, 'S'), (S_IXGRP, 'x')),
    ((S_IROTH, 'r'),),
    ((S_IWOTH, 'w'),),
    ((S_IXOTH | S_ISVTX, 't'), (S_ISVTX, 'T'), (S_IXOTH, 'x')),
)


def filemode(mode):
    """Show mode as ls -l does, '-rwxr-xr-x'."""
    return ''.join(
        next((letter for bits, letter in choices if mode & bits == bits), '-')
        for choices in _filemode_table)


# The accelerated module has the platform's own values.
try:
    from _stat import *
except ImportError:
    pass
