"""From the text of a regular expression to a tree of (operation, argument) pairs."""
import sys

from ._constants import *

SPECIAL_CHARS = '.\\[{()*+?^$|'
REPEAT_CHARS = '*+?{'

DIGITS = frozenset('0123456789')
OCTDIGITS = frozenset('01234567')
HEXDIGITS = frozenset('0123456789abcdefABCDEF')
ASCIILETTERS = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
WHITESPACE = frozenset(' \t\n\r\v\f')

_REPEATCODES = frozenset({MIN_REPEAT, MAX_REPEAT, POSSESSIVE_REPEAT})
_UNITCODES = frozenset({ANY, RANGE, IN, LITERAL, NOT_LITERAL, CATEGORY})

ESCAPES = {'\\' + letter: (LITERAL, ord(char))
           for letter, char in zip('abfnrtv\\', '\a\b\f\n\r\t\v\\')}

CATEGORIES = {
    r'\A': (AT, AT_BEGINNING_STRING),
    r'\b': (AT, AT_BOUNDARY),
    r'\B': (AT, AT_NON_BOUNDARY),
    r'\d': (IN, [(CATEGORY, CATEGORY_DIGIT)]),
    r'\D': (IN, [(CATEGORY, CATEGORY_NOT_DIGIT)]),
    r'\s': (IN, [(CATEGORY, CATEGORY_SPACE)]),
    r'\S': (IN, [(CATEGORY, CATEGORY_NOT_SPACE)]),
    r'\w': (IN, [(CATEGORY, CATEGORY_WORD)]),
    r'\W': (IN, [(CATEGORY, CATEGORY_NOT_WORD)]),
    r'\Z': (AT, AT_END_STRING),
}

FLAGS = {
    'i': SRE_FLAG_IGNORECASE,
    'L': SRE_FLAG_LOCALE,
    'm': SRE_FLAG_MULTILINE,
    's': SRE_FLAG_DOTALL,
    'x': SRE_FLAG_VERBOSE,
    'a': SRE_FLAG_ASCII,
    't': SRE_FLAG_TEMPLATE,
    'u': SRE_FLAG_UNICODE,
}

TYPE_FLAGS = SRE_FLAG_ASCII | SRE_FLAG_LOCALE | SRE_FLAG_UNICODE
GLOBAL_FLAGS = SRE_FLAG_DEBUG | SRE_FLAG_TEMPLATE

# A width past which all are alike.
MAXWIDTH = 1 << 64


def _warn(message, category):
    """Warn at the line that called into this package."""
    import warnings
    level = 2
    frame = sys._getframe(1)
    package = __name__.partition('.')[0]
    while frame is not None and frame.f_globals.get('__name__', '').partition('.')[0] == package:
        frame = frame.f_back
        level += 1
    warnings.warn(message, category, stacklevel=level)


class State:
    """What is known of an expression while it is read: its flags and groups."""

    def __init__(self):
        self.flags = 0
        self.groupdict = {}             # numbers of named groups
        self.groupwidths = [None]       # None for a group that is still open, and for the whole
        self.lookbehindgroups = None    # number of groups before the lookbehind being read
        self.grouprefpos = {}           # where a group that may come later is asked for

    @property
    def groups(self):
        return len(self.groupwidths)

    def opengroup(self, name=None):
        gid = self.groups
        self.groupwidths.append(None)
        if self.groups > MAXGROUPS:
            raise error('too many groups')
        if name is not None:
            earlier = self.groupdict.setdefault(name, gid)
            if earlier != gid:
                raise error(f'redefinition of group name {name!r} as group {gid}; '
                            f'was group {earlier}')
        return gid

    def closegroup(self, gid, p):
        self.groupwidths[gid] = p.getwidth()

    def checkgroup(self, gid):
        """Tell whether a group is there and closed."""
        return gid < self.groups and self.groupwidths[gid] is not None

    def checklookbehindgroup(self, gid, source):
        if self.lookbehindgroups is None:
            return
        if not self.checkgroup(gid):
            raise source.error('cannot refer to an open group')
        if gid >= self.lookbehindgroups:
            raise source.error('cannot refer to group defined in the same lookbehind subpattern')


