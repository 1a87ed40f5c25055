"""The codec rot-13: each Latin letter becomes the one half the alphabet away."""
import codecs
from encodings._define import whole

rot13_map = codecs.make_identity_dict(range(256))
for _first in b'Aa':
    rot13_map.update((_first + at, _first + (at + 13) % 26) for at in range(26))


def _rotate(input, errors='strict'):
    return str.translate(input, rot13_map), len(input)


whole(globals(), 'rot-13', _rotate, _rotate, text=False)


def rot13(infile, outfile):
    """Copy a text file rotated."""
    outfile.write(codecs.encode(infile.read(), 'rot-13'))


if __name__ == '__main__':
    import sys
    rot13(sys.stdin, sys.stdout)
