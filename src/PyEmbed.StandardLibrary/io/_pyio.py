"""The streams of io, written in Python alone: slower than the accelerated ones, with the same behaviour.

Four layers: IOBase says what every stream can be asked; FileIO and BytesIO hold bytes; the Buffered classes save calls of
the layer below; TextIOWrapper and StringIO are text over bytes.
"""

import abc
import codecs
import errno
import io
import os
import stat
import sys
from _thread import allocate_lock as Lock
from operator import attrgetter as _attrgetter

from io import __all__, SEEK_SET, SEEK_CUR, SEEK_END

if sys.platform in ('win32', 'cygwin'):
    from msvcrt import setmode as _setmode
else:
    _setmode = None

DEFAULT_BUFFER_SIZE = 8 * 1024

valid_seek_flags = {SEEK_SET, SEEK_CUR, SEEK_END}
valid_seek_flags.update(getattr(os, flag) for flag in ('SEEK_HOLE', 'SEEK_DATA') if hasattr(os, flag))

BlockingIOError = BlockingIOError

# What goes wrong while a forgotten stream is closed is told in development mode only.
_IOBASE_EMITS_UNRAISABLE = sys.flags.dev_mode or hasattr(sys, 'gettotalrefcount')
_CHECK_ERRORS = _IOBASE_EMITS_UNRAISABLE

try:
    UnsupportedOperation = io.UnsupportedOperation
except AttributeError:
    class UnsupportedOperation(OSError, ValueError):
        """The stream cannot do what it was asked."""


def text_encoding(encoding, stacklevel=2):
    """The encoding itself; for None the name of the default, and EncodingWarning where the user asked to be warned."""
    if encoding is not None:
        return encoding
    if sys.flags.warn_default_encoding:
        import warnings
        warnings.warn("'encoding' argument not specified.", EncodingWarning, stacklevel + 1)
    return 'utf-8' if sys.flags.utf8_mode else 'locale'


def _check_optional_str(what, value):
    if value is not None and not isinstance(value, str):
        raise TypeError(f'invalid {what}: {value!r}')


def _is_binary(mode, encoding, errors, newline):
    """Whether the mode of open() asks for bytes; ValueError when mode or arguments contradict themselves."""
    letters = set(mode)
    if len(letters) != len(mode) or not letters <= set('rwaxbt+'):
        raise ValueError(f'invalid mode: {mode!r}')
    binary = 'b' in letters
    if binary and 't' in letters:
        raise ValueError("can't have text and binary mode at once")
    purposes = len(letters & set('rwax'))
    if purposes > 1:
        raise ValueError("can't have read/write/append mode at once")
    if not purposes:
        raise ValueError('must have exactly one of read/write/append mode')
    if binary:
        for name, value in (('an encoding', encoding), ('an errors', errors), ('a newline', newline)):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {name} argument")
    return binary


def _block_size(raw):
    try:
        size = os.fstat(raw.fileno()).st_blksize
    except (OSError, AttributeError):
        return DEFAULT_BUFFER_SIZE
    return size if size > 1 else DEFAULT_BUFFER_SIZE


