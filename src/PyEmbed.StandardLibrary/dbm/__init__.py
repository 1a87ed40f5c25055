"""Files that are dictionaries of bytes, in the format at hand.

dbm.dumb needs nothing but files. dbm.gnu and dbm.ndbm need _gdbm and _dbm.
"""

__all__ = ['open', 'whichdb', 'error']

import io
import os
import struct
import sys


class error(Exception):
    pass


_names = ['dbm.gnu', 'dbm.ndbm', 'dbm.dumb']
_defaultmod = None
_modules = {}

# An except clause takes it as it is; [0] is the class to raise.
error = (error, OSError)

try:
    from dbm import ndbm
except ImportError:
    ndbm = None


def _find_modules():
    global _defaultmod
    if _defaultmod is not None:
        return
    for name in _names:
        try:
            module = __import__(name, fromlist=['open'])
        except ImportError:
            continue
        _modules[name] = module
        if not _defaultmod:
            _defaultmod = module
    if not _defaultmod:
        raise ImportError("no dbm clone found; tried %s" % _names)


def open(file, flag='r', mode=0o666):
    """Open a database: 'r' to read, 'w' also to write, 'c' create it if need be, 'n' anew."""
    _find_modules()
    kind = None if 'n' in flag else whichdb(file)
    if kind is None:
        if 'c' not in flag and 'n' not in flag:
            raise error[0]("db file doesn't exist; use 'c' or 'n' flag to create a new db")
        return _defaultmod.open(file, flag, mode)
    if kind == "":
        raise error[0]("db type could not be determined")
    if kind not in _modules:
        raise error[0]("db type is {0}, but the module is not available".format(kind))
    return _modules[kind].open(file, flag, mode)


def _readable(*names):
    for name in names:
        with io.open(name, "rb"):
            pass
    return True


def _is_ndbm(filename):
    try:
        return _readable(filename + b".pag", filename + b".dir")
    except OSError:
        pass
    try:
        # One library keeps it in one file, whose content it alone can tell.
        _readable(filename + b".db")
        if ndbm is None:
            return False
        ndbm.open(filename).close()
        return True
    except OSError:
        return False


def _is_dumb(filename):
    try:
        os.stat(filename + b".dat")
        if os.stat(filename + b".dir").st_size == 0:
            return True
        with io.open(filename + b".dir", "rb") as file:
            return file.read(1) in (b"'", b'"')
    except OSError:
        return False


def whichdb(filename):
    """The module for a database: its name, '' if unknown, None if it cannot be read."""
    filename = os.fsencode(filename)
    if _is_ndbm(filename):
        return "dbm.ndbm"
    if _is_dumb(filename):
        return "dbm.dumb"
    try:
        file = io.open(filename, "rb")
    except OSError:
        return None
    with file:
        start = file.read(16)[:4]
    if len(start) == 4:
        magic, = struct.unpack("=l", start)
        if magic in (0x13579ace, 0x13579acd, 0x13579acf):
            return "dbm.gnu"
    return ""


if __name__ == "__main__":
    for filename in sys.argv[1:]:
        print(whichdb(filename) or "UNKNOWN", filename)
