"""Quoted-printable text (RFC 1521): bytes in lines of ASCII, others as = and two digits."""
from binascii import a2b_qp, b2a_qp

__all__ = ['encode', 'decode', 'encodestring', 'decodestring']

ESCAPE = b'='
MAXLINESIZE = 76
HEX = b'0123456789ABCDEF'
EMPTYSTRING = b''


def needsquoting(c, quotetabs, header):
    """Tell whether a byte is quoted; spaces at the end of a line always are."""
    assert isinstance(c, bytes)
    if c in b' \t':
        return quotetabs
    if c == b'_':
        return header
    return c == ESCAPE or not b' ' <= c <= b'~'


def quote(c):
    """A byte as = and two digits."""
    assert isinstance(c, bytes) and len(c) == 1
    high, low = divmod(ord(c), 16)
    return ESCAPE + bytes((HEX[high], HEX[low]))


def encode(input, output, quotetabs, header=False):
    """Encode one binary file into another.

    quotetabs quotes spaces and tabs everywhere, header writes spaces as underscores (RFC 1522).
    """
    output.write(b2a_qp(input.read(), quotetabs=quotetabs, header=header))


def encodestring(s, quotetabs=False, header=False):
    return b2a_qp(s, quotetabs=quotetabs, header=header)


def decode(input, output, header=False):
    """Decode one binary file into another; header reads underscores as spaces."""
    output.write(a2b_qp(input.read(), header=header))


def decodestring(s, header=False):
    return a2b_qp(s, header=header)


def ishex(c):
    """Tell whether a byte is a hexadecimal digit."""
    assert isinstance(c, bytes)
    return b'0' <= c <= b'9' or b'a' <= c <= b'f' or b'A' <= c <= b'F'


def unhex(s):
    """The number that hexadecimal digits are."""
    value = 0
    for digit in s:
        digit = bytes((digit,))
        assert ishex(digit), f'non-hex digit {digit!r}'
        value = value * 16 + int(digit, 16)
    return value


def main():
    """python -m quopri [-t | -d] [file] ..."""
    import getopt
    import sys
    try:
        options, files = getopt.getopt(sys.argv[1:], 'td')
    except getopt.error as problem:
        print(problem, file=sys.stderr)
        print('usage: quopri [-t | -d] [file] ...', file=sys.stderr)
        print('-t: quote tabs', file=sys.stderr)
        print('-d: decode; default encode', file=sys.stderr)
        sys.exit(2)
    given = [option for option, _ in options]
    if '-t' in given and '-d' in given:
        print('-t and -d are mutually exclusive', file=sys.stderr)
        sys.exit(2)
    failed = False
    for name in files or ['-']:
        try:
            file = sys.stdin.buffer if name == '-' else open(name, 'rb')
        except OSError as problem:
            sys.stderr.write(f"{name}: can't open ({problem})\n")
            failed = True
            continue
        try:
            if '-d' in given:
                decode(file, sys.stdout.buffer)
            else:
                encode(file, sys.stdout.buffer, '-t' in given)
        finally:
            if name != '-':
                file.close()
    if failed:
        sys.exit(1)


if __name__ == '__main__':
    main()
