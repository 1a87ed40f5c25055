"""Reads JSON documents."""
import re

from json import scanner
try:
    from _json import scanstring as c_scanstring
except ImportError:
    c_scanstring = None

__all__ = ['JSONDecoder', 'JSONDecodeError']

FLAGS = re.VERBOSE | re.MULTILINE | re.DOTALL

NaN = float('nan')
PosInf = float('inf')
NegInf = float('-inf')


class JSONDecodeError(ValueError):
    """A document that is not JSON.

    msg is the message, doc the document, pos the place in it, lineno and colno its line and column.
    """

    def __init__(self, msg, doc, pos):
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno = doc.count('\n', 0, pos) + 1
        self.colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(
            self, f'{msg}: line {self.lineno} column {self.colno} (char {pos})')

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


_CONSTANTS = {'-Infinity': NegInf, 'Infinity': PosInf, 'NaN': NaN}

STRINGCHUNK = re.compile(r'(.*?)(["\\\x00-\x1f])', FLAGS)
BACKSLASH = {'"': '"', '\\': '\\', '/': '/',
             'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}


def _decode_uXXXX(s, pos):
    """The number of the escape whose u is at pos."""
    digits = s[pos + 1:pos + 5]
    # int() would take more than digits: a prefix, underscores, spaces.
    if len(digits) == 4 and not digits.strip('0123456789abcdefABCDEF'):
        return int(digits, 16)
    raise JSONDecodeError('Invalid \\uXXXX escape', s, pos)


def py_scanstring(s, end, strict=True, _b=BACKSLASH, _m=STRINGCHUNK.match):
    """(the string whose opening quote is before end, the place after its closing quote).

    If strict is false it may have control characters in it.
    """
    pieces = []
    opening = end - 1
    while True:
        chunk = _m(s, end)
        if chunk is None:
            raise JSONDecodeError('Unterminated string starting at', s, opening)
        end = chunk.end()
        text, stop = chunk.groups()
        if text:
            pieces.append(text)
        if stop == '"':
            return ''.join(pieces), end
        if stop != '\\':
            if strict:
                raise JSONDecodeError('Invalid control character at', s, end - 1)
            pieces.append(stop)
            continue
        letter = s[end:end + 1]
        if not letter:
            raise JSONDecodeError('Unterminated string starting at', s, opening)
        if letter != 'u':
            if letter not in _b:
                raise JSONDecodeError('Invalid \\escape', s, end - 1)
            pieces.append(_b[letter])
            end += 1
            continue
        code = _decode_uXXXX(s, end)
        end += 5
        if end == len(s):
            raise JSONDecodeError('Invalid \\uXXXX escape', s, end - 5)
        if 0xd800 <= code <= 0xdbff and end + 6 < len(s) and s.startswith('\\u', end):
            # Two surrogates are one character.
            low = _decode_uXXXX(s, end + 1)
            if 0xdc00 <= low <= 0xdfff:
                code = 0x10000 + (code - 0xd800 << 10 | low - 0xdc00)
                end += 6
        pieces.append(chr(code))


scanstring = c_scanstring or py_scanstring

WHITESPACE = re.compile(r'[ \t\n\r]*', FLAGS)
WHITESPACE_STR = ' \t\n\r'


def _value_at(scan_once, s, end):
    try:
        return scan_once(s, end)
    except StopIteration as stop:
        raise JSONDecodeError('Expecting value', s, stop.value) from None


def JSONObject(s_and_end, strict, scan_once, object_hook, object_pairs_hook,
               memo=None, _w=WHITESPACE.match, _ws=WHITESPACE_STR):
    """(the object whose brace is before end, the place after it)."""
    s, end = s_and_end
    pairs = []
    intern = {}.setdefault if memo is None else memo.setdefault
    if s[end:end + 1] in _ws:
        end = _w(s, end).end()
    if s[end:end + 1] == '}':
        end += 1
    else:
        while True:
            if s[end:end + 1] != '"':
                raise JSONDecodeError('Expecting property name enclosed in double quotes', s, end)
            key, end = scanstring(s, end + 1, strict)
            key = intern(key, key)
            if s[end:end + 1] != ':':
                end = _w(s, end).end()
                if s[end:end + 1] != ':':
                    raise JSONDecodeError("Expecting ':' delimiter", s, end)
            end += 1
            if s[end:end + 1] in _ws:
                end = _w(s, end).end()
            value, end = _value_at(scan_once, s, end)
            pairs.append((key, value))
            if s[end:end + 1] in _ws:
                end = _w(s, end).end()
            after = s[end:end + 1]
            if after == '}':
                end += 1
                break
            if after != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, end)
            end = _w(s, end + 1).end()
    if object_pairs_hook is not None:
        return object_pairs_hook(pairs), end
    result = dict(pairs)
    return (result if object_hook is None else object_hook(result)), end


def JSONArray(s_and_end, scan_once, _w=WHITESPACE.match, _ws=WHITESPACE_STR):
    """(the array whose bracket is before end, the place after it)."""
    s, end = s_and_end
    values = []
    if s[end:end + 1] in _ws:
        end = _w(s, end).end()
    if s[end:end + 1] == ']':
        return values, end + 1
    while True:
        value, end = _value_at(scan_once, s, end)
        values.append(value)
        if s[end:end + 1] in _ws:
            end = _w(s, end).end()
        after = s[end:end + 1]
        if after == ']':
            return values, end + 1
        if after != ',':
            raise JSONDecodeError("Expecting ',' delimiter", s, end)
        end += 1
        if s[end:end + 1] in _ws:
            end = _w(s, end).end()


class JSONDecoder(object):
    """Reads JSON: objects as dict, arrays as list, strings as str, numbers as int and float,
    true, false and null as True, False and None; NaN, Infinity and -Infinity too.
    """

    def __init__(self, *, object_hook=None, parse_float=None,
            parse_int=None, parse_constant=None, strict=True,
            object_pairs_hook=None):
        """The hooks are those of json.loads(); strict forbids control characters in strings."""
        self.object_hook, self.object_pairs_hook = object_hook, object_pairs_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.parse_object, self.parse_array = JSONObject, JSONArray
        self.parse_string = scanstring
        self.memo = {}
        self.scan_once = scanner.make_scanner(self)

    def decode(self, s, _w=WHITESPACE.match):
        """What a document stands for."""
        result, end = self.raw_decode(s, idx=_w(s, 0).end() if s[:1] in WHITESPACE_STR else 0)
        if end < len(s):
            end = _w(s, end).end()
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return result

    def raw_decode(self, s, idx=0):
        """(what the document at idx stands for, the place after it); more may follow."""
        return _value_at(self.scan_once, s, idx)
