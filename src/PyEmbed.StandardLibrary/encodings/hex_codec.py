"""The codec hex: bytes as pairs of hexadecimal digits."""
import binascii
from encodings._define import whole


def hex_encode(input, errors='strict'):
    assert errors == 'strict'
    return binascii.b2a_hex(input), len(input)


def hex_decode(input, errors='strict'):
    assert errors == 'strict'
    return binascii.a2b_hex(input), len(input)


whole(globals(), 'hex', hex_encode, hex_decode, binary=True)
