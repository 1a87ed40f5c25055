"""Writes JSON documents."""
import re

try:
    import _json
except ImportError:
    _json = None
# None where there is no accelerated one.
c_encode_basestring_ascii, c_encode_basestring, c_make_encoder = [
    getattr(_json, name, None) for name in ('encode_basestring_ascii', 'encode_basestring', 'make_encoder')]

ESCAPE = re.compile(r'[\x00-\x1f\\"\b\f\n\r\t]')
ESCAPE_ASCII = re.compile(r'([\\"]|[^\ -~])')
HAS_UTF8 = re.compile(b'[\x80-\xff]')
ESCAPE_DCT = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f',
              '\n': '\\n', '\r': '\\r', '\t': '\\t'}
for _code in range(0x20):
    ESCAPE_DCT.setdefault(chr(_code), f'\\u{_code:04x}')
del _code

INFINITY = float('inf')


def _escape(match):
    return ESCAPE_DCT[match.group(0)]


def _escape_ascii(match):
    char = match.group(0)
    if char in ESCAPE_DCT:
        return ESCAPE_DCT[char]
    code = ord(char)
    if code < 0x10000:
        return f'\\u{code:04x}'
    high, low = divmod(code - 0x10000, 0x400)
    return f'\\u{0xd800 + high:04x}\\u{0xdc00 + low:04x}'


def py_encode_basestring(s):
    """A string in quotes, with what has to be escaped escaped."""
    return '"' + ESCAPE.sub(_escape, s) + '"'


def py_encode_basestring_ascii(s):
    """A string in quotes, with all beyond ASCII escaped too."""
    return '"' + ESCAPE_ASCII.sub(_escape_ascii, s) + '"'


encode_basestring = c_encode_basestring or py_encode_basestring
encode_basestring_ascii = c_encode_basestring_ascii or py_encode_basestring_ascii


class JSONEncoder(object):
    """Writes dict as object, list and tuple as array, str as string, int and float as number, True,
    False and None as true, false and null. A subclass writes more by overriding default().
    """

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        """The arguments are those of json.dumps()."""
        self.indent, self.sort_keys, self.skipkeys = indent, sort_keys, skipkeys
        self.ensure_ascii, self.allow_nan, self.check_circular = ensure_ascii, allow_nan, check_circular
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','       # a newline follows
        if default is not None:
            self.default = default

    def default(self, o):
        """What to write for an object of another kind; raises TypeError here."""
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        """o as JSON.

        >>> JSONEncoder().encode({'a': [1, None, True]})
        '{"a": [1, null, true]}'
        """
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        chunks = self.iterencode(o, _one_shot=True)
        # A list first: join() would hide what kind of error an iterator raised.
        return ''.join(chunks if isinstance(chunks, (list, tuple)) else list(chunks))

    def iterencode(self, o, _one_shot=False):
        """The pieces of o as JSON, one by one."""
        markers = {} if self.check_circular else None
        encode = encode_basestring_ascii if self.ensure_ascii else encode_basestring

        def floatstr(o, allow_nan=self.allow_nan, _repr=float.__repr__, _inf=INFINITY, _neginf=-INFINITY):
            if o == o and o != _inf and o != _neginf:
                return _repr(o)
            text = 'NaN' if o != o else 'Infinity' if o == _inf else '-Infinity'
            if not allow_nan:
                # The accelerated encoder, in whose place this may run, does not tell which.
                which = '' if _one_shot and self.indent is None else ': ' + repr(o)
                raise ValueError('Out of range float values are not JSON compliant' + which)
            return text

        if _one_shot and c_make_encoder is not None and self.indent is None:
            run = c_make_encoder(markers, self.default, encode, self.indent, self.key_separator,
                                 self.item_separator, self.sort_keys, self.skipkeys,
                                 self.allow_nan)
        else:
            run = _make_iterencode(markers, self.default, encode, self.indent, floatstr,
                                   self.key_separator, self.item_separator, self.sort_keys,
                                   self.skipkeys, _one_shot)
        return run(o, 0)


def _make_iterencode(markers, _default, _encoder, _indent, _floatstr,
        _key_separator, _item_separator, _sort_keys, _skipkeys, _one_shot):
    """A generator function (object, level of indentation) -> pieces of text."""
    if _indent is not None and not isinstance(_indent, str):
        _indent = ' ' * _indent
    # Subclasses of int and float may show themselves otherwise; they are written as numbers.
    intstr = int.__repr__

    def scalar(value):
        """The text of what holds no other values; None for other objects."""
        if isinstance(value, str):
            return _encoder(value)
        if value is None:
            return 'null'
        if value is True:
            return 'true'
        if value is False:
            return 'false'
        if isinstance(value, int):
            return intstr(value)
        if isinstance(value, float):
            return _floatstr(value)
        return None

    def key_text(key):
        """The string that a key is written as; None if it is to be left out."""
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return _floatstr(key)
        if key is True:
            return 'true'
        if key is False:
            return 'false'
        if key is None:
            return 'null'
        if isinstance(key, int):
            return intstr(key)
        if _skipkeys:
            return None
        raise TypeError('keys must be str, int, float, bool or None, '
                        f'not {key.__class__.__name__}')

    def enter(container):
        """Remember that container is being written."""
        if markers is not None:
            if id(container) in markers:
                raise ValueError('Circular reference detected')
            markers[id(container)] = container

    def leave(container):
        if markers is not None:
            del markers[id(container)]

    def newline(level):
        return '' if _indent is None else '\n' + _indent * level

    def array(values, level):
        if not values:
            yield '[]'
            return
        enter(values)
        before = '[' + newline(level + 1)
        separator = _item_separator + newline(level + 1)
        for value in values:
            text = scalar(value)
            if text is not None:
                yield before + text
            else:
                yield before
                yield from other(value, level + 1)
            before = separator
        if _indent is not None:
            yield newline(level)
        yield ']'
        leave(values)

    def mapping(entries, level):
        if not entries:
            yield '{}'
            return
        enter(entries)
        yield '{'
        if _indent is not None:
            yield newline(level + 1)
        separator = _item_separator + newline(level + 1)
        first = True
        for key, value in sorted(entries.items()) if _sort_keys else entries.items():
            key = key_text(key)
            if key is None:
                continue
            if not first:
                yield separator
            first = False
            yield _encoder(key)
            yield _key_separator
            text = scalar(value)
            if text is not None:
                yield text
            else:
                yield from other(value, level + 1)
        if _indent is not None:
            yield newline(level)
        yield '}'
        leave(entries)

    def other(value, level):
        if isinstance(value, (list, tuple)):
            return array(value, level)
        if isinstance(value, dict):
            return mapping(value, level)
        return substitute(value, level)

    def substitute(value, level):
        enter(value)
        yield from iterencode(_default(value), level)
        leave(value)

    def iterencode(value, level):
        text = scalar(value)
        if text is not None:
            yield text
        else:
            yield from other(value, level)

    return iterencode
