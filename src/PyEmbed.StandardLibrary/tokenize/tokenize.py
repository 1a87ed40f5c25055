"""Splits source into tokens, with comments and blank lines."""

from builtins import open as _builtin_open
from codecs import lookup, BOM_UTF8
import collections
import functools
from io import TextIOWrapper
import itertools as _itertools
import re
import sys
import token
from token import *
from token import EXACT_TOKEN_TYPES

__all__ = token.__all__ + ["tokenize", "generate_tokens", "detect_encoding",
                           "untokenize", "TokenInfo"]
del token

cookie_re = re.compile(r'^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)', re.ASCII)
blank_re = re.compile(br'^[ \t\f]*(?:[#\r\n]|$)', re.ASCII)

tabsize = 8


class TokenError(Exception):
    pass


class StopTokenizing(Exception):
    pass


class TokenInfo(collections.namedtuple('TokenInfo', 'type string start end line')):
    def __repr__(self):
        return (f'TokenInfo(type={self.type} ({tok_name[self.type]}), string={self.string!r}, '
                f'start={self.start!r}, end={self.end!r}, line={self.line!r})')

    @property
    def exact_type(self):
        """For operators the type of just this one."""
        return EXACT_TOKEN_TYPES.get(self.string, self.type) if self.type == OP else self.type


# Regular expressions of the parts of a line

def group(*choices):
    return '(' + '|'.join(choices) + ')'


def any(*choices):
    return group(*choices) + '*'


def maybe(*choices):
    return group(*choices) + '?'


@functools.lru_cache
def _compile(expr):
    return re.compile(expr, re.UNICODE)


def _all_string_prefixes():
    # With all orders and cases of the letters.
    prefixes = {''}
    for letters in ('b', 'r', 'u', 'f', 'br', 'fr'):
        for ordered in _itertools.permutations(letters):
            prefixes.update(map(''.join, _itertools.product(*((char, char.upper()) for char in ordered))))
    return prefixes


Whitespace = r'[ \f\t]*'
Comment = r'#[^\r\n]*'
Ignore = Whitespace + any(r'\\\r?\n' + Whitespace) + maybe(Comment)
Name = r'\w+'

_digits = r'[0-9](?:_?[0-9])*'
Hexnumber = r'0[xX](?:_?[0-9a-fA-F])+'
Binnumber = r'0[bB](?:_?[01])+'
Octnumber = r'0[oO](?:_?[0-7])+'
Decnumber = r'(?:0(?:_?0)*|[1-9](?:_?[0-9])*)'
Intnumber = group(Hexnumber, Binnumber, Octnumber, Decnumber)
Exponent = r'[eE][-+]?' + _digits
Pointfloat = group(_digits + r'\.(?:' + _digits + ')?', r'\.' + _digits) + maybe(Exponent)
Expfloat = _digits + Exponent
Floatnumber = group(Pointfloat, Expfloat)
Imagnumber = group(_digits + '[jJ]', Floatnumber + '[jJ]')
Number = group(Imagnumber, Floatnumber, Intnumber)

StringPrefix = group(*_all_string_prefixes())

# The rest of a string after its opening quotes.
Single = r"[^'\\]*(?:\\.[^'\\]*)*'"
Double = r'[^"\\]*(?:\\.[^"\\]*)*"'
Single3 = r"[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''"
Double3 = r'[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""'
Triple = group(StringPrefix + "'''", StringPrefix + '"""')

_within_single = r"'[^\n'\\]*(?:\\.[^\n'\\]*)*"
_within_double = r'"[^\n"\\]*(?:\\.[^\n"\\]*)*'
String = group(StringPrefix + _within_single + "'", StringPrefix + _within_double + '"')
# On one line, or up to a backslash at the end of the line.
ContStr = group(StringPrefix + _within_single + group("'", r'\\\r?\n'),
                StringPrefix + _within_double + group('"', r'\\\r?\n'))

# Longer operators before those that they start with.
Special = group(*map(re.escape, sorted(EXACT_TOKEN_TYPES, reverse=True)))
Funny = group(r'\r?\n', Special)

PlainToken = group(Number, Funny, String, Name)
Token = Ignore + PlainToken
PseudoExtras = group(r'\\\r?\n|\Z', Comment, Triple)
PseudoToken = Whitespace + group(PseudoExtras, Number, Funny, ContStr, Name)

single_quoted = {prefix + quote for prefix in _all_string_prefixes() for quote in ("'", '"')}
triple_quoted = {quoted + 2 * quoted[-1] for quoted in single_quoted}
endpats = {quoted: Single if quoted[-1] == "'" else Double for quoted in single_quoted}
endpats.update((quoted, Single3 if quoted[-1] == "'" else Double3) for quoted in triple_quoted)

