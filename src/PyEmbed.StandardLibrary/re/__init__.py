r"""Regular expressions.

An expression is text in which most characters match themselves; the others:

    .  any character but a newline        ^ $  start and end of the string (or of lines)
    *  +  ?  {m,n}  repeats; with ? after them as few as possible, with + never given back
    [...] [^...]  one of, none of         a|b  either
    (...)  a group, (?P<name>...) a named one, (?:...) only held together, (?>...) atomic
    (?=...) (?!...) (?<=...) (?<!...)  what has to follow, not follow, come before, not come before
    (?flags) (?flags-flags:...)  flags    (?P=name) \1  what a group matched
    (?(group)yes|no)  one or the other, as a group matched or not        (?#...)  nothing
    \d \D \s \S \w \W  digits, spaces, word characters and what is none
    \b \B \A \Z  word boundary and none, start and end of the string
"""
import enum
from . import _compiler, _parser
import functools

__all__ = [
    'match', 'fullmatch', 'search', 'sub', 'subn', 'split',
    'findall', 'finditer', 'compile', 'purge', 'template', 'escape',
    'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U',
    'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE',
    'UNICODE', 'NOFLAG', 'RegexFlag',
]

__version__ = '2.2.1'


@enum.global_enum
@enum._simple_enum(enum.IntFlag, boundary=enum.KEEP)
class RegexFlag:
    NOFLAG = 0
    ASCII = A = _compiler.SRE_FLAG_ASCII
    IGNORECASE = I = _compiler.SRE_FLAG_IGNORECASE
    LOCALE = L = _compiler.SRE_FLAG_LOCALE
    UNICODE = U = _compiler.SRE_FLAG_UNICODE
    MULTILINE = M = _compiler.SRE_FLAG_MULTILINE
    DOTALL = S = _compiler.SRE_FLAG_DOTALL
    VERBOSE = X = _compiler.SRE_FLAG_VERBOSE
    TEMPLATE = T = _compiler.SRE_FLAG_TEMPLATE
    DEBUG = _compiler.SRE_FLAG_DEBUG
    __str__ = object.__str__
    _numeric_repr_ = hex


error = _compiler.error


def match(pattern, string, flags=0):
    """The match at the start of string, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """The match of all of string, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first match in string, or None."""
    return _compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """string with its matches (at most count, if not 0) replaced.

    repl is the text, in which \\1 and \\g<name> are groups, or is called with each match for it.
    """
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """What sub() gives, and the number of replacements."""
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """The list of what is between the matches, with their groups between those."""
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """The list of all matches: the text of each, of its group, or a tuple of its groups."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """The match objects of all matches, one by one."""
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    """The pattern object of an expression."""
    return _compile(pattern, flags)


def purge():
    """Forget the expressions compiled."""
    _cache.clear()
    _compile_repl.cache_clear()


def template(pattern, flags=0):
    """Compile an expression that may not repeat. Deprecated."""
    import warnings
    warnings.warn('The re.template() function is deprecated '
                  'as it is an undocumented function '
                  'without an obvious purpose. '
                  'Use re.compile() instead.',
                  DeprecationWarning)
    with warnings.catch_warnings():
        # The flag would warn once more.
        warnings.simplefilter('ignore', DeprecationWarning)
        return _compile(pattern, flags | T)


_special_chars_map = {char: '\\' + chr(char) for char in b'()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """The expression that matches a text as it is."""
    if isinstance(pattern, str):
        return pattern.translate(_special_chars_map)
    return str(pattern, 'latin1').translate(_special_chars_map).encode('latin1')


Pattern = type(_compiler.compile('', 0))
Match = type(_compiler.compile('', 0).match(''))

# Oldest first.
_cache = {}
_MAXCACHE = 512


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    key = type(pattern), pattern, flags
    found = _cache.get(key)
    if found is not None:
        return found
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not _compiler.isstring(pattern):
        raise TypeError('first argument must be string or compiled pattern')
    if flags & T:
        import warnings
        warnings.warn('The re.TEMPLATE/re.T flag is deprecated '
                      'as it is an undocumented flag '
                      'without an obvious purpose. '
                      "Don't use it.",
                      DeprecationWarning)
    compiled = _compiler.compile(pattern, flags)
    if not flags & DEBUG:
        if len(_cache) >= _MAXCACHE:
            try:
                del _cache[next(iter(_cache))]
            except (StopIteration, RuntimeError, KeyError):
                pass        # another thread was at it
        _cache[key] = compiled
    return compiled


@functools.lru_cache(_MAXCACHE)
def _compile_repl(repl, pattern):
    return _parser.parse_template(repl, pattern)


# The matcher calls these two by name.

def _expand(pattern, match, template):
    """Match.expand()."""
    return _parser.expand_template(_parser.parse_template(template, pattern), match)


def _subx(pattern, template):
    """What Pattern.sub() puts in the place of a match: a text, or what to call for it."""
    template = _compile_repl(template, pattern)
    groups, literals = template
    if not groups and len(literals) == 1:
        return literals[0]

    def filter(match, template=template):
        return _parser.expand_template(template, match)
    return filter


import copyreg


def _pickle(p):
    return _compile, (p.pattern, p.flags)


copyreg.pickle(Pattern, _pickle, _compile)


class Scanner:
    """Cuts a string into tokens: lexicon is a list of (expression, action)."""

    def __init__(self, lexicon, flags=0):
        from ._constants import BRANCH, SUBPATTERN
        if isinstance(flags, RegexFlag):
            flags = flags.value
        self.lexicon = lexicon
        # One expression, in which the number of the group tells the token.
        state = _parser.State()
        state.flags = flags
        branches = []
        for phrase, action in lexicon:
            group = state.opengroup()
            inner = _parser.parse(phrase, flags)
            branch = _parser.SubPattern(state, [(SUBPATTERN, (group, 0, 0, inner))])
            state.closegroup(group, branch)
            branches.append(branch)
        self.scanner = _compiler.compile(
            _parser.SubPattern(state, [(BRANCH, (None, branches))]))

    def scan(self, string):
        """(tokens, rest of the string)."""
        tokens = []
        next_match = self.scanner.scanner(string).match
        end = 0
        while True:
            found = next_match()
            if not found or found.end() == end:
                return tokens, string[end:]
            end = found.end()
            action = self.lexicon[found.lastindex - 1][1]
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                tokens.append(action)
