"""gzip files. The compression itself is zlib's; without it only using it fails."""

import _compression
import builtins
import io
import os
import struct
import sys
import time

try:
    import zlib
except ImportError:
    class _MissingZlib:
        """Stands for zlib."""

        # flush()'s default argument is evaluated in any case.
        Z_SYNC_FLUSH = 2
        MAX_WBITS = 15

        def __getattr__(self, name):
            raise OSError("this engine has no gzip compression: the zlib module is missing")

    zlib = _MissingZlib()

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]

FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16

READ, WRITE = 1, 2

_COMPRESS_LEVEL_FAST, _COMPRESS_LEVEL_TRADEOFF, _COMPRESS_LEVEL_BEST = 1, 6, 9


def open(filename, mode="rb", compresslevel=_COMPRESS_LEVEL_BEST, encoding=None, errors=None, newline=None):
    """Open a gzip file, by its name or open, as text if mode has a 't'."""
    text = _compression.check_open_arguments(mode, encoding, errors, newline)
    binary_mode = mode.replace("t", "")
    if isinstance(filename, (str, bytes, os.PathLike)):
        file = GzipFile(filename, binary_mode, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, binary_mode, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    if not text:
        return file
    return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)


def write32u(output, value):
    output.write(struct.pack("<L", value))


class _PaddedFile:
    """A file with bytes put back before its rest."""

    def __init__(self, f, prepend=b''):
        self.file = f
        self._buffer = prepend
        self._length = len(prepend)
        # How much of the buffer was read; None once it is used up.
        self._read = 0

    def read(self, size):
        if self._read is None:
            return self.file.read(size)
        start, end = self._read, self._read + size
        if end <= self._length:
            self._read = end
            return self._buffer[start:end]
        self._read = None
        return self._buffer[start:] + self.file.read(end - self._length)

    def prepend(self, prepend=b''):
        if self._read is None:
            self._buffer = prepend
            self._length = len(prepend)
            self._read = 0
        else:
            # They came out of the buffer.
            self._read -= len(prepend)

    def seek(self, off):
        self._read = self._buffer = None
        return self.file.seek(off)

    def seekable(self):
        # Forwards it can always go.
        return True


class BadGzipFile(OSError):
    """The file is no gzip file, or a broken one."""


def _wrong_mode(operation, kind):
    import errno
    return OSError(errno.EBADF, f"{operation}() on {kind}-only GzipFile object")


