"""Headers of any character set, as they were before policies: RFC 2047 both ways."""

import binascii
import re

import email.base64mime
import email.quoprimime
from email import charset as _charset
from email.errors import HeaderParseError

__all__ = ['Header', 'decode_header', 'make_header']

Charset = _charset.Charset

NL = '\n'
SPACE = ' '
BSPACE = b' '
SPACE8 = ' ' * 8
EMPTYSTRING = ''
MAXLINELEN = 78
FWS = ' \t'

USASCII = Charset('us-ascii')
UTF8 = Charset('utf-8')

ecre = re.compile(
    r'=\?(?P<charset>[^?]*?)\?(?P<encoding>[qQbB])\?(?P<encoded>.*?)\?=',
    re.MULTILINE)
fcre = re.compile(r'[\041-\176]+:$')
_embedded_header = re.compile(r'\n[^ \t]+:')

_max_append = email.quoprimime._max_append


def _split_words(header):
    """The words of a header: (text, encoding or None, charset or None)."""
    words = []
    for line in header.splitlines():
        at = 0
        for found in ecre.finditer(line):
            plain = line[at:found.start()]
            if not at:
                plain = plain.lstrip()
            if plain:
                words.append((plain, None, None))
            words.append((found['encoded'], found['encoding'].lower(),
                          found['charset'].lower()))
            at = found.end()
        plain = line[at:]
        if not at:
            plain = plain.lstrip()
        if plain:
            words.append((plain, None, None))
    return words


def _decode_word(text, encoding):
    if encoding is None:
        return text
    if encoding == 'q':
        return email.quoprimime.header_decode(text)
    if encoding != 'b':
        raise AssertionError('Unexpected encoding: ' + encoding)
    try:
        return email.base64mime.decode(text + '=' * (-len(text) % 4))
    except binascii.Error:
        raise HeaderParseError('Base64 decoding error')


def decode_header(header):
    """Decode a header without changing the charset.

    Gives pairs (bytes, charset); the text itself with None if nothing in it
    is encoded.
    """
    if hasattr(header, '_chunks'):
        return [(_charset._encode(text, str(charset)), str(charset))
                for text, charset in header._chunks]
    if not ecre.search(header):
        return [(header, None)]

    words = _split_words(header)
    # White space between two encoded words means nothing.
    kept = [word for at, word in enumerate(words)
            if not (0 < at < len(words) - 1 and word[0].isspace()
                    and words[at - 1][1] and words[at + 1][1])]
    result = []
    for text, encoding, charset in kept:
        raw = _decode_word(text, encoding)
        if isinstance(raw, str):
            raw = bytes(raw, 'raw-unicode-escape')
        if result and result[-1][1] == charset:
            glue = BSPACE if charset is None else b''
            result[-1] = result[-1][0] + glue + raw, charset
        else:
            result.append((raw, charset))
    return result


def make_header(decoded_seq, maxlinelen=None, header_name=None,
                continuation_ws=' '):
    """Build a header from pairs as `decode_header` gives them."""
    result = Header(maxlinelen=maxlinelen, header_name=header_name,
                    continuation_ws=continuation_ws)
    for text, charset in decoded_seq:
        if not (charset is None or isinstance(charset, Charset)):
            charset = Charset(charset)
        result.append(text, charset)
    return result


_PLAIN = (None, 'us-ascii')


class Header:
    """The value of a header: chunks of text, each with its charset."""

    def __init__(self, s=None, charset=None, maxlinelen=None, header_name=None,
                 continuation_ws=' ', errors='strict'):
        if charset is None:
            charset = USASCII
        elif not isinstance(charset, Charset):
            charset = Charset(charset)
        self._charset = charset
        self._continuation_ws = continuation_ws
        self._chunks = []
        if s is not None:
            self.append(s, charset, errors)
        self._maxlinelen = MAXLINELEN if maxlinelen is None else maxlinelen
        # The first line also has the name, a colon and a blank.
        self._headerlen = 0 if header_name is None else len(header_name) + 2

    def __str__(self):
        self._normalize()
        out = []
        before = before_ends_blank = None
        for text, charset in self._chunks:
            now = charset
            if now == _charset.UNKNOWN8BIT:
                raw = text.encode('ascii', 'surrogateescape')
                text = raw.decode('ascii', 'replace')
            if out:
                begins_blank = text and self._nonctext(text[0])
                if before not in _PLAIN:
                    if now in _PLAIN and not begins_blank:
                        out.append(SPACE)
                        now = None
                elif now not in _PLAIN and not before_ends_blank:
                    out.append(SPACE)
            before_ends_blank = text and self._nonctext(text[-1])
            before = now
            out.append(text)
        return EMPTYSTRING.join(out)

    def __eq__(self, other):
        return other == str(self)

    def append(self, s, charset=None, errors='strict'):
        """Add text, or bytes in the charset."""
        if charset is None:
            charset = self._charset
        elif not isinstance(charset, Charset):
            charset = Charset(charset)
        if not isinstance(s, str):
            codec = charset.input_codec or 'us-ascii'
            if codec == _charset.UNKNOWN8BIT:
                s = s.decode('us-ascii', 'surrogateescape')
            else:
                s = s.decode(codec, errors)
        codec = charset.output_codec or 'us-ascii'
        if codec != _charset.UNKNOWN8BIT:
            # Better an error now than when the message is written.
            try:
                s.encode(codec, errors)
            except UnicodeEncodeError:
                if codec != 'us-ascii':
                    raise
                charset = UTF8
        self._chunks.append((s, charset))

    def _nonctext(self, s):
        return s.isspace() or s in ('(', ')', '\\')

    def encode(self, splitchars=';, \t', maxlinelen=None, linesep='\n'):
        """The header as it is sent, in lines of at most `maxlinelen`."""
        self._normalize()
        if maxlinelen is None:
            maxlinelen = self._maxlinelen
        if maxlinelen == 0:
            maxlinelen = 1_000_000
        formatter = _ValueFormatter(self._headerlen, maxlinelen,
                                    self._continuation_ws, splitchars)
        before = before_ends_blank = None
        for at, (text, charset) in enumerate(self._chunks):
            if at:
                begins_blank = text and self._nonctext(text[0])
                if before not in _PLAIN:
                    apart = not begins_blank or charset not in _PLAIN
                else:
                    apart = charset not in _PLAIN and not before_ends_blank
                if apart:
                    formatter.add_transition()
            before_ends_blank = text and self._nonctext(text[-1])
            before = charset
            self._feed_lines(formatter, text.splitlines(), charset)
        if self._chunks:
            formatter.add_transition()
        value = formatter._str(linesep)
        if _embedded_header.search(value):
            raise HeaderParseError(
                f'header value appears to contain an embedded header: {value!r}')
        return value

    def _feed_lines(self, formatter, lines, charset):
        formatter.feed('', lines[0] if lines else '', charset)
        for line in lines[1:]:
            text = line.lstrip()
            blanks = line[:len(line) - len(text)]
            if charset.header_encoding is not None:
                blanks, text = self._continuation_ws, ' ' + text
            formatter.newline()
            formatter.feed(blanks, text, charset)
        if len(lines) > 1:
            formatter.newline()

    def _normalize(self):
        # Chunks of one charset that follow each other become one.
        merged = []
        for text, charset in self._chunks:
            if merged and charset == merged[-1][1]:
                merged[-1][0].append(text)
            else:
                merged.append(([text], charset))
        self._chunks = [(SPACE.join(texts), charset) for texts, charset in merged]


