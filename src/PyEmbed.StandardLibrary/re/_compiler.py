"""From the tree of a regular expression to the numbers that the matcher runs."""
import _sre
from . import _parser
from ._constants import *
from ._casefix import _EXTRA_CASES

assert _sre.MAGIC == MAGIC, 'SRE module mismatch'

_CODEBITS = _sre.CODESIZE * 8
MAXCODE = (1 << _CODEBITS) - 1

_LITERAL_CODES = {LITERAL, NOT_LITERAL}
_SUCCESS_CODES = {SUCCESS, FAILURE}
_ASSERT_CODES = {ASSERT, ASSERT_NOT}
_UNIT_CODES = _LITERAL_CODES | {ANY, IN}

# Codes of a repeat: what starts it, what ends it, and the one for a single character.
_REPEATING_CODES = {
    MIN_REPEAT: (REPEAT, MIN_UNTIL, MIN_REPEAT_ONE),
    MAX_REPEAT: (REPEAT, MAX_UNTIL, REPEAT_ONE),
    POSSESSIVE_REPEAT: (POSSESSIVE_REPEAT, SUCCESS, POSSESSIVE_REPEAT_ONE),
}


def _combine_flags(flags, add_flags, del_flags, TYPE_FLAGS=_parser.TYPE_FLAGS):
    if add_flags & TYPE_FLAGS:
        flags &= ~TYPE_FLAGS
    return (flags | add_flags) & ~del_flags


def _folding(flags):
    """(has case, lower case, extra equivalents) for these flags; Nones where case counts.

    Under LOCALE the matcher itself folds.
    """
    if not flags & SRE_FLAG_IGNORECASE or flags & SRE_FLAG_LOCALE:
        return None, None, None
    if flags & SRE_FLAG_UNICODE:
        return _sre.unicode_iscased, _sre.unicode_tolower, _EXTRA_CASES
    return _sre.ascii_iscased, _sre.ascii_tolower, None


def _get_iscased(flags):
    if not flags & SRE_FLAG_IGNORECASE:
        return None
    return _sre.unicode_iscased if flags & SRE_FLAG_UNICODE else _sre.ascii_iscased


def _is_locale_ignore(flags):
    return flags & SRE_FLAG_IGNORECASE and flags & SRE_FLAG_LOCALE


class _Skip:
    """A number in the code that says how far to jump: from itself to where the block ends."""

    def __init__(self, code):
        self.code = code

    def __enter__(self):
        self.at = len(self.code)
        self.code.append(0)
        return self

    def __exit__(self, *args):
        self.code[self.at] = len(self.code) - self.at


# ---- One function an operation: (code, operation, argument, flags)

def _compile(code, pattern, flags):
    for op, av in pattern:
        emit = _EMITTERS.get(op)
        if emit is None:
            raise error(f'internal: unsupported operand type {op!r}')
        emit(code, op, av, flags)


def _emit_literal(code, op, av, flags):
    if not flags & SRE_FLAG_IGNORECASE:
        code += op, av
        return
    if flags & SRE_FLAG_LOCALE:
        code += OP_LOCALE_IGNORE[op], av
        return
    iscased, tolower, fixes = _folding(flags)
    if not iscased(av):
        code += op, av
        return
    lower = tolower(av)
    if not fixes:
        code += OP_IGNORE[op], lower
    elif lower not in fixes:
        code += OP_UNICODE_IGNORE[op], lower
    else:
        code.append(IN_UNI_IGNORE)
        with _Skip(code):
            if op is NOT_LITERAL:
                code.append(NEGATE)
            for same in (lower, *fixes[lower]):
                code += LITERAL, same
            code.append(FAILURE)


def _emit_in(code, op, av, flags):
    iscased, tolower, fixes = _folding(flags)
    charset, hascased = _optimize_charset(av, iscased, tolower, fixes)
    if _is_locale_ignore(flags):
        code.append(IN_LOC_IGNORE)
    elif not hascased:
        code.append(IN)
    else:
        code.append(IN_UNI_IGNORE if fixes else IN_IGNORE)
    with _Skip(code):
        _compile_charset(charset, flags, code)


def _emit_any(code, op, av, flags):
    code.append(ANY_ALL if flags & SRE_FLAG_DOTALL else ANY)


