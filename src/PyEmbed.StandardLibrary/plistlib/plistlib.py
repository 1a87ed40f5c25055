"""Reads and writes property lists, as XML or binary. Reading XML needs xml.parsers.expat."""

__all__ = [
    "InvalidFileException", "FMT_XML", "FMT_BINARY", "load", "dump", "loads", "dumps", "UID"
]

import binascii
import codecs
import datetime
import enum
import os
import re
import struct
from io import BytesIO

try:
    from xml.parsers.expat import ParserCreate
except ImportError:
    def ParserCreate():
        raise OSError("this engine cannot read XML: xml.parsers.expat is missing")

PlistFormat = enum.Enum('PlistFormat', 'FMT_XML FMT_BINARY', module=__name__)
globals().update(PlistFormat.__members__)


class UID:
    """A reference in an archive of NSKeyedArchiver: a number."""

    def __init__(self, data):
        if not isinstance(data, int):
            raise TypeError("data must be an int")
        if not 0 <= data < 1 << 64:
            raise ValueError("UIDs must be positive" if data < 0 else "UIDs cannot be >= 2**64")
        self.data = data

    def __index__(self):
        return self.data

    def __repr__(self):
        return f"{self.__class__.__name__}({self.data!r})"

    def __reduce__(self):
        return self.__class__, (self.data,)

    def __eq__(self, other):
        return self.data == other.data if isinstance(other, UID) else NotImplemented

    def __hash__(self):
        return hash(self.data)


# -- XML

PLISTHEADER = b"""\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
"""

_controlCharPat = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def _encode_base64(s, maxlinelength=76):
    size = maxlinelength // 4 * 3
    return b''.join(binascii.b2a_base64(s[at:at + size]) for at in range(0, len(s), size))


def _decode_base64(s):
    return binascii.a2b_base64(s.encode("utf-8") if isinstance(s, str) else s)


_dateParser = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d))?)?)?)?)?Z",
                         re.ASCII)


def _date_from_string(s):
    return datetime.datetime(*[int(part) for part in _dateParser.match(s).groups()
                               if part is not None])


def _date_to_string(d):
    return '%04d-%02d-%02dT%02d:%02d:%02dZ' % (d.year, d.month, d.day, d.hour, d.minute,
                                               d.second)


def _escape(text):
    if _controlCharPat.search(text):
        raise ValueError("strings can't contain control characters; use bytes instead")
    for char, instead in (("\r\n", "\n"), ("\r", "\n"), ("&", "&amp;"), ("<", "&lt;"),
                          (">", "&gt;")):
        text = text.replace(char, instead)
    return text


