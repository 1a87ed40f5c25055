"""Character sets of messages: how text in each is encoded in headers and bodies."""

import email.base64mime
import email.quoprimime
from email import errors
from email.encoders import encode_7or8bit

__all__ = ['Charset', 'add_alias', 'add_charset', 'add_codec']

QP = 1        # Quoted-printable
BASE64 = 2    # Base64
SHORTEST = 3  # Whichever of the two is shorter

RFC2047_CHROME_LEN = 7  # Length of =?, ?q?, ?= around charset and text
DEFAULT_CHARSET = 'us-ascii'
UNKNOWN8BIT = 'unknown-8bit'
EMPTYSTRING = ''

# Name: (encoding in headers, encoding in bodies, charset to write in)
CHARSETS = dict.fromkeys(
    [f'iso-8859-{part}' for part in (1, 2, 3, 4, 9, 10, 13, 14, 15, 16)]
    + ['windows-1252', 'viscii'], (QP, QP, None))
CHARSETS.update({
    'us-ascii': (None, None, None),
    'big5': (BASE64, BASE64, None),
    'gb2312': (BASE64, BASE64, None),
    'euc-jp': (BASE64, None, 'iso-2022-jp'),
    'shift_jis': (BASE64, None, 'iso-2022-jp'),
    'iso-2022-jp': (BASE64, None, None),
    'koi8-r': (BASE64, BASE64, None),
    'utf-8': (SHORTEST, BASE64, 'utf-8'),
})

ALIASES = {
    f'latin{dash}{latin}': f'iso-8859-{part}'
    for latin, part in ((1, 1), (2, 2), (3, 3), (4, 4), (5, 9), (6, 10),
                        (7, 13), (8, 14), (9, 15), (10, 16))
    for dash in '_-'
}
ALIASES.update({
    'cp949': 'ks_c_5601-1987',
    'euc_jp': 'euc-jp',
    'euc_kr': 'euc-kr',
    'ascii': 'us-ascii',
})

# Charsets whose codec has another name; None: written without a codec.
CODEC_MAP = {
    'gb2312': 'eucgb2312_cn',
    'big5': 'big5_tw',
    'us-ascii': None,
}


def add_charset(charset, header_enc=None, body_enc=None, output_charset=None):
    """Say how a charset is encoded in headers and bodies."""
    if body_enc == SHORTEST:
        raise ValueError('SHORTEST not allowed for body_enc')
    CHARSETS[charset] = header_enc, body_enc, output_charset


def add_alias(alias, canonical):
    """Add another name of a charset."""
    ALIASES[alias] = canonical


def add_codec(charset, codecname):
    """Name the codec of a charset."""
    CODEC_MAP[charset] = codecname


def _encode(string, codec):
    if codec == UNKNOWN8BIT:
        return string.encode('ascii', 'surrogateescape')
    return string.encode(codec)


class Charset:
    """One character set and what the registries say about it."""

    def __init__(self, input_charset=DEFAULT_CHARSET):
        try:
            if isinstance(input_charset, str):
                input_charset.encode('ascii')
            else:
                input_charset = str(input_charset, 'ascii')
        except UnicodeError:
            raise errors.CharsetError(input_charset)
        name = input_charset.lower()
        self.input_charset = name = ALIASES.get(name, name)
        self.header_encoding, self.body_encoding, output = CHARSETS.get(
            name, (SHORTEST, BASE64, None))
        output = output or name
        self.output_charset = output = ALIASES.get(output, output)
        self.input_codec = CODEC_MAP.get(name, name)
        self.output_codec = CODEC_MAP.get(output, output)

    def __repr__(self):
        return self.input_charset.lower()

    def __eq__(self, other):
        return str(self) == str(other).lower()

    def get_body_encoding(self):
        """The name of the body's transfer encoding, or a function that sets it."""
        assert self.body_encoding != SHORTEST
        names = {QP: 'quoted-printable', BASE64: 'base64'}
        return names.get(self.body_encoding, encode_7or8bit)

    def get_output_charset(self):
        """The charset that text is written in."""
        return self.output_charset or self.input_charset

    def header_encode(self, string):
        """Encode text as one encoded word."""
        codec = self.output_codec or 'us-ascii'
        raw = _encode(string, codec)
        encoder = self._get_encoder(raw)
        return string if encoder is None else encoder.header_encode(raw, codec)

    def header_encode_lines(self, string, maxlengths):
        """Encode text as encoded words, each as long as `maxlengths` allows.

        The first is None if not a single character fits into its line.
        """
        codec = self.output_codec or 'us-ascii'
        encoder = self._get_encoder(_encode(string, codec))
        charset = self.get_output_charset()
        chrome = len(charset) + RFC2047_CHROME_LEN

        def word(text):
            return encoder.header_encode(_encode(text, codec), charset=codec)

        lines = []
        begin = 0
        room = next(maxlengths) - chrome
        for end in range(1, len(string) + 1):
            # Measured as a whole: an encoding may have state.
            raw = _encode(string[begin:end], charset)
            if encoder.header_length(raw) > room:
                last = end - 1
                lines.append(None if not lines and last == begin
                             else word(string[begin:last]))
                begin = last
                room = next(maxlengths) - chrome
        lines.append(word(string[begin:]))
        return lines

    def _get_encoder(self, header_bytes):
        base64mime, quoprimime = email.base64mime, email.quoprimime
        kind = self.header_encoding
        if kind == SHORTEST:
            shorter = (base64mime.header_length(header_bytes)
                       < quoprimime.header_length(header_bytes))
            kind = BASE64 if shorter else QP
        return {BASE64: base64mime, QP: quoprimime}.get(kind)

    def body_encode(self, string):
        """Encode the text or bytes of a body."""
        if not string:
            return string
        if isinstance(string, str):
            string = string.encode(self.output_charset)
            if self.body_encoding not in (BASE64, QP):
                return string.decode('ascii')
        if self.body_encoding == BASE64:
            return email.base64mime.body_encode(string)
        if self.body_encoding == QP:
            return email.quoprimime.body_encode(string.decode('latin1'))
        return string
