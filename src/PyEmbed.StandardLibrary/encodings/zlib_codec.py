"""The codec zlib: bytes compressed."""
import zlib
from encodings._define import compressing


def zlib_encode(input, errors='strict'):
    assert errors == 'strict'
    return zlib.compress(input), len(input)


def zlib_decode(input, errors='strict'):
    assert errors == 'strict'
    return zlib.decompress(input), len(input)


def _decode_piece(decompressor, input, final):
    output = decompressor.decompress(input)
    return output + decompressor.flush() if final else output


compressing(globals(), 'zlib', zlib_encode, zlib_decode,
            zlib.compressobj, zlib.decompressobj, _decode_piece)