# A static method, so that a class can keep it as an attribute, like the builtin.
@staticmethod
def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Open a file, by path or by descriptor, and return the stream that suits the mode."""
    if not isinstance(file, int):
        file = os.fspath(file)
    if not isinstance(file, (str, bytes, int)):
        raise TypeError(f'invalid file: {file!r}')
    if not isinstance(mode, str):
        raise TypeError(f'invalid mode: {mode!r}')
    if not isinstance(buffering, int):
        raise TypeError(f'invalid buffering: {buffering!r}')
    _check_optional_str('encoding', encoding)
    _check_optional_str('errors', errors)
    binary = _is_binary(mode, encoding, errors, newline)
    if binary and buffering == 1:
        import warnings
        warnings.warn("line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
                      RuntimeWarning, 2)

    stream = raw = FileIO(file, mode.replace('b', '').replace('t', ''), closefd, opener=opener)
    try:
        by_line = buffering == 1 or (buffering < 0 and raw.isatty())
        if by_line:
            buffering = -1
        if buffering == 0:
            if not binary:
                raise ValueError("can't have unbuffered text I/O")
            return raw
        kind = BufferedRandom if '+' in mode else BufferedReader if 'r' in mode else BufferedWriter
        stream = kind(raw, buffering if buffering > 0 else _block_size(raw))
        if binary:
            return stream
        stream = TextIOWrapper(stream, text_encoding(encoding), errors, newline, by_line)
        stream.mode = mode
        return stream
    except:
        stream.close()
        raise


def _open_code_with_warning(path):
    """Open a file of code for reading, where the interpreter has no hook for that."""
    import warnings
    warnings.warn('_pyio.open_code() may not be using hooks', RuntimeWarning, 2)
    return open(path, 'rb')


open_code = getattr(io, 'open_code', _open_code_with_warning)


def __getattr__(name):
    if name != 'OpenWrapper':
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    import warnings
    warnings.warn('OpenWrapper is deprecated, use open instead', DeprecationWarning, stacklevel=2)
    global OpenWrapper
    OpenWrapper = open
    return OpenWrapper


def _index(value):
    """An integer from anything that stands for one."""
    try:
        index = value.__index__
    except AttributeError:
        raise TypeError(f'{value!r} is not an integer') from None
    return index()


def _no_pickle(stream):
    raise TypeError(f'cannot pickle {stream.__class__.__name__!r} object')


def _full_name(stream):
    return f'{stream.__class__.__module__}.{stream.__class__.__qualname__}'


class IOBase(metaclass=abc.ABCMeta):
    """What every stream has; each operation is refused until a subclass has it."""

    __closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(f'{self.__class__.__name__}.{name}() not supported')

    def seek(self, pos, whence=0):
        """Move to a position counted from the start (0), from here (1) or from the end (2); return it from the start."""
        self._unsupported('seek')

    def tell(self):
        """The position from the start."""
        return self.seek(0, 1)

    def truncate(self, pos=None):
        """Cut or lengthen the stream to pos bytes, by default to the position."""
        self._unsupported('truncate')

    def flush(self):
        """Pass on what was written and still waits."""
        self._checkClosed()

    def close(self):
        """Flush and close; closing again does nothing."""
        if not self.__closed:
            try:
                self.flush()
            finally:
                self.__closed = True

    def __del__(self):
        try:
            closed = self.closed
        except AttributeError:
            return      # Made, but never initialised.
        if closed:
            return
        if _IOBASE_EMITS_UNRAISABLE:
            self.close()
            return
        try:
            self.close()
        except:
            pass

    def seekable(self):
        """Whether seek(), tell() and truncate() work."""
        return False

    def readable(self):
        """Whether the stream can be read from."""
        return False

    def writable(self):
        """Whether the stream can be written to."""
        return False

    def _checkSeekable(self, msg=None):
        if not self.seekable():
            raise UnsupportedOperation('File or stream is not seekable.' if msg is None else msg)

    def _checkReadable(self, msg=None):
        if not self.readable():
            raise UnsupportedOperation('File or stream is not readable.' if msg is None else msg)

    def _checkWritable(self, msg=None):
        if not self.writable():
            raise UnsupportedOperation('File or stream is not writable.' if msg is None else msg)

    @property
    def closed(self):
        """Whether the stream was closed."""
        return self.__closed

    def _checkClosed(self, msg=None):
        if self.closed:
            raise ValueError('I/O operation on closed file.' if msg is None else msg)

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *args):
        self.close()

    def fileno(self):
        """The descriptor of the file below."""
        self._unsupported('fileno')

    def isatty(self):
        """Whether a person sits at the other end."""
        self._checkClosed()
        return False

    def readline(self, size=-1):
        r"""Read a line of bytes, with its b'\n', and at most size of them."""
        limit = -1 if size is None else _index(size)
        line = bytearray()
        peek = getattr(self, 'peek', None)
        while limit < 0 or len(line) < limit:
            count = 1
            if peek is not None:
                # What is already there may be taken at once, but nothing behind the end of the line.
                ahead = peek(1)
                if not ahead:
                    break
                count = ahead.find(b'\n') + 1 or len(ahead)
                if limit >= 0:
                    count = min(count, limit - len(line))
            piece = self.read(count)
            if not piece:
                break
            line += piece
            if line.endswith(b'\n'):
                break
        return bytes(line)

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def readlines(self, hint=None):
        """A list of lines; no further line is read once there are hint bytes or characters."""
        if hint is None or hint <= 0:
            return list(self)
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if total >= hint:
                break
        return lines

    def writelines(self, lines):
        """Write each of the lines; nothing is put between them."""
        self._checkClosed()
        for line in lines:
            self.write(line)


io.IOBase.register(IOBase)


class RawIOBase(IOBase):
    """Bytes without a buffer: each call is one call of the system."""

    def read(self, size=-1):
        """At most size bytes, all when size is negative; None when there are none yet."""
        if size is None or size < 0:
            return self.readall()
        room = bytearray(_index(size))
        count = self.readinto(room)
        if count is None:
            return None
        return bytes(room[:count])

    def readall(self):
        """All bytes up to the end."""
        everything = bytearray()
        piece = self.read(DEFAULT_BUFFER_SIZE)
        while piece:
            everything += piece
            piece = self.read(DEFAULT_BUFFER_SIZE)
        # Nothing at all: the end (b'') or nothing yet (None).
        return bytes(everything) if everything else piece

    def readinto(self, b):
        """Fill b from the stream and return how many bytes came, None when there are none yet."""
        self._unsupported('readinto')

    def write(self, b):
        """Write what fits of b and return how much it was, None when nothing fits yet."""
        self._unsupported('write')


io.RawIOBase.register(RawIOBase)
from _io import FileIO      # the accelerated one counts as one of ours; ours comes below
RawIOBase.register(FileIO)


class BufferedIOBase(IOBase):
    """Bytes through a buffer: a read or write is whole, or ends in BlockingIOError."""

    def read(self, size=-1):
        """Size bytes, fewer only at the end; all when size is None or negative."""
        self._unsupported('read')

    def read1(self, size=-1):
        """At most size bytes, with at most one read of the stream below."""
        self._unsupported('read1')

    def readinto(self, b):
        """Fill b and return how many bytes came."""
        return self._readinto(b, read1=False)

    def readinto1(self, b):
        """Fill b with at most one read of the stream below."""
        return self._readinto(b, read1=True)

    def _readinto(self, b, read1):
        room = (b if isinstance(b, memoryview) else memoryview(b)).cast('B')
        data = self.read1(len(room)) if read1 else self.read(len(room))
        room[:len(data)] = data
        return len(data)

    def write(self, b):
        """Take all of b, to be written now or later."""
        self._unsupported('write')

    def detach(self):
        """Give the stream below away; this one is of no use afterwards."""
        self._unsupported('detach')


io.BufferedIOBase.register(BufferedIOBase)


class _BufferedIOMixin(BufferedIOBase):
    """A buffer over one raw stream: whatever needs no buffer is asked of the stream."""

    def __init__(self, raw):
        self._raw = raw

    def seek(self, pos, whence=0):
        position = self.raw.seek(pos, whence)
        if position < 0:
            raise OSError('seek() returned an invalid position')
        return position

    def tell(self):
        position = self.raw.tell()
        if position < 0:
            raise OSError('tell() returned an invalid position')
        return position

    def truncate(self, pos=None):
        self._checkClosed()
        self._checkWritable()
        self.flush()
        return self.raw.truncate(self.tell() if pos is None else pos)

    def flush(self):
        if self.closed:
            raise ValueError('flush on closed file')
        self.raw.flush()

    def close(self):
        if self.raw is None or self.closed:
            return
        try:
            self.flush()
        finally:
            self.raw.close()

    def detach(self):
        if self.raw is None:
            raise ValueError('raw stream already detached')
        self.flush()
        raw, self._raw = self._raw, None
        return raw

    def seekable(self):
        return self.raw.seekable()

    raw = property(_attrgetter('_raw'))
    closed = property(_attrgetter('raw.closed'))
    name = property(_attrgetter('raw.name'))
    mode = property(_attrgetter('raw.mode'))

    def __getstate__(self):
        _no_pickle(self)

    def __repr__(self):
        try:
            name = self.name
        except AttributeError:
            return f'<{_full_name(self)}>'
        return f'<{_full_name(self)} name={name!r}>'

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()


class BytesIO(BufferedIOBase):
    """A stream over bytes in memory."""

    # There as soon as the object is, because close() may come before or instead of __init__.
    _buffer = None

    def __init__(self, initial_bytes=None):
        buffer = bytearray()
        if initial_bytes is not None:
            buffer += initial_bytes     # bytes only: what else bytearray() takes is refused here
        self._buffer = buffer
        self._pos = 0

    def __getstate__(self):
        self._checkClosed('__getstate__ on closed file')
        return self.__dict__.copy()

    def getvalue(self):
        """All bytes, wherever the position is."""
        self._checkClosed('getvalue on closed file')
        return bytes(self._buffer)

    def getbuffer(self):
        """A view of the bytes that sees and makes changes; while it lives the size is fixed."""
        self._checkClosed('getbuffer on closed file')
        return memoryview(self._buffer)

    def close(self):
        if self._buffer is not None:
            self._buffer.clear()
        super().close()

    def read(self, size=-1):
        self._checkClosed('read from closed file')
        size = -1 if size is None else _index(size)
        start, there = self._pos, len(self._buffer)
        if start >= there:
            return b''
        self._pos = there if size < 0 else min(there, start + size)
        return bytes(self._buffer[start:self._pos])

    def read1(self, size=-1):
        """The same as read()."""
        return self.read(size)

    def write(self, b):
        self._checkClosed('write to closed file')
        if isinstance(b, str):
            raise TypeError("can't write str to binary stream")
        with memoryview(b) as view:
            count = view.nbytes
        if not count:
            return 0
        start = self._pos
        if start > len(self._buffer):
            self._buffer += bytes(start - len(self._buffer))
        self._buffer[start:start + count] = b
        self._pos = start + count
        return count

    def seek(self, pos, whence=0):
        self._checkClosed('seek on closed file')
        pos = _index(pos)
        if whence == 0:
            if pos < 0:
                raise ValueError(f'negative seek position {pos!r}')
        elif whence == 1:
            pos = max(0, self._pos + pos)
        elif whence == 2:
            pos = max(0, len(self._buffer) + pos)
        else:
            raise ValueError('unsupported whence value')
        self._pos = pos
        return pos

    def tell(self):
        self._checkClosed('tell on closed file')
        return self._pos

    def truncate(self, pos=None):
        self._checkClosed('truncate on closed file')
        if pos is None:
            pos = self._pos
        else:
            pos = _index(pos)
            if pos < 0:
                raise ValueError(f'negative truncate position {pos!r}')
        del self._buffer[pos:]
        return pos

    def readable(self):
        self._checkClosed()
        return True

    writable = seekable = readable


def _check_buffer_size(size):
    if size <= 0:
        raise ValueError('invalid buffer size')


class BufferedReader(_BufferedIOMixin):
    """Reads a raw stream in large pieces and hands out small ones."""

    # _read_buf[_read_pos:] was read from the stream and not handed out yet.

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise OSError('"raw" argument must be readable.')
        _BufferedIOMixin.__init__(self, raw)
        _check_buffer_size(buffer_size)
        self.buffer_size = buffer_size
        self._reset_read_buf()
        self._read_lock = Lock()

    def readable(self):
        return self.raw.readable()

    def _reset_read_buf(self):
        self._read_buf = b''
        self._read_pos = 0

    def read(self, size=None):
        if size is not None and size < -1:
            raise ValueError('invalid number of bytes to read')
        with self._read_lock:
            return self._read_unlocked(size)

    def _read_unlocked(self, n=None):
        if n is None or n == -1:
            return self._read_to_end()
        stop = self._read_pos + n
        if stop <= len(self._read_buf):
            piece = self._read_buf[self._read_pos:stop]
            self._read_pos = stop
            return piece
        pieces = [self._read_buf[self._read_pos:]]
        there = len(pieces[0])
        nothing = b''
        while there < n:
            piece = self.raw.read(max(self.buffer_size, n))
            if not piece:
                nothing = piece
                break
            pieces.append(piece)
            there += len(piece)
        data = b''.join(pieces)
        self._read_buf, self._read_pos = data[n:], 0
        return data[:n] if data else nothing

    def _read_to_end(self):
        rest = self._read_buf[self._read_pos:]
        self._reset_read_buf()
        if hasattr(self.raw, 'readall'):
            data = self.raw.readall()
            return rest or None if data is None else rest + data
        pieces = [rest]
        while piece := self.raw.read():
            pieces.append(piece)
        return b''.join(pieces) or piece

    def peek(self, size=0):
        """What is in the buffer, after at most one read; the position stays."""
        self._checkClosed('peek of closed file')
        with self._read_lock:
            return self._peek_unlocked(size)

    def _peek_unlocked(self, n=0):
        there = len(self._read_buf) - self._read_pos
        if there <= 0 or there < min(n, self.buffer_size):
            more = self.raw.read(self.buffer_size - there)
            if more:
                self._read_buf, self._read_pos = self._read_buf[self._read_pos:] + more, 0
        return self._read_buf[self._read_pos:]

    def read1(self, size=-1):
        self._checkClosed('read of closed file')
        if size < 0:
            size = self.buffer_size
        if size == 0:
            return b''
        with self._read_lock:
            self._peek_unlocked(1)
            return self._read_unlocked(min(size, len(self._read_buf) - self._read_pos))

    def _readinto(self, b, read1):
        self._checkClosed('readinto of closed file')
        room = b if isinstance(b, memoryview) else memoryview(b)
        if room.nbytes == 0:
            return 0
        room = room.cast('B')
        done = 0
        with self._read_lock:
            while done < len(room):
                piece = self._read_buf[self._read_pos:self._read_pos + len(room) - done]
                if piece:
                    room[done:done + len(piece)] = piece
                    self._read_pos += len(piece)
                    done += len(piece)
                elif len(room) - done > self.buffer_size:
                    # More than the buffer holds: no way round through it.
                    count = self.raw.readinto(room[done:])
                    done += count or 0
                    if read1 or not count:
                        break
                elif read1 and done or not self._peek_unlocked(1):
                    break
        return done

    def tell(self):
        # Never negative, whatever a stream says that shrank meanwhile.
        return max(_BufferedIOMixin.tell(self) - len(self._read_buf) + self._read_pos, 0)

    def seek(self, pos, whence=0):
        if whence not in valid_seek_flags:
            raise ValueError('invalid whence value')
        self._checkClosed('seek of closed file')
        with self._read_lock:
            if whence == 1:
                pos -= len(self._read_buf) - self._read_pos
            position = _BufferedIOMixin.seek(self, pos, whence)
            self._reset_read_buf()
            return position


class BufferedWriter(_BufferedIOMixin):
    """Collects small writes and passes them on in large ones."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise OSError('"raw" argument must be writable.')
        _BufferedIOMixin.__init__(self, raw)
        _check_buffer_size(buffer_size)
        self.buffer_size = buffer_size
        self._write_buf = bytearray()
        self._write_lock = Lock()

    def writable(self):
        return self.raw.writable()

    def write(self, b):
        if isinstance(b, str):
            raise TypeError("can't write str to binary stream")
        with self._write_lock:
            if self.closed:
                raise ValueError('write to closed file')
            if len(self._write_buf) > self.buffer_size:
                self._flush_unlocked()
            before = len(self._write_buf)
            self._write_buf += b
            taken = len(self._write_buf) - before
            if len(self._write_buf) > self.buffer_size:
                try:
                    self._flush_unlocked()
                except BlockingIOError as stuck:
                    surplus = len(self._write_buf) - self.buffer_size
                    if surplus > 0:
                        # The buffer is as full as it may be: say how much of this write it took.
                        del self._write_buf[self.buffer_size:]
                        raise BlockingIOError(stuck.errno, stuck.strerror, taken - surplus)
            return taken

    def truncate(self, pos=None):
        with self._write_lock:
            self._flush_unlocked()
            return self.raw.truncate(self.raw.tell() if pos is None else pos)

    def flush(self):
        with self._write_lock:
            self._flush_unlocked()

    def _flush_unlocked(self):
        if self.closed:
            raise ValueError('flush on closed file')
        while self._write_buf:
            try:
                count = self.raw.write(self._write_buf)
            except BlockingIOError:
                raise RuntimeError('self.raw should implement RawIOBase: it should not raise BlockingIOError')
            if count is None:
                raise BlockingIOError(errno.EAGAIN, 'write could not complete without blocking', 0)
            if not 0 <= count <= len(self._write_buf):
                raise OSError('write() returned incorrect number of bytes')
            del self._write_buf[:count]

    def tell(self):
        return _BufferedIOMixin.tell(self) + len(self._write_buf)

    def seek(self, pos, whence=0):
        if whence not in valid_seek_flags:
            raise ValueError('invalid whence value')
        with self._write_lock:
            self._flush_unlocked()
            return _BufferedIOMixin.seek(self, pos, whence)

    def close(self):
        with self._write_lock:
            if self.raw is None or self.closed:
                return
        # A subclass may have its own flush(), which takes the lock itself.
        try:
            self.flush()
        finally:
            with self._write_lock:
                self.raw.close()


