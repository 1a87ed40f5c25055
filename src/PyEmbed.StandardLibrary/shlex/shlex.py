"""Split text as a Unix shell does."""

import os
import sys
from collections import deque
from io import StringIO

__all__ = ["shlex", "split", "quote", "join"]

_WORD = 'abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'
_LATIN1 = 'ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ'


class shlex:
    """A lexical analyzer; its attributes say which characters mean what.

    state is ' ' between tokens, 'a' in a word, 'c' in a run of punctuation, a quote or an escape character inside
    what that begins, None at the end.
    """

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if instream is None:
            self.instream, self.infile = sys.stdin, None
        else:
            self.instream = StringIO(instream) if isinstance(instream, str) else instream
            self.infile = infile
        self.posix = posix
        self.eof = None if posix else ''
        self.commenters = '#'
        self.wordchars = _WORD + _LATIN1 if posix else _WORD
        self.whitespace = ' \t\r\n'
        self.whitespace_split = False
        self.quotes = '\'"'
        self.escape = '\\'
        self.escapedquotes = '"'
        self.state = ' '
        self.pushback = deque()
        self.lineno = 1
        self.debug = 0
        self.token = ''
        self.filestack = deque()
        self.source = None
        if punctuation_chars is True:
            punctuation_chars = '();<>|&'
        self._punctuation_chars = punctuation_chars or ''
        if punctuation_chars:
            # Characters read too far.
            self._pushback_chars = deque()
            self.wordchars = ''.join([char for char in self.wordchars + '~-./*?=' if char not in punctuation_chars])

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def _trace(self, level, message):
        if self.debug >= level:
            print("shlex: " + message)

    def push_token(self, tok):
        """Let get_token() return this next."""
        self._trace(1, "pushing token " + repr(tok))
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None):
        """Read from another text or stream until its end."""
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.infile = newfile
        self.instream = StringIO(newstream) if isinstance(newstream, str) else newstream
        self.lineno = 1
        self._trace(1, f'pushing to stream {self.instream}' if newfile is None else f'pushing to file {newfile}')

    def pop_source(self):
        """Go back to what was read before."""
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        self._trace(1, f'popping to {self.instream}, line {self.lineno}')
        self.state = ' '

    def get_token(self):
        """The next token, eof at the end of everything."""
        if self.pushback:
            token = self.pushback.popleft()
            self._trace(1, "popping token " + repr(token))
            return token
        token = self.read_token()
        if self.source is not None:
            while token == self.source:
                included = self.sourcehook(self.read_token())
                if included:
                    file, stream = included
                    self.push_source(stream, file)
                token = self.get_token()
        while token == self.eof:
            if not self.filestack:
                return self.eof
            self.pop_source()
            token = self.get_token()
        self._trace(1, "token=EOF" if token == self.eof else "token=" + repr(token))
        return token

    def read_token(self):
        """The next token of the stream as it is, without what was pushed."""
        # Only a token with quotes can be empty.
        self._quoted = False
        # Where to go on after an escape.
        self._escaped_state = ' '
        plain = self._plain_chars()
        while True:
            if self._punctuation_chars and self._pushback_chars:
                char = self._pushback_chars.pop()
            else:
                char = self.instream.read(1)
            if char == '\n':
                self.lineno += 1
            if self.debug >= 3:
                self._trace(3, f"in state {self.state!r} I see character: {char!r}")
            if char in plain and self.state == 'a':
                self.token += char
            elif self._read_char(char):
                break
        token, self.token = self.token, ''
        if self.posix and not self._quoted and token == '':
            token = None
        self._trace(2, "raw token=" + repr(token) if token else "raw token=EOF")
        return token

    _plain = None, frozenset()

    def _plain_chars(self):
        # The characters that only continue a word: most there are.
        key = self.wordchars, self.whitespace, self.commenters, self.quotes, self.escape
        if self._plain[0] != key:
            self._plain = key, frozenset(self.wordchars).difference(*key[1:])
        return self._plain[1]

    def _read_char(self, char):
        # Deals with one character ('' at the end); returns whether the token is complete.
        state = self.state
        if state is None:
            self.token = ''
            return True
        if state == ' ':
            return self._between_tokens(char)
        if state in self.quotes:
            return self._in_quotes(char)
        if state in self.escape:
            return self._after_escape(char)
        if state in ('a', 'c'):
            return self._in_word(char)
        return False

    def _has_token(self):
        return bool(self.token or self.posix and self._quoted)

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def _begin(self, char, state):
        self.token = char
        self.state = state
        return False

    def _between_tokens(self, char):
        if not char:
            self.state = None
            return True
        if char in self.whitespace:
            self._trace(2, "I see whitespace in whitespace state")
            return self._has_token()
        if char in self.commenters:
            self._skip_comment()
            return False
        if self.posix and char in self.escape:
            self._escaped_state = 'a'
            self.state = char
            return False
        if char in self.wordchars:
            return self._begin(char, 'a')
        if char in self._punctuation_chars:
            return self._begin(char, 'c')
        if char in self.quotes:
            return self._begin(self.token if self.posix else char, char)
        if self.whitespace_split:
            return self._begin(char, 'a')
        self.token = char
        return True

    def _in_quotes(self, char):
        self._quoted = True
        if not char:
            self._trace(2, "I see EOF in quotes state")
            raise ValueError("No closing quotation")
        if char == self.state:
            if self.posix:
                self.state = 'a'
                return False
            self.token += char
            self.state = ' '
            return True
        if self.posix and char in self.escape and self.state in self.escapedquotes:
            self._escaped_state = self.state
            self.state = char
        else:
            self.token += char
        return False

    def _after_escape(self, char):
        if not char:
            self._trace(2, "I see EOF in escape state")
            raise ValueError("No escaped character")
        # Inside quotes only the quote and the escape itself need it.
        if self._escaped_state in self.quotes and char != self.state and char != self._escaped_state:
            self.token += self.state
        self.token += char
        self.state = self._escaped_state
        return False

    def _in_word(self, char):
        if not char:
            self.state = None
            return True
        if char in self.whitespace:
            self._trace(2, "I see whitespace in word state")
            self.state = ' '
            return self._has_token()
        if char in self.commenters:
            self._skip_comment()
            if not self.posix:
                return False
            self.state = ' '
            return self._has_token()
        if self.state == 'c':
            if char in self._punctuation_chars:
                self.token += char
                return False
            self._pushback_chars.append(char)
            self.state = ' '
            return True
        if self.posix and char in self.quotes:
            self.state = char
            return False
        if self.posix and char in self.escape:
            self._escaped_state = 'a'
            self.state = char
            return False
        if (char in self.wordchars or char in self.quotes
                or self.whitespace_split and char not in self._punctuation_chars):
            self.token += char
            return False
        if self._punctuation_chars:
            self._pushback_chars.append(char)
        else:
            self.pushback.appendleft(char)
        self._trace(2, "I see punctuation in word state")
        self.state = ' '
        return self._has_token()

    def sourcehook(self, newfile):
        """The name and the open stream of a file to be included."""
        if newfile[0] == '"':
            newfile = newfile[1:-1]
        if isinstance(self.infile, str) and not os.path.isabs(newfile):
            newfile = os.path.join(os.path.dirname(self.infile), newfile)
        return newfile, open(newfile, "r")

    def error_leader(self, infile=None, lineno=None):
        """The start of an error message, in the form that editors know."""
        return '"%s", line %d: ' % (self.infile if infile is None else infile,
                                    self.lineno if lineno is None else lineno)

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    """The words of a text."""
    if s is None:
        import warnings
        warnings.warn("Passing None for 's' to shlex.split() is deprecated.", DeprecationWarning, stacklevel=2)
    lexer = shlex(s, posix=posix)
    lexer.whitespace_split = True
    if not comments:
        lexer.commenters = ''
    return list(lexer)


def join(split_command):
    """Words as a text that split() takes apart again."""
    return ' '.join([quote(word) for word in split_command])


_SAFE = frozenset(_WORD + '@%+=:,./-')


def quote(s):
    """A text as one word for a shell."""
    if not s:
        return "''"
    if _SAFE.issuperset(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def _print_tokens(lexer):
    while token := lexer.get_token():
        print("Token: " + repr(token))


if __name__ == '__main__':
    if len(sys.argv) == 1:
        _print_tokens(shlex())
    else:
        with open(sys.argv[1]) as f:
            _print_tokens(shlex(f, sys.argv[1]))
