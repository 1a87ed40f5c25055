"""A parser that is fed a message piece by piece.

It never fails, whatever it is fed: what is wrong is noted as a defect of the
message (unless the policy raises defects).
"""

import re
from collections import deque
from io import StringIO

from email import errors
from email._policybase import compat32

__all__ = ['FeedParser', 'BytesFeedParser']

_ANY_LINE_END = r'\r\n|\r|\n'
NLCRE = re.compile(_ANY_LINE_END)
NLCRE_bol = NLCRE_crack = re.compile(f'({_ANY_LINE_END})')
NLCRE_eol = re.compile(f'({_ANY_LINE_END})' r'\Z')
# What may begin a line among headers: an envelope, a name and colon, a blank.
headerRE = re.compile(r'^(From |[\041-\071\073-\176]*:|[\t ])')
NL, EMPTYSTRING = '\n', ''

NeedMoreData = object()


def _without_line_end(text):
    found = NLCRE_eol.search(text)
    return text[:found.start()] if found else text


class BufferedSubFile:
    """Text that is pushed in and read out in lines.

    Predicates can be stacked; a line that one of them accepts is an end of file
    for the reader until the predicate is taken away again.
    """

    def __init__(self):
        self._closed = False
        self._eofstack, self._lines = [], deque()
        # Text after the last whole line. A lone \r at its end may get its \n.
        self._partial = StringIO(newline='')

    def push_eof_matcher(self, pred):
        self._eofstack.append(pred)

    def pop_eof_matcher(self):
        return self._eofstack.pop()

    def _take_partial(self):
        # All lines of what is pending, the last one maybe without an end.
        self._partial.seek(0)
        lines = self._partial.readlines()
        self._partial.seek(0)
        self._partial.truncate()
        return lines

    def close(self):
        """No more is pushed: what is pending is the last line."""
        self.pushlines(self._take_partial())
        self._closed = True

    def readline(self):
        """A line, '' at an end, or NeedMoreData."""
        if not self._lines:
            return '' if self._closed else NeedMoreData
        line = self._lines[0]
        # The innermost predicate first.
        if any(ends(line) for ends in reversed(self._eofstack)):
            return ''
        return self._lines.popleft()

    def unreadline(self, line):
        assert line is not NeedMoreData
        self._lines.appendleft(line)

    def push(self, data):
        """Add text."""
        self._partial.write(data)
        if '\n' in data or '\r' in data:
            lines = self._take_partial()
            if lines and not lines[-1].endswith('\n'):
                self._partial.write(lines.pop())
            self.pushlines(lines)

    def pushlines(self, lines):
        self._lines.extend(lines)

    def __iter__(self):
        return self

    def __next__(self):
        if line := self.readline():
            return line
        raise StopIteration