_prefix = '(?:[bB][rR]?|[rR][bBfF]?|[uU]|[fF][rR]?|)'
_float = rf'(?:{_digits}\.(?:{_digits})?|\.{_digits})(?:{Exponent})?|{_digits}{Exponent}'

# What comes next on a line, with its kind as the name of the group.
_NEXT = Whitespace + '(?:' + '|'.join(f'(?P<{kind}>{pattern})' for kind, pattern in (
    ('joined', r'\\\r?\n'),
    ('end', r'\Z'),
    ('comment', Comment),
    ('triple', _prefix + '(?:\'\'\'|""")'),
    ('number', f'{_digits}[jJ]|(?:{_float})[jJ]?|{Hexnumber}|{Binnumber}|{Octnumber}|{Decnumber}'),
    ('newline', r'\r?\n'),
    ('operator', '|'.join(map(re.escape, sorted(EXACT_TOKEN_TYPES, reverse=True)))),
    ('string', _prefix + rf"(?:{_within_single}(?:'|\\\r?\n)|{_within_double}(?:\"|\\\r?\n))"),
    ('name', Name),
)) + ')'


# Encodings

def _get_normal_name(orig_enc):
    # The two encodings that the tokenizer knows under many names.
    name = orig_enc[:12].lower().replace("_", "-")
    if name == "utf-8" or name.startswith("utf-8-"):
        return "utf-8"
    latin = "latin-1", "iso-8859-1", "iso-latin-1"
    if name in latin or name.startswith(tuple(alias + "-" for alias in latin)):
        return "iso-8859-1"
    return orig_enc


def detect_encoding(readline):
    """The encoding of a source and the lines (bytes) that were read to find it, at most two.

    It is told by a byte order mark or a comment as in PEP 263, and is 'utf-8' else.
    """
    filename = getattr(getattr(readline, '__self__', None), 'name', None)

    def failure(message, detail=''):
        place = '' if filename is None else f' for {filename!r}'
        return SyntaxError(f'{message}{place}{detail}')

    def next_line():
        try:
            return readline()
        except StopIteration:
            return b''

    def named_in(line):
        try:
            text = line.decode('utf-8')
        except UnicodeDecodeError:
            raise failure("invalid or missing encoding declaration")
        match = cookie_re.match(text)
        if not match:
            return None
        name = _get_normal_name(match.group(1))
        try:
            lookup(name)
        except LookupError:
            raise failure("unknown encoding", ": " + name)
        if not has_mark:
            return name
        if name != 'utf-8':
            raise failure('encoding problem', ': utf-8')
        return 'utf-8-sig'

    first = next_line()
    has_mark = first.startswith(BOM_UTF8)
    if has_mark:
        first = first[len(BOM_UTF8):]
    default = 'utf-8-sig' if has_mark else 'utf-8'
    if not first:
        return default, []
    name = named_in(first)
    if name:
        return name, [first]
    # Only a blank or comment line may come before the one that tells.
    second = next_line() if blank_re.match(first) else b''
    if not second:
        return default, [first]
    return named_in(second) or default, [first, second]


def open(filename):
    """Open a source file for reading, with its encoding."""
    buffer = _builtin_open(filename, 'rb')
    try:
        encoding, _ = detect_encoding(buffer.readline)
        buffer.seek(0)
        stream = TextIOWrapper(buffer, encoding, line_buffering=True)
        stream.mode = 'r'
        return stream
    except:
        buffer.close()
        raise


# Tokens to source

