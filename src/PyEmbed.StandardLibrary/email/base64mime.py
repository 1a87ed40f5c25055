"""Base64 in headers and bodies of messages."""

from base64 import b64encode
from binascii import a2b_base64, b2a_base64

__all__ = ['body_decode', 'body_encode', 'decode', 'decodestring',
           'header_encode', 'header_length']

CRLF = '\r\n'
NL = '\n'
EMPTYSTRING = ''
MISC_LEN = 7  # What surrounds charset and text of an encoded word: =??b??=


def header_length(bytearray):
    """How long the bytes are once encoded."""
    return (len(bytearray) + 2) // 3 * 4


def header_encode(header_bytes, charset='iso-8859-1'):
    """Encode one header line as an encoded word."""
    if not header_bytes:
        return ''
    if isinstance(header_bytes, str):
        header_bytes = header_bytes.encode(charset)
    return f'=?{charset}?b?{b64encode(header_bytes).decode("ascii")}?='


def body_encode(s, maxlinelen=76, eol=NL):
    """Encode bytes in lines of at most `maxlinelen` characters."""
    if not s:
        return ''
    step = maxlinelen * 3 // 4
    lines = (b2a_base64(s[at:at + step]) for at in range(0, len(s), step))
    text = b''.join(lines).decode('ascii')
    return text if eol == NL else text.replace(NL, eol)


def decode(string):
    """Decode base64 text or bytes to bytes."""
    if not string:
        return b''
    if isinstance(string, str):
        string = string.encode('raw-unicode-escape')
    return a2b_base64(string)


body_decode = decodestring = decode