class SubPattern:
    """A sequence of (operation, argument) pairs."""

    def __init__(self, state, data=None):
        self.state = state
        self.data = [] if data is None else data
        self.width = None

    def dump(self, level=0):
        """Print the tree."""
        indent = level * '  '
        for op, av in self.data:
            print(indent + str(op), end='')
            if op is IN:
                print()
                for member, value in av:
                    print(indent + '  ' + str(member), value)
            elif op is BRANCH:
                print()
                for at, branch in enumerate(av[1]):
                    if at:
                        print(indent + 'OR')
                    branch.dump(level + 1)
            elif op is GROUPREF_EXISTS:
                group, yes, no = av
                print('', group)
                yes.dump(level + 1)
                if no:
                    print(indent + 'ELSE')
                    no.dump(level + 1)
            elif isinstance(av, SubPattern):
                print()
                av.dump(level + 1)
            elif isinstance(av, (tuple, list)):
                fresh = False       # at the start of a line
                for item in av:
                    if isinstance(item, SubPattern):
                        if not fresh:
                            print()
                        item.dump(level + 1)
                        fresh = True
                    else:
                        print(item if fresh else f' {item}', end='')
                        fresh = False
                if not fresh:
                    print()
            else:
                print('', av)

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __delitem__(self, index):
        del self.data[index]

    def __getitem__(self, index):
        found = self.data[index]
        return SubPattern(self.state, found) if isinstance(index, slice) else found

    def __setitem__(self, index, code):
        self.data[index] = code

    def insert(self, index, code):
        self.data.insert(index, code)

    def append(self, code):
        self.data.append(code)

    def getwidth(self):
        """The least and the greatest length that it matches."""
        if self.width is None:
            low = high = 0
            for op, av in self.data:
                if op is SUCCESS:
                    break
                least, most = self._width_of(op, av)
                low += least
                high += most
            self.width = min(low, MAXWIDTH), min(high, MAXWIDTH)
        return self.width

    def _width_of(self, op, av):
        if op in _UNITCODES:
            return 1, 1
        if op is SUBPATTERN:
            return av[-1].getwidth()
        if op in _REPEATCODES:
            least, most = av[2].getwidth()
            if av[1] == MAXREPEAT and most:
                return least * av[0], MAXWIDTH
            return least * av[0], most * av[1]
        if op is BRANCH:
            widths = [branch.getwidth() for branch in av[1]]
            return (min([MAXWIDTH, *[least for least, _ in widths]]),
                    max([0, *[most for _, most in widths]]))
        if op is ATOMIC_GROUP:
            return av.getwidth()
        if op is GROUPREF:
            return self.state.groupwidths[av]
        if op is GROUPREF_EXISTS:
            least, most = av[1].getwidth()
            if av[2] is None:
                return 0, most
            other_least, other_most = av[2].getwidth()
            return min(least, other_least), max(most, other_most)
        return 0, 0


class Tokenizer:
    """Reads a pattern by characters, a backslash and what it escapes being one."""

    def __init__(self, string):
        self.istext = isinstance(string, str)
        self.string = string
        self.decoded_string = string if self.istext else str(string, 'latin1')
        self.index = 0
        self.next = None
        self._advance()

    def _advance(self):
        text, at = self.decoded_string, self.index
        char = text[at:at + 1]
        if not char:
            self.next = None
            return
        if char == '\\':
            char = text[at:at + 2]
            if len(char) == 1:
                raise error('bad escape (end of pattern)', self.string, len(self.string) - 1)
        self.index = at + len(char)
        self.next = char

    def match(self, char):
        """Read char if it comes next."""
        if self.next != char:
            return False
        self._advance()
        return True

    def get(self):
        """Read what comes next; None at the end."""
        token = self.next
        self._advance()
        return token

    def getwhile(self, n, charset):
        """Read at most n characters of a set."""
        found = ''
        while len(found) < n and self.next in charset:
            found += self.get()
        return found

    def getuntil(self, terminator, name):
        """Read up to the terminator; name says what for."""
        found = ''
        while True:
            token = self.get()
            if token is None:
                if not found:
                    raise self.error('missing ' + name)
                raise self.error(f'missing {terminator}, unterminated name', len(found))
            if token == terminator:
                if not found:
                    raise self.error('missing ' + name, 1)
                return found
            found += token

    @property
    def pos(self):
        return self.index - len(self.next or '')

    def tell(self):
        return self.index - len(self.next or '')

    def seek(self, index):
        self.index = index
        self._advance()

    def error(self, msg, offset=0):
        """The error, offset characters before what comes next."""
        if not self.istext:
            msg = msg.encode('ascii', 'backslashreplace').decode('ascii')
        return error(msg, self.string, self.tell() - offset)

    def checkgroupname(self, name, offset, nested=0):
        if not name.isidentifier():
            raise self.error(f'bad character in group name {name!r}', len(name) + offset)
        if not (self.istext or name.isascii()):
            _warn(f'bad character in group name {name!a} '
                  f'at position {self.tell() - len(name) - offset}', DeprecationWarning)


