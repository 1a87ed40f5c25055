"""Stack traces and exceptions: taken down, rendered, printed."""

import collections.abc
import itertools
import linecache
import sys

__all__ = ['extract_stack', 'extract_tb', 'format_exception',
           'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception',
           'print_last', 'print_stack', 'print_tb', 'clear_frames',
           'FrameSummary', 'StackSummary', 'TracebackException',
           'walk_stack', 'walk_tb']


# Stacks

def print_list(extracted_list, file=None):
    """Print the entries of an extracted stack."""
    _write(StackSummary.from_list(extracted_list).format(), file)


def format_list(extracted_list):
    """The entries of an extracted stack as strings."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print the entries of a traceback."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """The entries of a traceback as strings."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """The entries of a traceback as a StackSummary."""
    return StackSummary._extract_from_extended_frame_gen(_walk_tb_with_full_positions(tb), limit=limit)


def print_stack(f=None, limit=None, file=None):
    """Print the stack of the caller, or of frame f."""
    print_list(extract_stack(sys._getframe().f_back if f is None else f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """The stack of the caller, or of frame f, as strings."""
    return format_list(extract_stack(sys._getframe().f_back if f is None else f, limit=limit))


def extract_stack(f=None, limit=None):
    """The stack of the caller, or of frame f, as a StackSummary, oldest first."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def walk_stack(f):
    """Yield (frame, line number) from f, or from the caller of what consumes this, outwards."""
    if f is None:
        # This generator, the one around it, _extract..., extract: then the caller.
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Yield (frame, line number) along a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def clear_frames(tb):
    """Drop the local variables of all finished frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass  # still running
        tb = tb.tb_next


def _walk_tb_with_full_positions(tb):
    # As walk_tb with (line, end line, column, end column) in the second place.
    while tb is not None:
        line, *rest = _get_code_position(tb.tb_frame.f_code, tb.tb_lasti)
        yield tb.tb_frame, (tb.tb_lineno if line is None else line, *rest)
        tb = tb.tb_next


def _get_code_position(code, instruction_index):
    if instruction_index >= 0:
        wanted = instruction_index // 2
        for index, position in enumerate(code.co_positions()):
            if index == wanted:
                return position
    return None, None, None, None


class FrameSummary:
    """One entry of a stack: file, line, function, text and perhaps local variables."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno',
                 'name', '_line', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True,
                 locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):
        self.filename, self.lineno, self.name = filename, lineno, name
        self._line = line
        if lookup_line:
            self.line
        self.locals = {key: repr(value) for key, value in locals.items()} if locals else None
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno

    @property
    def line(self):
        """The line's text without surrounding whitespace, read when first asked for."""
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()

    @property
    def _original_line(self):
        self.line
        return self._line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == \
                   (other.filename, other.lineno, other.name, other.locals)
        if isinstance(other, tuple):
            return self._old_form() == other
        return NotImplemented

    # The form of an entry before there was a class: a tuple of four.
    def _old_form(self):
        return self.filename, self.lineno, self.name, self.line

    def __len__(self):
        return 4

    def __getitem__(self, pos):
        return self._old_form()[pos]

    def __iter__(self):
        return iter(self._old_form())

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


_RECURSIVE_CUTOFF = 3  # an entry that repeats is shown so often


