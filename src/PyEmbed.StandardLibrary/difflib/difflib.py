"""Differences between sequences."""

__all__ = ['get_close_matches', 'ndiff', 'restore', 'SequenceMatcher', 'Differ', 'IS_CHARACTER_JUNK', 'IS_LINE_JUNK',
           'context_diff', 'unified_diff', 'diff_bytes', 'HtmlDiff', 'Match']

from heapq import nlargest as _nlargest
from collections import namedtuple as _namedtuple
from types import GenericAlias

Match = _namedtuple('Match', 'a b size')


def _calculate_ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Compares two sequences of hashable elements.

    It looks for the longest block in both, then for the longest ones to its left and right, and so on. Elements for
    which isjunk() is true do not begin a block, nor, with autojunk, those that are too frequent in a long sequence b.
    What there is to know about b is kept, so that many sequences can be compared with it.

    >>> matcher = SequenceMatcher(None, 'tomato soup', 'potato stew')
    >>> for block in matcher.get_matching_blocks():
    ...     print(block)
    Match(a=0, b=2, size=1)
    Match(a=3, b=3, size=5)
    Match(a=11, b=11, size=0)
    """

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Set both sequences.

        >>> matcher = SequenceMatcher(None, 'ab', 'ba')
        >>> matcher.set_seqs('wing', 'wing')
        >>> matcher.ratio()
        1.0
        """
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Set the first sequence.

        >>> matcher = SequenceMatcher(None, 'xy', 'wing')
        >>> matcher.set_seq1('wing')
        >>> matcher.ratio()
        1.0
        """
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        """Set the second sequence.

        >>> matcher = SequenceMatcher(None, 'wing', 'xy')
        >>> matcher.set_seq2('wing')
        >>> matcher.ratio()
        1.0
        """
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = self.fullbcount = None
            self.__chain_b()

    def __chain_b(self):
        # Finds out where in b each element is, leaving out junk and what is too popular.
        where = {}
        for index, element in enumerate(self.b):
            where.setdefault(element, []).append(index)
        self.b2j = where
        self.bjunk = {element for element in where if self.isjunk(element)} if self.isjunk else set()
        for element in self.bjunk:
            del where[element]
        self.bpopular = set()
        size = len(self.b)
        if self.autojunk and size >= 200:
            limit = size // 100 + 1
            self.bpopular = {element for element, indices in where.items() if len(indices) > limit}
            for element in self.bpopular:
                del where[element]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest block in both a[alo:ahi] and b[blo:bhi]; of several the first in a, then the first in b.

        >>> matcher = SequenceMatcher(None, 'the red fox', 'a red box')
        >>> matcher.find_longest_match()
        Match(a=3, b=1, size=5)
        >>> SequenceMatcher(str.isspace, 'the red fox', 'a red box').find_longest_match()
        Match(a=3, b=1, size=5)
        """
        a, b, where, is_junk = self.a, self.b, self.b2j, self.bjunk.__contains__
        if ahi is None:
            ahi = len(a)
        if bhi is None:
            bhi = len(b)
        i, j, size = alo, blo, 0
        # By index in b: how long the block is that ends there and at the last index in a.
        lengths = {}
        for end_a in range(alo, ahi):
            longer = {}
            before = lengths.get
            for end_b in where.get(a[end_a], ()):
                if end_b < blo:
                    continue
                if end_b >= bhi:
                    break
                length = longer[end_b] = before(end_b - 1, 0) + 1
                if length > size:
                    i, j, size = end_a - length + 1, end_b - length + 1, length
            lengths = longer
        # Popular elements may extend it, and after that junk, but only next to what matches anyway.
        for junk in (False, True):
            while i > alo and j > blo and is_junk(b[j - 1]) == junk and a[i - 1] == b[j - 1]:
                i, j, size = i - 1, j - 1, size + 1
            while (i + size < ahi and j + size < bhi and is_junk(b[j + size]) == junk
                   and a[i + size] == b[j + size]):
                size += 1
        return Match(i, j, size)

    def get_matching_blocks(self):
        """The blocks in both sequences, in order; the last is an empty one at the end.

        >>> SequenceMatcher(None, 'winding', 'landing').get_matching_blocks()
        [Match(a=2, b=2, size=5), Match(a=7, b=7, size=0)]
        """
        if self.matching_blocks is not None:
            return self.matching_blocks
        size_a, size_b = len(self.a), len(self.b)
        todo = [(0, size_a, 0, size_b)]
        found = []
        while todo:
            alo, ahi, blo, bhi = todo.pop()
            match = self.find_longest_match(alo, ahi, blo, bhi)
            i, j, size = match
            if size:
                found.append(match)
                if alo < i and blo < j:
                    todo.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    todo.append((i + size, ahi, j + size, bhi))
        found.sort()
        blocks = []
        for match in found:
            if blocks:
                last = blocks[-1]
                if last.a + last.size == match.a and last.b + last.size == match.b:
                    blocks[-1] = Match(last.a, last.b, last.size + match.size)
                    continue
            blocks.append(match)
        blocks.append(Match(size_a, size_b, 0))
        self.matching_blocks = blocks
        return blocks

    def get_opcodes(self):
        """How to turn a into b: (what, from a, to a, from b, to b), what being replace, delete, insert or equal.

        >>> for opcode in SequenceMatcher(None, 'winding', 'landing').get_opcodes():
        ...     print(opcode)
        ('replace', 0, 2, 0, 2)
        ('equal', 2, 7, 2, 7)
        """
        if self.opcodes is not None:
            return self.opcodes
        self.opcodes = steps = []
        i = j = 0
        for start_a, start_b, size in self.get_matching_blocks():
            if i < start_a or j < start_b:
                what = 'insert' if i == start_a else 'delete' if j == start_b else 'replace'
                steps.append((what, i, start_a, j, start_b))
            i, j = start_a + size, start_b + size
            if size:
                steps.append(('equal', start_a, i, start_b, j))
        return steps

    def get_grouped_opcodes(self, n=3):
        """The opcodes in groups with at most n equal elements around the changes.

        >>> old = list('abcdefghijklmnop')
        >>> new = old[:2] + ['X'] + old[3:13] + old[14:]
        >>> for group in SequenceMatcher(None, old, new).get_grouped_opcodes(1):
        ...     print(group)
        [('equal', 1, 2, 1, 2), ('replace', 2, 3, 2, 3), ('equal', 3, 4, 3, 4)]
        [('equal', 12, 13, 12, 13), ('delete', 13, 14, 13, 13), ('equal', 14, 15, 13, 14)]
        """
        steps = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        if steps[0][0] == 'equal':
            what, i1, i2, j1, j2 = steps[0]
            steps[0] = what, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if steps[-1][0] == 'equal':
            what, i1, i2, j1, j2 = steps[-1]
            steps[-1] = what, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for what, i1, i2, j1, j2 in steps:
            if what == 'equal' and i2 - i1 > 2 * n:
                group.append((what, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((what, i1, i2, j1, j2))
        if group and (len(group) > 1 or group[0][0] != 'equal'):
            yield group

    def ratio(self):
        """How similar the sequences are, from 0.0 to 1.0.

        >>> SequenceMatcher(None, 'winding', 'winging').ratio() > 0.8
        True
        """
        matches = sum([block.size for block in self.get_matching_blocks()])
        return _calculate_ratio(matches, len(self.a) + len(self.b))

    def quick_ratio(self):
        """At least ratio(), in linear time: the order is left out of account."""
        if self.fullbcount is None:
            self.fullbcount = counts = {}
            for element in self.b:
                counts[element] = counts.get(element, 0) + 1
        counts = self.fullbcount
        left = {}
        matches = 0
        for element in self.a:
            count = left.get(element)
            if count is None:
                count = counts.get(element, 0)
            left[element] = count - 1
            matches += count > 0
        return _calculate_ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """At least quick_ratio(), from the lengths alone."""
        size_a, size_b = len(self.a), len(self.b)
        return _calculate_ratio(min(size_a, size_b), size_a + size_b)

    def _ratio_above(self, limit, reaches):
        # The ratio if it reaches a limit, else None; what is quickly found out comes first.
        if reaches(self.real_quick_ratio(), limit) and reaches(self.quick_ratio(), limit):
            ratio = self.ratio()
            if reaches(ratio, limit):
                return ratio
        return None

    __class_getitem__ = classmethod(GenericAlias)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The n of some sequences that are most similar to one, the best first, all at least as similar as cutoff.

    >>> get_close_matches('wordl', ['word', 'world', 'wood', 'lord'])
    ['word', 'world', 'wood']
    >>> get_close_matches('zebra', ['word', 'world'])
    []
    """
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    found = []
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    for candidate in possibilities:
        matcher.set_seq1(candidate)
        ratio = matcher._ratio_above(cutoff, lambda ratio, limit: ratio >= limit)
        if ratio is not None:
            found.append((ratio, candidate))
    return [candidate for _, candidate in _nlargest(n, found)]


def _keep_original_ws(s, tag_s):
    # The tags below a line, with its tabs where there is no tag.
    return ''.join([char if tag == " " and char.isspace() else tag for char, tag in zip(s, tag_s)])


class Differ:
    """Compares lines and shows which characters of similar lines differ.

    The lines it gives begin with "- " (only in the first sequence), "+ " (only in the second), "  " (in both) or "? "
    (a guide to the characters that differ).

    >>> old = ['one', 'two', 'three']
    >>> new = ['one', 'too', 'three', 'four']
    >>> for line in Differ().compare(old, new):
    ...     print(line)
      one
    - two
    + too
      three
    + four
    """

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        r"""The difference of two sequences of lines.

        >>> print(*Differ().compare(['tea', 'milk'], ['tea', 'sugar']), sep='\n')
          tea
        - milk
        + sugar
        """
        for what, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if what == 'replace':
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif what == 'delete':
                yield from self._dump('-', a, alo, ahi)
            elif what == 'insert':
                yield from self._dump('+', b, blo, bhi)
            else:
                yield from self._dump(' ', a, alo, ahi)

    def _dump(self, tag, x, lo, hi):
        for index in range(lo, hi):
            yield f'{tag} {x[index]}'

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        # The shorter side first.
        if bhi - blo < ahi - alo:
            yield from self._dump('+', b, blo, bhi)
            yield from self._dump('-', a, alo, ahi)
        else:
            yield from self._dump('-', a, alo, ahi)
            yield from self._dump('+', b, blo, bhi)

    def _most_similar(self, matcher, a, alo, ahi, b, blo, bhi):
        # The indices of the most similar lines that differ, else those of the first that are equal, else None.
        best, similar, equal = 0.74, None, None
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    equal = equal or (i, j)
                    continue
                matcher.set_seq1(a[i])
                ratio = matcher._ratio_above(best, lambda ratio, limit: ratio > limit)
                if ratio is not None:
                    best, similar = ratio, (i, j)
        return equal if best < 0.75 else similar

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        r"""Two blocks of lines: the most similar pair is shown in detail, then what is before and after it.

        >>> lines = Differ()._fancy_replace(['one line\n'], 0, 1, ['one lime\n'], 0, 1)
        >>> print(*lines, sep='', end='')
        - one line
        ?       ^
        + one lime
        ?       ^
        """
        matcher = SequenceMatcher(self.charjunk)
        pair = self._most_similar(matcher, a, alo, ahi, b, blo, bhi)
        if pair is None:
            yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
            return
        i, j = pair
        line_a, line_b = a[i], b[j]
        yield from self._fancy_helper(a, alo, i, b, blo, j)
        if line_a == line_b:
            yield '  ' + line_a
        else:
            tags_a = tags_b = ""
            matcher.set_seqs(line_a, line_b)
            for what, i1, i2, j1, j2 in matcher.get_opcodes():
                tag_a, tag_b = {'replace': '^^', 'delete': '- ', 'insert': ' +', 'equal': '  '}[what]
                tags_a += tag_a * (i2 - i1)
                tags_b += tag_b * (j2 - j1)
            yield from self._qformat(line_a, line_b, tags_a, tags_b)
        yield from self._fancy_helper(a, i + 1, ahi, b, j + 1, bhi)

    def _fancy_helper(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._dump('-', a, alo, ahi)
        else:
            yield from self._dump('+', b, blo, bhi)

    def _qformat(self, aline, bline, atags, btags):
        r"""Two lines with guides.

        >>> print(*Differ()._qformat('old\n', 'odd\n', ' ^ ', ' ^ '), sep='', end='')
        - old
        ?  ^
        + odd
        ?  ^
        """
        for sign, line, tags in (('-', aline, atags), ('+', bline, btags)):
            yield f'{sign} {line}'
            tags = _keep_original_ws(line, tags).rstrip()
            if tags:
                yield f"? {tags}\n"


def IS_LINE_JUNK(line, pat=None):
    r"""Whether a line is blank or only a "#".

    >>> IS_LINE_JUNK(' #\n'), IS_LINE_JUNK('text')
    (True, False)
    """
    if pat is None:
        return line.strip() in ('', '#')
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    r"""Whether a character is a space or a tab.

    >>> IS_CHARACTER_JUNK('\t'), IS_CHARACTER_JUNK('x')
    (True, False)
    """
    return ch in ws


def _format_range_unified(start, stop):
    # Lines count from one; an empty range is named by the line before it.
    length = stop - start
    if length == 1:
        return str(start + 1)
    return f'{start + 1 if length else start},{length}'


def _format_range_context(start, stop):
    length = stop - start
    if length <= 1:
        return str(start + length)
    return f'{start + 1},{stop}'


def _header(signs, names, dates, lineterm):
    for sign, name, date in zip(signs, names, dates):
        tab = '\t' if date else ''
        yield f'{sign} {name}{tab}{date}{lineterm}'


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """The difference of two sequences of lines in the unified format, with n lines of context.

    >>> for line in unified_diff(['tea', 'milk'], ['tea', 'sugar'], 'old', 'new', lineterm=''):
    ...     print(line)
    --- old
    +++ new
    @@ -1,2 +1,2 @@
     tea
    -milk
    +sugar
    """
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    for number, group in enumerate(SequenceMatcher(None, a, b).get_grouped_opcodes(n)):
        if number == 0:
            yield from _header(('---', '+++'), (fromfile, tofile), (fromfiledate, tofiledate), lineterm)
        (_, i1, _, j1, _), (_, _, i2, _, j2) = group[0], group[-1]
        yield f'@@ -{_format_range_unified(i1, i2)} +{_format_range_unified(j1, j2)} @@{lineterm}'
        for what, i1, i2, j1, j2 in group:
            if what == 'equal':
                yield from [' ' + line for line in a[i1:i2]]
            else:
                yield from ['-' + line for line in a[i1:i2]]
                yield from ['+' + line for line in b[j1:j2]]


def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """The difference of two sequences of lines in the context format, with n lines of context.

    >>> for line in context_diff(['tea', 'milk'], ['tea', 'sugar'], 'old', 'new', lineterm=''):
    ...     print(line)
    *** old
    --- new
    ***************
    *** 1,2 ****
      tea
    ! milk
    --- 1,2 ----
      tea
    ! sugar
    """
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    signs = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}
    for number, group in enumerate(SequenceMatcher(None, a, b).get_grouped_opcodes(n)):
        if number == 0:
            yield from _header(('***', '---'), (fromfile, tofile), (fromfiledate, tofiledate), lineterm)
        kinds = {step[0] for step in group}
        (_, i1, _, j1, _), (_, _, i2, _, j2) = group[0], group[-1]
        yield '***************' + lineterm
        yield f'*** {_format_range_context(i1, i2)} ****{lineterm}'
        # A side without changes is left out.
        if kinds & {'replace', 'delete'}:
            for what, start, stop, _, _ in group:
                yield from [signs[what] + line for line in a[start:stop]]
        yield f'--- {_format_range_context(j1, j2)} ----{lineterm}'
        if kinds & {'replace', 'insert'}:
            for what, _, _, start, stop in group:
                yield from [signs[what] + line for line in b[start:stop]]


def _check_types(a, b, *args):
    # Bytes would give lines that are no sense but no error either.
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError('lines to compare must be str, not %s (%r)' % (type(lines[0]).__name__, lines[0]))
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError('all arguments must be str, not: %r' % (arg,))


def diff_bytes(dfunc, a, b, fromfile=b'', tofile=b'', fromfiledate=b'', tofiledate=b'', n=3, lineterm=b'\n'):
    """unified_diff() or context_diff() of bytes in any encoding."""

    def decode(data):
        try:
            return data.decode('ascii', 'surrogateescape')
        except AttributeError as err:
            raise TypeError('all arguments must be bytes, not %s (%r)' % (type(data).__name__, data)) from err

    a, b = [decode(line) for line in a], [decode(line) for line in b]
    texts = [decode(text) for text in (fromfile, tofile, fromfiledate, tofiledate)]
    for line in dfunc(a, b, *texts, n, decode(lineterm)):
        yield line.encode('ascii', 'surrogateescape')


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    r"""The difference of two sequences of lines in the format of Differ.

    >>> print(''.join(ndiff(['tea\n', 'milk\n'], ['tea\n', 'silk\n'])), end='')
      tea
    - milk
    ? ^
    + silk
    ? ^
    """
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """The lines of the first (1) or second (2) sequence from their difference in the format of Differ.

    >>> delta = list(ndiff(['tea', 'milk'], ['tea', 'silk']))
    >>> list(restore(delta, 1)), list(restore(delta, 2))
    (['tea', 'milk'], ['tea', 'silk'])
    """
    try:
        sign = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError('unknown delta choice (must be 1 or 2): %r' % which) from None
    for line in delta:
        if line[:2] in ("  ", sign):
            yield line[2:]


# Side by side, for HTML. In texts \0 and a sign begin a change and \1 ends it.

class _SideBySide:
    # Turns the output of ndiff() into (left, right, whether they differ), a side being (line number, text) or None.

    def __init__(self, lines):
        self.lines = lines
        self.numbers = [0, 0]

    def _mark(self, text, guide):
        # A text with the changes that a guide points at.
        parts = []
        position = 2
        while position < len(guide):
            sign = guide[position]
            end = position + 1
            if sign in '+-^':
                while end < len(guide) and guide[end] == sign:
                    end += 1
                parts.append('\0' + sign + text[position:end] + '\1')
            else:
                parts.append(text[position:end])
            position = end
        return ''.join(parts) + text[max(position, 2):]

    def _side(self, side, queue, kind):
        self.numbers[side] += 1
        line = queue.pop(0)
        if kind == '?':
            text = self._mark(line, queue.pop(0))
        elif kind is None:
            text = line[2:]
        else:
            # Something is needed to be coloured.
            text = '\0' + kind + (line[2:] or ' ') + '\1'
        return self.numbers[side], text

    def rows(self):
        # The left lines of a changed block come before its right ones; pending counts how many more right lines
        # there have been, and blanks make both sides equally long where the block ends.
        queue = []
        pending = 0
        while True:
            while len(queue) < 4:
                queue.append(next(self.lines, 'X'))
            signs = ''.join([line[0] for line in queue])
            left = right = None
            if signs.startswith('-?+?'):
                yield self._side(0, queue, '?'), self._side(1, queue, '?'), True
                continue
            if signs.startswith('--++'):
                pending -= 1
                yield self._side(0, queue, '-'), None, True
                continue
            if signs.startswith(('--?+', '--+', '- ')):
                left = self._side(0, queue, '-')
                blanks, pending = pending - 1, 0
            elif signs.startswith('-+?'):
                yield self._side(0, queue, None), self._side(1, queue, '?'), True
                continue
            elif signs.startswith('-?+'):
                yield self._side(0, queue, '?'), self._side(1, queue, None), True
                continue
            elif signs[0] == '-':
                pending -= 1
                yield self._side(0, queue, '-'), None, True
                continue
            elif signs.startswith(('+ ', '+-')) and not signs.startswith('+--'):
                right = self._side(1, queue, '+')
                blanks, pending = pending + 1, 0
            elif signs[0] == '+':
                pending += 1
                yield None, self._side(1, queue, '+'), True
                continue
            elif signs[0] == ' ':
                yield self._side(0, queue[:], None), self._side(1, queue, None), False
                continue
            else:
                blanks = pending
            blank = '', '\n'
            for _ in range(abs(blanks)):
                yield (None, blank, True) if blanks < 0 else (blank, None, True)
            if signs[0] == 'X':
                return
            yield left, right, True


def _pairs(rows):
    # The rows with both sides: the lines of a side wait for those of the other.
    left, right = [], []
    for left_line, right_line, differs in rows:
        if left_line is not None:
            left.append((left_line, differs))
        if right_line is not None:
            right.append((right_line, differs))
        while left and right:
            (left_line, left_differs), (right_line, right_differs) = left.pop(0), right.pop(0)
            yield left_line, right_line, left_differs or right_differs


def _mdiff(fromlines, tolines, context=None, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Pairs of lines and whether they differ; with context only those near changes, (None, None, None) in between."""
    pairs = _pairs(_SideBySide(ndiff(fromlines, tolines, linejunk, charjunk)).rows())
    if context is None:
        yield from pairs
        return
    before = []
    skipped = False
    after = 0
    for pair in pairs:
        if pair[2]:
            if skipped:
                yield None, None, None
                skipped = False
            yield from before
            before.clear()
            yield pair
            after = context
        elif after:
            after -= 1
            yield pair
        else:
            before.append(pair)
            if len(before) > context:
                before.pop(0)
                skipped = True


_file_template = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
          "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">

<html>

<head>
    <meta http-equiv="Content-Type"
          content="text/html; charset=%(charset)s" />
    <title></title>
    <style type="text/css">%(styles)s
    </style>
</head>

<body>
    %(table)s%(legend)s
</body>

</html>"""

_styles = """
        table.diff {font-family:Courier; border:medium;}
        .diff_header {background-color:#e0e0e0}
        td.diff_header {text-align:right}
        .diff_next {background-color:#c0c0c0}
        .diff_add {background-color:#aaffaa}
        .diff_chg {background-color:#ffff77}
        .diff_sub {background-color:#ffaaaa}"""

_table_template = """
    <table class="diff" id="difflib_chg_%(prefix)s_top"
           cellspacing="0" cellpadding="0" rules="groups" >
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        %(header_row)s
        <tbody>
%(data_rows)s        </tbody>
    </table>"""

_legend = """
    <table class="diff" summary="Legends">
        <tr> <th colspan="2"> Legends </th> </tr>
        <tr> <td> <table border="" summary="Colors">
                      <tr><th> Colors </th> </tr>
                      <tr><td class="diff_add">&nbsp;Added&nbsp;</td></tr>
                      <tr><td class="diff_chg">Changed</td> </tr>
                      <tr><td class="diff_sub">Deleted</td> </tr>
                  </table></td>
             <td> <table border="" summary="Links">
                      <tr><th colspan="2"> Links </th> </tr>
                      <tr><td>(f)irst change</td> </tr>
                      <tr><td>(n)ext change</td> </tr>
                      <tr><td>(t)op</td> </tr>
                  </table></td> </tr>
    </table>"""


class HtmlDiff(object):
    """Two texts side by side in HTML, with colours for the changes and links between them.

    tabsize is the distance of tab stops, wrapcolumn where lines are broken; the others are as for ndiff().
    """

    _file_template = _file_template
    _styles = _styles
    _table_template = _table_template
    _legend = _legend
    # Counts the tables, so that the anchors of several on a page differ.
    _default_prefix = 0

    def __init__(self, tabsize=8, wrapcolumn=None, linejunk=None, charjunk=IS_CHARACTER_JUNK):
        self._tabsize = tabsize
        self._wrapcolumn = wrapcolumn
        self._linejunk = linejunk
        self._charjunk = charjunk

    def make_file(self, fromlines, tolines, fromdesc='', todesc='', context=False, numlines=5, *, charset='utf-8'):
        """A whole page with the table that make_table() gives."""
        table = self.make_table(fromlines, tolines, fromdesc, todesc, context=context, numlines=numlines)
        page = self._file_template % {'styles': self._styles, 'legend': self._legend, 'table': table,
                                      'charset': charset}
        return page.encode(charset, 'xmlcharrefreplace').decode(charset)

    def _tab_newline_replace(self, fromlines, tolines):
        # Spaces that stand for tabs become tabs again, as many as there are spaces, to be told from real spaces.
        def expand(line):
            line = line.replace(' ', '\0').expandtabs(self._tabsize)
            return line.replace(' ', '\t').replace('\0', ' ').rstrip('\n')

        return [expand(line) for line in fromlines], [expand(line) for line in tolines]

    def _split_line(self, data_list, line_num, text):
        """Append a text in pieces short enough, with the line number and then with '>'."""
        width = self._wrapcolumn
        # A blank line has no number; marks take no room.
        while line_num and len(text) > width and len(text) - text.count('\0') * 3 > width:
            position = count = 0
            mark = ''
            while count < width and position < len(text):
                if text[position] == '\0':
                    mark = text[position + 1]
                    position += 2
                elif text[position] == '\1':
                    mark = ''
                    position += 1
                else:
                    count += 1
                    position += 1
            piece, text = text[:position], text[position:]
            if mark:
                piece += '\1'
                text = '\0' + mark + text
            data_list.append((line_num, piece))
            line_num = '>'
        data_list.append((line_num, text))

    def _line_wrapper(self, diffs):
        """The pairs with long lines in pieces."""
        for left, right, differs in diffs:
            if differs is None:
                yield left, right, differs
                continue
            pieces, others = [], []
            self._split_line(pieces, *left)
            self._split_line(others, *right)
            empty = '', ' '
            for index in range(max(len(pieces), len(others))):
                yield (pieces[index] if index < len(pieces) else empty,
                       others[index] if index < len(others) else empty, differs)

    def _collect_lines(self, diffs):
        left_cells, right_cells, flags = [], [], []
        for left, right, differs in diffs:
            gap = left is None
            left_cells.append(None if gap else self._format_line(0, differs, *left))
            right_cells.append(None if gap else self._format_line(1, differs, *right))
            flags.append(differs)
        return left_cells, right_cells, flags

    def _format_line(self, side, flag, linenum, text):
        """The cells of a line."""
        anchor = ''
        if isinstance(linenum, int):
            anchor = ' id="%s%d"' % (self._prefix[side], linenum)
        text = text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;").replace(' ', '&nbsp;').rstrip()
        return f'<td class="diff_header"{anchor}>{linenum}</td><td nowrap="nowrap">{text}</td>'

    def _make_prefix(self):
        number = HtmlDiff._default_prefix
        HtmlDiff._default_prefix += 1
        self._prefix = [f"from{number}_", f"to{number}_"]

    def _convert_flags(self, fromlist, tolist, flaglist, context, numlines):
        """The cells, with the links to changes and their anchors."""
        prefix = self._prefix[1]
        anchors, links = [''] * len(flaglist), [''] * len(flaglist)
        last = changes = 0
        for index, differs in enumerate(flaglist):
            if differs and not (index and flaglist[index - 1]):
                last = index
                # Some lines before the change are to be seen too.
                anchors[max(0, index - numlines)] = f' id="difflib_chg_{prefix}_{changes}"'
                changes += 1
                links[index] = f'<a href="#difflib_chg_{prefix}_{changes}">n</a>'
        if not flaglist:
            flaglist, anchors, links = [False], [''], ['']
            message = 'No Differences Found' if context else 'Empty File'
            fromlist = tolist = [f'<td></td><td>&nbsp;{message}&nbsp;</td>']
        if not flaglist[0]:
            links[0] = f'<a href="#difflib_chg_{prefix}_0">f</a>'
        links[last] = f'<a href="#difflib_chg_{prefix}_top">t</a>'
        return fromlist, tolist, flaglist, links, anchors

    def make_table(self, fromlines, tolines, fromdesc='', todesc='', context=False, numlines=5):
        """The table: fromdesc and todesc are headings, context shows only numlines around changes."""
        self._make_prefix()
        fromlines, tolines = self._tab_newline_replace(fromlines, tolines)
        diffs = _mdiff(fromlines, tolines, numlines if context else None, linejunk=self._linejunk,
                       charjunk=self._charjunk)
        if self._wrapcolumn:
            diffs = self._line_wrapper(diffs)
        left, right, flags, links, anchors = self._convert_flags(*self._collect_lines(diffs), context, numlines)

        rows = []
        for index, differs in enumerate(flags):
            if differs is not None:
                rows.append(f'            <tr><td class="diff_next"{anchors[index]}>{links[index]}</td>{left[index]}'
                            f'<td class="diff_next">{links[index]}</td>{right[index]}</tr>\n')
            elif index:
                rows.append('        </tbody>        \n        <tbody>\n')
        header = ''
        if fromdesc or todesc:
            cells = [f'<th class="diff_next"><br /></th><th colspan="2" class="diff_header">{text}</th>'
                     for text in (fromdesc, todesc)]
            header = f'<thead><tr>{"".join(cells)}</tr></thead>'
        table = self._table_template % {'data_rows': ''.join(rows), 'header_row': header, 'prefix': self._prefix[1]}
        for mark, html in (('\0+', '<span class="diff_add">'), ('\0-', '<span class="diff_sub">'),
                           ('\0^', '<span class="diff_chg">'), ('\1', '</span>'), ('\t', '&nbsp;')):
            table = table.replace(mark, html)
        return table