# ---- Escapes

_HEX_LENGTHS = {'x': 2, 'u': 4, 'U': 8}


def _numeric_escape(source, escape):
    r"""\x, \u, \U and \N, which mean the same inside and outside of a set; None if it is none."""
    letter = escape[1]
    if letter == 'x' or (letter in 'uU' and source.istext):
        digits = _HEX_LENGTHS[letter]
        escape += source.getwhile(digits, HEXDIGITS)
        if len(escape) != digits + 2:
            raise source.error(f'incomplete escape {escape}', len(escape))
        value = int(escape[2:], 16)
        if value > 0x10FFFF:
            raise source.error(f'bad escape {escape}', len(escape))
        return LITERAL, value
    if letter == 'N' and source.istext:
        import unicodedata
        if not source.match('{'):
            raise source.error('missing {')
        name = source.getuntil('}', 'character name')
        try:
            return LITERAL, ord(unicodedata.lookup(name))
        except (KeyError, TypeError):       # TypeError: a sequence of characters
            raise source.error(f'undefined character name {name!r}',
                               len(name) + len(r'\N{}')) from None
    return None


def _octal(source, escape):
    value = int(escape[1:], 8)
    if value > 0o377:
        raise source.error(f'octal escape value {escape} outside of range 0-0o377', len(escape))
    return value


def _plain_escape(source, escape):
    """A character that stands for itself; letters are kept for meanings to come."""
    if len(escape) != 2 or escape[1] in ASCIILETTERS or escape[1] in DIGITS:
        raise source.error(f'bad escape {escape}', len(escape))
    return LITERAL, ord(escape[1])


def _class_escape(source, escape):
    """An escape within a set."""
    code = ESCAPES.get(escape)
    if code:
        return code
    code = CATEGORIES.get(escape)
    if code and code[0] is IN:
        return code
    code = _numeric_escape(source, escape)
    if code:
        return code
    if escape[1] in OCTDIGITS:
        escape += source.getwhile(2, OCTDIGITS)
        return LITERAL, _octal(source, escape)
    return _plain_escape(source, escape)


def _escape(source, escape, state):
    """An escape outside of a set."""
    code = CATEGORIES.get(escape) or ESCAPES.get(escape) or _numeric_escape(source, escape)
    if code:
        return code
    digit = escape[1]
    if digit == '0':
        escape += source.getwhile(2, OCTDIGITS)
        return LITERAL, int(escape[1:], 8)
    if digit not in DIGITS:
        return _plain_escape(source, escape)
    if source.next in DIGITS:
        escape += source.get()
        # Three octal digits are a character, all else is a group.
        if digit in OCTDIGITS and escape[2] in OCTDIGITS and source.next in OCTDIGITS:
            escape += source.get()
            return LITERAL, _octal(source, escape)
    group = int(escape[1:])
    if group >= state.groups:
        raise source.error(f'invalid group reference {group}', len(escape) - 1)
    if not state.checkgroup(group):
        raise source.error('cannot refer to an open group', len(escape))
    state.checklookbehindgroup(group, source)
    return GROUPREF, group


# ---- Sequences and alternatives

def _uniq(items):
    return list(dict.fromkeys(items))