class StackSummary(list):
    """A list of FrameSummary."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True,
                capture_locals=False):
        """Take down what a generator of (frame, line number) yields.

        A positive limit takes the first entries, a negative one the last.
        """
        def with_positions():
            for frame, lineno in frame_gen:
                yield frame, (lineno, None, None, None)

        return klass._extract_from_extended_frame_gen(
            with_positions(), limit=limit, lookup_lines=lookup_lines,
            capture_locals=capture_locals)

    @classmethod
    def _extract_from_extended_frame_gen(klass, frame_gen, *, limit=None,
                                         lookup_lines=True, capture_locals=False):
        if limit is None:
            limit = getattr(sys, 'tracebacklimit', None)
            if limit is not None:
                limit = max(limit, 0)
        if limit is not None:
            take_last = limit < 0
            frame_gen = collections.deque(frame_gen, maxlen=-limit) if take_last else itertools.islice(frame_gen, limit)

        summary = klass()
        files = set()
        for frame, (lineno, end_lineno, colno, end_colno) in frame_gen:
            code = frame.f_code
            files.add(code.co_filename)
            linecache.lazycache(code.co_filename, frame.f_globals)
            summary.append(FrameSummary(
                code.co_filename, lineno, code.co_name, lookup_line=False,
                locals=frame.f_locals if capture_locals else None,
                end_lineno=end_lineno, colno=colno, end_colno=end_colno))
        # Lines may be read only after stale files are dropped.
        for filename in files:
            linecache.checkcache(filename)
        if lookup_lines:
            for entry in summary:
                entry.line
        return summary

    @classmethod
    def from_list(klass, a_list):
        """A StackSummary of entries that are FrameSummary or tuples of four."""
        summary = StackSummary()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            summary.append(entry)
        return summary

    def format_frame_summary(self, frame_summary):
        """The text of one entry; an override may give None to leave it out."""
        text = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        if frame_summary.line:
            text += f'    {frame_summary.line.strip()}\n' + _marks_of(frame_summary)
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                text += f'    {name} = {value}\n'
        return text

    def format(self):
        """The entries as strings; of a long repetition only the first few, then how many more."""
        texts = []
        previous, count = None, 0
        for entry in self:
            text = self.format_frame_summary(entry)
            if text is None:
                continue
            place = entry.filename, entry.lineno, entry.name
            if place != previous or None in place:
                _tell_repetition(texts, count)
                previous, count = place, 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                texts.append(text)
        _tell_repetition(texts, count)
        return texts


def _tell_repetition(texts, count):
    more = count - _RECURSIVE_CUTOFF
    if more > 0:
        texts.append(f'  [Previous line repeated {more} more time{"s" if more > 1 else ""}]\n')


# The marks below a line

def _marks_of(entry):
    if entry.colno is None or entry.end_colno is None:
        return ''
    line = entry._original_line
    shown = entry.line.strip()
    indent = len(line) - len(entry.line.lstrip())
    start = _byte_offset_to_character_offset(line, entry.colno)
    end = _byte_offset_to_character_offset(line, entry.end_colno)
    segment = line[start:end]
    anchors = None
    if entry.lineno == entry.end_lineno:
        try:
            anchors = _extract_caret_anchors_from_line_segment(segment)
        except Exception:
            pass
    else:
        end = len(line.rstrip())
    whole_line = end - start >= len(shown)
    if whole_line and not (anchors and anchors.right_start_offset > anchors.left_end_offset):
        return ''

    # Wide characters take two columns of a terminal.
    first, last = _display_width(line, start) + 1, _display_width(line, end) + 1
    marks = '    ' + ' ' * (first - indent)
    if anchors is None:
        return marks + '^' * (last - first) + '\n'
    left = _display_width(segment, anchors.left_end_offset)
    right = _display_width(segment, anchors.right_start_offset)
    return (marks + anchors.primary_char * left + anchors.secondary_char * (right - left)
            + anchors.primary_char * (last - first - right) + '\n')


_Anchors = collections.namedtuple(
    "_Anchors",
    ["left_end_offset", "right_start_offset", "primary_char", "secondary_char"],
    defaults=["~", "^"])


def _extract_caret_anchors_from_line_segment(segment):
    # Where in the text of an operation its operator, in that of a subscript its brackets are.
    import ast

    try:
        body = ast.parse(segment).body
    except SyntaxError:
        return None
    if len(body) != 1 or not isinstance(body[0], ast.Expr):
        return None
    expression = body[0].value

    def characters(offset):
        return _byte_offset_to_character_offset(segment, offset)

    def skip(position, is_passed):
        while position < len(segment) and is_passed(segment[position]):
            position += 1
        return position

    if isinstance(expression, ast.BinOp):
        between = segment[characters(expression.left.end_col_offset):characters(expression.right.col_offset)]
        blanks = len(between) - len(between.lstrip())
        width = 2 if not between[blanks + 1:blanks + 2].isspace() and blanks + 1 < len(between) else 1
        begin = expression.left.end_col_offset + blanks
        begin = skip(begin, lambda ch: ch.isspace() or ch in ")#")
        return _Anchors(characters(begin), characters(begin + width))
    if isinstance(expression, ast.Subscript):
        begin = skip(characters(expression.value.end_col_offset), lambda ch: ch != "[")
        close = skip(characters(expression.slice.end_col_offset + 1), lambda ch: ch != "]")
        return _Anchors(begin, min(close + 1, len(segment)) if close < len(segment) else close)
    return None


def _byte_offset_to_character_offset(str, offset):
    return len(str.encode('utf-8')[:offset].decode("utf-8", errors="replace"))


_WIDE_CHAR_SPECIFIERS = "WF"


def _display_width(line, offset):
    # The columns that the first characters of a line take.
    if line.isascii():
        return offset
    from unicodedata import east_asian_width
    return sum(2 if east_asian_width(char) in _WIDE_CHAR_SPECIFIERS else 1 for char in line[:offset])


# Exceptions

_cause_message = (
    "\nThe above exception was the direct cause "
    "of the following exception:\n\n")

_context_message = (
    "\nDuring handling of the above exception, "
    "another exception occurred:\n\n")


class _Sentinel:
    def __repr__(self):
        return "<implicit>"


_sentinel = _Sentinel()


def _parse_value_tb(exc, value, tb):
    given = (value is not _sentinel) + (tb is not _sentinel)
    if given == 1:
        raise ValueError("Both or neither of value and tb must be given")
    if given:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f'Exception expected for value, {type(exc).__name__} found')


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, \
                    file=None, chain=True):
    """Print an exception with its traceback and, unless chain is false, those it came from."""
    value, tb = _parse_value_tb(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, \
                     chain=True):
    """What print_exception prints, as strings."""
    value, tb = _parse_value_tb(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_sentinel):
    """The last part of what print_exception prints: type, text and notes, as strings."""
    if value is _sentinel:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only())


def print_exc(limit=None, file=None, chain=True):
    """Print the exception that is being handled."""
    print_exception(*sys.exc_info(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """The exception that is being handled, as one string."""
    return "".join(format_exception(*sys.exc_info(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the last exception that reached the prompt."""
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_type, sys.last_value, sys.last_traceback,
                    limit, file, chain)