class _PlistParser:
    """begin_x and end_x are called for the elements x."""

    def __init__(self, dict_type):
        self._dict_type = dict_type
        self.root = self.current_key = None
        self.stack = []

    def parse(self, fileobj):
        parser = self.parser = ParserCreate()
        for event, handler in (('StartElement', self.handle_begin_element), ('EndElement', self.handle_end_element),
                               ('CharacterData', self.handle_data), ('EntityDecl', self.handle_entity_decl)):
            setattr(parser, event + 'Handler', handler)
        parser.ParseFile(fileobj)
        return self.root

    def handle_entity_decl(self, entity_name, is_parameter_entity, value, base, system_id,
                           public_id, notation_name):
        # A few of them can stand for gigabytes.
        raise InvalidFileException("XML entity declarations are not supported in plist files")

    def _handle(self, event, element, *args):
        handler = getattr(self, f"{event}_{element}", None)
        if handler is not None:
            handler(*args)

    def handle_begin_element(self, element, attrs):
        self.data = []
        self._handle("begin", element, attrs)

    def handle_end_element(self, element):
        self._handle("end", element)

    def handle_data(self, data):
        self.data.append(data)

    def _error(self, text):
        return ValueError("%s at line %d" % (text, self.parser.CurrentLineNumber))

    def add_object(self, value):
        if self.current_key is not None:
            if not isinstance(self.stack[-1], dict):
                raise self._error("unexpected element")
            self.stack[-1][self.current_key] = value
            self.current_key = None
        elif not self.stack:
            self.root = value
        elif not isinstance(self.stack[-1], list):
            raise self._error("unexpected element")
        else:
            self.stack[-1].append(value)

    def get_data(self):
        data = ''.join(self.data)
        self.data = []
        return data

    def _open(self, container):
        self.add_object(container)
        self.stack.append(container)

    def begin_dict(self, attrs):
        self._open(self._dict_type())

    def end_dict(self):
        if self.current_key:
            raise self._error("missing value for key '%s'" % (self.current_key,))
        self.stack.pop()

    def end_key(self):
        if self.current_key or not isinstance(self.stack[-1], dict):
            raise self._error("unexpected key")
        self.current_key = self.get_data()

    def begin_array(self, attrs):
        self._open([])

    def end_array(self):
        self.stack.pop()

    def end_true(self):
        self.add_object(True)

    def end_false(self):
        self.add_object(False)

    def end_integer(self):
        text = self.get_data()
        self.add_object(int(text, 16 if text.startswith(('0x', '0X')) else 10))

    def end_data(self):
        self.add_object(_decode_base64(self.get_data()))

    def end_date(self):
        self.add_object(_date_from_string(self.get_data()))

    def end_string(self):
        self.add_object(self.get_data())

    def end_real(self):
        self.add_object(float(self.get_data()))


class _DumbXMLWriter:
    """Writes elements, indented."""

    def __init__(self, file, indent_level=0, indent="\t"):
        self.file, self.indent = file, indent
        self._indent_level = indent_level
        self.stack = []  # open elements

    def begin_element(self, element):
        self.writeln(f"<{element}>")
        self.stack.append(element)
        self._indent_level += 1

    def end_element(self, element):
        assert self._indent_level > 0
        self._indent_level -= 1
        assert self.stack.pop() == element
        self.writeln(f"</{element}>")

    def simple_element(self, element, value=None):
        if value is None:
            self.writeln("<%s/>" % element)
        else:
            self.writeln("<%s>%s</%s>" % (element, _escape(value), element))

    def writeln(self, line):
        if line:
            self.file.write(self._indent_level * self.indent)
            self.file.write(line.encode('utf-8') if isinstance(line, str) else line)
        self.file.write(b'\n')


def _checked_items(mapping, sort_keys, skipkeys):
    """The items of a dictionary; keys must be strings or are left out."""
    for key, value in sorted(mapping.items()) if sort_keys else mapping.items():
        if isinstance(key, str):
            yield key, value
        elif not skipkeys:
            raise TypeError("keys must be strings")