def _emit_repeat(code, op, av, flags):
    if flags & SRE_FLAG_TEMPLATE:
        raise error(f'internal: unsupported template operator {op!r}')
    low, high, item = av
    begin, end, single = _REPEATING_CODES[op]
    simple = _simple(item)
    code.append(single if simple else begin)
    with _Skip(code):
        code += low, high
        _compile(code, item, flags)
        if simple:
            code.append(SUCCESS)
    if not simple:
        code.append(end)


def _emit_subpattern(code, op, av, flags):
    group, add_flags, del_flags, inner = av
    if group:
        code += MARK, (group - 1) * 2
    _compile(code, inner, _combine_flags(flags, add_flags, del_flags))
    if group:
        code += MARK, (group - 1) * 2 + 1


def _emit_atomic(code, op, av, flags):
    code.append(op)
    with _Skip(code):
        _compile(code, av, flags)
        code.append(SUCCESS)


def _emit_itself(code, op, av, flags):
    code.append(op)


def _emit_assert(code, op, av, flags):
    direction, inner = av
    code.append(op)
    with _Skip(code):
        if direction >= 0:
            code.append(0)
        else:
            low, high = inner.getwidth()
            if low > MAXCODE:
                raise error('looks too much behind')
            if low != high:
                raise error('look-behind requires fixed-width pattern')
            code.append(low)
        _compile(code, inner, flags)
        code.append(SUCCESS)


def _emit_at(code, op, av, flags):
    if flags & SRE_FLAG_MULTILINE:
        av = AT_MULTILINE.get(av, av)
    if flags & SRE_FLAG_LOCALE:
        av = AT_LOCALE.get(av, av)
    elif flags & SRE_FLAG_UNICODE:
        av = AT_UNICODE.get(av, av)
    code += op, av


def _emit_branch(code, op, av, flags):
    code.append(op)
    jumps = []
    for branch in av[1]:
        with _Skip(code):
            _compile(code, branch, flags)
            code.append(JUMP)
            jumps.append(len(code))
            code.append(0)
    code.append(FAILURE)
    for at in jumps:
        code[at] = len(code) - at


def _category(av, flags):
    if flags & SRE_FLAG_LOCALE:
        return CH_LOCALE[av]
    if flags & SRE_FLAG_UNICODE:
        return CH_UNICODE[av]
    return av


def _emit_category(code, op, av, flags):
    code += op, _category(av, flags)


def _emit_groupref(code, op, av, flags):
    if not flags & SRE_FLAG_IGNORECASE:
        kind = op
    elif flags & SRE_FLAG_LOCALE:
        kind = GROUPREF_LOC_IGNORE
    else:
        kind = GROUPREF_UNI_IGNORE if flags & SRE_FLAG_UNICODE else GROUPREF_IGNORE
    code += kind, av - 1


def _emit_conditional(code, op, av, flags):
    group, yes, no = av
    code += op, group - 1
    to_no = len(code)
    code.append(0)
    _compile(code, yes, flags)
    if not no:
        code[to_no] = len(code) - to_no + 1
        return
    code.append(JUMP)
    with _Skip(code):
        code[to_no] = len(code) - to_no + 1
        _compile(code, no, flags)


_EMITTERS = {
    LITERAL: _emit_literal, NOT_LITERAL: _emit_literal, IN: _emit_in, ANY: _emit_any,
    MIN_REPEAT: _emit_repeat, MAX_REPEAT: _emit_repeat, POSSESSIVE_REPEAT: _emit_repeat,
    SUBPATTERN: _emit_subpattern, ATOMIC_GROUP: _emit_atomic,
    SUCCESS: _emit_itself, FAILURE: _emit_itself,
    ASSERT: _emit_assert, ASSERT_NOT: _emit_assert, AT: _emit_at, BRANCH: _emit_branch,
    CATEGORY: _emit_category, GROUPREF: _emit_groupref, GROUPREF_EXISTS: _emit_conditional,
}


# ---- Sets

