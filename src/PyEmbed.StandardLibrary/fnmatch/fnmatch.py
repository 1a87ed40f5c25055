"""Match file names against shell patterns: * ? [seq] [!seq]."""
import os
import posixpath
import re
import functools

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def fnmatch(name, pat):
    """Tell whether name fits pat, both put into the platform's normal case first."""
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


@functools.lru_cache(maxsize=32768, typed=True)
def _compile_pattern(pat):
    if isinstance(pat, bytes):
        source = translate(pat.decode('ISO-8859-1')).encode('ISO-8859-1')
    else:
        source = translate(pat)
    return re.compile(source).match


def filter(names, pat):
    """The list of those names that fit pat."""
    fits = _compile_pattern(os.path.normcase(pat))
    if os.path is posixpath:
        return [name for name in names if fits(name)]
    return [name for name in names if fits(os.path.normcase(name))]


def fnmatchcase(name, pat):
    """Tell whether name fits pat, case counting everywhere."""
    return _compile_pattern(pat)(name) is not None


def _bracket(body):
    """The regular expression of [body]."""
    if '-' not in body:
        inner = body.replace('\\', r'\\')
    else:
        # Cut at the hyphens that make a range: not one that begins or ends the set, nor
        # one next to the end of a range before it.
        pieces = []
        start = 0
        at = body.find('-', 2 if body[0] == '!' else 1)
        while at >= 0:
            pieces.append(body[start:at])
            start = at + 1
            at = body.find('-', at + 3)
        rest = body[start:]
        if rest:
            pieces.append(rest)
        else:
            pieces[-1] += '-'
        # A range that ends before it starts is empty: both its ends go.
        for i in reversed(range(1, len(pieces))):
            if pieces[i - 1][-1] > pieces[i][0]:
                pieces[i - 1:i + 1] = [pieces[i - 1][:-1] + pieces[i][1:]]
        inner = '-'.join(piece.replace('\\', r'\\').replace('-', r'\-')
                         for piece in pieces)
    if not inner:
        return '(?!)'
    if inner == '!':
        return '.'
    inner = re.sub(r'([&~|])', r'\\\1', inner)
    if inner[0] == '!':
        inner = '^' + inner[1:]
    elif inner[0] in '^[':
        inner = '\\' + inner
    return f'[{inner}]'


def translate(pat):
    """The regular expression that matches what the shell pattern does."""
    star = object()
    parts = []
    at, end = 0, len(pat)
    while at < end:
        here = pat[at]
        at += 1
        if here == '*':
            if not parts or parts[-1] is not star:
                parts.append(star)
        elif here == '?':
            parts.append('.')
        elif here == '[':
            # A ] that comes first, or after !, is a member of the set.
            look = at + pat.startswith('!', at)
            close = pat.find(']', look + pat.startswith(']', look))
            if close < 0:
                parts.append(r'\[')
            else:
                parts.append(_bracket(pat[at:close]))
                at = close + 1
        else:
            parts.append(re.escape(here))
    # The text between two stars is taken where it is found first and never given back,
    # so that patterns with many stars stay linear.
    result = []
    fixed = []
    stars = 0
    for part in parts:
        if part is not star:
            fixed.append(part)
            continue
        if stars:
            result.append(f'(?>.*?{"".join(fixed)})')
        else:
            result.extend(fixed)
        fixed = []
        stars += 1
    if stars:
        result.append('.*')
    result.extend(fixed)
    return fr'(?s:{"".join(result)})\Z'
