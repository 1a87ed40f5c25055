"""Encoded words of RFC 2047, `=?charset*lang?cte?text?=`, in both directions."""

import base64
import binascii
import re

from email import errors

__all__ = ['decode_q', 'encode_q', 'decode_b', 'encode_b', 'len_q', 'len_b',
           'decode', 'encode']

_escape = re.compile(b'=([a-fA-F0-9]{2})')


def _q_byte_subber(data):
    return _escape.sub(lambda found: bytes((int(found[1], 16),)), data)


def decode_q(encoded):
    return _q_byte_subber(encoded.replace(b'_', b' ')), []


class _QByteMap(dict):
    """How a byte is written; filled as bytes turn up."""

    safe = (b'-!*+/'
            b'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
            b'0123456789')

    def __missing__(self, key):
        text = self[key] = chr(key) if key in self.safe else f'={key:02X}'
        return text


_q_byte_map = _QByteMap({0x20: '_'})


def encode_q(bstring):
    return ''.join(map(_q_byte_map.__getitem__, bstring))


def len_q(bstring):
    return len(encode_q(bstring))


def decode_b(encoded):
    short = -len(encoded) % 4
    # What is tried in turn: data, strictly?, the defects if it works.
    attempts = (
        (encoded + b'=' * short, True,
         (errors.InvalidBase64PaddingDefect,) if short else ()),
        (encoded, False, (errors.InvalidBase64CharactersDefect,)),
        (encoded + b'==', False, (errors.InvalidBase64CharactersDefect,
                                  errors.InvalidBase64PaddingDefect)),
    )
    for data, strict, defects in attempts:
        try:
            decoded = base64.b64decode(data, validate=strict)
        except binascii.Error:
            continue
        return decoded, [defect() for defect in defects]
    return encoded, [errors.InvalidBase64LengthDefect()]


def encode_b(bstring):
    return str(base64.b64encode(bstring), 'ascii')


def len_b(bstring):
    return (len(bstring) + 2) // 3 * 4


_cte_decoders = {'q': decode_q, 'b': decode_b}
_cte_encoders = {'q': encode_q, 'b': encode_b}
_cte_encode_length = {'q': len_q, 'b': len_b}


def decode(ew):
    """Split and decode an encoded word: (text, charset, language, defects)."""
    _, label, cte, text, _ = ew.split('?')
    charset, _, lang = label.partition('*')
    raw, defects = _cte_decoders[cte.lower()](
        text.encode('ascii', 'surrogateescape'))
    try:
        return raw.decode(charset), charset, lang, defects
    except UnicodeDecodeError:
        defects.append(errors.UndecodableBytesDefect(
            'Encoded word contains bytes not decodable using '
            f'{charset!r} charset'))
        return raw.decode(charset, 'surrogateescape'), charset, lang, defects
    except (LookupError, UnicodeEncodeError):
        if charset.lower() != 'unknown-8bit':
            defects.append(errors.CharsetError(
                f'Unknown charset {charset!r} in encoded word; '
                'decoded as unknown bytes'))
        return raw.decode('ascii', 'surrogateescape'), charset, lang, defects


def encode(string, charset='utf-8', encoding=None, lang=''):
    """Encode text as one encoded word, the shorter encoding when none is said."""
    raw = (string.encode('ascii', 'surrogateescape')
           if charset == 'unknown-8bit' else string.encode(charset))
    if encoding is None:
        # Text that people can nearly read may cost a few characters.
        lengths = _cte_encode_length
        encoding = 'q' if lengths['q'](raw) < lengths['b'](raw) + 5 else 'b'
    text = _cte_encoders[encoding](raw)
    return f'=?{charset}{"*" + lang if lang else ""}?{encoding}?{text}?='