class BufferedRWPair(BufferedIOBase):
    """A reader and a writer of two streams (the ends of a socket or of two pipes) as one; no position, no seeking."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        if not reader.readable():
            raise OSError('"reader" argument must be readable.')
        if not writer.writable():
            raise OSError('"writer" argument must be writable.')
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1):
        return self.reader.read(-1 if size is None else size)

    def read1(self, size=-1):
        return self.reader.read1(size)

    def readinto(self, b):
        return self.reader.readinto(b)

    def readinto1(self, b):
        return self.reader.readinto1(b)

    def peek(self, size=0):
        return self.reader.peek(size)

    def readable(self):
        return self.reader.readable()

    def write(self, b):
        return self.writer.write(b)

    def flush(self):
        return self.writer.flush()

    def writable(self):
        return self.writer.writable()

    def close(self):
        try:
            self.writer.close()
        finally:
            self.reader.close()

    def isatty(self):
        return self.reader.isatty() or self.writer.isatty()

    closed = property(_attrgetter('writer.closed'))


class BufferedRandom(BufferedWriter, BufferedReader):
    """Reading and writing of one stream that can seek. At most one of the two buffers holds something."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        raw._checkSeekable()
        BufferedReader.__init__(self, raw, buffer_size)
        BufferedWriter.__init__(self, raw, buffer_size)

    def _forget_read_ahead(self):
        """Put the stream below where the reader stands."""
        if self._read_buf:
            with self._read_lock:
                self.raw.seek(self._read_pos - len(self._read_buf), 1)
                self._reset_read_buf()

    def seek(self, pos, whence=0):
        if whence not in valid_seek_flags:
            raise ValueError('invalid whence value')
        self.flush()
        if self._read_buf:
            with self._read_lock:
                self.raw.seek(self._read_pos - len(self._read_buf), 1)
        # The buffer is forgotten only when this worked: the stream may refuse.
        position = self.raw.seek(pos, whence)
        with self._read_lock:
            self._reset_read_buf()
        if position < 0:
            raise OSError('seek() returned invalid position')
        return position

    def tell(self):
        return BufferedWriter.tell(self) if self._write_buf else BufferedReader.tell(self)

    def truncate(self, pos=None):
        return BufferedWriter.truncate(self, self.tell() if pos is None else pos)

    def read(self, size=None):
        self.flush()
        return BufferedReader.read(self, -1 if size is None else size)

    def readinto(self, b):
        self.flush()
        return BufferedReader.readinto(self, b)

    def peek(self, size=0):
        self.flush()
        return BufferedReader.peek(self, size)

    def read1(self, size=-1):
        self.flush()
        return BufferedReader.read1(self, size)

    def readinto1(self, b):
        self.flush()
        return BufferedReader.readinto1(self, b)

    def write(self, b):
        self._forget_read_ahead()
        return BufferedWriter.write(self, b)


