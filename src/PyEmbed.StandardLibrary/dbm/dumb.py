"""A database in two plain files: name.dat holds the values, name.dir says where each is.

Space that is given up is not used again.
"""

import ast as _ast
import collections.abc
import io as _io
import os as _os

__all__ = ["error", "open"]

# Values begin at multiples of it, so a value may grow a little where it is.
_BLOCKSIZE = 512

error = OSError


def _blocks(size):
    return -(-size // _BLOCKSIZE)


def _bytes(value, what):
    if isinstance(value, str):
        return value.encode('utf-8')
    if not isinstance(value, (bytes, bytearray)):
        raise TypeError(f"{what} must be bytes or strings")
    return value


class _Database(collections.abc.MutableMapping):

    # _commit() may run while the interpreter goes away.
    _os = _os
    _io = _io

    def __init__(self, filebasename, mode, flag='c'):
        base = self._os.fsencode(filebasename)
        self._mode = mode
        self._readonly = (flag == 'r')
        self._dirfile = base + b'.dir'
        self._datfile = base + b'.dat'
        self._bakfile = base + b'.bak'
        # Key to (position, size).
        self._index = None
        self._create(flag)
        self._update(flag)

    def _create(self, flag):
        if flag == 'n':
            for name in (self._datfile, self._bakfile, self._dirfile):
                try:
                    _os.remove(name)
                except OSError:
                    pass
        try:
            _io.open(self._datfile, 'r', encoding="Latin-1").close()
        except OSError:
            if flag not in ('c', 'n'):
                raise
            with _io.open(self._datfile, 'w', encoding="Latin-1"):
                self._chmod(self._datfile)

    def _update(self, flag):
        self._modified = False
        self._index = {}
        try:
            directory = _io.open(self._dirfile, 'r', encoding="Latin-1")
        except OSError:
            if flag not in ('c', 'n'):
                raise
            self._modified = True
            return
        with directory:
            for line in directory:
                key, place = _ast.literal_eval(line.rstrip())
                self._index[key.encode('Latin-1')] = place

    def _commit(self):
        """Write the directory anew, the old one kept as a backup."""
        if self._index is None or not self._modified:
            return
        for change, paths in ((self._os.unlink, [self._bakfile]), (self._os.rename, [self._dirfile, self._bakfile])):
            try:
                change(*paths)
            except OSError:
                pass  # there is none yet
        with self._io.open(self._dirfile, 'w', encoding="Latin-1") as directory:
            self._chmod(self._dirfile)
            for key, place in self._index.items():
                # Latin-1 stands for the bytes themselves.
                directory.write("%r, %r\n" % (key.decode('Latin-1'), place))

    sync = _commit

    def _verify_open(self):
        if self._index is None:
            raise error('DBM object has already been closed')

    def _verify_writable(self):
        if self._readonly:
            raise error('The database is opened for reading only')

    def __getitem__(self, key):
        if isinstance(key, str):
            key = key.encode('utf-8')
        self._verify_open()
        position, size = self._index[key]
        with _io.open(self._datfile, 'rb') as data:
            data.seek(position)
            return data.read(size)

    def _addval(self, val):
        with _io.open(self._datfile, 'rb+') as data:
            data.seek(0, 2)
            end = data.tell()
            position = _blocks(end) * _BLOCKSIZE
            data.write(b'\0' * (position - end))
            data.write(val)
        return position, len(val)

    def _setval(self, pos, val):
        with _io.open(self._datfile, 'rb+') as data:
            data.seek(pos)
            data.write(val)
        return pos, len(val)

    def _addkey(self, key, pos_and_siz_pair):
        self._index[key] = pos_and_siz_pair
        with _io.open(self._dirfile, 'a', encoding="Latin-1") as directory:
            self._chmod(self._dirfile)
            directory.write("%r, %r\n" % (key.decode("Latin-1"), pos_and_siz_pair))

    def __setitem__(self, key, val):
        self._verify_writable()
        key = _bytes(key, "keys")
        val = _bytes(val, "values")
        self._verify_open()
        # The directory may not agree with the data until the next commit.
        self._modified = True
        if key not in self._index:
            self._addkey(key, self._addval(val))
            return
        position, size = self._index[key]
        if _blocks(len(val)) <= _blocks(size):
            self._index[key] = self._setval(position, val)
        else:
            self._index[key] = self._addval(val)

    def __delitem__(self, key):
        self._verify_writable()
        if isinstance(key, str):
            key = key.encode('utf-8')
        self._verify_open()
        self._modified = True
        del self._index[key]
        self._commit()

    def keys(self):
        return list(self.iterkeys())

    def items(self):
        self._verify_open()
        return [(key, self[key]) for key in self._index]

    def __contains__(self, key):
        if isinstance(key, str):
            key = key.encode('utf-8')
        self._verify_open()
        return key in self._index

    def iterkeys(self):
        self._verify_open()
        return iter(self._index)
    __iter__ = iterkeys

    def __len__(self):
        self._verify_open()
        return len(self._index)

    def close(self):
        try:
            self._commit()
        finally:
            self._index = self._datfile = self._dirfile = self._bakfile = None

    __del__ = close

    def _chmod(self, file):
        self._os.chmod(file, self._mode)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def open(file, flag='c', mode=0o666):
    """Open the database of that name: 'r', 'w', 'c' or 'n'; mode is for files it creates."""
    try:
        mask = _os.umask(0)
        _os.umask(mask)
    except AttributeError:
        pass
    else:
        # chmod() takes no heed of the mask.
        mode &= ~mask
    if flag not in ('r', 'w', 'c', 'n'):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    return _Database(file, mode, flag=flag)
