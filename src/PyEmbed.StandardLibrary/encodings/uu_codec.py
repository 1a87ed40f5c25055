"""The codec uu: bytes as uuencoded lines with "begin" and "end" around them."""
import binascii
from io import BytesIO
from encodings._define import whole

_LINE = 45


def uu_encode(input, errors='strict', filename='<data>', mode=0o666):
    assert errors == 'strict'
    filename = filename.replace('\n', '\\n').replace('\r', '\\r')
    view = memoryview(input).cast('B')
    output = [f'begin {mode & 0o777:o} {filename}\n'.encode('ascii')]
    output += [binascii.b2a_uu(view[at:at + _LINE]) for at in range(0, len(view), _LINE)]
    output.append(b' \nend\n')
    return b''.join(output), len(input)


def uu_decode(input, errors='strict'):
    assert errors == 'strict'
    lines = BytesIO(input)
    for line in lines:
        if line.startswith(b'begin'):
            break
    else:
        raise ValueError('Missing "begin" line in input data')
    output = []
    for line in lines:
        if line == b'end\n':
            return b''.join(output), len(input)
        try:
            data = binascii.a2b_uu(line)
        except binascii.Error:
            # Some encoders leave more at the end of a line than its length says.
            length = (line[0] - 32) & 63
            data = binascii.a2b_uu(line[:(length * 4 + 5) // 3])
        output.append(data)
    raise ValueError('Truncated input data')


whole(globals(), 'uu', uu_encode, uu_decode, binary=True)
