"""Reading of files made of chunks, as AIFF and RIFF are."""

import warnings

warnings._deprecated(__name__, remove=(3, 13))


class Chunk:
    """One chunk of a file, itself like a file: name, size, and the data."""

    def __init__(self, file, align=True, bigendian=True, inclheader=False):
        self.closed = False
        self.align = align  # Does the next chunk begin at an even place?
        self.file = file
        self.chunkname = file.read(4)
        if len(self.chunkname) < 4:
            raise EOFError
        size = file.read(4)
        if len(size) < 4:
            raise EOFError
        self.chunksize = int.from_bytes(size, 'big' if bigendian else 'little')
        if inclheader:
            self.chunksize -= 8
        self.size_read = 0
        try:
            self.offset = self.file.tell()
        except (AttributeError, OSError):
            self.seekable = False
        else:
            self.seekable = True

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def getname(self):
        """The name of the chunk."""
        return self.chunkname

    def getsize(self):
        """The size of the chunk."""
        return self.chunksize

    def close(self):
        """Go to the end of the chunk; the file stays open."""
        if not self.closed:
            try:
                self.skip()
            finally:
                self.closed = True

    def isatty(self):
        self._check_open()
        return False

    def seek(self, pos, whence=0):
        """Go to a place in the chunk."""
        self._check_open()
        if not self.seekable:
            raise OSError('cannot seek')
        if whence == 1:
            pos += self.size_read
        elif whence == 2:
            pos += self.chunksize
        if not 0 <= pos <= self.chunksize:
            raise RuntimeError
        self.file.seek(self.offset + pos, 0)
        self.size_read = pos

    def tell(self):
        self._check_open()
        return self.size_read

    def read(self, size=-1):
        """Read so many bytes, or all that are left of the chunk."""
        self._check_open()
        left = self.chunksize - self.size_read
        if left <= 0:
            return b''
        data = self.file.read(left if size < 0 else min(size, left))
        self.size_read += len(data)
        if self.size_read == self.chunksize and self._padded():
            self.size_read += len(self.file.read(1))
        return data

    def _padded(self):
        return self.align and self.chunksize & 1

    def skip(self):
        """Skip the rest of the chunk."""
        self._check_open()
        if self.seekable:
            count = self.chunksize - self.size_read
            if self._padded():
                count += 1
            try:
                self.file.seek(count, 1)
            except OSError:
                pass
            else:
                self.size_read += count
                return
        while self.size_read < self.chunksize:
            if not self.read(min(8192, self.chunksize - self.size_read)):
                raise EOFError