def _compile_charset(charset, flags, code):
    for op, av in charset:
        code.append(op)
        if op is LITERAL:
            code.append(av)
        elif op in (RANGE, RANGE_UNI_IGNORE, CHARSET, BIGCHARSET):
            code.extend(av)
        elif op is CATEGORY:
            code.append(_category(av, flags))
        elif op is not NEGATE:
            raise error(f'internal: unsupported set operator {op!r}')
    code.append(FAILURE)


class _Charmap:
    """Which characters of the first plane a set has; it starts with those below 256."""

    def __init__(self, iscased, fixup, fixes):
        self.map = bytearray(256)
        self.iscased, self.fixup, self.fixes = iscased, fixup, fixes
        self.hascased = False

    def add(self, op, av):
        """Put a literal or range in; False if it does not fit into the first plane."""
        while True:
            try:
                self._set(op, av)
                return True
            except IndexError:
                if len(self.map) != 256:
                    return False
                self.map += bytes(0xff00)

    def _set(self, op, av):
        marks, fixup, fixes = self.map, self.fixup, self.fixes
        chars = (av,) if op is LITERAL else range(av[0], av[1] + 1)
        if not fixup:
            for char in chars:
                marks[char] = 1
            return
        for char in map(fixup, chars):
            marks[char] = 1
            if fixes and char in fixes:
                for same in fixes[char]:
                    marks[same] = 1
        if not self.hascased:
            self.hascased = any(map(self.iscased, chars))

    def runs(self):
        """(start, end) of the runs of members, or None if they are more than two."""
        found = []
        end = 0
        while end >= 0:
            start = self.map.find(1, end)
            if start < 0:
                break
            if len(found) == 2:
                return None
            end = self.map.find(0, start)
            found.append((start, end if end >= 0 else len(self.map)))
        return found


def _optimize_charset(charset, iscased=None, fixup=None, fixes=None):
    """A set in its shortest form, and whether it has characters with case."""
    out = []
    tail = []
    charmap = _Charmap(iscased, fixup, fixes)
    for op, av in charset:
        if op is NEGATE:
            out.append((op, av))
        elif op is not LITERAL and op is not RANGE:
            tail.append((op, av))
        elif not charmap.add(op, av):
            if fixup:
                charmap.hascased = True
                if op is RANGE:
                    op = RANGE_UNI_IGNORE
            tail.append((op, av))
    hascased = charmap.hascased
    runs = charmap.runs()
    if runs is not None:
        for start, end in runs:
            out.append((LITERAL, start) if end - start == 1 else (RANGE, (start, end - 1)))
        out += tail
        return (out if hascased or len(out) < len(charset) else charset), hascased
    if len(charmap.map) == 256:
        out.append((CHARSET, _mk_bitmap(charmap.map)))
    else:
        out.append((BIGCHARSET, _blocks(bytes(charmap.map))))
    return out + tail, hascased


def _blocks(marks):
    """Number of different blocks of 256, the block of each, then their bits."""
    numbers = {}
    order = bytearray()
    for at in range(0, len(marks), 256):
        order.append(numbers.setdefault(marks[at:at + 256], len(numbers)))
    return [len(numbers), *_bytes_to_codes(order), *_mk_bitmap(b''.join(numbers))]


_BITS_TRANS = b'0' + b'1' * 255


def _mk_bitmap(bits, _CODEBITS=_CODEBITS, _int=int):
    """Codes with one bit a byte of bits, lowest first."""
    digits = bits.translate(_BITS_TRANS)
    return [_int(digits[at:at + _CODEBITS][::-1], 2)
            for at in range(0, len(digits), _CODEBITS)]


def _bytes_to_codes(b):
    codes = memoryview(b).cast('I')
    assert codes.itemsize == _sre.CODESIZE
    return codes.tolist()


def _simple(p):
    """Tell whether a repeated item is one character."""
    if len(p) != 1:
        return False
    op, av = p[0]
    if op is SUBPATTERN:
        return av[0] is None and _simple(av[-1])
    return op in _UNIT_CODES


# ---- What search() may know beforehand

def _generate_overlap_table(prefix):
    """For each place in prefix, how much of its beginning ends there."""
    table = [0] * len(prefix)
    length = 0
    for at in range(1, len(prefix)):
        while length and prefix[at] != prefix[length]:
            length = table[length - 1]
        if prefix[at] == prefix[length]:
            length += 1
        table[at] = length
    return table


