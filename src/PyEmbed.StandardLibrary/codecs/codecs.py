"""Codecs: the registry, the classes they are made of, and files read and written through them."""
import builtins
import sys

try:
    from _codecs import *
except ImportError as why:
    raise SystemError(f'Failed to load the builtin codecs: {why}')

__all__ = ['register', 'lookup', 'open', 'EncodedFile', 'BOM', 'BOM_BE',
           'BOM_LE', 'BOM32_BE', 'BOM32_LE', 'BOM64_BE', 'BOM64_LE',
           'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE',
           'BOM_UTF32', 'BOM_UTF32_LE', 'BOM_UTF32_BE',
           'CodecInfo', 'Codec', 'IncrementalEncoder', 'IncrementalDecoder',
           'StreamReader', 'StreamWriter',
           'StreamReaderWriter', 'StreamRecoder',
           'getencoder', 'getdecoder', 'getincrementalencoder',
           'getincrementaldecoder', 'getreader', 'getwriter',
           'encode', 'decode', 'iterencode', 'iterdecode',
           'strict_errors', 'ignore_errors', 'replace_errors',
           'xmlcharrefreplace_errors',
           'backslashreplace_errors', 'namereplace_errors',
           'register_error', 'lookup_error']

# U+FEFF in each encoding. The old names BOM32 and BOM64 count the bits of two characters.
BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = BOM32_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = BOM32_BE = b'\xfe\xff'
BOM_UTF32_LE = BOM64_LE = b'\xff\xfe\x00\x00'
BOM_UTF32_BE = BOM64_BE = b'\x00\x00\xfe\xff'
if sys.byteorder == 'little':
    BOM = BOM_UTF16 = BOM_UTF16_LE
    BOM_UTF32 = BOM_UTF32_LE
else:
    BOM = BOM_UTF16 = BOM_UTF16_BE
    BOM_UTF32 = BOM_UTF32_BE


class CodecInfo(tuple):
    """What the registry knows of a codec: (encode, decode, streamreader, streamwriter) and more."""

    # Whether str.encode() and bytes.decode() may use it.
    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None,
                incrementalencoder=None, incrementaldecoder=None, name=None,
                *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode, self.decode = encode, decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamreader, self.streamwriter = streamreader, streamwriter
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        kind = self.__class__
        return (f'<{kind.__module__}.{kind.__qualname__} object for encoding {self.name} '
                f'at {id(self):#x}>')


class Codec:
    """A codec without state.

    errors names what to do with what cannot be converted: 'strict', 'ignore', 'replace',
    'backslashreplace', 'surrogateescape' and, encoding, 'xmlcharrefreplace' and 'namereplace', or
    a name given to register_error().
    """

    def encode(self, input, errors='strict'):
        """(what input is encoded to, how much of input was used)."""
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        """(what input is decoded to, how much of input was used)."""
        raise NotImplementedError


class IncrementalEncoder(object):
    """Encodes piece by piece."""

    def __init__(self, errors='strict'):
        self.errors = errors
        self.buffer = ''

    def encode(self, input, final=False):
        """What the next piece is encoded to; final says that it is the last."""
        raise NotImplementedError

    def reset(self):
        """Start anew."""

    def getstate(self):
        """The state as an integer."""
        return 0

    def setstate(self, state):
        """Go back to a state that getstate() gave."""


class BufferedIncrementalEncoder(IncrementalEncoder):
    """An incremental encoder that keeps what it cannot encode yet."""

    def __init__(self, errors='strict'):
        IncrementalEncoder.__init__(self, errors)
        self.buffer = ''

    def _buffer_encode(self, input, errors, final):
        # For subclasses: (output, how much of input was used).
        raise NotImplementedError

    def encode(self, input, final=False):
        waiting = self.buffer + input
        output, used = self._buffer_encode(waiting, self.errors, final)
        self.buffer = waiting[used:]
        return output

    def reset(self):
        IncrementalEncoder.reset(self)
        self.buffer = ''

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ''


class IncrementalDecoder(object):
    """Decodes piece by piece."""

    def __init__(self, errors='strict'):
        self.errors = errors

    def decode(self, input, final=False):
        """What the next piece is decoded to; final says that it is the last."""
        raise NotImplementedError

    def reset(self):
        """Start anew."""

    def getstate(self):
        """The state: (bytes taken but not decoded yet, an integer), (b'', 0) at the start."""
        return b'', 0

    def setstate(self, state):
        """Go back to a state that getstate() gave."""