class _ValueFormatter:
    """Lays the pieces of a value out in lines."""

    def __init__(self, headerlen, maxlen, continuation_ws, splitchars):
        self._maxlen = maxlen
        self._continuation_ws = continuation_ws
        self._continuation_ws_len = len(continuation_ws)
        self._splitchars = splitchars
        self._lines = []
        self._current_line = _Accumulator(headerlen)

    def _str(self, linesep):
        self.newline()
        return linesep.join(self._lines)

    def __str__(self):
        return self._str(NL)

    def newline(self):
        line = self._current_line
        last = line.pop()
        if last != (' ', ''):
            line.push(*last)
        if len(line) > 0:
            if self._lines and line.is_onlyws():
                self._lines[-1] += str(line)
            else:
                self._lines.append(str(line))
        line.reset()

    def add_transition(self):
        self._current_line.push(' ', '')

    def feed(self, fws, string, charset):
        if charset.header_encoding is None:
            # The charset needs no encoding: break between words.
            self._ascii_split(fws, string, self._splitchars)
            return
        words = charset.header_encode_lines(string, self._maxlengths())
        if not words:
            return
        first, *words = words
        if first is not None:
            self._append_chunk(fws, first)
        if not words:
            return
        *full, last = words
        self.newline()
        self._current_line.push(self._continuation_ws, last)
        self._lines += [self._continuation_ws + word for word in full]

    def _maxlengths(self):
        yield self._maxlen - len(self._current_line)
        while True:
            yield self._maxlen - self._continuation_ws_len

    def _ascii_split(self, fws, string, splitchars):
        # RFC 2822 breaks at white space only, which stays with what follows.
        for found in re.finditer(f'([{FWS}]*)([^{FWS}]*)', fws + string):
            if found[0]:
                self._append_chunk(found[1], found[2])

    def _break_point(self):
        # Where to cut the line: the last place of the best splitting character.
        line = self._current_line
        for char in self._splitchars:
            for at in range(line.part_count() - 1, 0, -1):
                if char.isspace() and line[at][0][:1] == char:
                    return at
                if line[at - 1][1][-1:] == char:
                    return at
        return None

    def _append_chunk(self, fws, string):
        line = self._current_line
        line.push(fws, string)
        if len(line) <= self._maxlen:
            return
        at = self._break_point()
        if at is not None:
            rest = line.pop_from(at)
            self._lines.append(str(line))
            line.reset(rest)
            return
        fws, part = line.pop()
        if line._initial_size > 0:
            # Only the name stands before it: better a line that has it alone.
            self.newline()
            fws = fws or ' '
        line.push(fws, part)


class _Accumulator(list):
    """The pieces (white space, text) of a line; its length is the text's."""

    def __init__(self, initial_size=0):
        self._initial_size = initial_size
        super().__init__()

    def push(self, fws, string):
        self.append((fws, string))

    def pop_from(self, i=0):
        tail = self[i:]
        del self[i:]
        return tail

    def pop(self):
        return super().pop() if self.part_count() else ('', '')

    def __len__(self):
        return sum((len(fws) + len(part) for fws, part in self),
                   self._initial_size)

    def __str__(self):
        return EMPTYSTRING.join(fws + part for fws, part in self)

    def reset(self, startval=None):
        self[:] = [] if startval is None else startval
        self._initial_size = 0

    def is_onlyws(self):
        return self._initial_size == 0 and (not self or str(self).isspace())

    def part_count(self):
        return super().__len__()
