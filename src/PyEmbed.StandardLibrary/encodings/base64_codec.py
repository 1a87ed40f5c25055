"""The codec base64: bytes as lines of base64."""
import base64
from encodings._define import whole


def base64_encode(input, errors='strict'):
    assert errors == 'strict'
    return base64.encodebytes(input), len(input)


def base64_decode(input, errors='strict'):
    assert errors == 'strict'
    return base64.decodebytes(input), len(input)


whole(globals(), 'base64', base64_encode, base64_decode, binary=True)
