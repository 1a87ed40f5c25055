"""Functions that encode the payload of a message in place and say so in its headers."""

from base64 import encodebytes as _bencode
from quopri import encodestring as _encodestring

__all__ = ['encode_7or8bit', 'encode_base64', 'encode_noop', 'encode_quopri']

_FIELD = 'Content-Transfer-Encoding'


def _qencode(s):
    return _encodestring(s, quotetabs=True).replace(b' ', b'=20')


def encode_base64(msg):
    """Encode the payload in base64."""
    msg.set_payload(_bencode(msg.get_payload(decode=True)).decode('ascii'))
    msg[_FIELD] = 'base64'


def encode_quopri(msg):
    """Encode the payload in quoted-printable."""
    msg.set_payload(_qencode(msg.get_payload(decode=True)))
    msg[_FIELD] = 'quoted-printable'


def encode_7or8bit(msg):
    """Only say whether the payload needs seven bits or eight."""
    data = msg.get_payload(decode=True)
    try:
        if data is not None:
            data.decode('ascii')
    except UnicodeError:
        msg[_FIELD] = '8bit'
    else:
        msg[_FIELD] = '7bit'


def encode_noop(msg):
    """Change nothing."""
