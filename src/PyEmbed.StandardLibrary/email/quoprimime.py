"""Quoted-printable in headers and bodies of messages."""

import re
from string import ascii_letters, digits

__all__ = [
    'body_decode', 'body_encode', 'body_length', 'decode', 'decodestring',
    'header_decode', 'header_encode', 'header_length', 'quote', 'unquote',
]

CRLF = '\r\n'
NL = '\n'
EMPTYSTRING = ''


def _table(plain, special=()):
    # How each of the 256 bytes is written, `plain` ones as they are.
    table = [chr(code) if code in plain else f'={code:02X}'
             for code in range(256)]
    for code, text in special:
        table[code] = text
    return table


_printable = bytes(code for code in range(32, 127) if code != ord('='))
_QUOPRI_MAP = _table(b'')
_QUOPRI_HEADER_MAP = _table(b'-!*+/' + (ascii_letters + digits).encode('ascii'),
                            [(ord(' '), '_')])
_QUOPRI_BODY_MAP = _table(_printable + b'\t')
_QUOPRI_BODY_ENCODE_MAP = _table(_printable + b'\t\r\n')


def header_check(octet):
    """Must the byte be escaped in a header?"""
    return _QUOPRI_HEADER_MAP[octet] != chr(octet)


def body_check(octet):
    """Must the byte be escaped in a body?"""
    return _QUOPRI_BODY_MAP[octet] != chr(octet)


def _length(table, data):
    return sum(len(table[octet]) for octet in data)


def header_length(bytearray):
    """How long the bytes are once encoded for a header."""
    return _length(_QUOPRI_HEADER_MAP, bytearray)


def body_length(bytearray):
    """How long the bytes are once encoded for a body."""
    return _length(_QUOPRI_BODY_MAP, bytearray)


def _max_append(L, s, maxlen, extra=''):
    if not isinstance(s, str):
        s = chr(s)
    if L and len(L[-1]) + len(s) <= maxlen:
        L[-1] += extra + s
    else:
        L.append(s.lstrip())


def unquote(s):
    """The character that an escape =XX stands for."""
    return chr(int(s[1:3], 16))


def quote(c):
    return _QUOPRI_MAP[ord(c)]


def header_encode(header_bytes, charset='iso-8859-1'):
    """Encode one header line as an encoded word."""
    if not header_bytes:
        return ''
    text = header_bytes.decode('latin1').translate(_QUOPRI_HEADER_MAP)
    return f'=?{charset}?q?{text}?='


def _soft_breaks(line, width):
    """Cut a line that is too long, never inside of an escape.

    Gives the pieces with their soft breaks, and what is left for the last line.
    """
    pieces = []
    room = width - 1
    while len(line) > width:
        # An escape that begins in the last two places moves to the next line.
        cut = room
        if line[cut - 2] == '=':
            cut -= 2
        elif line[cut - 1] == '=':
            cut -= 1
        pieces.append(line[:cut] + '=')
        line = line[cut:]
    return pieces, line


def body_encode(body, maxlinelen=76, eol=NL):
    """Encode text (of characters below 256), lines at most `maxlinelen` long."""
    if maxlinelen < 4:
        raise ValueError('maxlinelen must be at least 4')
    if not body:
        return body
    body = body.translate(_QUOPRI_BODY_ENCODE_MAP)
    out = []
    for line in body.splitlines():
        pieces, rest = _soft_breaks(line, maxlinelen)
        # A blank at the end of a line would get lost on the way.
        if rest and rest[-1] in ' \t':
            spare = maxlinelen - len(rest)
            if spare >= 2:
                rest = rest[:-1] + quote(rest[-1])
            elif spare == 1:
                rest += '=' + eol
            else:
                rest = rest[:-1] + '=' + eol + quote(rest[-1])
        out += pieces
        out.append(rest)
    if body[-1] in CRLF:
        out.append('')
    return eol.join(out)


_body_piece = re.compile('=([0-9a-fA-F]{2})|=$')


def decode(encoded, eol=NL):
    """Decode quoted-printable text; each line then ends in `eol`."""
    if not encoded:
        return encoded
    decoded = []
    for line in encoded.splitlines():
        line = line.rstrip()
        decoded.append(_body_piece.sub(
            lambda found: chr(int(found[1], 16)) if found[1] else '', line))
        if line[-1:] != '=':
            decoded.append(eol)
    text = ''.join(decoded)
    if encoded[-1] not in CRLF and text.endswith(eol):
        text = text[:-1]
    return text


body_decode = decodestring = decode


def _unquote_match(match):
    return unquote(match[0])


def header_decode(s):
    """Decode the text of an encoded word in quoted-printable."""
    return re.sub('=[a-fA-F0-9]{2}', _unquote_match, s.replace('_', ' '),
                  flags=re.ASCII)