def _open_flags(mode):
    """What os.open() is told for a mode of FileIO, without what the platform adds."""
    if 'x' in mode:
        flags = os.O_EXCL | os.O_CREAT
    elif 'w' in mode:
        flags = os.O_CREAT | os.O_TRUNC
    elif 'a' in mode:
        flags = os.O_APPEND | os.O_CREAT
    else:
        flags = 0
    if '+' in mode:
        return flags | os.O_RDWR
    return flags | (os.O_RDONLY if 'r' in mode else os.O_WRONLY)


class FileIO(RawIOBase):
    """A file of the system, by name or by descriptor."""

    _fd = -1
    _created = False
    _readable = False
    _writable = False
    _appending = False
    _seekable = None        # None: not asked yet
    _closefd = True

    def __init__(self, file, mode='r', closefd=True, opener=None):
        if self._fd >= 0:
            # Initialised again: the file of before goes.
            try:
                if self._closefd:
                    os.close(self._fd)
            finally:
                self._fd = -1

        if isinstance(file, float):
            raise TypeError('integer argument expected, got float')
        by_name = not isinstance(file, int)
        if not by_name and file < 0:
            raise ValueError('negative file descriptor')
        if not isinstance(mode, str):
            raise TypeError(f'invalid mode: {mode}')
        if not set(mode) <= set('rwaxb+'):
            raise ValueError(f'invalid mode: {mode}')
        if sum(letter in 'rwax' for letter in mode) != 1 or mode.count('+') > 1:
            raise ValueError('Must have exactly one of create/read/write/append mode and at most one plus')

        self._created = 'x' in mode
        self._appending = 'a' in mode
        self._readable = 'r' in mode or '+' in mode
        self._writable = 'r' not in mode or '+' in mode
        not_inherited = getattr(os, 'O_NOINHERIT', 0) or getattr(os, 'O_CLOEXEC', 0)
        flags = _open_flags(mode) | getattr(os, 'O_BINARY', 0) | not_inherited

        fd, mine = file, None
        try:
            if by_name:
                if not closefd:
                    raise ValueError('Cannot use closefd=False with file name')
                if opener is None:
                    fd = os.open(file, flags, 0o666)
                else:
                    fd = opener(file, flags)
                    if not isinstance(fd, int):
                        raise TypeError('expected integer from opener')
                    if fd < 0:
                        raise OSError('Negative file descriptor')
                mine = fd
                if not not_inherited:
                    os.set_inheritable(fd, False)

            self._closefd = closefd
            status = os.fstat(fd)
            if stat.S_ISDIR(status.st_mode):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), file)
            size = getattr(status, 'st_blksize', 0)
            self._blksize = size if size > 1 else DEFAULT_BUFFER_SIZE
            if _setmode:
                _setmode(fd, os.O_BINARY)
            self.name = file
            if self._appending:
                # So that tell() is right from the beginning; every write goes to the end anyway.
                try:
                    os.lseek(fd, 0, SEEK_END)
                except OSError as error:
                    if error.errno != errno.ESPIPE:
                        raise
        except:
            if mine is not None:
                os.close(mine)
            raise
        self._fd = fd

    def __del__(self):
        if self._fd >= 0 and self._closefd and not self.closed:
            import warnings
            warnings.warn(f'unclosed file {self!r}', ResourceWarning, stacklevel=2, source=self)
            self.close()

    def __getstate__(self):
        _no_pickle(self)

    def __repr__(self):
        if self.closed:
            return f'<{_full_name(self)} [closed]>'
        try:
            which = f'name={self.name!r}'
        except AttributeError:
            which = f'fd={self._fd}'
        return f'<{_full_name(self)} {which} mode={self.mode!r} closefd={self._closefd!r}>'

    def _checkReadable(self):
        if not self._readable:
            raise UnsupportedOperation('File not open for reading')

    def _checkWritable(self, msg=None):
        if not self._writable:
            raise UnsupportedOperation('File not open for writing')

    def read(self, size=None):
        """At most size bytes by one call of the system; all when size is None or negative."""
        self._checkClosed()
        self._checkReadable()
        if size is None or size < 0:
            return self.readall()
        try:
            return os.read(self._fd, size)
        except BlockingIOError:
            return None

    def readall(self):
        """All bytes up to the end; None when there are none yet."""
        self._checkClosed()
        self._checkReadable()
        everything = bytearray()
        room = DEFAULT_BUFFER_SIZE
        try:
            # One more than the file has, so that its end shows in the same read.
            room = max(room, os.fstat(self._fd).st_size - os.lseek(self._fd, 0, SEEK_CUR) + 1)
        except OSError:
            pass
        while True:
            if len(everything) >= room:
                room = len(everything) + max(len(everything), DEFAULT_BUFFER_SIZE)
            try:
                piece = os.read(self._fd, room - len(everything))
            except BlockingIOError:
                if everything:
                    break
                return None
            if not piece:
                break
            everything += piece
        return bytes(everything)

    def readinto(self, b):
        """Fill b by one call of the system."""
        room = memoryview(b).cast('B')
        data = self.read(len(room))
        if data is None:
            return None
        room[:len(data)] = data
        return len(data)

    def write(self, b):
        """Write b by one call of the system and return how much of it went."""
        self._checkClosed()
        self._checkWritable()
        try:
            return os.write(self._fd, b)
        except BlockingIOError:
            return None

    def seek(self, pos, whence=SEEK_SET):
        """Move the position of the file."""
        if isinstance(pos, float):
            raise TypeError('an integer is required')
        self._checkClosed()
        return os.lseek(self._fd, pos, whence)

    def tell(self):
        """The position of the file."""
        self._checkClosed()
        return os.lseek(self._fd, 0, SEEK_CUR)

    def truncate(self, size=None):
        """Cut or lengthen the file to size bytes, by default to the position, which stays."""
        self._checkClosed()
        self._checkWritable()
        if size is None:
            size = self.tell()
        os.ftruncate(self._fd, size)
        return size

    def close(self):
        """Close the file, its descriptor too unless that was opened by someone else."""
        if self.closed:
            return
        try:
            if self._closefd:
                os.close(self._fd)
        finally:
            super().close()

    def seekable(self):
        """Whether the file has positions."""
        self._checkClosed()
        if self._seekable is None:
            try:
                self.tell()
            except OSError:
                self._seekable = False
            else:
                self._seekable = True
        return self._seekable

    def readable(self):
        """Whether the file was opened for reading."""
        self._checkClosed()
        return self._readable

    def writable(self):
        """Whether the file was opened for writing."""
        self._checkClosed()
        return self._writable

    def fileno(self):
        """The descriptor."""
        self._checkClosed()
        return self._fd

    def isatty(self):
        """Whether the file is a terminal."""
        self._checkClosed()
        return os.isatty(self._fd)

    @property
    def closefd(self):
        """Whether close() closes the descriptor."""
        return self._closefd

    @property
    def mode(self):
        """The mode, as bytes are opened."""
        plus = '+' if self._readable and self._writable else ''
        if self._created:
            return 'xb' + plus
        if self._appending:
            return 'ab' + plus
        if self._readable:
            return 'rb' + plus
        return 'wb'