def _parse_sub(source, state, verbose, nested):
    """Alternatives."""
    branches = [_parse(source, state, verbose, nested + 1, not nested)]
    while source.match('|'):
        if not nested:
            # Flags at the start hold for all of the expression.
            verbose = state.flags & SRE_FLAG_VERBOSE
        branches.append(_parse(source, state, verbose, nested + 1))
    if len(branches) == 1:
        return branches[0]
    result = SubPattern(state)
    # What all branches start with is taken out in front of them.
    while all(branches) and all(branch[0] == branches[0][0] for branch in branches):
        result.append(branches[0][0])
        for branch in branches:
            del branch[0]
    members = _as_set(branches)
    result.append((BRANCH, (None, branches)) if members is None else (IN, members))
    return result


def _as_set(branches):
    """The members of the one set that matches what the branches do, or None."""
    members = []
    for branch in branches:
        if len(branch) != 1:
            return None
        op, av = branch[0]
        if op is LITERAL:
            members.append((op, av))
        elif op is IN and av[0][0] is not NEGATE:
            members.extend(av)
        else:
            return None
    return _uniq(members)


def _parse(source, state, verbose, nested, first=False):
    """A sequence, up to | or ) or the end."""
    result = SubPattern(state)
    data = result.data
    get = source.get
    while True:
        this = source.next
        if this is None or this in '|)':
            break
        get()
        if verbose:
            if this in WHITESPACE:
                continue
            if this == '#':
                while this is not None and this != '\n':
                    this = get()
                continue
        if this[0] == '\\':
            data.append(_escape(source, this, state))
        elif this not in SPECIAL_CHARS:
            data.append((LITERAL, ord(this)))
        elif this == '(':
            item = _parse_group(source, state, verbose, nested, first and not data)
            if item is _FLAGS_READ:
                verbose = state.flags & SRE_FLAG_VERBOSE
            elif item is not None:
                data.append(item)
        elif this == '[':
            data.append(_parse_set(source))
        elif this in REPEAT_CHARS:
            _parse_repeat(source, this, result)
        elif this == '.':
            data.append((ANY, None))
        elif this == '^':
            data.append((AT, AT_BEGINNING))
        else:
            data.append((AT, AT_END))
    # Groups that only hold things together have done their work.
    for at in range(len(data) - 1, -1, -1):
        if data[at][0] is SUBPATTERN and _only_holds(data[at][1]):
            data[at:at + 1] = data[at][1][3].data
    return result


def _only_holds(group):
    number, add_flags, del_flags, _ = group
    return number is None and not add_flags and not del_flags


_SET_OPERATIONS = {'-': 'difference', '&': 'intersection', '~': 'symmetric difference',
                   '|': 'union'}


def _parse_set(source):
    """A set, after its [."""
    start = source.tell() - 1
    members = []
    if source.next == '[':
        _warn(f'Possible nested set at position {source.tell()}', FutureWarning)
    negate = source.match('^')
    while True:
        this = source.get()
        if this is None:
            raise source.error('unterminated character set', source.tell() - start)
        if this == ']' and members:
            break
        if this[0] == '\\':
            low = _class_escape(source, this)
        else:
            if members and this in _SET_OPERATIONS and source.next == this:
                _warn(f'Possible set {_SET_OPERATIONS[this]} at position {source.tell() - 1}',
                      FutureWarning)
            low = LITERAL, ord(this)
        single = low[1][0] if low[0] is IN else low
        if not source.match('-'):
            members.append(single)
            continue
        that = source.get()
        if that is None:
            raise source.error('unterminated character set', source.tell() - start)
        if that == ']':
            # A hyphen at the end is itself.
            members += [single, (LITERAL, ord('-'))]
            break
        if that[0] == '\\':
            high = _class_escape(source, that)
        else:
            if that == '-':
                _warn(f'Possible set difference at position {source.tell() - 2}', FutureWarning)
            high = LITERAL, ord(that)
        if low[0] is not LITERAL or high[0] is not LITERAL or high[1] < low[1]:
            raise source.error(f'bad character range {this}-{that}', len(this) + 1 + len(that))
        members.append((RANGE, (low[1], high[1])))
    members = _uniq(members)
    if len(members) == 1 and members[0][0] is LITERAL:
        return (NOT_LITERAL, members[0][1]) if negate else members[0]
    return IN, [(NEGATE, None), *members] if negate else members


