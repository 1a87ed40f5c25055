"""The codec punycode (RFC 3492): any text in the letters, digits and hyphens of host names."""
from encodings._define import whole

digits = b'abcdefghijklmnopqrstuvwxyz0123456789'
_BASE, _TMIN, _TMAX, _SKEW, _DAMP, _INITIAL_BIAS, _INITIAL_N = 36, 1, 26, 38, 700, 72, 0x80


def T(j, bias):
    """The threshold of the digit at place j."""
    return min(max(_BASE * (j + 1) - bias, _TMIN), _TMAX)


def adapt(delta, first, numchars):
    """The bias for the number after delta."""
    delta //= _DAMP if first else 2
    delta += delta // numchars
    bias = 0
    while delta > (_BASE - _TMIN) * _TMAX // 2:
        delta //= _BASE - _TMIN
        bias += _BASE
    return bias + _BASE * delta // (delta + _SKEW)


# ---- Encoding

def generate_generalized_integer(N, bias):
    """A number as digits."""
    result = bytearray()
    place = 0
    while True:
        threshold = T(place, bias)
        if N < threshold:
            result.append(digits[N])
            return bytes(result)
        N, digit = divmod(N - threshold, _BASE - threshold)
        result.append(digits[threshold + digit])
        place += 1


def insertion_unsort(str, extended):
    """How far it is from one insertion to the next, in the order of the characters."""
    deltas = []
    state, number = 0, _INITIAL_N
    for char in extended:
        code = ord(char)
        # A step in number for each place that there is among the characters below it.
        smaller = sum(1 for other in str if ord(other) < code)
        state += (code - number) * (smaller + 1)
        number = code
        for other in str:
            if other < char:
                state += 1
            elif other == char:
                deltas.append(state)
                state = 0
                smaller += 1
        state += 1
        number += 1
    return deltas


def punycode_encode(text):
    base = bytes([ord(char) for char in text if ord(char) < 128])
    extended = sorted({char for char in text if ord(char) >= 128})
    result = bytearray(base + b'-' if base else b'')
    bias = _INITIAL_BIAS
    for done, delta in enumerate(insertion_unsort(text, extended)):
        result += generate_generalized_integer(delta, bias)
        bias = adapt(delta, done == 0, len(base) + done + 1)
    return bytes(result)


# ---- Decoding

def decode_generalized_number(extended, extpos, bias, errors):
    """(place after the number at extpos, the number, None if it is none)."""
    result = 0
    weight = 1
    place = 0
    while True:
        if extpos >= len(extended):
            if errors == 'strict':
                raise UnicodeError('incomplete punicode string')
            return extpos + 1, None
        char = extended[extpos]
        extpos += 1
        if 'A' <= char <= 'Z':
            digit = ord(char) - ord('A')
        elif '0' <= char <= '9':
            digit = ord(char) - ord('0') + 26
        elif errors == 'strict':
            raise UnicodeError(f"Invalid extended code point '{char}'")
        else:
            return extpos, None
        threshold = T(place, bias)
        result += digit * weight
        if digit < threshold:
            return extpos, result
        weight *= _BASE - threshold
        place += 1


def insertion_sort(base, extended, errors):
    """base with the characters that extended tells of put in."""
    number = _INITIAL_N
    place = -1
    bias = _INITIAL_BIAS
    at = 0
    while at < len(extended):
        after, delta = decode_generalized_number(extended, at, bias, errors)
        if delta is None:
            return base
        steps, place = divmod(place + delta + 1, len(base) + 1)
        number += steps
        if number > 0x10FFFF:
            if errors == 'strict':
                raise UnicodeError(f'Invalid character U+{number:x}')
            number = ord('?')
        base = base[:place] + chr(number) + base[place:]
        bias = adapt(delta, at == 0, len(base))
        at = after
    return base


def punycode_decode(text, errors):
    if isinstance(text, str):
        text = text.encode('ascii')
    elif isinstance(text, memoryview):
        text = bytes(text)
    base, hyphen, extended = text.rpartition(b'-')
    base = str(base, 'ascii', errors) if hyphen else ''
    return insertion_sort(base, str(extended, 'ascii').upper(), errors)


def _encode(input, errors='strict'):
    return punycode_encode(input), len(input)


def _decode(input, errors='strict'):
    if errors not in ('strict', 'replace', 'ignore'):
        raise UnicodeError('Unsupported error handling ' + errors)
    return punycode_decode(input, errors), len(input)


whole(globals(), 'punycode', _encode, _decode)