class Untokenizer:
    def __init__(self):
        self.tokens = []
        self.prev_row = 1
        self.prev_col = 0
        self.encoding = None

    def add_whitespace(self, start):
        row, col = start
        if start < (self.prev_row, self.prev_col):
            raise ValueError(f"start ({row},{col}) precedes previous end ({self.prev_row},{self.prev_col})")
        if row > self.prev_row:
            # Lines between tokens can only be joined lines.
            self.tokens.append("\\\n" * (row - self.prev_row))
            self.prev_col = 0
        if col > self.prev_col:
            self.tokens.append(" " * (col - self.prev_col))

    def untokenize(self, iterable):
        tokens = iter(iterable)
        indents, is_line_start = [], False
        for item in tokens:
            if len(item) == 2:
                self.compat(item, tokens)
                break
            kind, string, start, end, _ = item
            if kind == ENCODING:
                self.encoding = string
                continue
            if kind == ENDMARKER:
                break
            if kind == INDENT:
                indents.append(string)
                continue
            if kind == DEDENT:
                indents.pop()
                self.prev_row, self.prev_col = end
                continue
            ends_line = kind in (NEWLINE, NL)
            if ends_line:
                is_line_start = True
            elif is_line_start and indents:
                if start[1] >= len(indents[-1]):
                    self.tokens.append(indents[-1])
                    self.prev_col = len(indents[-1])
                is_line_start = False
            self.add_whitespace(start)
            self.tokens.append(string)
            self.prev_row, self.prev_col = (end[0] + 1, 0) if ends_line else end
        return "".join(self.tokens)

    def compat(self, token, iterable):
        # Only types and strings are known: blanks go where they cannot do harm.
        indents = []
        is_line_start = token[0] in (NEWLINE, NL)
        after_string = False
        for item in _itertools.chain([token], iterable):
            kind, string = item[:2]
            if kind == ENCODING:
                self.encoding = string
                continue
            if kind in (NAME, NUMBER):
                string += ' '
            elif kind == STRING and after_string:
                string = ' ' + string
            after_string = kind == STRING
            if kind == INDENT:
                indents.append(string)
            elif kind == DEDENT:
                indents.pop()
            else:
                if kind in (NEWLINE, NL):
                    is_line_start = True
                elif is_line_start and indents:
                    self.tokens.append(indents[-1])
                    is_line_start = False
                self.tokens.append(string)


def untokenize(iterable):
    """Source of tokens: bytes if the first is an ENCODING token, else str.

    Tokens may be cut to type and string; then blanks differ from the source they came from.
    """
    maker = Untokenizer()
    source = maker.untokenize(iterable)
    return source if maker.encoding is None else source.encode(maker.encoding)


# Source to tokens

def tokenize(readline):
    """Yield the tokens of a source; readline gives a line of bytes at a time.

    A token is (type, string, (line, column) of its start, that of its end, line). The first
    is an ENCODING token.
    """
    encoding, consumed = detect_encoding(readline)
    lines = _itertools.chain(consumed, iter(readline, b""), _itertools.repeat(b""))
    return _tokenize(lines.__next__, encoding)


def generate_tokens(readline):
    """As tokenize, from lines of str and without an ENCODING token."""
    return _tokenize(readline, None)


class _OpenString:
    # A string that goes on after its line.
    def __init__(self, start, text, line, rest):
        self.start, self.text, self.lines = start, text, line
        self.rest = rest  # the expression of what is to come, up to the closing quotes