def _parse_repeat(source, this, result):
    """A quantifier, which takes in the last item of result."""
    here = source.tell()
    if this == '?':
        low, high = 0, 1
    elif this == '*':
        low, high = 0, MAXREPEAT
    elif this == '+':
        low, high = 1, MAXREPEAT
    else:
        bounds = _parse_bounds(source, here)
        if bounds is None:
            result.append((LITERAL, ord(this)))
            return
        low, high = bounds
    item = result[-1:]
    if not item or item[0][0] is AT:
        raise source.error('nothing to repeat', source.tell() - here + len(this))
    if item[0][0] in _REPEATCODES:
        raise source.error('multiple repeat', source.tell() - here + len(this))
    if item[0][0] is SUBPATTERN and _only_holds(item[0][1]):
        item = item[0][1][3]
    if source.match('?'):
        kind = MIN_REPEAT
    elif source.match('+'):
        kind = POSSESSIVE_REPEAT
    else:
        kind = MAX_REPEAT
    result[-1] = kind, (low, high, item)


def _parse_bounds(source, here):
    """The numbers of {m,n}; None if the brace is only itself."""
    if source.next == '}':
        return None
    low = high = ''
    while source.next in DIGITS:
        low += source.get()
    if source.match(','):
        while source.next in DIGITS:
            high += source.get()
    else:
        high = low
    if not source.match('}'):
        source.seek(here)
        return None
    least, most = int(low or 0), int(high) if high else MAXREPEAT
    if (low and least >= MAXREPEAT) or (high and most >= MAXREPEAT):
        raise OverflowError('the repetition number is too large')
    if high and most < least:
        raise source.error('min repeat greater than max repeat', source.tell() - here)
    return least, most


# ---- What starts with (

# What _parse_group() gives for flags that hold for the whole expression.
_FLAGS_READ = object()


def _need(source, token):
    if token is None:
        raise source.error('unexpected end of pattern')
    return token


def _close(source, start):
    if not source.match(')'):
        raise source.error('missing ), unterminated subpattern', source.tell() - start)


def _parse_group(source, state, verbose, nested, first):
    """The item that a ( starts; None for a comment."""
    start = source.tell() - 1
    if not source.match('?'):
        return _parse_capture(source, state, verbose, nested, start, None)
    char = _need(source, source.get())
    if char == ':':
        return _parse_held(source, state, verbose, nested, start, 0, 0)
    if char == 'P':
        if source.match('<'):
            name = source.getuntil('>', 'group name')
            source.checkgroupname(name, 1, nested)
            return _parse_capture(source, state, verbose, nested, start, name)
        if source.match('='):
            return GROUPREF, _named_group(source, state, nested)
        char = _need(source, source.get())
        raise source.error('unknown extension ?P' + char, len(char) + 2)
    if char == '#':
        while source.next is not None:
            if source.get() == ')':
                return None
        raise source.error('missing ), unterminated comment', source.tell() - start)
    if char in '=!':
        return _parse_look(source, state, verbose, nested, start, char, 1)
    if char == '<':
        char = _need(source, source.get())
        if char not in '=!':
            raise source.error('unknown extension ?<' + char, len(char) + 2)
        return _parse_look(source, state, verbose, nested, start, char, -1)
    if char == '(':
        return _parse_conditional(source, state, verbose, nested, start)
    if char == '>':
        inner = _parse_sub(source, state, verbose, nested + 1)
        _close(source, start)
        return ATOMIC_GROUP, inner
    if char in FLAGS or char == '-':
        flags = _parse_flags(source, state, char)
        if flags is not None:
            return _parse_held(source, state, verbose, nested, start, *flags)
        if not first:
            raise source.error('global flags not at the start of the expression',
                               source.tell() - start)
        return _FLAGS_READ
    raise source.error('unknown extension ?' + char, len(char) + 1)


