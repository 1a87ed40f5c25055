"""The codec undefined, which refuses all: what one makes the default to find implicit conversions."""
from encodings._define import whole


def _refuse(input, errors='strict'):
    raise UnicodeError('undefined encoding')


whole(globals(), 'undefined', _refuse, _refuse)