def _measure(line):
    # The indentation of a line as columns, and as characters.
    column = position = 0
    for position, char in enumerate(line):
        if char == ' ':
            column += 1
        elif char == '\t':
            column = (column // tabsize + 1) * tabsize
        elif char == '\f':
            column = 0
        else:
            return column, position
    return column, len(line)


def _tokenize(readline, encoding):
    if encoding is not None:
        if encoding == "utf-8-sig":
            encoding = "utf-8"
        yield TokenInfo(ENCODING, encoding, (0, 0), (0, 0), '')
    next_piece = _compile(_NEXT).match
    row = depth = 0             # depth of brackets
    is_joined = False           # the line before ended with a backslash
    string = None
    must_join = False           # its lines have to end with a backslash; stays set after one that failed
    indents = [0]
    previous, line = '', ''
    while True:
        previous = line
        try:
            line = readline()
        except StopIteration:
            line = ''
        if encoding is not None and isinstance(line, (bytes, bytearray)):
            line = line.decode(encoding)
        row += 1
        position = 0

        if string is not None:
            if not line:
                raise TokenError("EOF in multi-line string", string.start)
            match = string.rest.match(line)
            if match:
                position = match.end()
                yield TokenInfo(STRING, string.text + line[:position], string.start, (row, position),
                                string.lines + line)
                string, must_join = None, False
            elif not must_join or line.endswith(('\\\n', '\\\r\n')):
                string.text += line
                string.lines += line
                continue
            else:
                yield TokenInfo(ERRORTOKEN, string.text + line, string.start, (row, len(line)), string.lines)
                string = None
                continue
        elif depth == 0 and not is_joined:
            # A new statement.
            if not line:
                break
            column, position = _measure(line)
            if position == len(line):
                break
            if line[position] in '#\r\n':
                if line[position] == '#':
                    comment = line[position:].rstrip('\r\n')
                    end = position + len(comment)
                    yield TokenInfo(COMMENT, comment, (row, position), (row, end), line)
                    position = end
                yield TokenInfo(NL, line[position:], (row, position), (row, len(line)), line)
                continue
            if column > indents[-1]:
                indents.append(column)
                yield TokenInfo(INDENT, line[:position], (row, 0), (row, position), line)
            while column < indents[-1]:
                if column not in indents:
                    raise IndentationError(
                        "unindent does not match any outer indentation level",
                        ("<tokenize>", row, position, line))
                indents.pop()
                yield TokenInfo(DEDENT, '', (row, position), (row, position), line)
        else:
            if not line:
                raise TokenError("EOF in multi-line statement", (row, 0))
            is_joined = False

        length = len(line)
        while position < length:
            match = next_piece(line, position)
            if match is None:
                yield TokenInfo(ERRORTOKEN, line[position], (row, position), (row, position + 1), line)
                position += 1
                continue
            kind = match.lastgroup
            start, position = match.span(kind)
            if kind == 'name':
                text = match[kind]
                # \w takes more than names have.
                yield TokenInfo(NAME if text[0].isidentifier() else OP, text, (row, start), (row, position), line)
            elif kind == 'operator':
                text = match[kind]
                if text in '([{':
                    depth += 1
                elif text in ')]}':
                    depth -= 1
                yield TokenInfo(OP, text, (row, start), (row, position), line)
            elif kind == 'newline':
                yield TokenInfo(NL if depth > 0 else NEWLINE, match[kind], (row, start), (row, position), line)
            elif kind == 'number':
                yield TokenInfo(NUMBER, match[kind], (row, start), (row, position), line)
            elif kind == 'string':
                text = match[kind]
                if text[-1] == '\n':
                    rest = _compile(Single if text.lstrip('bBrRuUfF')[0] == "'" else Double)
                    string = _OpenString((row, start), line[start:], line, rest)
                    must_join = True
                    break
                yield TokenInfo(STRING, text, (row, start), (row, position), line)
            elif kind == 'triple':
                rest = _compile(Single3 if match[kind][-1] == "'" else Double3)
                match = rest.match(line, position)
                if match is None:
                    string = _OpenString((row, start), line[start:], line, rest)
                    break
                position = match.end()
                yield TokenInfo(STRING, line[start:position], (row, start), (row, position), line)
            elif kind == 'comment':
                yield TokenInfo(COMMENT, match[kind], (row, start), (row, position), line)
            elif kind == 'joined':
                is_joined = True

    # A last line without its end gets a NEWLINE, but for a comment.
    if previous and previous[-1] not in '\r\n' and not previous.strip().startswith("#"):
        yield TokenInfo(NEWLINE, '', (row - 1, len(previous)), (row - 1, len(previous) + 1), '')
    for _ in indents[1:]:
        yield TokenInfo(DEDENT, '', (row, 0), (row, 0), '')
    yield TokenInfo(ENDMARKER, '', (row, 0), (row, 0), '')


def _generate_tokens_from_c_tokenizer(source):
    # The tokens of the parser itself.
    import _tokenize as c_tokenizer
    for string, kind, row, end_row, column, end_column, line in c_tokenizer.TokenizerIter(source):
        yield TokenInfo(kind, string, (row, column), (end_row, end_column), line)


def main():
    import argparse

    def fail(message, filename=None, location=None):
        place = ''
        if location:
            place = "%s:%d:%d: " % (filename, *location)
        elif filename:
            place = f"{filename}: "
        sys.stderr.write(f"{place}error: {message}\n")
        sys.exit(1)

    parser = argparse.ArgumentParser(prog='python -m tokenize')
    parser.add_argument(dest='filename', nargs='?',
                        metavar='filename.py',
                        help='the file to tokenize; defaults to stdin')
    parser.add_argument('-e', '--exact', dest='exact', action='store_true',
                        help='display token names using the exact type')
    args = parser.parse_args()
    filename = args.filename or "<stdin>"
    try:
        if args.filename:
            with _builtin_open(filename, 'rb') as stream:
                tokens = list(tokenize(stream.readline))
        else:
            tokens = _tokenize(sys.stdin.readline, None)
        for info in tokens:
            place = "%d,%d-%d,%d:" % (info.start + info.end)
            kind = info.exact_type if args.exact else info.type
            print("%-20s%-15s%-15r" % (place, tok_name[kind], info.string))
    except IndentationError as err:
        fail(err.args[0], filename, err.args[1][1:3])
    except TokenError as err:
        fail(err.args[0], filename, err.args[1])
    except SyntaxError as err:
        fail(err, filename)
    except OSError as err:
        fail(err)
    except KeyboardInterrupt:
        print("interrupted\n")
    except Exception as err:
        sys.stderr.write(f"unexpected error: {err}\n")
        raise


if __name__ == "__main__":
    main()