class BufferedIncrementalDecoder(IncrementalDecoder):
    """An incremental decoder that keeps what it cannot decode yet."""

    def __init__(self, errors='strict'):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b''

    def _buffer_decode(self, input, errors, final):
        # For subclasses: (output, how much of input was used).
        raise NotImplementedError

    def decode(self, input, final=False):
        waiting = self.buffer + input
        output, used = self._buffer_decode(waiting, self.errors, final)
        self.buffer = waiting[used:]
        return output

    def reset(self):
        IncrementalDecoder.reset(self)
        self.buffer = b''

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


# What the classes over a stream have in common.

def _attribute_of_stream(self, name, getattr=getattr):
    """All else is the stream's own."""
    return getattr(self.stream, name)


def _enter(self):
    return self


def _close_stream(self, type, value, tb):
    self.stream.close()


def _refuse_to_reduce(self, proto):
    raise TypeError(f"can't serialize {self.__class__.__name__}")


class StreamWriter(Codec):
    """Writes to a stream of bytes, encoding."""

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        """Write object encoded."""
        output, _ = self.encode(object, self.errors)
        self.stream.write(output)

    def writelines(self, list):
        """Write the strings of a list one after the other."""
        self.write(''.join(list))

    def reset(self):
        """Forget what was written, so that other data may follow."""

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if offset == 0 and whence == 0:
            self.reset()

    __getattr__ = _attribute_of_stream
    __enter__ = _enter
    __exit__ = _close_stream
    __reduce_ex__ = _refuse_to_reduce


class StreamReader(Codec):
    """Reads from a stream of bytes, decoding."""

    charbuffertype = str

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors
        self._empty_charbuffer = self.charbuffertype()
        self.bytebuffer = b''                       # read but not decoded
        self.charbuffer = self._empty_charbuffer    # decoded but not asked for
        self.linebuffer = None                      # the same, cut into lines

    def decode(self, input, errors='strict'):
        raise NotImplementedError

    def read(self, size=-1, chars=-1, firstline=False):
        """Read and decode.

        size is about how many bytes are read at a time, chars how many characters are returned at
        most; both not negative stands for all. With firstline an error after the first line is
        left for the next call.
        """
        if self.linebuffer:
            self.charbuffer = self._empty_charbuffer.join(self.linebuffer)
            self.linebuffer = None
        if chars < 0:
            chars = size
        while chars < 0 or len(self.charbuffer) < chars:
            fresh = self.stream.read() if size < 0 else self.stream.read(size)
            data = self.bytebuffer + fresh
            if not data:
                break
            try:
                text, used = self.decode(data, self.errors)
            except UnicodeDecodeError as problem:
                if not firstline:
                    raise
                text, used = self.decode(data[:problem.start], self.errors)
                if len(text.splitlines(keepends=True)) <= 1:
                    raise
            self.bytebuffer = data[used:]
            self.charbuffer += text
            if not fresh:
                break
        end = len(self.charbuffer) if chars < 0 else chars
        result, self.charbuffer = self.charbuffer[:end], self.charbuffer[end:]
        return result

    def readline(self, size=None, keepends=True):
        """Read a line; size, if given, is about how many bytes are read for it."""
        if self.linebuffer:
            line = self.linebuffer.pop(0)
            if len(self.linebuffer) == 1:
                # With the last one, what is read next counts too.
                self.charbuffer = self.linebuffer[0]
                self.linebuffer = None
            return line if keepends else line.splitlines(keepends=False)[0]
        amount = size or 72
        line = self._empty_charbuffer
        while True:
            data = self.read(amount, firstline=True)
            if data and data.endswith('\r' if isinstance(data, str) else b'\r'):
                data += self.read(size=1, chars=1)      # a \n may belong to it
            line += data
            lines = line.splitlines(keepends=True)
            if len(lines) > 1:
                line, *rest = lines
                if len(rest) > 1:
                    rest[-1] += self.charbuffer
                    self.linebuffer = rest
                    self.charbuffer = None
                else:
                    self.charbuffer = rest[0] + self.charbuffer
                break
            if lines and lines[0] != lines[0].splitlines(keepends=False)[0]:
                break
            if not data or size is not None:
                break
            if amount < 8000:
                amount *= 2
        if line and not keepends:
            line = line.splitlines(keepends=False)[0]
        return line

    def readlines(self, sizehint=None, keepends=True):
        """All lines as a list."""
        return self.read().splitlines(keepends)

    def reset(self):
        """Forget what was read ahead."""
        self.bytebuffer = b''
        self.charbuffer = self._empty_charbuffer
        self.linebuffer = None

    def seek(self, offset, whence=0):
        """Go to another place in the stream."""
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        """The next line."""
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    __iter__ = _enter
    __getattr__ = _attribute_of_stream
    __enter__ = _enter
    __exit__ = _close_stream
    __reduce_ex__ = _refuse_to_reduce


