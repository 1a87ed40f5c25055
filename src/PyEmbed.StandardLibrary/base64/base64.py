"""Binary data as text: Base16, Base32, Base64, Ascii85 and Base85."""

import binascii

__all__ = ['encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode',
           'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode', 'b85encode', 'b85decode', 'a85encode',
           'a85decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode']

bytes_types = bytes, bytearray


def _bytes_from_decode_data(s):
    # What is to be decoded: ASCII text or anything like bytes.
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters')
    if isinstance(s, bytes_types):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not %r"
                        % s.__class__.__name__) from None


def _bytes_to_encode(s):
    return s if isinstance(s, bytes_types) else memoryview(s).tobytes()


# Base64

def b64encode(s, altchars=None):
    """Encode; altchars are two bytes to use for + and /."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is None:
        return encoded
    assert len(altchars) == 2, repr(altchars)
    return encoded.translate(bytes.maketrans(b'+/', altchars))


def b64decode(s, altchars=None, validate=False):
    """Decode; other characters are skipped, or binascii.Error with validate."""
    s = _bytes_from_decode_data(s)
    if altchars is not None:
        altchars = _bytes_from_decode_data(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Encode with + and /."""
    return b64encode(s)


def standard_b64decode(s):
    """Decode with + and /."""
    return b64decode(s)


_urlsafe_encode_translation = bytes.maketrans(b'+/', b'-_')
_urlsafe_decode_translation = bytes.maketrans(b'-_', b'+/')


def urlsafe_b64encode(s):
    """Encode with - and _."""
    return b64encode(s).translate(_urlsafe_encode_translation)


def urlsafe_b64decode(s):
    """Decode with - and _."""
    return b64decode(_bytes_from_decode_data(s).translate(_urlsafe_decode_translation))


# Base32: five bytes are eight digits.

_b32alphabet = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_b32hexalphabet = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'
# By alphabet and made when needed: the texts of all pairs of digits, the values of the digits.
_b32tab2 = {}
_b32rev = {}
# How many digits at the end are padding, by how many bytes are left over, and the other way round.
_B32_PADDING = 0, 6, 4, 3, 1
_B32_LEFTOVER = {6: 1, 4: 2, 3: 3, 1: 4}


def _pairs(digits):
    return [bytes((first, second)) for first in digits for second in digits]


def _b32encode(alphabet, s):
    pairs = _b32tab2.get(alphabet)
    if pairs is None:
        pairs = _b32tab2[alphabet] = _pairs(alphabet)
    s = _bytes_to_encode(s)
    leftover = len(s) % 5
    if leftover:
        s = s + bytes(5 - leftover)
    encoded = bytearray()
    for start in range(0, len(s), 5):
        bits = int.from_bytes(s[start:start + 5])
        encoded += pairs[bits >> 30] + pairs[bits >> 20 & 1023] + pairs[bits >> 10 & 1023] + pairs[bits & 1023]
    padding = _B32_PADDING[leftover]
    if padding:
        encoded[-padding:] = b'=' * padding
    return bytes(encoded)


def _b32decode(alphabet, s, casefold=False, map01=None):
    values = _b32rev.get(alphabet)
    if values is None:
        values = _b32rev[alphabet] = {digit: value for value, digit in enumerate(alphabet)}
    s = _bytes_from_decode_data(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = _bytes_from_decode_data(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b'01', b'O' + map01))
    if casefold:
        s = s.upper()
    digits = s.rstrip(b'=')
    padding = len(s) - len(digits)
    decoded = bytearray()
    bits = 0
    for start in range(0, len(digits), 8):
        bits = 0
        try:
            for digit in digits[start:start + 8]:
                bits = (bits << 5) + values[digit]
        except KeyError:
            raise binascii.Error('Non-base32 digit found') from None
        decoded += bits.to_bytes(5)
    if padding and padding not in _B32_LEFTOVER:
        raise binascii.Error('Incorrect padding')
    if padding and decoded:
        decoded[-5:] = (bits << 5 * padding).to_bytes(5)[:_B32_LEFTOVER[padding]]
    return bytes(decoded)


def b32encode(s):
    """Encode."""
    return _b32encode(_b32alphabet, s)


def b32decode(s, casefold=False, map01=None):
    """Decode; casefold accepts lower case, map01 reads 0 as O and 1 as the letter given (I or L)."""
    return _b32decode(_b32alphabet, s, casefold, map01)


def b32hexencode(s):
    """Encode with the extended hexadecimal alphabet."""
    return _b32encode(_b32hexalphabet, s)


def b32hexdecode(s, casefold=False):
    """Decode with the extended hexadecimal alphabet."""
    return _b32decode(_b32hexalphabet, s, casefold)


# Base16