class _PlistWriter(_DumbXMLWriter):

    def __init__(self, file, indent_level=0, indent=b"\t", writeHeader=1, sort_keys=True,
                 skipkeys=False):
        if writeHeader:
            file.write(PLISTHEADER)
        _DumbXMLWriter.__init__(self, file, indent_level, indent)
        self._sort_keys = sort_keys
        self._skipkeys, self._sort_keys = skipkeys, sort_keys

    def write(self, value):
        self.writeln("<plist version=\"1.0\">")
        self.write_value(value)
        self.writeln("</plist>")

    def write_value(self, value):
        for kinds, write in self._WRITERS:
            if isinstance(value, kinds):
                write(self, value)
                return
        raise TypeError("unsupported type: %s" % type(value))

    def write_integer(self, value):
        if not -1 << 63 <= value < 1 << 64:
            raise OverflowError(value)
        self.simple_element("integer", "%d" % value)

    def write_bytes(self, data):
        self.begin_element("data")
        # The data stand as far in as the element.
        self._indent_level -= 1
        indent = len(self.indent.replace(b"\t", b" " * 8) * self._indent_level)
        for line in _encode_base64(data, max(16, 76 - indent)).split(b"\n"):
            if line:
                self.writeln(line)
        self._indent_level += 1
        self.end_element("data")

    def write_dict(self, d):
        if not d:
            self.simple_element("dict")
            return
        self.begin_element("dict")
        for key, value in _checked_items(d, self._sort_keys, self._skipkeys):
            self.simple_element("key", key)
            self.write_value(value)
        self.end_element("dict")

    def write_array(self, array):
        if not array:
            self.simple_element("array")
            return
        self.begin_element("array")
        for value in array:
            self.write_value(value)
        self.end_element("array")

    def write_string(self, value):
        self.simple_element("string", value)

    def write_bool(self, value):
        self.simple_element("true" if value else "false")

    def write_real(self, value):
        self.simple_element("real", repr(value))

    def write_date(self, value):
        self.simple_element("date", _date_to_string(value))

    # A bool is an int as well.
    _WRITERS = ((str, write_string), (bool, write_bool), (int, write_integer), (float, write_real), (dict, write_dict),
                ((bytes, bytearray), write_bytes), (datetime.datetime, write_date), ((tuple, list), write_array))


def _is_fmt_xml(header):
    starts = ('<?xml', '<plist')
    return any(header.startswith(bom + start.encode(encoding))
               for bom, encoding in ((b'', 'ascii'), (codecs.BOM_UTF8, "utf-8"),
                                     (codecs.BOM_UTF16_BE, "utf-16-be"),
                                     (codecs.BOM_UTF16_LE, "utf-16-le"))
               for start in starts)


# -- binary

class InvalidFileException(ValueError):
    def __init__(self, message="Invalid file"):
        ValueError.__init__(self, message)


_BINARY_FORMAT = {1: 'B', 2: 'H', 4: 'L', 8: 'Q'}
_EPOCH = datetime.datetime(2001, 1, 1)

_undefined = object()


class _BinaryPlistParser:
    """The file is a row of objects, a table of where they begin and a trailer."""

    def __init__(self, dict_type):
        self._dict_type = dict_type

    def parse(self, fp):
        self._fp = fp
        try:
            fp.seek(-32, os.SEEK_END)
            trailer = fp.read(32)
            if len(trailer) != 32:
                raise InvalidFileException()
            offset_size, self._ref_size, count, top, table = struct.unpack('>6xBBQQQ', trailer)
            fp.seek(table)
            self._object_offsets = self._read_ints(count, offset_size)
            self._objects = [_undefined] * count
            return self._read_object(top)
        except (OSError, IndexError, struct.error, OverflowError, ValueError):
            raise InvalidFileException()

    def _exactly(self, size):
        data = self._fp.read(size)
        if len(data) != size:
            raise InvalidFileException()
        return data

    def _get_size(self, tokenL):
        """The size in a mark, or in the integer behind it."""
        if tokenL != 0xF:
            return tokenL
        size = 1 << (self._fp.read(1)[0] & 0x3)
        return struct.unpack('>' + _BINARY_FORMAT[size], self._fp.read(size))[0]

    def _read_ints(self, n, size):
        data = self._fp.read(size * n)
        if size in _BINARY_FORMAT:
            return struct.unpack(f'>{n}{_BINARY_FORMAT[size]}', data)
        if not size or len(data) != size * n:
            raise InvalidFileException()
        return tuple(int.from_bytes(data[at:at + size], 'big')
                     for at in range(0, size * n, size))

    def _read_refs(self, n):
        return self._read_ints(n, self._ref_size)

    def _read_object(self, ref):
        """The object of a number, with what is in it."""
        result = self._objects[ref]
        if result is not _undefined:
            return result
        fp = self._fp
        fp.seek(self._object_offsets[ref])
        token = fp.read(1)[0]
        kind, low = token & 0xF0, token & 0x0F
        constants = {0x00: None, 0x08: False, 0x09: True, 0x0f: b''}
        if token in constants:
            result = constants[token]
        elif kind == 0x10:
            # Short ones have no sign.
            result = int.from_bytes(fp.read(1 << low), 'big', signed=low >= 3)
        elif token == 0x22:
            result, = struct.unpack('>f', fp.read(4))
        elif token == 0x23:
            result, = struct.unpack('>d', fp.read(8))
        elif token == 0x33:
            result = _EPOCH + datetime.timedelta(seconds=struct.unpack('>d', fp.read(8))[0])
        elif kind == 0x40:
            result = self._exactly(self._get_size(low))
        elif kind == 0x50:
            result = self._exactly(self._get_size(low)).decode('ascii')
        elif kind == 0x60:
            result = self._exactly(self._get_size(low) * 2).decode('utf-16be')
        elif kind == 0x80:
            result = UID(int.from_bytes(fp.read(1 + low), 'big'))
        elif kind == 0xA0:
            refs = self._read_refs(self._get_size(low))
            # Known before its content: that may refer to it.
            result = self._objects[ref] = []
            result.extend(self._read_object(each) for each in refs)
        elif kind == 0xD0:
            size = self._get_size(low)
            keys, values = self._read_refs(size), self._read_refs(size)
            result = self._objects[ref] = self._dict_type()
            try:
                for key, value in zip(keys, values):
                    result[self._read_object(key)] = self._read_object(value)
            except TypeError:
                raise InvalidFileException()
        else:
            raise InvalidFileException()
        self._objects[ref] = result
        return result