def _parse_capture(source, state, verbose, nested, start, name):
    try:
        group = state.opengroup(name)
    except error as problem:
        raise source.error(problem.msg, len(name or '') + 1) from None
    inner = _parse_sub(source, state, verbose, nested + 1)
    _close(source, start)
    state.closegroup(group, inner)
    return SUBPATTERN, (group, 0, 0, inner)


def _parse_held(source, state, verbose, nested, start, add_flags, del_flags):
    verbose = (verbose or add_flags & SRE_FLAG_VERBOSE) and not del_flags & SRE_FLAG_VERBOSE
    inner = _parse_sub(source, state, verbose, nested + 1)
    _close(source, start)
    return SUBPATTERN, (None, add_flags, del_flags, inner)


def _parse_look(source, state, verbose, nested, start, char, direction):
    outermost = direction < 0 and state.lookbehindgroups is None
    if outermost:
        state.lookbehindgroups = state.groups
    inner = _parse_sub(source, state, verbose, nested + 1)
    if outermost:
        state.lookbehindgroups = None
    _close(source, start)
    return (ASSERT if char == '=' else ASSERT_NOT), (direction, inner)


def _known_group(source, state, name):
    group = state.groupdict.get(name)
    if group is None:
        raise source.error(f'unknown group name {name!r}', len(name) + 1)
    return group


def _named_group(source, state, nested):
    """The number of the group that (?P= names."""
    name = source.getuntil(')', 'group name')
    source.checkgroupname(name, 1, nested)
    group = _known_group(source, state, name)
    if not state.checkgroup(group):
        raise source.error('cannot refer to an open group', len(name) + 1)
    state.checklookbehindgroup(group, source)
    return group


def _group_number(source, name):
    """The number that a name is, if it is no identifier."""
    try:
        number = int(name)
    except ValueError:
        number = -1
    if number < 0:
        raise source.error(f'bad character in group name {name!r}', len(name) + 1)
    return number


def _check_plain_number(source, name):
    if not (name.isdecimal() and name.isascii()):
        shown = repr(name) if source.istext else ascii(name)
        _warn(f'bad character in group name {shown} at position {source.tell() - len(name) - 1}',
              DeprecationWarning)


def _parse_conditional(source, state, verbose, nested, start):
    name = source.getuntil(')', 'group name')
    if name.isidentifier():
        source.checkgroupname(name, 1, nested)
        group = _known_group(source, state, name)
    else:
        group = _group_number(source, name)
        if not group:
            raise source.error('bad group number', len(name) + 1)
        if group >= MAXGROUPS:
            raise source.error(f'invalid group reference {group}', len(name) + 1)
        # The group may follow: whether it does is known at the end.
        state.grouprefpos.setdefault(group, source.tell() - len(name) - 1)
        _check_plain_number(source, name)
    state.checklookbehindgroup(group, source)
    yes = _parse(source, state, verbose, nested + 1)
    no = None
    if source.match('|'):
        no = _parse(source, state, verbose, nested + 1)
        if source.next == '|':
            raise source.error('conditional backref with more than two branches')
    _close(source, start)
    return GROUPREF_EXISTS, (group, yes, no)


def _parse_flags(source, state, char):
    """(flags on, flags off), or None after setting the flags of the whole expression."""

    def next_flag(stops, missing):
        char = source.get()
        if char is None:
            raise source.error(missing)
        if char not in stops and char not in FLAGS:
            raise source.error('unknown flag' if char.isalpha() else missing, len(char))
        return char

    on = off = 0
    while char not in ')-:':
        flag = FLAGS[char]
        if source.istext and char == 'L':
            raise source.error("bad inline flags: cannot use 'L' flag with a str pattern")
        if not source.istext and char == 'u':
            raise source.error("bad inline flags: cannot use 'u' flag with a bytes pattern")
        on |= flag
        if flag & TYPE_FLAGS and on & TYPE_FLAGS != flag:
            raise source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
        char = next_flag(')-:', 'missing -, : or )')
    if char == ')':
        state.flags |= on
        return None
    if on & GLOBAL_FLAGS:
        raise source.error('bad inline flags: cannot turn on global flag', 1)
    if char == '-':
        char = next_flag('', 'missing flag')
        while char != ':':
            flag = FLAGS[char]
            if flag & TYPE_FLAGS:
                raise source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
            off |= flag
            char = next_flag(':', 'missing :')
    if off & GLOBAL_FLAGS:
        raise source.error('bad inline flags: cannot turn off global flag', 1)
    if on & off:
        raise source.error('bad inline flags: flag turned on and off', 1)
    return on, off