class GzipFile(_compression.BaseStream):
    """A gzip file whose content is read or written, in binary.

    It is given by its name or open as fileobj; the name then only goes into the header,
    as does mtime (now).
    """

    # The file to close along with it.
    myfileobj = None

    def __init__(self, filename=None, mode=None, compresslevel=_COMPRESS_LEVEL_BEST,
                 fileobj=None, mtime=None):
        if mode:
            if any(letter in mode for letter in 'tU'):
                raise ValueError(f"Invalid mode: {mode!r}")
            if 'b' not in mode:
                mode += 'b'
        if fileobj is None:
            fileobj = self.myfileobj = builtins.open(filename, mode or 'rb')
        if filename is not None:
            filename = os.fspath(filename)
        else:
            # A file opened by its descriptor has a number for a name.
            name = getattr(fileobj, 'name', '')
            filename = name if isinstance(name, (str, bytes)) else ''
        given = mode
        if mode is None:
            mode = getattr(fileobj, 'mode', 'rb')

        if mode.startswith('r'):
            self.mode = READ
            self._buffer = io.BufferedReader(_GzipReader(fileobj))
            self.name = filename
        elif mode.startswith(('w', 'a', 'x')):
            if given is None:
                import warnings
                warnings.warn("GzipFile was opened for writing, but this will "
                              "change in future Python releases.  "
                              "Specify the mode argument for opening it for writing.",
                              FutureWarning, 2)
            self.mode = WRITE
            self._init_write(filename)
            self.compress = zlib.compressobj(compresslevel, zlib.DEFLATED, -zlib.MAX_WBITS,
                                             zlib.DEF_MEM_LEVEL, 0)
            self._write_mtime = mtime
        else:
            raise ValueError(f"Invalid mode: {mode!r}")
        self.fileobj = fileobj
        if self.mode == WRITE:
            self._write_gzip_header(compresslevel)

    @property
    def filename(self):
        import warnings
        warnings.warn("use the name attribute", DeprecationWarning, 2)
        has_ending = self.mode == READ or self.name[-3:] == ".gz"
        return self.name if has_ending else self.name + ".gz"

    @property
    def mtime(self):
        """The time in the header read last, or None."""
        return self._buffer.raw._last_mtime

    def __repr__(self):
        return f'<gzip {repr(self.fileobj)[1:-1]} {hex(id(self))}>'

    def _init_write(self, filename):
        self.name = filename
        self.crc = zlib.crc32(b"")
        self.size = 0
        self.writebuf = []
        self.bufsize = 0
        self.offset = 0

    def _write_gzip_header(self, compresslevel):
        # The name is in Latin-1 and without .gz, or left out.
        name = os.path.basename(self.name)
        try:
            name = name if isinstance(name, bytes) else name.encode('latin-1')
        except UnicodeEncodeError:
            name = b''
        name = name.removesuffix(b'.gz')
        mtime = time.time() if self._write_mtime is None else self._write_mtime
        self.fileobj.write(struct.pack("<BBBBLBB", 0x1f, 0x8b, 8, FNAME if name else 0,
                                       int(mtime), _xfl(compresslevel), 255))
        if name:
            self.fileobj.write(name + b'\0')

    def write(self, data):
        self._check_not_closed()
        if self.mode != WRITE:
            raise _wrong_mode("write", "read")
        if self.fileobj is None:
            raise ValueError("write() on closed GzipFile object")
        if isinstance(data, (bytes, bytearray)):
            count = len(data)
        else:
            data = memoryview(data)
            count = data.nbytes
        if count > 0:
            self.fileobj.write(self.compress.compress(data))
            self.size += count
            self.crc = zlib.crc32(data, self.crc)
            self.offset += count
        return count

    def _check_reading(self, operation):
        self._check_not_closed()
        if self.mode != READ:
            raise _wrong_mode(operation, "write")

    def read(self, size=-1):
        self._check_reading("read")
        return self._buffer.read(size)

    def read1(self, size=-1):
        """Up to size bytes, or a buffer full of them."""
        self._check_reading("read1")
        return self._buffer.read1(io.DEFAULT_BUFFER_SIZE if size < 0 else size)

    def peek(self, n):
        self._check_reading("peek")
        return self._buffer.peek(n)

    @property
    def closed(self):
        return self.fileobj is None

    def close(self):
        file = self.fileobj
        if file is None:
            return
        self.fileobj = None
        try:
            if self.mode == WRITE:
                file.write(self.compress.flush())
                write32u(file, self.crc)
                write32u(file, self.size & 0xffffffff)
            elif self.mode == READ:
                self._buffer.close()
        finally:
            own, self.myfileobj = self.myfileobj, None
            if own:
                own.close()

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        self._check_not_closed()
        if self.mode == WRITE:
            self.fileobj.write(self.compress.flush(zlib_mode))
            self.fileobj.flush()

    def fileno(self):
        """The descriptor of the file under it."""
        return self.fileobj.fileno()

    def rewind(self):
        """Go back to the start."""
        if self.mode != READ:
            raise OSError("Can't rewind in write mode")
        self._buffer.seek(0)

    def seekable(self):
        return True

    def writable(self):
        return self.mode == WRITE

    def readable(self):
        return self.mode == READ

    def seek(self, offset, whence=io.SEEK_SET):
        if self.mode == READ:
            self._check_not_closed()
            return self._buffer.seek(offset, whence)
        if whence == io.SEEK_CUR:
            offset += self.offset
        elif whence != io.SEEK_SET:
            raise ValueError('Seek from end not supported')
        if offset < self.offset:
            raise OSError('Negative seek in write mode')
        # Forwards means zeros.
        missing = offset - self.offset
        while missing > 0:
            missing -= self.write(bytes(min(1024, missing)))
        return self.offset

    def readline(self, size=-1):
        self._check_not_closed()
        return self._buffer.readline(size)


def _read_exact(fp, n):
    """n bytes, however few each read gives."""
    data = fp.read(n)
    while len(data) < n:
        more = fp.read(n - len(data))
        if not more:
            raise EOFError("Compressed file ended before the "
                           "end-of-stream marker was reached")
        data += more
    return data


def _read_gzip_header(fp):
    """Read a header; returns its time, None at the end of the file."""
    magic = fp.read(2)
    if magic == b'':
        return None
    if magic != b'\037\213':
        raise BadGzipFile('Not a gzipped file (%r)' % magic)
    method, flag, mtime = struct.unpack("<BBIxx", _read_exact(fp, 8))
    if method != 8:
        raise BadGzipFile('Unknown compression method')
    if flag & FEXTRA:
        size, = struct.unpack("<H", _read_exact(fp, 2))
        _read_exact(fp, size)
    for text in (FNAME, FCOMMENT):
        if flag & text:
            while fp.read(1) not in (b'', b'\0'):
                pass
    if flag & FHCRC:
        _read_exact(fp, 2)
    return mtime