def b16encode(s):
    """Encode."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """Decode; casefold accepts lower case."""
    s = _bytes_from_decode_data(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


# Ascii85 and Base85: four bytes are five digits.

_A85START = b"<~"
_A85END = b"~>"
_a85alphabet = bytes(range(33, 118))
_b85alphabet = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_85pairs = {}
_b85dec = None


def _85encode(b, alphabet, pad=False, foldnuls=False, foldspaces=False):
    pairs = _85pairs.get(alphabet)
    if pairs is None:
        pairs = _85pairs[alphabet] = _pairs(alphabet)
    b = _bytes_to_encode(b)
    padding = -len(b) % 4
    if padding:
        b = b + bytes(padding)
    chunks = []
    for start in range(0, len(b), 4):
        word = int.from_bytes(b[start:start + 4])
        if foldnuls and not word:
            chunks.append(b'z')
        elif foldspaces and word == 0x20202020:
            chunks.append(b'y')
        else:
            rest = word // 85
            chunks.append(pairs[rest // 7225] + pairs[rest % 7225] + alphabet[word % 85:word % 85 + 1])
    if padding and not pad:
        if chunks[-1] == b'z':
            chunks[-1] = alphabet[:1] * 5
        chunks[-1] = chunks[-1][:-padding]
    return b''.join(chunks)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Encode as Ascii85.

    foldspaces writes y for four spaces, wrapcol is the length of lines, pad encodes whole groups of four bytes, adobe
    puts <~ and ~> around it.
    """
    result = _85encode(b, _a85alphabet, pad, True, foldspaces)
    if adobe:
        result = _A85START + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [result[start:start + wrapcol] for start in range(0, len(result), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b'')
        result = b'\n'.join(lines)
    return result + _A85END if adobe else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    """Decode Ascii85; the parameters are those of a85encode(), ignorechars are skipped."""
    b = _bytes_from_decode_data(b)
    if adobe:
        if not b.endswith(_A85END):
            raise ValueError("Ascii85 encoded byte sequences must end with {!r}".format(_A85END))
        b = b[2 if b.startswith(_A85START) else 0:-2]
    decoded = []
    group = []
    # Digits to fill the last group.
    for x in b + b'u' * 4:
        if 33 <= x <= 117:
            group.append(x - 33)
            if len(group) == 5:
                word = 0
                for digit in group:
                    word = word * 85 + digit
                if word > 0xFFFFFFFF:
                    raise ValueError('Ascii85 overflow') from None
                decoded.append(word.to_bytes(4))
                group.clear()
        elif x == ord('z') or foldspaces and x == ord('y'):
            if group:
                raise ValueError('%c inside Ascii85 5-tuple' % x)
            decoded.append(b'\0\0\0\0' if x == ord('z') else b'    ')
        elif x not in ignorechars:
            raise ValueError('Non-Ascii85 digit found: %c' % x)
    result = b''.join(decoded)
    surplus = 4 - len(group)
    return result[:-surplus] if surplus else result


def b85encode(b, pad=False):
    """Encode as Base85; pad encodes whole groups of four bytes."""
    return _85encode(b, _b85alphabet, pad)


def b85decode(b):
    """Decode Base85."""
    global _b85dec
    if _b85dec is None:
        _b85dec = {digit: value for value, digit in enumerate(_b85alphabet)}
    b = _bytes_from_decode_data(b)
    padding = -len(b) % 5
    b = b + b'~' * padding
    decoded = []
    for start in range(0, len(b), 5):
        word = 0
        group = b[start:start + 5]
        try:
            for digit in group:
                word = word * 85 + _b85dec[digit]
        except KeyError:
            position = next(index for index, digit in enumerate(group, start) if digit not in _b85dec)
            raise ValueError('bad base85 character at position %d' % position) from None
        if word > 0xFFFFFFFF:
            raise ValueError('base85 overflow in hunk starting at byte %d' % start) from None
        decoded.append(word.to_bytes(4))
    result = b''.join(decoded)
    return result[:-padding] if padding else result


# The old interface: lines of at most 76 characters, between files or in memory.

MAXLINESIZE = 76
MAXBINSIZE = MAXLINESIZE // 4 * 3


def encode(input, output):
    """Encode a binary file as Base64 in lines."""
    while data := input.read(MAXBINSIZE):
        while len(data) < MAXBINSIZE:
            more = input.read(MAXBINSIZE - len(data))
            if not more:
                break
            data += more
        output.write(binascii.b2a_base64(data))


def decode(input, output):
    """Decode the lines of a binary file."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _input_type_check(s):
    kind = s.__class__.__name__
    try:
        view = memoryview(s)
    except TypeError as err:
        raise TypeError("expected bytes-like object, not %s" % kind) from err
    if view.format not in ('c', 'b', 'B'):
        raise TypeError("expected single byte elements, not %r from %s" % (view.format, kind))
    if view.ndim != 1:
        raise TypeError("expected 1-D data, not %d-D data from %s" % (view.ndim, kind))


def encodebytes(s):
    """Encode bytes as Base64 in lines."""
    _input_type_check(s)
    return b"".join([binascii.b2a_base64(s[start:start + MAXBINSIZE]) for start in range(0, len(s), MAXBINSIZE)])


def decodebytes(s):
    """Decode lines of Base64."""
    _input_type_check(s)
    return binascii.a2b_base64(s)


def main():
    """The command line."""
    import sys, getopt
    usage = f"""usage: {sys.argv[0]} [-h|-d|-e|-u|-t] [file|-]
        -h: print this help message and exit
        -d, -u: decode
        -e: encode (default)
        -t: encode and decode string 'Aladdin:open sesame'"""
    try:
        options, args = getopt.getopt(sys.argv[1:], 'hdeut')
    except getopt.error as msg:
        sys.stdout = sys.stderr
        print(msg)
        print(usage)
        sys.exit(2)
    action = encode
    for option, _ in options:
        if option == '-t':
            return test()
        if option == '-h':
            print(usage)
            return
        action = encode if option == '-e' else decode
    if args and args[0] != '-':
        with open(args[0], 'rb') as file:
            action(file, sys.stdout.buffer)
    else:
        action(sys.stdin.buffer, sys.stdout.buffer)


def test():
    text = b"Aladdin:open sesame"
    encoded = encodebytes(text)
    decoded = decodebytes(encoded)
    for value in (text, encoded, decoded):
        print(repr(value))
    assert text == decoded


if __name__ == '__main__':
    main()
