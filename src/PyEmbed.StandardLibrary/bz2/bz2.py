"""bzip2 files. The compression itself is _bz2's; without it only using it fails."""

__all__ = ["BZ2File", "BZ2Compressor", "BZ2Decompressor",
           "open", "compress", "decompress"]

import io
import os
from builtins import open as _builtin_open

import _compression
from _compression import _MODE_CLOSED, _MODE_READ, _MODE_WRITE

try:
    from _bz2 import BZ2Compressor, BZ2Decompressor
except ImportError:
    def _missing():
        raise OSError("this engine has no bzip2 compression: the _bz2 module is missing")

    class BZ2Compressor:
        """There is none."""

        def __init__(self, compresslevel=9, /):
            _missing()

    class BZ2Decompressor:
        """There is none."""

        def __init__(self):
            _missing()


class BZ2File(_compression.CompressedFile):
    """A bzip2 file, by its name or open, whose content is read or written.

    mode is 'r', 'w', 'x' or 'a', with or without 'b'; compresslevel is from 1 to 9.
    """

    def __init__(self, filename, mode="r", *, compresslevel=9):
        self._clear()
        if not 1 <= compresslevel <= 9:
            raise ValueError("compresslevel must be between 1 and 9")
        kind = mode.removesuffix("b") or "r"
        if kind not in ("r", "w", "x", "a") or mode == "b":
            raise ValueError("Invalid mode: %r" % (mode,))
        if kind == "r":
            self._start(filename, "rb", _MODE_READ,
                        reader=lambda file: _compression.DecompressReader(
                            file, BZ2Decompressor, trailing_error=OSError))
        else:
            self._start(filename, kind + "b", _MODE_WRITE, BZ2Compressor(compresslevel))

    def peek(self, n=0):
        """Bytes that come next, at least one, without moving on."""
        return super().peek(n)

    def readinto(self, b):
        """Read into a buffer; returns how much."""
        self._check_can_read()
        return self._buffer.readinto(b)

    @staticmethod
    def _index(size):
        if not isinstance(size, int):
            if not hasattr(size, "__index__"):
                raise TypeError("Integer argument expected")
            size = size.__index__()
        return size

    def readline(self, size=-1):
        """The next line, of at most size bytes."""
        size = self._index(size)
        return super().readline(size)

    def readlines(self, size=-1):
        """The lines that follow, up to a total of about size bytes."""
        size = self._index(size)
        self._check_can_read()
        return self._buffer.readlines(size)

    def writelines(self, seq):
        """Write each of several bytes."""
        return _compression.BaseStream.writelines(self, seq)


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    """Open a bzip2 file, as text if mode has a 't'."""
    text = _compression.check_open_arguments(mode, encoding, errors, newline)
    file = BZ2File(filename, mode.replace("t", ""), compresslevel=compresslevel)
    if not text:
        return file
    return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)


def compress(data, compresslevel=9):
    """Compress data."""
    machine = BZ2Compressor(compresslevel)
    return machine.compress(data) + machine.flush()


def decompress(data):
    """Decompress data of one or more streams."""
    parts = []
    while data:
        machine = BZ2Decompressor()
        try:
            part = machine.decompress(data)
        except OSError:
            # Behind a stream there may be something else.
            if parts:
                break
            raise
        parts.append(part)
        if not machine.eof:
            raise ValueError("Compressed data ended before the "
                             "end-of-stream marker was reached")
        data = machine.unused_data
    return b"".join(parts)
