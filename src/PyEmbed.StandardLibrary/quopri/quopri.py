"""Quoted-printable text (RFC 1521): bytes in lines of ASCII, others as = and two digits."""
try:
    from binascii import a2b_qp, b2a_qp
except ImportError:
    a2b_qp = b2a_qp = None

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


def _quoted_line(line, quotetabs, header):
    parts = []
    for code in line:
        c = bytes((code,))
        if needsquoting(c, quotetabs, header):
            c = quote(c)
        elif header and c == b' ':
            c = b'_'
        parts.append(c)
    return EMPTYSTRING.join(parts)


def encode(input, output, quotetabs, header=False):
    """Encode one binary file into another.

    quotetabs quotes spaces and tabs everywhere, header writes spaces as underscores (RFC 1522).
    """
    if b2a_qp is not None:
        output.write(b2a_qp(input.read(), quotetabs=quotetabs, header=header))
        return

    def put(text, end):
        # What the line must not end with, or consist of.
        if text[-1:] in (b' ', b'\t'):
            text = text[:-1] + quote(text[-1:])
        elif text == b'.':
            text = quote(text)
        output.write(text + end)

    waiting = None
    for line in iter(input.readline, b''):
        end = b'\n' if line.endswith(b'\n') else EMPTYSTRING
        text = _quoted_line(line[:len(line) - len(end)], quotetabs, header)
        if waiting is not None:
            put(waiting, b'\n')
        while len(text) > MAXLINESIZE:
            put(text[:MAXLINESIZE - 1], b'=\n')
            text = text[MAXLINESIZE - 1:]
        waiting = text
    if waiting is not None:
        put(waiting, end)


def encodestring(s, quotetabs=False, header=False):
    if b2a_qp is not None:
        return b2a_qp(s, quotetabs=quotetabs, header=header)
    return _through(encode, s, quotetabs, header)


def _through(convert, s, *how):
    from io import BytesIO
    output = BytesIO()
    convert(BytesIO(s), output, *how)
    return output.getvalue()


def decode(input, output, header=False):
    """Decode one binary file into another; header reads underscores as spaces."""
    if a2b_qp is not None:
        output.write(a2b_qp(input.read(), header=header))
        return
    made = EMPTYSTRING
    for line in iter(input.readline, b''):
        text, end = line, EMPTYSTRING
        if line.endswith(b'\n'):
            text, end = line[:-1].rstrip(b' \t\r'), b'\n'
        at = 0
        while at < len(text):
            c, digits = text[at:at + 1], text[at + 1:at + 3]
            at += 1
            if header and c == b'_':
                c = b' '
            elif c == ESCAPE:
                if not digits and end:
                    # The line goes on in the next.
                    c = end = EMPTYSTRING
                elif digits[:1] == ESCAPE:
                    at += 1
                elif len(digits) == 2 and ishex(digits[:1]) and ishex(digits[1:]):
                    c = bytes((unhex(digits),))
                    at += 2
            made += c
        if end:
            output.write(made + end)
            made = EMPTYSTRING
    if made:
        output.write(made)


def decodestring(s, header=False):
    if a2b_qp is not None:
        return a2b_qp(s, header=header)
    return _through(decode, s, header)


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