def _count_to_size(count):
    """The bytes that numbers up to count take."""
    return next(size for size in (1, 2, 4, 8) if size == 8 or count < 1 << 8 * size)


# Equal ones are written once; others by identity.
_scalars = (str, int, float, datetime.datetime, bytes)


class _BinaryPlistWriter(object):

    def __init__(self, fp, sort_keys, skipkeys):
        self._fp = fp
        self._sort_keys = sort_keys
        self._skipkeys = skipkeys

    def write(self, value):
        self._objlist = []
        self._refs = {}
        self._flatten(value)
        count = len(self._objlist)
        self._object_offsets = []
        self._ref_size = _count_to_size(count)
        self._ref_format = _BINARY_FORMAT[self._ref_size]
        self._fp.write(b'bplist00')
        for each in self._objlist:
            self._object_offsets.append(self._fp.tell())
            self._write_object(each)
        table = self._fp.tell()
        size = _count_to_size(table)
        self._fp.write(struct.pack(f'>{count}{_BINARY_FORMAT[size]}', *self._object_offsets))
        self._fp.write(struct.pack('>5xBBBQQQ', 0, size, self._ref_size, count,
                                   self._getrefnum(value), table))

    @staticmethod
    def _key(value):
        return (type(value), value) if isinstance(value, _scalars) else id(value)

    def _flatten(self, value):
        """Give the value, and what is in it, numbers."""
        key = self._key(value)
        if key in self._refs:
            return
        self._refs[key] = len(self._objlist)
        self._objlist.append(value)
        if isinstance(value, dict):
            items = list(_checked_items(value, self._sort_keys, self._skipkeys))
            for each in (*(key for key, _ in items), *(item for _, item in items)):
                self._flatten(each)
        elif isinstance(value, (list, tuple)):
            for each in value:
                self._flatten(each)

    def _getrefnum(self, value):
        return self._refs[self._key(value)]

    def _write_size(self, token, size):
        if size < 15:
            self._fp.write(struct.pack('>B', token | size))
            return
        width = _count_to_size(size)
        self._fp.write(struct.pack('>BB' + _BINARY_FORMAT[width], token | 0xF,
                                   0x10 | width.bit_length() - 1, size))

    def _write_refs(self, values):
        refs = [self._getrefnum(value) for value in values]
        self._fp.write(struct.pack(f'>{len(refs)}{self._ref_format}', *refs))

    def _write_int(self, value):
        if value >= 1 << 64:
            raise OverflowError(value)
        if value >= 1 << 63:
            # With eight bytes it would be negative.
            self._fp.write(b'\x14' + value.to_bytes(16, 'big', signed=True))
        elif value < 0:
            try:
                self._fp.write(struct.pack('>Bq', 0x13, value))
            except struct.error:
                raise OverflowError(value) from None
        else:
            width = _count_to_size(value)
            self._fp.write(struct.pack('>B' + _BINARY_FORMAT[width],
                                       0x10 | width.bit_length() - 1, value))

    def _write_object(self, value):
        write = self._fp.write
        if value is None:
            write(b'\x00')
        elif value is False:
            write(b'\x08')
        elif value is True:
            write(b'\x09')
        elif isinstance(value, int):
            self._write_int(value)
        elif isinstance(value, float):
            write(struct.pack('>Bd', 0x23, value))
        elif isinstance(value, datetime.datetime):
            write(struct.pack('>Bd', 0x33, (value - _EPOCH).total_seconds()))
        elif isinstance(value, (bytes, bytearray)):
            self._write_size(0x40, len(value))
            write(value)
        elif isinstance(value, str):
            try:
                data = value.encode('ascii')
                self._write_size(0x50, len(value))
            except UnicodeEncodeError:
                data = value.encode('utf-16be')
                self._write_size(0x60, len(data) // 2)
            write(data)
        elif isinstance(value, UID):
            if value.data < 0:
                raise ValueError("UIDs must be positive")
            if value.data >= 1 << 64:
                raise OverflowError(value)
            width = _count_to_size(value.data)
            write(struct.pack('>B' + _BINARY_FORMAT[width], 0x80 | width - 1, value))
        elif isinstance(value, (list, tuple)):
            self._write_size(0xA0, len(value))
            self._write_refs(value)
        elif isinstance(value, dict):
            items = list(_checked_items(value, self._sort_keys, self._skipkeys))
            self._write_size(0xD0, len(items))
            self._write_refs([key for key, _ in items])
            self._write_refs([item for _, item in items])
        else:
            raise TypeError(value)


def _is_fmt_binary(header):
    return header[:8] == b'bplist00'


_FORMATS = {
    FMT_XML: dict(detect=_is_fmt_xml, parser=_PlistParser, writer=_PlistWriter),
    FMT_BINARY: dict(detect=_is_fmt_binary, parser=_BinaryPlistParser,
                     writer=_BinaryPlistWriter),
}


def load(fp, *, fmt=None, dict_type=dict):
    """Read a property list from a binary file; the format is found out if it is not given."""
    if fmt is None:
        header = fp.read(32)
        fp.seek(0)
        fmt = next((each for each, info in _FORMATS.items() if info['detect'](header)), None)
        if fmt is None:
            raise InvalidFileException()
    return _FORMATS[fmt]['parser'](dict_type=dict_type).parse(fp)


def loads(value, *, fmt=None, dict_type=dict):
    """Read a property list from bytes."""
    return load(BytesIO(value), fmt=fmt, dict_type=dict_type)


def dump(value, fp, *, fmt=FMT_XML, sort_keys=True, skipkeys=False):
    """Write a property list to a binary file."""
    if fmt not in _FORMATS:
        raise ValueError("Unsupported format: %r" % (fmt,))
    _FORMATS[fmt]["writer"](fp, sort_keys=sort_keys, skipkeys=skipkeys).write(value)


def dumps(value, *, fmt=FMT_XML, skipkeys=False, sort_keys=True):
    """Write a property list to bytes."""
    fp = BytesIO()
    dump(value, fp, fmt=fmt, skipkeys=skipkeys, sort_keys=sort_keys)
    return fp.getvalue()
