"""The reader: one object walks through the text and builds the tables."""

import re

_WS = " \t"
_WS_NEWLINE = " \t\n"
_CONTROLS = frozenset(map(chr, range(32))) | {chr(127)}
_ILLEGAL = _CONTROLS - {"\t"}
_ILLEGAL_MULTILINE = _CONTROLS - {"\t", "\n"}
_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
_HEX = frozenset("0123456789abcdefABCDEF")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}

_CLOCK = r"([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6})\d*)?"
_TIME = re.compile(_CLOCK, re.ASCII)
_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
                   rf"(?:[Tt ]{_CLOCK}(?:([Zz])|([+-])([01]\d|2[0-3]):([0-5]\d))?)?", re.ASCII)
_NUMBER = re.compile(r"0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)"
                     r"|[+-]?(?:0|[1-9](?:_?\d)*)"
                     r"(?P<fraction>(?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?)", re.ASCII)


class TOMLDecodeError(ValueError):
    """The document is not valid TOML."""


def load(fp, /, *, parse_float=float):
    """Read a document from a binary file."""
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, "
                        "e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """Read a document from a string."""
    text = s.replace("\r\n", "\n")
    reader = _Reader(text, _checked(parse_float))
    header = ()
    while True:
        reader.skip(_WS)
        char = reader.peek()
        if not char:
            break
        if char == "\n":
            reader.pos += 1
            continue
        if char in _BARE or char in "\"'":
            reader.assignment(header)
            reader.skip(_WS)
        elif char == "[":
            reader.declare_pending()
            header = reader.header(text.startswith("[[", reader.pos))
            reader.skip(_WS)
        elif char != "#":
            raise reader.error("Invalid statement")
        reader.comment()
        char = reader.peek()
        if not char:
            break
        if char != "\n":
            raise reader.error("Expected newline or end of document after a statement")
        reader.pos += 1
    return reader.data


def _checked(parse_float):
    if parse_float is float:
        return float

    def checked(text):
        value = parse_float(text)
        # They would be taken for tables and arrays of the document.
        if isinstance(value, (dict, list)):
            raise ValueError("parse_float must not return dicts or lists")
        return value
    return checked


class _Mark:
    """What may no longer be done to a table, and the marks of the tables in it."""

    __slots__ = ('declared', 'frozen', 'below')

    def __init__(self):
        # Declared by a header or a dotted key; frozen is what an inline value holds.
        self.declared = self.frozen = False
        self.below = {}

    def at(self, key):
        """The mark of a key, made if need be."""
        mark = self
        for part in key:
            mark = mark.below.setdefault(part, _Mark())
        return mark

    def is_declared(self, key):
        mark = self
        for part in key:
            mark = mark.below.get(part)
            if mark is None:
                return False
        return bool(key) and mark.declared

    def is_frozen(self, key):
        """Whether the key or what it is in is frozen."""
        mark = self
        for part in key:
            mark = mark.below.get(part)
            if mark is None:
                return False
            if mark.frozen:
                return True
        return False

    def forget(self, key):
        mark = self
        for part in key[:-1]:
            mark = mark.below.get(part)
            if mark is None:
                return
        mark.below.pop(key[-1], None)


def _table(root, key, through_arrays=True):
    """The table of a key, made if need be; None if there is something else."""
    table = root
    for part in key:
        table = table.setdefault(part, {})
        if through_arrays and isinstance(table, list):
            table = table[-1]
        if not isinstance(table, dict):
            return None
    return table


class _Reader:
    """text is the document, pos how far it was read."""

    def __init__(self, text, parse_float):
        self.text = text
        self.pos = 0
        self.parse_float = parse_float
        self.data = {}
        self.marks = _Mark()
        # Tables made by dotted keys; they count as declared from the next header on.
        self.pending = []

    def error(self, message, pos=None):
        pos = self.pos if pos is None else pos
        if pos >= len(self.text):
            place = "end of document"
        else:
            line = self.text.count("\n", 0, pos) + 1
            place = f"line {line}, column {pos - self.text.rfind(chr(10), 0, pos)}"
        return TOMLDecodeError(f"{message} (at {place})")

    # -- moving on

    def peek(self):
        return self.text[self.pos:self.pos + 1]

    def skip(self, chars):
        text, pos, end = self.text, self.pos, len(self.text)
        while pos < end and text[pos] in chars:
            pos += 1
        self.pos = pos

    def until(self, mark, illegal, required):
        """The text up to a mark, which is not passed."""
        start = self.pos
        end = self.text.find(mark, start)
        if end < 0:
            end = len(self.text)
            if required:
                raise self.error(f"Expected {mark!r}", end)
        found = self.text[start:end]
        if not illegal.isdisjoint(found):
            at = next(at for at, char in enumerate(found) if char in illegal)
            raise self.error(f"Found invalid character {found[at]!r}", start + at)
        self.pos = end
        return found

    def comment(self):
        if self.peek() == "#":
            self.pos += 1
            self.until("\n", _ILLEGAL, required=False)

    def space_and_comments(self):
        while True:
            before = self.pos
            self.skip(_WS_NEWLINE)
            self.comment()
            if self.pos == before:
                return

    # -- statements

    def declare_pending(self):
        for key in self.pending:
            self.marks.at(key).declared = True
        self.pending.clear()

    def header(self, array):
        self.pos += 2 if array else 1
        self.skip(_WS)
        key = self.key()
        if array:
            if self.marks.is_frozen(key):
                raise self.error(f"Cannot mutate immutable namespace {key}")
            # A new element: what was declared in the last is no matter.
            self.marks.forget(key)
        elif self.marks.is_declared(key) or self.marks.is_frozen(key):
            raise self.error(f"Cannot declare {key} twice")
        self.marks.at(key).declared = True
        if not (self.append_table(key) if array else _table(self.data, key) is not None):
            raise self.error("Cannot overwrite a value")
        end, what = ("]]", "an array") if array else ("]", "a table")
        if not self.text.startswith(end, self.pos):
            raise self.error(f"Expected {end!r} at the end of {what} declaration")
        self.pos += len(end)
        return key

    def append_table(self, key):
        parent = _table(self.data, key[:-1])
        if parent is None:
            return False
        elements = parent.setdefault(key[-1], [])
        if not isinstance(elements, list):
            return False
        elements.append({})
        return True

    def assignment(self, header):
        key, value = self.pair()
        for length in range(1, len(key)):
            table = header + key[:length]
            if self.marks.is_declared(table):
                raise self.error(f"Cannot redefine namespace {table}")
            self.pending.append(table)
        parent = header + key[:-1]
        if self.marks.is_frozen(parent):
            raise self.error(f"Cannot mutate immutable namespace {parent}")
        table = _table(self.data, parent)
        if table is None or key[-1] in table:
            raise self.error("Cannot overwrite a value")
        if isinstance(value, (dict, list)):
            self.marks.at(header + key).frozen = True
        table[key[-1]] = value

    def pair(self):
        key = self.key()
        if self.peek() != "=":
            raise self.error("Expected '=' after a key in a key/value pair")
        self.pos += 1
        self.skip(_WS)
        return key, self.value()

    def key(self):
        parts = [self.key_part()]
        self.skip(_WS)
        while self.peek() == ".":
            self.pos += 1
            self.skip(_WS)
            parts.append(self.key_part())
            self.skip(_WS)
        return tuple(parts)

    def key_part(self):
        char = self.peek()
        if char and char in _BARE:
            start = self.pos
            self.skip(_BARE)
            return self.text[start:self.pos]
        if char == "'":
            return self.literal()
        if char == '"':
            return self.basic()
        raise self.error("Invalid initial character for a key part")

    # -- values

    def value(self):
        text, pos = self.text, self.pos
        char = self.peek()
        if char == '"':
            return self.multiline('"') if text.startswith('"""', pos) else self.basic()
        if char == "'":
            return self.multiline("'") if text.startswith("'''", pos) else self.literal()
        if char == "[":
            return self.array()
        if char == "{":
            return self.inline_table()
        for word, value in (("true", True), ("false", False)):
            if text.startswith(word, pos):
                self.pos += len(word)
                return value
        if found := _DATE.match(text, pos):
            try:
                value = _date(*found.groups())
            except ValueError as failure:
                raise self.error("Invalid date or datetime") from failure
        elif found := _TIME.match(text, pos):
            from datetime import time
            value = time(*_clock(*found.groups()))
        elif found := _NUMBER.match(text, pos):
            value = (self.parse_float(found.group()) if found["fraction"]
                     else int(found.group(), 0))
        else:
            for length in (3, 4):
                word = text[pos:pos + length]
                if word in ("inf", "nan", "-inf", "+inf", "-nan", "+nan"):
                    self.pos += length
                    return self.parse_float(word)
            raise self.error("Invalid value")
        self.pos = found.end()
        return value

    def array(self):
        self.pos += 1
        elements = []
        self.space_and_comments()
        while self.peek() != "]":
            elements.append(self.value())
            self.space_and_comments()
            char = self.peek()
            if char == "]":
                break
            if char != ",":
                raise self.error("Unclosed array")
            self.pos += 1
            self.space_and_comments()
        self.pos += 1
        return elements

    def inline_table(self):
        self.pos += 1
        root = {}
        marks = _Mark()
        self.skip(_WS)
        if self.peek() == "}":
            self.pos += 1
            return root
        while True:
            key, value = self.pair()
            if marks.is_frozen(key):
                raise self.error(f"Cannot mutate immutable namespace {key}")
            table = _table(root, key[:-1], through_arrays=False)
            if table is None:
                raise self.error("Cannot overwrite a value")
            if key[-1] in table:
                raise self.error(f"Duplicate inline table key {key[-1]!r}")
            table[key[-1]] = value
            self.skip(_WS)
            char = self.peek()
            if char == "}":
                self.pos += 1
                return root
            if char != ",":
                raise self.error("Unclosed inline table")
            if isinstance(value, (dict, list)):
                marks.at(key).frozen = True
            self.pos += 1
            self.skip(_WS)

    # -- strings

    def literal(self):
        self.pos += 1
        found = self.until("'", _ILLEGAL, required=True)
        self.pos += 1
        return found

    def basic(self):
        self.pos += 1
        return self.escaped('"', _ILLEGAL)

    def multiline(self, quote):
        self.pos += 3
        if self.peek() == "\n":
            self.pos += 1
        if quote == "'":
            found = self.until("'''", _ILLEGAL_MULTILINE, required=True)
            self.pos += 3
        else:
            found = self.escaped('"""', _ILLEGAL_MULTILINE)
        # Up to two quotes may stand before the three that end it.
        for _ in range(2):
            if self.peek() != quote:
                break
            self.pos += 1
            found += quote
        return found

    def escaped(self, end, illegal):
        """The text up to the end mark, which is passed, with escapes replaced."""
        text = self.text
        parts = []
        start = self.pos
        while True:
            char = self.peek()
            if not char:
                raise self.error("Unterminated string")
            if char == '"' and text.startswith(end, self.pos):
                parts.append(text[start:self.pos])
                self.pos += len(end)
                return "".join(parts)
            if char == "\\":
                parts.append(text[start:self.pos])
                parts.append(self.escape(len(end) > 1))
                start = self.pos
            elif char in illegal:
                raise self.error(f"Illegal character {char!r}")
            else:
                self.pos += 1

    def escape(self, multiline):
        char = self.text[self.pos + 1:self.pos + 2]
        self.pos += 2
        if multiline and char and char in _WS_NEWLINE:
            # The end of the line and the space after it are no part of the text.
            if char != "\n":
                self.skip(_WS)
                if not self.peek():
                    return ""
                if self.peek() != "\n":
                    raise self.error("Unescaped '\\' in a string")
                self.pos += 1
            self.skip(_WS_NEWLINE)
            return ""
        if char == "u":
            return self.hex_char(4)
        if char == "U":
            return self.hex_char(8)
        try:
            return _ESCAPES[char]
        except KeyError:
            # The text may end in a backslash.
            raise self.error("Unescaped '\\' in a string") from None

    def hex_char(self, length):
        digits = self.text[self.pos:self.pos + length]
        if len(digits) != length or not _HEX.issuperset(digits):
            raise self.error("Invalid hex value")
        self.pos += length
        code = int(digits, 16)
        if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            raise self.error("Escaped character is not a Unicode scalar value")
        return chr(code)


def _clock(hour, minute, second, fraction):
    return int(hour), int(minute), int(second), int((fraction or "").ljust(6, "0"))


def _date(year, month, day, hour, minute, second, fraction, zulu, sign, zone_hour, zone_minute):
    from datetime import date, datetime, timedelta, timezone
    day = int(year), int(month), int(day)
    if hour is None:
        return date(*day)
    zone = timezone.utc if zulu else None
    if sign:
        offset = timedelta(hours=int(zone_hour), minutes=int(zone_minute))
        zone = timezone(offset if sign == "+" else -offset)
    return datetime(*day, *_clock(hour, minute, second, fraction), tzinfo=zone)