def _format_final_exc_line(etype, value):
    text = _safe_string(value, 'exception')
    return f"{etype}\n" if value is None or not text else f"{etype}: {text}\n"


def _safe_string(value, what, func=str):
    try:
        return func(value)
    except:
        return f'<{what} {func.__name__}() failed>'


def _write(texts, file):
    if file is None:
        file = sys.stderr
    for text in texts:
        print(text, file=file, end="")


class _ExceptionPrintContext:
    # How deep in exception groups the rendering is, hence the margin.
    def __init__(self):
        self.seen = set()
        self.exception_group_depth = 0
        self.need_close = False

    def indent(self):
        return '  ' * self.exception_group_depth

    def emit(self, text_gen, margin_char=None):
        prefix = self.indent()
        if self.exception_group_depth:
            prefix += (margin_char or '|') + ' '
        for text in (text_gen,) if isinstance(text_gen, str) else text_gen:
            yield ''.join(prefix + line for line in text.splitlines(True))


class TracebackException:
    """An exception taken down for rendering, which keeps nothing alive."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None,
                 lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, _seen=None):
        is_first = _seen is None
        if is_first:
            _seen = set()
        _seen.add(id(exc_value))

        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract_from_extended_frame_gen(
            _walk_tb_with_full_positions(exc_traceback),
            limit=limit, lookup_lines=lookup_lines,
            capture_locals=capture_locals)
        self.exc_type = exc_type
        self._str = _safe_string(exc_value, 'exception')
        self.__notes__ = getattr(exc_value, '__notes__', None)
        if exc_type and issubclass(exc_type, SyntaxError):
            self._take_syntax_error(exc_value)
        if lookup_lines:
            self._load_lines()
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        if is_first:
            options = dict(limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals,
                           max_group_width=max_group_width, max_group_depth=max_group_depth, _seen=_seen)
            self._take_related(exc_value, compact, options)

    def _take_syntax_error(self, error):
        def text(number):
            return None if number is None else str(number)

        self.filename = error.filename
        self.lineno = text(error.lineno)
        self.end_lineno = text(error.end_lineno)
        self.text = error.text
        self.offset = error.offset
        self.end_offset = error.end_offset
        self.msg = error.msg

    def _take_related(self, error, compact, options):
        # Causes, contexts and members of groups: a list instead of recursion, as chains may be long.
        seen = options['_seen']

        def take(other):
            return TracebackException(type(other), other, other.__traceback__, **options)

        waiting = [(self, error)]
        while waiting:
            taken, error = waiting.pop()
            taken.__cause__ = taken.__context__ = taken.exceptions = None
            if not error:
                continue
            if error.__cause__ is not None and id(error.__cause__) not in seen:
                taken.__cause__ = take(error.__cause__)
            wants_context = not compact or (taken.__cause__ is None and not error.__suppress_context__)
            if error.__context__ is not None and wants_context and id(error.__context__) not in seen:
                taken.__context__ = take(error.__context__)
            if isinstance(error, BaseExceptionGroup):
                taken.exceptions = [take(member) for member in error.exceptions]
            if taken.__cause__:
                waiting.append((taken.__cause__, error.__cause__))
            if taken.__context__:
                waiting.append((taken.__context__, error.__context__))
            if taken.exceptions:
                waiting.extend(zip(taken.exceptions, error.exceptions))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Take down an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def _load_lines(self):
        for entry in self.stack:
            entry.line

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        """Yield the exception's type and text, where a SyntaxError is, and the notes."""
        if self.exc_type is None:
            yield _format_final_exc_line(None, self._str)
            return
        name, module = self.exc_type.__qualname__, self.exc_type.__module__
        if module not in ("__main__", "builtins"):
            name = (module if isinstance(module, str) else "<unknown>") + '.' + name
        if issubclass(self.exc_type, SyntaxError):
            yield from self._format_syntax_error(name)
        else:
            yield _format_final_exc_line(name, self._str)
        if isinstance(self.__notes__, collections.abc.Sequence):
            for note in self.__notes__:
                for line in _safe_string(note, 'note').split('\n'):
                    yield line + '\n'
        elif self.__notes__ is not None:
            yield _safe_string(self.__notes__, '__notes__', func=repr)

    def _format_syntax_error(self, stype):
        suffix = ''
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f' ({self.filename})'
        if self.text is not None:
            whole = self.text.rstrip('\n')
            shown = whole.lstrip(' \n\f')
            yield f'    {shown}\n'
            if self.offset is not None:
                end = self.end_offset if self.end_offset not in (None, 0) else self.offset
                if end in (self.offset, -1):
                    end = self.offset + 1
                before = self.offset - 1 - (len(whole) - len(shown))
                if before >= 0:
                    # Tabs stay, that the marks stand below what they mean.
                    blanks = ''.join(ch if ch.isspace() else ' ' for ch in shown[:before])
                    yield '    ' + blanks + '^' * (end - self.offset) + '\n'
        yield f'{stype}: {self.msg or "<no detail available>"}{suffix}\n'

    def format(self, *, chain=True, _ctx=None):
        """Yield everything: first what the exception came from (unless chain is false), then itself."""
        if _ctx is None:
            _ctx = _ExceptionPrintContext()
        links = [(None, self)]
        while chain:
            _, exc = links[-1]
            if exc.__cause__ is not None:
                links[-1] = _cause_message, exc
                links.append((None, exc.__cause__))
            elif exc.__context__ is not None and not exc.__suppress_context__:
                links[-1] = _context_message, exc
                links.append((None, exc.__context__))
            else:
                break

        for message, exc in reversed(links):
            if message is not None:
                yield from _ctx.emit(message)
            if exc.exceptions is None:
                if exc.stack:
                    yield from _ctx.emit('Traceback (most recent call last):\n')
                    yield from _ctx.emit(exc.stack.format())
                yield from _ctx.emit(exc.format_exception_only())
            elif _ctx.exception_group_depth > self.max_group_depth:
                yield from _ctx.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from self._format_group(exc, chain, _ctx)

    def _format_group(self, group, chain, ctx):
        is_outermost = ctx.exception_group_depth == 0
        if is_outermost:
            ctx.exception_group_depth = 1
        if group.stack:
            yield from ctx.emit('Exception Group Traceback (most recent call last):\n',
                                margin_char='+' if is_outermost else None)
            yield from ctx.emit(group.stack.format())
        yield from ctx.emit(group.format_exception_only())

        count, width = len(group.exceptions), self.max_group_width
        is_cut = width is not None and count > width
        members = group.exceptions[:width] if is_cut else group.exceptions
        parts = len(members) + is_cut
        ctx.need_close = False
        for index in range(parts):
            is_last = index == parts - 1
            if is_last:
                ctx.need_close = True  # unless a group within draws the line
            is_rest = index == len(members)
            title = '...' if is_rest else index + 1
            yield ctx.indent() + ('+-' if index == 0 else '  ') + f'+---------------- {title} ----------------\n'
            ctx.exception_group_depth += 1
            if is_rest:
                rest = count - width
                yield from ctx.emit(f"and {rest} more exception{'s' if rest > 1 else ''}\n")
            else:
                yield from members[index].format(chain=chain, _ctx=ctx)
            if is_last and ctx.need_close:
                yield ctx.indent() + "+------------------------------------\n"
                ctx.need_close = False
            ctx.exception_group_depth -= 1
        if is_outermost:
            ctx.exception_group_depth = 0

    def print(self, *, file=None, chain=True):
        """Print what format yields."""
        _write(self.format(chain=chain), file)


def __getattr__(name):
    # What few need is loaded when it is wanted.
    if name == 'suppress':
        from contextlib import suppress
        return suppress
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
