"""The codec bz2: bytes compressed."""
import bz2
from encodings._define import compressing


def bz2_encode(input, errors='strict'):
    assert errors == 'strict'
    return bz2.compress(input), len(input)


def bz2_decode(input, errors='strict'):
    assert errors == 'strict'
    return bz2.decompress(input), len(input)


def _decode_piece(decompressor, input, final):
    try:
        return decompressor.decompress(input)
    except EOFError:
        return ''


compressing(globals(), 'bz2', bz2_encode, bz2_decode,
            bz2.BZ2Compressor, bz2.BZ2Decompressor, _decode_piece)
