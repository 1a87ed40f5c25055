"""What the files of gzip, bz2 and lzma have in common."""

import io
import os
import sys

BUFFER_SIZE = io.DEFAULT_BUFFER_SIZE


class BaseStream(io.BufferedIOBase):
    """Checks whether an operation is possible."""

    def _check_not_closed(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    @staticmethod
    def _require(can, complaint):
        if not can:
            raise io.UnsupportedOperation(complaint)

    def _check_can_read(self):
        self._require(self.readable(), "File not open for reading")

    def _check_can_write(self):
        self._require(self.writable(), "File not open for writing")

    def _check_can_seek(self):
        self._require(self.readable(), "Seeking is only supported on files open for reading")
        self._require(self.seekable(), "The underlying file object does not support seeking")


class DecompressReader(io.RawIOBase):
    """The decompressed content of a file of one or more streams.

    An error of the kind trailing_error in a stream that follows is taken for other data
    behind the last stream.
    """

    def __init__(self, fp, decomp_factory, trailing_error=(), **decomp_args):
        self._fp = fp
        self._eof = False
        self._pos = 0
        # Known once the end was reached.
        self._size = -1
        self._decomp_factory = decomp_factory
        self._decomp_args = decomp_args
        self._decompressor = self._new_decompressor()
        self._trailing_error = trailing_error

    def _new_decompressor(self):
        return self._decomp_factory(**self._decomp_args)

    def readable(self):
        return True

    def close(self):
        self._decompressor = None
        return super().close()

    def seekable(self):
        return self._fp.seekable()

    def readinto(self, b):
        with memoryview(b) as view, view.cast("B") as target:
            data = self.read(len(target))
            target[:len(data)] = data
        return len(data)

    def read(self, size=-1):
        if size < 0:
            return self.readall()
        if not size or self._eof:
            return b""
        data = b""
        # A block may give nothing yet.
        while not data:
            machine = self._decompressor
            if machine.eof:
                block = machine.unused_data or self._fp.read(BUFFER_SIZE)
                if not block:
                    break
                self._decompressor = self._new_decompressor()
                try:
                    data = self._decompressor.decompress(block, size)
                except self._trailing_error:
                    break
                continue
            block = b""
            if machine.needs_input:
                block = self._fp.read(BUFFER_SIZE)
                if not block:
                    raise EOFError("Compressed file ended before the "
                                   "end-of-stream marker was reached")
            data = machine.decompress(block, size)
        if not data:
            self._eof = True
            self._size = self._pos
        self._pos += len(data)
        return data

    def readall(self):
        return b"".join(iter(lambda: self.read(sys.maxsize), b""))

    def _rewind(self):
        self._fp.seek(0)
        self._eof = False
        self._pos = 0
        self._decompressor = self._new_decompressor()

    def seek(self, offset, whence=io.SEEK_SET):
        if whence == io.SEEK_CUR:
            offset += self._pos
        elif whence == io.SEEK_END:
            # The end is found by reading up to it.
            if self._size < 0:
                while self.read(io.DEFAULT_BUFFER_SIZE):
                    pass
            offset += self._size
        elif whence != io.SEEK_SET:
            raise ValueError(f"Invalid value for whence: {whence}")
        if offset < self._pos:
            self._rewind()
        # What lies between is read and thrown away; reading moves _pos.
        left = offset - self._pos
        while left > 0 and (data := self.read(min(io.DEFAULT_BUFFER_SIZE, left))):
            left -= len(data)
        return self._pos

    def tell(self):
        return self._pos


_MODE_CLOSED = 0
_MODE_READ = 1
_MODE_WRITE = 3


class CompressedFile(BaseStream):
    """A file that decompresses or compresses; bz2's and lzma's files."""

    def _start(self, filename, mode, mode_code, compressor=None, reader=None):
        """Open the file or take the one given; reader makes its DecompressReader."""
        if isinstance(filename, (str, bytes, os.PathLike)):
            self._fp = open(filename, mode if "b" in mode else mode + "b")
            self._closefp = True
        elif hasattr(filename, "read") or hasattr(filename, "write"):
            self._fp = filename
        else:
            raise TypeError("filename must be a str, bytes, file or PathLike object")
        self._mode = mode_code
        if mode_code == _MODE_READ:
            self._buffer = io.BufferedReader(reader(self._fp))
        else:
            self._compressor = compressor
            self._pos = 0

    def _clear(self):
        self._fp = None
        self._closefp = False
        self._mode = _MODE_CLOSED
        self._buffer = None

    def close(self):
        """Write what is left and close; more than once does no harm."""
        if self._mode == _MODE_CLOSED:
            return
        try:
            if self._mode == _MODE_READ:
                self._buffer.close()
            else:
                self._fp.write(self._compressor.flush())
                self._compressor = None
        finally:
            try:
                if self._closefp:
                    self._fp.close()
            finally:
                self._clear()

    @property
    def closed(self):
        """Whether it is closed."""
        return self._mode == _MODE_CLOSED

    def fileno(self):
        """The descriptor of the file under it."""
        self._check_not_closed()
        return self._fp.fileno()

    def seekable(self):
        """Whether it can seek."""
        return self.readable() and self._buffer.seekable()

    def readable(self):
        """Whether it was opened for reading."""
        self._check_not_closed()
        return self._mode == _MODE_READ

    def writable(self):
        """Whether it was opened for writing."""
        self._check_not_closed()
        return self._mode == _MODE_WRITE

    def peek(self, size=-1):
        """Bytes that come next, at least one, without moving on."""
        self._check_can_read()
        return self._buffer.peek(size)

    def read(self, size=-1):
        """size bytes, or all that follow."""
        self._check_can_read()
        return self._buffer.read(size)

    def read1(self, size=-1):
        """Up to size bytes, with few reads of the file."""
        self._check_can_read()
        return self._buffer.read1(io.DEFAULT_BUFFER_SIZE if size < 0 else size)

    def readline(self, size=-1):
        """The next line, of at most size bytes."""
        self._check_can_read()
        return self._buffer.readline(size)

    def write(self, data):
        """Write bytes; the file may get them only when it is closed."""
        self._check_can_write()
        if isinstance(data, (bytes, bytearray)):
            count = len(data)
        else:
            data = memoryview(data)
            count = data.nbytes
        self._fp.write(self._compressor.compress(data))
        self._pos += count
        return count

    def seek(self, offset, whence=io.SEEK_SET):
        """Go to a position in the content, backwards by reading from the start again."""
        self._check_can_seek()
        return self._buffer.seek(offset, whence)

    def tell(self):
        """The position in the content."""
        self._check_not_closed()
        return self._buffer.tell() if self._mode == _MODE_READ else self._pos


def check_open_arguments(mode, encoding, errors, newline):
    """Whether open() is to give a text file; the arguments must fit the mode."""
    if "t" in mode:
        if "b" in mode:
            raise ValueError("Invalid mode: %r" % (mode,))
        return True
    for name, value in (('encoding', encoding), ('errors', errors), ('newline', newline)):
        if value is not None:
            raise ValueError(f"Argument '{name}' not supported in binary mode")
    return False
