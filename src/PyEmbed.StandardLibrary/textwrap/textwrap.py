"""Filling, indenting and dedenting paragraphs."""

import re

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

# Not what Unicode calls a space: a no-break space is not to be broken at.
_whitespace = '\t\n\x0b\x0c\r '


class TextWrapper:
    """Breaks text into lines; the parameters become attributes, which may be changed later."""

    unicode_whitespace_trans = {ord(space): ord(' ') for space in _whitespace}

    # What may end up on different lines: spaces, dashes between words, words, parts of words up to a hyphen between
    # at least two letters on either side.
    wordsep_re = re.compile(
        r'([\t\n\x0b\x0c\r ]+'
        r'''|(?<=[\w!"'&.,?])-{2,}(?=\w)'''
        r'|[^\t\n\x0b\x0c\r ]+?'
        r'(?:-(?:(?<=[^\d\W]{2}-)|(?<=[^\d\W]-[^\d\W]-))(?=[^\d\W]-?[^\d\W])'
        r'|(?=[\t\n\x0b\x0c\r ]|\Z)'
        r'''|(?<=[\w!"'&.,?])(?=-{2,}\w)))''')
    wordsep_simple_re = re.compile(r'([\t\n\x0b\x0c\r ]+)')
    sentence_end_re = re.compile(r'[a-z][.!?]["\']?\Z')

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        """Expand tabs and make every other whitespace a space, as asked for."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        return text.translate(self.unicode_whitespace_trans) if self.replace_whitespace else text

    def _split(self, text):
        """The chunks of a text."""
        pattern = self.wordsep_re if self.break_on_hyphens is True else self.wordsep_simple_re
        return [chunk for chunk in pattern.split(text) if chunk]

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def _fix_sentence_endings(self, chunks):
        """Widen a single space after the end of a sentence to two, in place."""
        ends_sentence = self.sentence_end_re.search
        position = 1
        while position < len(chunks):
            if chunks[position] == " " and ends_sentence(chunks[position - 1]):
                chunks[position] = "  "
                position += 1
            position += 1

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        """Put as much as fits of a word longer than a line on the line, or all of it on a line of its own."""
        if self.break_long_words:
            # At least one character, else it would never end.
            room = width - cur_len if width >= 1 else 1
            word = reversed_chunks[-1]
            end = room
            if self.break_on_hyphens and len(word) > room:
                hyphen = word.rfind('-', 0, room)
                if hyphen > 0 and word[:hyphen].strip('-'):
                    end = hyphen + 1
            cur_line.append(word[:end])
            reversed_chunks[-1] = word[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _take_line(self, chunks, width, first):
        # Moves the chunks of one line from the end of chunks; returns them and their length.
        if self.drop_whitespace and not first and not chunks[-1].strip():
            chunks.pop()
        line, length = [], 0
        while chunks and length + len(chunks[-1]) <= width:
            length += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            self._handle_long_word(chunks, line, length, width)
            length = sum(map(len, line))
        if self.drop_whitespace and line and not line[-1].strip():
            length -= len(line.pop())
        return line, length

    def _is_last(self, chunks):
        # Whether nothing that would be shown is left.
        return not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()

    def _end_with_placeholder(self, lines, line, length, width, indent):
        placeholder = self.placeholder
        while line:
            if line[-1].strip() and length + len(placeholder) <= width:
                lines.append(indent + ''.join(line) + placeholder)
                return
            length -= len(line.pop())
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(placeholder) <= self.width:
                lines[-1] = last + placeholder
                return
        lines.append(indent + placeholder.lstrip())

    def _wrap_chunks(self, chunks):
        """The lines made of chunks, which are used up."""
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            line, length = self._take_line(chunks, width, not lines)
            if not line:
                continue
            if (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or self._is_last(chunks) and length <= width):
                lines.append(indent + ''.join(line))
            else:
                self._end_with_placeholder(lines, line, length, width, indent)
                break
        return lines

    def wrap(self, text):
        """The lines of one paragraph."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """One paragraph as a text with line ends."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of one paragraph; keywords are those of TextWrapper."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """One paragraph as a text with line ends; keywords are those of TextWrapper."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """As many words of a text as fit on one line, and a placeholder if that is not all of them."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.split()))


def dedent(text):
    """Remove the spaces and tabs that all lines begin with; lines of nothing else become empty."""
    lines = text.split('\n')
    margin = None
    for number, line in enumerate(lines):
        content = line.lstrip(' \t')
        if not content:
            lines[number] = ''
            continue
        leading = line[:len(line) - len(content)]
        if margin is None or margin.startswith(leading):
            margin = leading
        elif not leading.startswith(margin):
            common = 0
            while margin[common] == leading[common]:
                common += 1
            margin = margin[:common]
    if margin:
        lines = [line.removeprefix(margin) for line in lines]
    return '\n'.join(lines)


def indent(text, prefix, predicate=None):
    """Put a prefix before the lines that are not blank, or those a predicate accepts."""
    if predicate is None:
        predicate = str.strip
    return ''.join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