# ---- The whole

def fix_flags(src, flags):
    """flags with what follows from the kind of the expression."""
    if isinstance(src, str):
        if flags & SRE_FLAG_LOCALE:
            raise ValueError('cannot use LOCALE flag with a str pattern')
        if not flags & SRE_FLAG_ASCII:
            return flags | SRE_FLAG_UNICODE
        if flags & SRE_FLAG_UNICODE:
            raise ValueError('ASCII and UNICODE flags are incompatible')
        return flags
    if flags & SRE_FLAG_UNICODE:
        raise ValueError('cannot use UNICODE flag with a bytes pattern')
    if flags & SRE_FLAG_LOCALE and flags & SRE_FLAG_ASCII:
        raise ValueError('ASCII and LOCALE flags are incompatible')
    return flags


def parse(str, flags=0, state=None):
    """The tree of an expression."""
    source = Tokenizer(str)
    if state is None:
        state = State()
    state.flags = flags
    state.str = str
    tree = _parse_sub(source, state, flags & SRE_FLAG_VERBOSE, 0)
    state.flags = fix_flags(str, state.flags)
    if source.next is not None:
        raise source.error('unbalanced parenthesis')
    for group, at in state.grouprefpos.items():
        if group >= state.groups:
            raise error(f'invalid group reference {group}', str, at)
    if flags & SRE_FLAG_DEBUG:
        tree.dump()
    return tree


def parse_template(source, state):
    """The text that replaces a match: (places of groups, pieces of text with None at those)."""
    reader = Tokenizer(source)
    groups = []
    literals = []
    text = []           # what literals' next piece is made of

    def add_group(number, offset):
        if number > state.groups:
            raise reader.error(f'invalid group reference {number}', offset)
        if text:
            literals.append(''.join(text))
            text.clear()
        groups.append((len(literals), number))
        literals.append(None)

    while True:
        this = reader.get()
        if this is None:
            break
        if this[0] != '\\':
            text.append(this)
            continue
        char = this[1]
        if char == 'g':
            if not reader.match('<'):
                raise reader.error('missing <')
            name = reader.getuntil('>', 'group name')
            if name.isidentifier():
                reader.checkgroupname(name, 1, -1)
                if name not in state.groupindex:
                    raise IndexError(f'unknown group name {name!r}')
                number = state.groupindex[name]
            else:
                number = _group_number(reader, name)
                if number >= MAXGROUPS:
                    raise reader.error(f'invalid group reference {number}', len(name) + 1)
                _check_plain_number(reader, name)
            add_group(number, len(name) + 1)
        elif char == '0':
            this += reader.getwhile(2, OCTDIGITS)
            text.append(chr(int(this[1:], 8) & 0xff))
        elif char in DIGITS:
            octal = False
            if reader.next in DIGITS:
                this += reader.get()
                octal = (char in OCTDIGITS and this[2] in OCTDIGITS
                         and reader.next in OCTDIGITS)
            if octal:
                this += reader.get()
                text.append(chr(_octal(reader, this)))
            else:
                add_group(int(this[1:]), len(this) - 1)
        elif this in ESCAPES:
            text.append(chr(ESCAPES[this][1]))
        elif char in ASCIILETTERS:
            raise reader.error(f'bad escape {this}', len(this))
        else:
            text.append(this)
    if text:
        literals.append(''.join(text))
    if not reader.istext:
        # The tokenizer decoded so that each byte became one character.
        literals = [piece if piece is None else piece.encode('latin-1') for piece in literals]
    return groups, literals


def expand_template(template, match):
    """A parsed template with a match's groups in it."""
    groups, literals = template
    empty = match.string[:0]
    pieces = list(literals)
    at = 0
    try:
        for at, group in groups:
            pieces[at] = match.group(group) or empty
    except IndexError:
        raise error(f'invalid group reference {at}') from None
    return empty.join(pieces)
