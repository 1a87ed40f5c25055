"""The codec idna (RFC 3490): host names with letters beyond ASCII."""
import codecs
import re
import stringprep
from stringprep import unicodedata
from encodings._define import whole

dots = re.compile('[\u002E\u3002\uFF0E\uFF61]')
ace_prefix = b'xn--'
sace_prefix = 'xn--'

_PROHIBITED = (
    stringprep.in_table_c12, stringprep.in_table_c22, stringprep.in_table_c3,
    stringprep.in_table_c4, stringprep.in_table_c5, stringprep.in_table_c6,
    stringprep.in_table_c7, stringprep.in_table_c8, stringprep.in_table_c9)


def nameprep(label):
    """Bring a label into the form in which labels are compared (RFC 3491)."""
    label = ''.join([stringprep.map_table_b2(char) for char in label
                     if not stringprep.in_table_b1(char)])
    label = unicodedata.normalize('NFKC', label)
    for char in label:
        if any(test(char) for test in _PROHIBITED):
            raise UnicodeError(f'Invalid character {char!r}')
    rightward = [stringprep.in_table_d1(char) for char in label]
    if any(rightward):
        if any(stringprep.in_table_d2(char) for char in label):
            raise UnicodeError('Violation of BIDI requirement 2')
        if not (rightward[0] and rightward[-1]):
            raise UnicodeError('Violation of BIDI requirement 3')
    return label


def _ascii_or_none(label):
    try:
        return label.encode('ascii')
    except UnicodeError:
        return None


def _checked(label):
    if not 0 < len(label) < 64:
        raise UnicodeError('label empty or too long')
    return label


def ToASCII(label):
    """The bytes of one label."""
    plain = _ascii_or_none(label)
    if plain is None:
        label = nameprep(label)
        plain = _ascii_or_none(label)
    if plain is not None:
        return _checked(plain)
    if label.startswith(sace_prefix):
        raise UnicodeError('Label starts with ACE prefix')
    return _checked(ace_prefix + label.encode('punycode'))


def ToUnicode(label):
    """The text of one label."""
    if not isinstance(label, bytes):
        plain = _ascii_or_none(label)
        if plain is None:
            plain = _ascii_or_none(nameprep(label))
            if plain is None:
                raise UnicodeError('Invalid character in IDN label')
        label = plain
    if not label.startswith(ace_prefix):
        return str(label, 'ascii')
    result = label[len(ace_prefix):].decode('punycode')
    # The text has to lead back to the bytes, or two texts would look like one name.
    back = ToASCII(result)
    if str(label, 'ascii').lower() != str(back, 'ascii'):
        raise UnicodeError('IDNA does not round-trip', label, back)
    return result


def _split_end(labels, dot):
    """Take an empty last label off: (labels, the dot before it or nothing)."""
    if labels and not labels[-1]:
        return labels[:-1], dot
    return labels, dot[:0]


def _complete(labels, dot, final):
    """The same for a piece: without final the last label may go on in the next."""
    labels, trailing = _split_end(labels, dot)
    if labels and not trailing and not final:
        labels = labels[:-1]
        if labels:
            trailing = dot
    return labels, trailing


def _encode(input, errors='strict'):
    if errors != 'strict':
        raise UnicodeError('unsupported error handling ' + errors)
    if not input:
        return b'', 0
    plain = _ascii_or_none(input)
    if plain is not None:
        *labels, last = plain.split(b'.')
        for label in labels:
            _checked(label)
        if len(last) >= 64:
            raise UnicodeError('label too long')
        return plain, len(input)
    labels, trailing = _split_end(dots.split(input), b'.')
    return b'.'.join(map(ToASCII, labels)) + trailing, len(input)


def _decode(input, errors='strict'):
    if errors != 'strict':
        raise UnicodeError('Unsupported error handling ' + errors)
    if not input:
        return '', 0
    input = bytes(input)
    if ace_prefix not in input:
        try:
            return input.decode('ascii'), len(input)
        except UnicodeDecodeError:
            pass
    labels, trailing = _split_end(input.split(b'.'), b'.')
    return '.'.join(map(ToUnicode, labels)) + trailing.decode('ascii'), len(input)


whole(globals(), 'idna', _encode, _decode)


# A piece may end within a label.

class IncrementalEncoder(codecs.BufferedIncrementalEncoder):
    def _buffer_encode(self, input, errors, final):
        if errors != 'strict':
            raise UnicodeError('unsupported error handling ' + errors)
        if not input:
            return b'', 0
        labels, trailing = _complete(dots.split(input), b'.', final)
        used = sum(map(len, labels)) + max(len(labels) - 1, 0) + len(trailing)
        return b'.'.join(map(ToASCII, labels)) + trailing, used


class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
    def _buffer_decode(self, input, errors, final):
        if errors != 'strict':
            raise UnicodeError('Unsupported error handling ' + errors)
        if not input:
            return '', 0
        if isinstance(input, str):
            labels = dots.split(input)
        else:
            labels = str(input, 'ascii').split('.')
        labels, trailing = _complete(labels, '.', final)
        used = sum(map(len, labels)) + max(len(labels) - 1, 0) + len(trailing)
        return '.'.join(map(ToUnicode, labels)) + trailing, used