class FeedParser:
    """Makes a message of text that is fed to it; `close` gives the message."""

    def __init__(self, _factory=None, *, policy=compat32):
        self.policy = policy
        self._old_style_factory = False
        if _factory is None:
            _factory = policy.message_factory
            if _factory is None:
                from email.message import Message as _factory
        else:
            # Some factories of programs take no policy.
            try:
                _factory(policy=self.policy)
            except TypeError:
                self._old_style_factory = True
        self._factory = _factory
        self._headersonly = False
        self._cur = self._last = None   # the message that is being read, and the one before it
        self._msgstack = []
        self._input = BufferedSubFile()
        self._parse = self._parsegen().__next__

    def _set_headersonly(self):
        self._headersonly = True

    def feed(self, data):
        """Parse as much as the data allows."""
        self._input.push(data)
        self._call_parse()

    def _call_parse(self):
        try:
            self._parse()
        except StopIteration:
            pass

    def close(self):
        """Parse what is left and give the message."""
        self._input.close()
        self._call_parse()
        root = self._pop_message()
        assert not self._msgstack
        if (root.get_content_maintype() == 'multipart'
                and not root.is_multipart() and not self._headersonly):
            self._defect(errors.MultipartInvariantViolationDefect(), root)
        return root

    def _defect(self, defect, message=None):
        self.policy.handle_defect(
            self._cur if message is None else message, defect)

    def _new_message(self):
        if self._old_style_factory:
            message = self._factory()
        else:
            message = self._factory(policy=self.policy)
        if self._cur and self._cur.get_content_type() == 'multipart/digest':
            message.set_default_type('message/rfc822')
        if self._msgstack:
            self._msgstack[-1].attach(message)
        self._msgstack.append(message)
        self._cur = self._last = message

    def _pop_message(self):
        message = self._msgstack.pop()
        self._cur = self._msgstack[-1] if self._msgstack else None
        return message

    # The parser proper is made of generators that yield NeedMoreData whenever
    # they can go no further, and go on where they were when resumed.

    def _line(self):
        while (line := self._input.readline()) is NeedMoreData:
            yield NeedMoreData
        return line

    def _rest(self):
        # All lines up to the end.
        lines = []
        while line := (yield from self._line()):
            lines.append(line)
        return lines

    def _parsegen(self):
        self._new_message()
        headers = []
        while line := (yield from self._line()):
            if headerRE.match(line):
                headers.append(line)
                continue
            if not NLCRE.match(line):
                # No empty line between headers and body: this is the body.
                self._defect(errors.MissingHeaderBodySeparatorDefect())
                self._input.unreadline(line)
            break
        self._parse_headers(headers)

        if self._headersonly:
            body = self._text_body
        elif self._cur.get_content_type() == 'message/delivery-status':
            body = self._status_blocks
        else:
            body = {'message': self._inner_message,
                    'multipart': self._multipart}.get(
                        self._cur.get_content_maintype(), self._text_body)
        yield from body()

    def _text_body(self):
        lines = yield from self._rest()
        self._cur.set_payload(EMPTYSTRING.join(lines))

    def _status_blocks(self):
        # Blocks of headers with empty lines between, each a message of its own.
        while True:
            self._input.push_eof_matcher(NLCRE.match)
            yield from self._parsegen()
            self._pop_message()
            self._input.pop_eof_matcher()
            # The empty line that ended the block, then one of the next block.
            yield from self._line()
            line = yield from self._line()
            if line == '':
                return
            self._input.unreadline(line)

    def _inner_message(self):
        yield from self._parsegen()
        self._pop_message()

    def _multipart(self):
        boundary = self._cur.get_boundary()
        if boundary is None:
            # Without a boundary it can only be taken as a text.
            self._defect(errors.NoBoundaryInMultipartDefect())
            yield from self._text_body()
            return
        encoding = str(self._cur.get('content-transfer-encoding', '8bit'))
        if encoding.lower() not in ('7bit', '8bit', 'binary'):
            self._defect(errors.InvalidMultipartContentTransferEncodingDefect())

        is_boundary = re.compile(
            '(?P<sep>' + re.escape('--' + boundary)
            + r')(?P<end>--)?(?P<ws>[ \t]*)(?P<linesep>\r\n|\r|\n)?$').match
        found, preamble = yield from self._preamble(is_boundary)
        if found is None or found['end']:
            # Nothing but a preamble: no part ever begins.
            self._defect(errors.StartBoundaryNotFoundDefect())
            self._cur.set_payload(EMPTYSTRING.join(preamble))
            yield from self._rest()
            self._cur.epilogue = EMPTYSTRING
            return
        if preamble:
            preamble[-1] = _without_line_end(preamble[-1])
            self._cur.preamble = EMPTYSTRING.join(preamble)
        closing = yield from self._parts(is_boundary)
        if closing is None:
            self._defect(errors.CloseBoundaryNotFoundDefect())
            return
        epilogue = EMPTYSTRING.join((yield from self._rest()))
        # Without a line end after the closing boundary the message has no
        # epilogue; an empty one differs from that.
        if closing['linesep']:
            self._cur.epilogue = epilogue
        else:
            self._cur.epilogue = NLCRE_bol.sub('', epilogue, count=1) if (
                NLCRE_bol.match(epilogue)) else epilogue

    def _preamble(self, is_boundary):
        # The lines before the first boundary, and the match of that one.
        lines = []
        while line := (yield from self._line()):
            if found := is_boundary(line):
                return found, lines
            lines.append(line)
        return None, lines

    def _parts(self, is_boundary):
        # All parts after the first boundary; gives the closing boundary's match
        # or None.
        while True:
            # Several boundaries in a row are one.
            line = yield from self._line()
            if is_boundary(line):
                continue
            self._input.unreadline(line)
            self._input.push_eof_matcher(is_boundary)
            yield from self._parsegen()
            self._end_part()
            self._input.pop_eof_matcher()
            self._pop_message()
            self._last = self._cur
            line = yield from self._line()
            if line == '':
                return None
            found = is_boundary(line)
            if found['end']:
                return found

    def _end_part(self):
        # The line end before a boundary belongs to the boundary.
        part = self._last
        if part.get_content_maintype() == 'multipart':
            if part.epilogue == '':
                part.epilogue = None
            elif part.epilogue is not None:
                part.epilogue = _without_line_end(part.epilogue)
        elif isinstance(part._payload, str):
            part._payload = _without_line_end(part._payload)

    def _parse_headers(self, lines):
        pending = []

        def store():
            if pending:
                self._cur.set_raw(*self.policy.header_source_parse(pending))
                pending.clear()

        for number, line in enumerate(lines):
            if line[0] in ' \t':
                if pending:
                    pending.append(line)
                else:
                    self._defect(
                        errors.FirstHeaderLineIsContinuationDefect(line))
                continue
            store()
            if line.startswith('From '):
                if number == 0:
                    self._cur.set_unixfrom(_without_line_end(line))
                elif number == len(lines) - 1:
                    # Perhaps the body's first line, without an empty one before.
                    self._input.unreadline(line)
                    return
                else:
                    self._cur.defects.append(
                        errors.MisplacedEnvelopeHeaderDefect(line))
                continue
            colon = line.find(':')
            if colon == 0:
                self._cur.defects.append(
                    errors.InvalidHeaderDefect('Missing header name.'))
                continue
            assert colon > 0, (
                '_parse_headers fed line with no : and no leading WS')
            pending.append(line)
        store()


class BytesFeedParser(FeedParser):
    """As FeedParser, but fed with bytes."""

    def feed(self, data):
        super().feed(data.decode('ascii', 'surrogateescape'))
