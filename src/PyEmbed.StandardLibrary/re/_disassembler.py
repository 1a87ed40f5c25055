"""Show the numbers of a compiled regular expression with the words they stand for."""
import sys
import _sre
from ._constants import *

_CODEBITS = _sre.CODESIZE * 8

_ALONE = {SUCCESS, FAILURE, ANY, ANY_ALL, MAX_UNTIL, MIN_UNTIL, NEGATE}
_WITH_CHARACTER = {LITERAL, NOT_LITERAL, LITERAL_IGNORE, NOT_LITERAL_IGNORE, LITERAL_UNI_IGNORE,
                   NOT_LITERAL_UNI_IGNORE, LITERAL_LOC_IGNORE, NOT_LITERAL_LOC_IGNORE}
_WITH_NUMBER = {MARK, GROUPREF, GROUPREF_IGNORE, GROUPREF_UNI_IGNORE, GROUPREF_LOC_IGNORE}
_SETS = {IN, IN_IGNORE, IN_UNI_IGNORE, IN_LOC_IGNORE}
_REPEATS = {REPEAT, REPEAT_ONE, MIN_REPEAT_ONE, POSSESSIVE_REPEAT, POSSESSIVE_REPEAT_ONE}


def _hex_code(code):
    width = _sre.CODESIZE * 2 + 2
    return '[' + ', '.join([f'{number:#0{width}x}' for number in code]) + ']'


def _character(number):
    return f'{number:#02x} ({chr(number)!r})'


def _bound(number):
    return 'MAXREPEAT' if number == MAXREPEAT else number


class _Printer:
    def __init__(self, code):
        self.code = code
        self.width = len(str(len(code) - 1))
        self.targets = set()        # places that something jumps to
        self.level = 0

    def line(self, at, *words, to=None):
        if to is not None:
            self.targets.add(to)
            words += f'(to {to})',
        mark = ':' if at in self.targets else '.'
        print(f'{at:{self.width}}{mark} ', end='  ' * (self.level - 1))
        print(*words)

    def more(self, *words):
        """A line without a place."""
        print(end=' ' * (self.width + 2 * self.level))
        print(*words)

    def block(self, start, end):
        self.level += 1
        while start < end:
            start = self.operation(start)
        self.level -= 1

    def operation(self, start):
        """Show the operation at start; where the next one is."""
        code = self.code
        op = OPCODES[code[start]]
        at = start + 1
        if op in _ALONE:
            self.line(start, op)
            return at
        if op in _WITH_CHARACTER:
            self.line(start, op, _character(code[at]))
            return at + 1
        if op in _WITH_NUMBER:
            self.line(start, op, code[at])
            return at + 1
        if op is AT:
            self.line(start, op, ATCODES[code[at]].name.removeprefix('AT_'))
            return at + 1
        if op is CATEGORY:
            self.line(start, op, CHCODES[code[at]].name.removeprefix('CATEGORY_'))
            return at + 1
        if op in (RANGE, RANGE_UNI_IGNORE):
            low, high = code[at:at + 2]
            self.line(start, op, f'{low:#02x} {high:#02x} ({chr(low)!r}-{chr(high)!r})')
            return at + 2
        if op is CHARSET:
            end = at + 256 // _CODEBITS
            self.line(start, op, _hex_code(code[at:end]))
            return end
        if op is BIGCHARSET:
            return self.blocks(start, op, at)
        if op is JUMP:
            self.line(start, op, code[at], to=at + code[at])
            return at + 1
        if op is BRANCH:
            return self.branches(start, op, at)
        if op is GROUPREF_EXISTS:
            group, skip = code[at:at + 2]
            self.line(start, op, group, skip, to=at + skip)
            return at + 2
        # The rest hold a block, after the number that says where it ends.
        skip = code[at]
        end = at + skip
        if op in _SETS or op is ATOMIC_GROUP:
            self.line(start, op, skip, to=end)
            self.block(at + 1, end)
        elif op in _REPEATS:
            self.line(start, op, skip, code[at + 1], _bound(code[at + 2]), to=end)
            self.block(at + 3, end)
        elif op in (ASSERT, ASSERT_NOT):
            self.line(start, op, skip, code[at + 1], to=end)
            self.block(at + 2, end)
        elif op is INFO:
            self.info(start, op, at, end)
        else:
            raise ValueError(op)
        return end

    def blocks(self, start, op, at):
        code = self.code
        count = code[at]
        end = at + 1 + 256 // _sre.CODESIZE
        order = b''.join([number.to_bytes(_sre.CODESIZE, sys.byteorder)
                          for number in code[at + 1:end]])
        self.line(start, op, count, list(order))
        self.level += 1
        for _ in range(count):
            at, end = end, end + 256 // _CODEBITS
            self.more(_hex_code(code[at:end]))
        self.level -= 1
        return end

    def branches(self, start, op, at):
        skip = self.code[at]
        self.line(start, op, skip, to=at + skip)
        while skip:
            self.block(at + 1, at + skip)
            at += skip
            skip = self.code[at]
            if skip:
                self.line(at, 'branch', skip, to=at + skip)
            else:
                self.line(at, FAILURE)
        return at + 1

    def info(self, start, op, at, end):
        code = self.code
        skip, flags, low, high = code[at:at + 4]
        self.line(start, op, skip, bin(flags), low, _bound(high), to=end)
        at += 4
        if flags & SRE_INFO_PREFIX:
            length, prefix_skip = code[at:at + 2]
            at += 2
            prefix = code[at:at + length]
            self.more('  prefix_skip', prefix_skip)
            self.more('  prefix', '[' + ', '.join([f'{char:#02x}' for char in prefix]) + ']',
                      f'({"".join(map(chr, prefix))!r})')
            at += length
            self.more('  overlap', code[at:at + length])
            at += length
        if flags & SRE_INFO_CHARSET:
            self.level += 1
            self.more('in')
            self.block(at, end)
            self.level -= 1


def dis(code):
    _Printer(code).block(0, len(code))