class TextIOBase(IOBase):
    """A stream of characters and lines."""

    def read(self, size=-1):
        """At most size characters; all when size is negative or None."""
        self._unsupported('read')

    def write(self, s):
        """Write a string and return its length."""
        self._unsupported('write')

    def truncate(self, pos=None):
        """Cut the stream at pos, by default at the position."""
        self._unsupported('truncate')

    def readline(self):
        """A line with its end; empty at the end of the stream."""
        self._unsupported('readline')

    def detach(self):
        """Give the buffer below away."""
        self._unsupported('detach')

    @property
    def encoding(self):
        """The encoding, by subclasses."""
        return None

    @property
    def newlines(self):
        """The line ends met so far: None, a string or a tuple."""
        return None

    @property
    def errors(self):
        """What happens to what cannot be coded, by subclasses."""
        return None


io.TextIOBase.register(TextIOBase)


class IncrementalNewlineDecoder(codecs.IncrementalDecoder):
    r"""Makes '\n' of every line end that another decoder gives, and remembers which kinds there were.

    A '\r' at the end of a piece waits for the next piece: it may be half of a '\r\n'.
    """

    _LF = 1
    _CR = 2
    _CRLF = 4

    def __init__(self, decoder, translate, errors='strict'):
        codecs.IncrementalDecoder.__init__(self, errors=errors)
        self.decoder = decoder
        self.translate = translate
        self.seennl = 0
        self.pendingcr = False

    def decode(self, input, final=False):
        text = input if self.decoder is None else self.decoder.decode(input, final=final)
        if self.pendingcr and (text or final):
            text = '\r' + text
            self.pendingcr = False
        if text.endswith('\r') and not final:
            text = text[:-1]
            self.pendingcr = True

        pairs = text.count('\r\n')
        alone = text.count('\r') - pairs
        if text.count('\n') > pairs:
            self.seennl |= self._LF
        if alone:
            self.seennl |= self._CR
        if pairs:
            self.seennl |= self._CRLF
        if self.translate:
            if pairs:
                text = text.replace('\r\n', '\n')
            if alone:
                text = text.replace('\r', '\n')
        return text

    def getstate(self):
        waiting, flag = (b'', 0) if self.decoder is None else self.decoder.getstate()
        return waiting, flag << 1 | self.pendingcr

    def setstate(self, state):
        waiting, flag = state
        self.pendingcr = bool(flag & 1)
        if self.decoder is not None:
            self.decoder.setstate((waiting, flag >> 1))

    def reset(self):
        self.seennl = 0
        self.pendingcr = False
        if self.decoder is not None:
            self.decoder.reset()

    @property
    def newlines(self):
        kinds = tuple(text for kind, text in ((self._CR, '\r'), (self._LF, '\n'), (self._CRLF, '\r\n')) if self.seennl & kind)
        if len(kinds) > 1:
            return kinds
        return kinds[0] if kinds else None