class StreamReaderWriter:
    """Reads from and writes to a stream of bytes; made of a reader and a writer class."""

    encoding = 'unknown'

    def __init__(self, stream, Reader, Writer, errors='strict'):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None):
        return self.reader.readline(size)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        """The next line."""
        return next(self.reader)

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if offset == 0 and whence == 0:
            self.writer.reset()

    __iter__ = _enter
    __getattr__ = _attribute_of_stream
    __enter__ = _enter
    __exit__ = _close_stream
    __reduce_ex__ = _refuse_to_reduce


class StreamRecoder:
    """Shows a stream in one encoding as if it were in another.

    encode and decode are for what is read and written here, Reader and Writer for the stream.
    """

    data_encoding = 'unknown'
    file_encoding = 'unknown'

    def __init__(self, stream, encode, decode, Reader, Writer, errors='strict'):
        self.stream = stream
        self.encode = encode
        self.decode = decode
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None):
        line = self.reader.readline() if size is None else self.reader.readline(size)
        return self.encode(line, self.errors)[0]

    def readlines(self, sizehint=None):
        return self.read().splitlines(keepends=True)

    def __next__(self):
        """The next line."""
        return self.encode(next(self.reader), self.errors)[0]

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.write(b''.join(list))

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)

    __iter__ = _enter
    __getattr__ = _attribute_of_stream
    __enter__ = _enter
    __exit__ = _close_stream
    __reduce_ex__ = _refuse_to_reduce


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    """Open a file, with an encoding in binary mode and read and written through its codec.

    The file's attribute encoding is the encoding then.
    """
    if encoding is not None and 'b' not in mode:
        mode += 'b'
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        result = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
    except:
        file.close()
        raise
    result.encoding = encoding
    return result


def EncodedFile(file, data_encoding, file_encoding=None, errors='strict'):
    """Show a binary file in file_encoding (by default the same) as if it were in data_encoding."""
    if file_encoding is None:
        file_encoding = data_encoding
    inner, outer = lookup(data_encoding), lookup(file_encoding)
    result = StreamRecoder(file, inner.encode, inner.decode, outer.streamreader,
                           outer.streamwriter, errors)
    result.data_encoding = data_encoding
    result.file_encoding = file_encoding
    return result


def getencoder(encoding):
    """The encode function of a codec."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """The decode function of a codec."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """The class of a codec's incremental encoders; LookupError if there is none."""
    found = lookup(encoding).incrementalencoder
    if found is None:
        raise LookupError(encoding)
    return found


def getincrementaldecoder(encoding):
    """The class of a codec's incremental decoders; LookupError if there is none."""
    found = lookup(encoding).incrementaldecoder
    if found is None:
        raise LookupError(encoding)
    return found


def getreader(encoding):
    """The class of a codec's stream readers."""
    return lookup(encoding).streamreader


def getwriter(encoding):
    """The class of a codec's stream writers."""
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors='strict', **kwargs):
    """What the strings of an iterator are encoded to, piece by piece."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for piece in iterator:
        output = encoder.encode(piece)
        if output:
            yield output
    output = encoder.encode('', True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    """What the pieces of an iterator are decoded to, piece by piece."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for piece in iterator:
        output = decoder.decode(piece)
        if output:
            yield output
    output = decoder.decode(b'', True)
    if output:
        yield output


def make_identity_dict(rng):
    """A dict in which each member of rng stands for itself."""
    return {member: member for member in rng}


def make_encoding_map(decoding_map):
    """decoding_map turned around; what is reached in two ways becomes None, that is undefined."""
    result = {}
    for key, value in decoding_map.items():
        result[value] = None if value in result else key
    return result


try:
    strict_errors, ignore_errors, replace_errors = map(
        lookup_error, ('strict', 'ignore', 'replace'))
    xmlcharrefreplace_errors, backslashreplace_errors, namereplace_errors = map(
        lookup_error, ('xmlcharrefreplace', 'backslashreplace', 'namereplace'))
except LookupError:
    strict_errors = ignore_errors = replace_errors = None
    xmlcharrefreplace_errors = backslashreplace_errors = namereplace_errors = None
