"""The codec quopri: bytes as quoted-printable text."""
import quopri
from io import BytesIO
from encodings._define import whole


def quopri_encode(input, errors='strict'):
    assert errors == 'strict'
    output = BytesIO()
    quopri.encode(BytesIO(input), output, quotetabs=True)
    return output.getvalue(), len(input)


def quopri_decode(input, errors='strict'):
    assert errors == 'strict'
    output = BytesIO()
    quopri.decode(BytesIO(input), output)
    return output.getvalue(), len(input)


whole(globals(), 'quopri', quopri_encode, quopri_decode, binary=True)