class TextIOWrapper(TextIOBase):
    """Text over a buffer of bytes.

    A position of text is a number that tells how to get there again: seek to a place where the decoder was in a known
    state, feed it so many bytes, and leave out so many characters of what comes.
    """

    _CHUNK_SIZE = 2048

    # There as soon as the object is, because close() may come before or instead of __init__.
    _buffer = None

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        self._check_newline(newline)
        encoding = text_encoding(encoding)
        if encoding == 'locale':
            encoding = self._get_locale_encoding()
        if not isinstance(encoding, str):
            raise ValueError(f'invalid encoding: {encoding!r}')
        if not codecs.lookup(encoding)._is_text_encoding:
            raise LookupError(f'{encoding!r} is not a text encoding; use codecs.open() to handle arbitrary codecs')
        if errors is None:
            errors = 'strict'
        elif not isinstance(errors, str):
            raise ValueError(f'invalid errors: {errors!r}')
        elif _CHECK_ERRORS:
            codecs.lookup_error(errors)

        self._buffer = buffer
        self._decoded_chars = ''        # decoded from the buffer; from _decoded_chars_used on not handed out yet
        self._decoded_chars_used = 0
        self._snapshot = None           # flags of the decoder before the last chunk, and the bytes it was given since
        self._seekable = self._telling = buffer.seekable()
        self._has_read1 = hasattr(buffer, 'read1')
        self._configure(encoding, errors, newline, line_buffering, write_through)

    def _check_newline(self, newline):
        if newline is None:
            return
        if not isinstance(newline, str):
            raise TypeError(f'illegal newline type: {type(newline)!r}')
        if newline not in ('', '\n', '\r', '\r\n'):
            raise ValueError(f'illegal newline value: {newline!r}')

    def _configure(self, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        self._encoding = encoding
        self._errors = errors
        self._encoder = None
        self._decoder = None
        self._b2cratio = 0.0            # bytes a character, as far as seen

        self._readuniversal = not newline
        self._readtranslate = newline is None
        self._readnl = newline
        self._writetranslate = newline != ''
        self._writenl = newline or os.linesep

        self._line_buffering = line_buffering
        self._write_through = write_through

        if self._seekable and self.writable() and self._buffer.tell() != 0:
            # Not at the start: no mark of the byte order is wanted.
            try:
                self._get_encoder().setstate(0)
            except LookupError:
                pass                    # An encoding that only decodes.

    def __repr__(self):
        parts = [_full_name(self)]
        for attribute in ('name', 'mode'):
            try:
                parts.append(f'{attribute}={getattr(self, attribute)!r}')
            except AttributeError:
                pass
        parts.append(f'encoding={self.encoding!r}')
        return f'<{" ".join(parts)}>'

    encoding = property(_attrgetter('_encoding'))
    errors = property(_attrgetter('_errors'))
    line_buffering = property(_attrgetter('_line_buffering'))
    write_through = property(_attrgetter('_write_through'))
    buffer = property(_attrgetter('_buffer'))

    def reconfigure(self, *, encoding=None, errors=None, newline=Ellipsis, line_buffering=None, write_through=None):
        """Change settings of the stream; those of decoding only before anything was read."""
        if self._decoder is not None and not (encoding is None and errors is None and newline is Ellipsis):
            raise UnsupportedOperation('It is not possible to set the encoding or newline of stream after the first read')
        if errors is None:
            errors = self._errors if encoding is None else 'strict'
        elif not isinstance(errors, str):
            raise TypeError(f'invalid errors: {errors!r}')
        if encoding is None:
            encoding = self._encoding
        elif not isinstance(encoding, str):
            raise TypeError(f'invalid encoding: {encoding!r}')
        elif encoding == 'locale':
            encoding = self._get_locale_encoding()
        if newline is Ellipsis:
            newline = self._readnl
        self._check_newline(newline)
        if line_buffering is None:
            line_buffering = self.line_buffering
        if write_through is None:
            write_through = self.write_through
        self.flush()
        self._configure(encoding, errors, newline, line_buffering, write_through)

    def seekable(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')
        return self._seekable

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def flush(self):
        self.buffer.flush()
        self._telling = self._seekable

    def close(self):
        if self.buffer is None or self.closed:
            return
        try:
            self.flush()
        finally:
            self.buffer.close()

    closed = property(_attrgetter('buffer.closed'))
    name = property(_attrgetter('buffer.name'))

    def fileno(self):
        return self.buffer.fileno()

    def isatty(self):
        return self.buffer.isatty()

    def write(self, s):
        """Write a string and return its length."""
        if self.closed:
            raise ValueError('write to closed file')
        if not isinstance(s, str):
            raise TypeError(f"can't write {s.__class__.__name__} to text stream")
        length = len(s)
        has_end = (self._writetranslate or self._line_buffering) and '\n' in s
        if has_end and self._writetranslate and self._writenl != '\n':
            s = s.replace('\n', self._writenl)
        encoder = self._encoder or self._get_encoder()
        self.buffer.write(encoder.encode(s))
        if self._line_buffering and (has_end or '\r' in s):
            self.flush()
        if self._snapshot is not None:
            self._set_decoded_chars('')
            self._snapshot = None
        if self._decoder:
            self._decoder.reset()
        return length

    def _get_encoder(self):
        self._encoder = codecs.getincrementalencoder(self._encoding)(self._errors)
        return self._encoder

    def _get_decoder(self):
        decoder = codecs.getincrementaldecoder(self._encoding)(self._errors)
        if self._readuniversal:
            decoder = IncrementalNewlineDecoder(decoder, self._readtranslate)
        self._decoder = decoder
        return decoder

    def _get_locale_encoding(self):
        try:
            import locale
        except ImportError:
            return 'utf-8'
        return locale.getencoding()

    # The characters that were decoded and not handed out yet.

    def _set_decoded_chars(self, chars):
        self._decoded_chars = chars
        self._decoded_chars_used = 0

    def _get_decoded_chars(self, n=None):
        start = self._decoded_chars_used
        chars = self._decoded_chars[start:] if n is None else self._decoded_chars[start:start + n]
        self._decoded_chars_used += len(chars)
        return chars

    def _rewind_decoded_chars(self, n):
        if n > self._decoded_chars_used:
            raise AssertionError('rewind decoded_chars out of bounds')
        self._decoded_chars_used -= n

    def _read_chunk(self):
        """Decode the next chunk of the buffer; False at the end of the stream."""
        if self._decoder is None:
            raise ValueError('no decoder')
        if self._telling:
            waiting, flags = self._decoder.getstate()
        read = self.buffer.read1 if self._has_read1 else self.buffer.read
        data = read(self._CHUNK_SIZE)
        at_end = not data
        self._set_decoded_chars(self._decoder.decode(data, at_end))
        self._b2cratio = len(data) / len(self._decoded_chars) if self._decoded_chars else 0.0
        if self._telling:
            # From the state with these flags and nothing waiting, these bytes lead to the state of now.
            self._snapshot = flags, waiting + data
        return not at_end

    # A position is five numbers of 64 bits, the last three mostly zero.

    def _pack_cookie(self, position, dec_flags=0, bytes_to_feed=0, need_eof=False, chars_to_skip=0):
        cookie = 0
        for part in (bool(need_eof), chars_to_skip, bytes_to_feed, dec_flags, position):
            cookie = cookie << 64 | part
        return cookie

    def _unpack_cookie(self, bigint):
        parts = []
        for _ in range(4):
            bigint, part = divmod(bigint, 1 << 64)
            parts.append(part)
        position, dec_flags, bytes_to_feed, chars_to_skip = parts
        return position, dec_flags, bytes_to_feed, bool(bigint), chars_to_skip

    def tell(self):
        if not self._seekable:
            raise UnsupportedOperation('underlying stream is not seekable')
        if not self._telling:
            raise OSError('telling position disabled by next() call')
        self.flush()
        position = self.buffer.tell()
        decoder = self._decoder
        if decoder is None or self._snapshot is None:
            if self._decoded_chars:
                raise AssertionError('pending decoded text')
            return position

        flags, data = self._snapshot
        position -= len(data)           # where the decoder had those flags and nothing waiting
        wanted = self._decoded_chars_used
        if wanted == 0:
            return self._pack_cookie(position, flags)
        before = decoder.getstate()
        try:
            return self._cookie_of(decoder, position, flags, data, wanted)
        finally:
            decoder.setstate(before)

    def _cookie_of(self, decoder, position, flags, data, wanted):
        """The position `wanted` characters behind a known state, as near to the place as the decoder allows.

        Nearest is a place where the decoder has nothing waiting, so that no bytes need be fed. First a guess from the
        bytes a character takes, made smaller until it does not go too far, then on byte by byte.
        """
        start = 0
        guess = int(self._b2cratio * wanted)
        step = 1
        while guess > 0:
            decoder.setstate((b'', flags))
            count = len(decoder.decode(data[:guess]))
            if count > wanted:
                guess -= step
                step *= 2
                continue
            waiting, new_flags = decoder.getstate()
            if not waiting:
                start, flags, wanted = guess, new_flags, wanted - count
                break
            # So many bytes belong to a character that is not complete: in front of them.
            guess -= len(waiting)
            step = 1
        decoder.setstate((b'', flags))

        safe, fed, made = start, 0, 0
        chars_left, safe_flags = wanted, flags
        need_eof = False
        if wanted:
            for i in range(start, len(data)):
                fed += 1
                made += len(decoder.decode(data[i:i + 1]))
                waiting, now_flags = decoder.getstate()
                if not waiting and made <= chars_left:
                    # A new place from which decoding can begin.
                    safe += fed
                    chars_left -= made
                    safe_flags = now_flags
                    fed = made = 0
                if made >= chars_left:
                    break
            else:
                made += len(decoder.decode(b'', final=True))
                need_eof = True
                if made < chars_left:
                    raise OSError("can't reconstruct logical file position")
        return self._pack_cookie(position + safe, safe_flags, fed, need_eof, chars_left)

    def truncate(self, pos=None):
        self.flush()
        return self.buffer.truncate(self.tell() if pos is None else pos)

    def detach(self):
        if self.buffer is None:
            raise ValueError('buffer is already detached')
        self.flush()
        buffer, self._buffer = self._buffer, None
        return buffer

    def _encoder_at(self, position):
        """The encoder writes a mark of the byte order at the start of the stream only."""
        try:
            encoder = self._encoder or self._get_encoder()
        except LookupError:
            return
        if position == 0:
            encoder.reset()
        else:
            encoder.setstate(0)

    def seek(self, cookie, whence=0):
        if self.closed:
            raise ValueError('tell on closed file')
        if not self._seekable:
            raise UnsupportedOperation('underlying stream is not seekable')
        if whence == SEEK_CUR:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            # To where it is: what was read ahead and what waits to be written is settled.
            whence, cookie = 0, self.tell()
        elif whence == SEEK_END:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
            self.flush()
            position = self.buffer.seek(0, whence)
            self._set_decoded_chars('')
            self._snapshot = None
            if self._decoder:
                self._decoder.reset()
            self._encoder_at(position)
            return position
        if whence != 0:
            raise ValueError(f'unsupported whence ({whence!r})')
        if cookie < 0:
            raise ValueError(f'negative seek position {cookie!r}')
        self.flush()

        start, flags, bytes_to_feed, need_eof, chars_to_skip = self._unpack_cookie(cookie)
        self.buffer.seek(start)
        self._set_decoded_chars('')
        self._snapshot = None
        if cookie == 0 and self._decoder:
            self._decoder.reset()
        elif self._decoder or flags or chars_to_skip:
            decoder = self._decoder or self._get_decoder()
            decoder.setstate((b'', flags))
            self._snapshot = flags, b''
        if chars_to_skip:
            data = self.buffer.read(bytes_to_feed)
            self._set_decoded_chars(self._decoder.decode(data, need_eof))
            self._snapshot = flags, data
            if len(self._decoded_chars) < chars_to_skip:
                raise OSError("can't restore logical file position")
            self._decoded_chars_used = chars_to_skip
        self._encoder_at(cookie)
        return cookie

    def read(self, size=None):
        self._checkReadable()
        size = -1 if size is None else _index(size)
        decoder = self._decoder or self._get_decoder()
        if size < 0:
            text = self._get_decoded_chars() + decoder.decode(self.buffer.read(), final=True)
            if self._snapshot is not None:
                self._set_decoded_chars('')
                self._snapshot = None
            return text
        text = self._get_decoded_chars(size)
        more = True
        while more and len(text) < size:
            more = self._read_chunk()
            text += self._get_decoded_chars(size - len(text))
        return text

    def __next__(self):
        # Lines one after the other need no positions, and are quicker without.
        self._telling = False
        line = self.readline()
        if line:
            return line
        self._snapshot = None
        self._telling = self._seekable
        raise StopIteration

    def _line_end(self, line, start):
        """The index behind the first end of a line, or -1; and from where to look when there is more text."""
        if self._readtranslate:
            return line.find('\n', start) + 1 or -1, len(line)
        if not self._readuniversal:
            # The end may be half here and half in the next chunk.
            place = line.find(self._readnl, start)
            return place + len(self._readnl) if place >= 0 else -1, max(0, len(line) - len(self._readnl) + 1)
        # '\n', '\r' and '\r\n' all end a line and stay as they are; the decoder never parts a pair.
        feed, carriage = line.find('\n', start), line.find('\r', start)
        if carriage < 0 or 0 <= feed < carriage:
            return feed + 1 or -1, len(line)
        return carriage + (2 if feed == carriage + 1 else 1), len(line)

    def readline(self, size=None):
        if self.closed:
            raise ValueError('read from closed file')
        size = -1 if size is None else _index(size)
        line = self._get_decoded_chars()
        if not self._decoder:
            self._get_decoder()
        start = 0
        while True:
            end, start = self._line_end(line, start)
            if end >= 0:
                if 0 <= size < end:
                    end = size
                break
            if 0 <= size <= len(line):
                end = size
                break
            while self._read_chunk():
                if self._decoded_chars:
                    break
            if not self._decoded_chars:
                # The end of the stream.
                self._set_decoded_chars('')
                self._snapshot = None
                return line
            line += self._get_decoded_chars()
        self._rewind_decoded_chars(len(line) - end)
        return line[:end]

    @property
    def newlines(self):
        return self._decoder.newlines if self._decoder else None


class StringIO(TextIOWrapper):
    """Text in memory."""

    def __init__(self, initial_value='', newline='\n'):
        super().__init__(BytesIO(), encoding='utf-8', errors='surrogatepass', newline=newline)
        if newline is None:
            # Ends are made alike when read, and no others are written than were given.
            self._writetranslate = False
        if initial_value is not None:
            if not isinstance(initial_value, str):
                raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
            self.write(initial_value)
            self.seek(0)

    def getvalue(self):
        """All text, wherever the position is."""
        self.flush()
        decoder = self._decoder or self._get_decoder()
        before = decoder.getstate()
        decoder.reset()
        try:
            return decoder.decode(self.buffer.getvalue(), final=True)
        finally:
            decoder.setstate(before)

    def __repr__(self):
        # What the bytes below are coded in is nobody's business.
        return object.__repr__(self)

    @property
    def errors(self):
        return None

    @property
    def encoding(self):
        return None

    def detach(self):
        self._unsupported('detach')