def _get_literal_prefix(pattern, flags):
    """Text that a match starts with, how much of it is before the first group, and whether it
    is all."""
    prefix = []
    skip = None
    iscased = _get_iscased(flags)
    for op, av in pattern.data:
        if op is LITERAL:
            if iscased and iscased(av):
                return prefix, skip, False
            prefix.append(av)
        elif op is SUBPATTERN:
            group, add_flags, del_flags, inner = av
            inner_flags = _combine_flags(flags, add_flags, del_flags)
            if _is_locale_ignore(inner_flags):
                return prefix, skip, False
            more, inner_skip, complete = _get_literal_prefix(inner, inner_flags)
            if skip is None:
                if group is not None:
                    skip = len(prefix)
                elif inner_skip is not None:
                    skip = len(prefix) + inner_skip
            prefix += more
            if not complete:
                return prefix, skip, False
        else:
            return prefix, skip, False
    return prefix, skip, True


def _get_charset_prefix(pattern, flags):
    """The set of characters that a match starts with, or None."""
    op = SUBPATTERN
    while op is SUBPATTERN:
        if not pattern.data:
            return None
        op, av = pattern.data[0]
        if op is SUBPATTERN:
            _, add_flags, del_flags, pattern = av
            flags = _combine_flags(flags, add_flags, del_flags)
            if _is_locale_ignore(flags):
                return None
    iscased = _get_iscased(flags) or (lambda char: False)
    if op is LITERAL:
        return None if iscased(av) else [(op, av)]
    if op is BRANCH:
        firsts = [branch[0] if branch else (None, None) for branch in av[1]]
        if all(first is LITERAL and not iscased(char) for first, char in firsts):
            return firsts
        return None
    if op is not IN:
        return None
    if flags & SRE_FLAG_IGNORECASE:
        for member, value in av:
            if member is LITERAL and iscased(value):
                return None
            if member is RANGE and (value[1] > 0xffff
                                    or any(map(iscased, range(value[0], value[1] + 1)))):
                return None
    return av


def _compile_info(code, pattern, flags):
    """The block in front that says what search() may use."""
    low, high = pattern.getwidth()
    high = min(high, MAXCODE)
    if low == 0:
        # An empty match is everywhere: nothing helps to find it.
        code += INFO, 4, 0, low, high
        return
    prefix, charset, prefix_skip, complete = [], [], 0, False
    if not _is_locale_ignore(flags):
        prefix, prefix_skip, complete = _get_literal_prefix(pattern, flags)
        if not prefix:
            charset = _get_charset_prefix(pattern, flags)
    mask = 0
    if prefix:
        mask = SRE_INFO_PREFIX
        if prefix_skip is None and complete:
            mask |= SRE_INFO_LITERAL
    elif charset:
        mask = SRE_INFO_CHARSET
    code.append(INFO)
    with _Skip(code):
        if low >= MAXCODE:
            low = MAXCODE
            prefix = prefix[:MAXCODE]
        code += mask, low, high
        if prefix:
            code += len(prefix), len(prefix) if prefix_skip is None else prefix_skip
            code += prefix
            code += _generate_overlap_table(prefix)
        elif charset:
            charset, hascased = _optimize_charset(charset)
            assert not hascased
            _compile_charset(charset, flags, code)


# ---- The whole

def isstring(obj):
    return isinstance(obj, (str, bytes))


def _code(p, flags):
    flags |= p.state.flags
    code = []
    _compile_info(code, p, flags)
    _compile(code, p.data, flags)
    code.append(SUCCESS)
    return code


def dis(code):
    """Print code in a form for people."""
    from ._disassembler import dis
    dis(code)


def compile(p, flags=0):
    """The pattern object of an expression or of its tree."""
    pattern = None
    if isstring(p):
        pattern = p
        p = _parser.parse(p, flags)
    code = _code(p, flags)
    if flags & SRE_FLAG_DEBUG:
        print()
        dis(code)
    state = p.state
    indexgroup = [None] * state.groups
    for name, number in state.groupdict.items():
        indexgroup[number] = name
    return _sre.compile(pattern, flags | state.flags, code, state.groups - 1,
                        state.groupdict, tuple(indexgroup))