class _GzipReader(_compression.DecompressReader):
    """The content of a file of one or more members."""

    def __init__(self, fp):
        super().__init__(_PaddedFile(fp), zlib.decompressobj, wbits=-zlib.MAX_WBITS)
        self._new_member = True
        self._last_mtime = None

    def _init_read(self):
        self._crc = zlib.crc32(b"")
        self._stream_size = 0

    def _read_gzip_header(self):
        mtime = _read_gzip_header(self._fp)
        if mtime is None:
            return False
        self._last_mtime = mtime
        return True

    def read(self, size=-1):
        if size < 0:
            return self.readall()
        data = b""
        while size and not data:
            if self._decompressor.eof:
                self._read_eof()
                self._new_member = True
                self._decompressor = self._new_decompressor()
            if self._new_member:
                self._init_read()
                if not self._read_gzip_header():
                    self._size = self._pos
                    return b""
                self._new_member = False
            block = self._fp.read(io.DEFAULT_BUFFER_SIZE)
            data = self._decompressor.decompress(block, size)
            rest = self._decompressor.unconsumed_tail or self._decompressor.unused_data
            if rest:
                self._fp.prepend(rest)
            if not data and not block:
                raise EOFError("Compressed file ended before the "
                               "end-of-stream marker was reached")
        if data:
            self._add_read_data(data)
            self._pos += len(data)
        return data

    def _add_read_data(self, data):
        self._crc = zlib.crc32(data, self._crc)
        self._stream_size += len(data)

    def _read_eof(self):
        """Check a member's end and skip the zeros behind it."""
        crc, size = struct.unpack("<II", _read_exact(self._fp, 8))
        if crc != self._crc:
            raise BadGzipFile("CRC check failed %s != %s" % (hex(crc), hex(self._crc)))
        if size != self._stream_size & 0xffffffff:
            raise BadGzipFile("Incorrect length of data produced")
        while (byte := self._fp.read(1)) == b"\0":
            pass
        if byte:
            self._fp.prepend(byte)

    def _rewind(self):
        super()._rewind()
        self._new_member = True


def _xfl(compresslevel):
    return {_COMPRESS_LEVEL_BEST: 2, _COMPRESS_LEVEL_FAST: 4}.get(compresslevel, 0)


def _create_simple_gzip_header(compresslevel, mtime=None):
    """A header without a name."""
    mtime = time.time() if mtime is None else mtime
    return struct.pack("<BBBBLBB", 0x1f, 0x8b, 8, 0, int(mtime), _xfl(compresslevel), 255)


def compress(data, compresslevel=_COMPRESS_LEVEL_BEST, *, mtime=None):
    """Compress data into a member with that time (now) in its header."""
    if mtime == 0:
        # zlib makes the same header.
        return zlib.compress(data, level=compresslevel, wbits=31)
    return (_create_simple_gzip_header(compresslevel, mtime)
            + zlib.compress(data, level=compresslevel, wbits=-15)
            + struct.pack("<LL", zlib.crc32(data), len(data) & 0xffffffff))


def decompress(data):
    """Decompress data of one or more members."""
    parts = []
    while True:
        file = io.BytesIO(data)
        if _read_gzip_header(file) is None:
            return b"".join(parts)
        machine = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
        part = machine.decompress(data[file.tell():])
        if not machine.eof or len(machine.unused_data) < 8:
            raise EOFError("Compressed file ended before the end-of-stream "
                           "marker was reached")
        crc, size = struct.unpack("<II", machine.unused_data[:8])
        if crc != zlib.crc32(part):
            raise BadGzipFile("CRC check failed")
        if size != len(part) & 0xffffffff:
            raise BadGzipFile("Incorrect length of data produced")
        parts.append(part)
        data = machine.unused_data[8:].lstrip(b"\0")


def _transfer(source, target):
    while chunk := source.read(io.DEFAULT_BUFFER_SIZE):
        target.write(chunk)
    if target is not sys.stdout.buffer:
        target.close()
    if source is not sys.stdin.buffer:
        source.close()


def main():
    from argparse import ArgumentParser
    parser = ArgumentParser(description="A simple command line interface for the gzip module: "
                                        "act like gzip, but do not delete the input file.")
    group = parser.add_mutually_exclusive_group()
    group.add_argument('--fast', action='store_true', help='compress faster')
    group.add_argument('--best', action='store_true', help='compress better')
    group.add_argument("-d", "--decompress", action="store_true",
                       help="act like gunzip instead of gzip")
    parser.add_argument("args", nargs="*", default=["-"], metavar='file')
    args = parser.parse_args()
    level = (_COMPRESS_LEVEL_FAST if args.fast else _COMPRESS_LEVEL_BEST if args.best
             else _COMPRESS_LEVEL_TRADEOFF)
    for name in args.args:
        if args.decompress:
            if name == "-":
                source = GzipFile(filename="", mode="rb", fileobj=sys.stdin.buffer)
                target = sys.stdout.buffer
            else:
                if name[-3:] != ".gz":
                    sys.exit(f"filename doesn't end in .gz: {name!r}")
                source = open(name, "rb")
                target = builtins.open(name[:-3], "wb")
        elif name == "-":
            source = sys.stdin.buffer
            target = GzipFile(filename="", mode="wb", fileobj=sys.stdout.buffer,
                              compresslevel=level)
        else:
            source = builtins.open(name, "rb")
            target = open(name + ".gz", "wb")
        _transfer(source, target)


if __name__ == '__main__':
    main()
