"""Texts for messages, and comparisons of lists."""

from collections import namedtuple, Counter
from os.path import commonprefix

__unittest = True

# A text in a message is shortened to _MAX_LENGTH; what is left out is told in at most _PLACEHOLDER_LEN characters.
_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = 5
_MIN_END_LEN = 5
_MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _PLACEHOLDER_LEN + _MIN_COMMON_LEN + _PLACEHOLDER_LEN + _MIN_END_LEN)


def _shorten(s, prefixlen, suffixlen):
    left_out = len(s) - prefixlen - suffixlen
    if left_out <= _PLACEHOLDER_LEN:
        return s
    return f'{s[:prefixlen]}[{left_out} chars]{s[len(s) - suffixlen:]}'


def _common_shorten_repr(*args):
    # The reprs of values, shortened so that where they differ can be seen.
    texts = tuple([safe_repr(value) for value in args])
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    prefix = commonprefix(texts)
    rests = [text[len(prefix):] for text in texts]
    room = _MAX_LENGTH - (longest - len(prefix) + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if room > _MIN_COMMON_LEN:
        start = _shorten(prefix, _MIN_BEGIN_LEN, room)
        return tuple([start + rest for rest in rests])
    start = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple([start + _shorten(rest, _MIN_DIFF_LEN, _MIN_END_LEN) for rest in rests])


def safe_repr(obj, short=False):
    """repr(), or object's if that fails."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text[:_MAX_LENGTH] + ' [truncated]...' if short and len(text) >= _MAX_LENGTH else text


def strclass(cls):
    """The full name of a class."""
    return f"{cls.__module__}.{cls.__qualname__}"


def _skip_equal(items, position):
    value = items[position]
    while position < len(items) and items[position] == value:
        position += 1
    return position


def sorted_list_difference(expected, actual):
    """(missing, unexpected) of two sorted lists; repeated values count once."""
    missing, unexpected = [], []
    i = j = 0
    while i < len(expected) and j < len(actual):
        wanted, found = expected[i], actual[j]
        if wanted < found:
            missing.append(wanted)
            i = _skip_equal(expected, i)
        elif wanted > found:
            unexpected.append(found)
            j = _skip_equal(actual, j)
        else:
            i, j = _skip_equal(expected, i), _skip_equal(actual, j)
    return missing + expected[i:], unexpected + actual[j:]


def unorderable_list_difference(expected, actual):
    """(missing, unexpected) of two lists of values that can only be compared for equality; the lists are used up."""
    missing = []
    while expected:
        value = expected.pop()
        try:
            actual.remove(value)
        except ValueError:
            missing.append(value)
    return missing, actual


def three_way_cmp(x, y):
    """-1, 0 or 1"""
    return (x > y) - (x < y)


_Mismatch = namedtuple('Mismatch', 'actual expected value')


def _take_equal(items, value):
    # How many of items equal value; those are removed.
    kept = [item for item in items if not item == value]
    count = len(items) - len(kept)
    items[:] = kept
    return count


def _count_diff_all_purpose(actual, expected):
    """The values that are not as often in both lists; they need not be hashable."""
    found, wanted = list(actual), list(expected)
    result = []
    while found:
        value = found[0]
        # Equality may fail even with itself.
        del found[0]
        counts = 1 + _take_equal(found, value), _take_equal(wanted, value)
        if counts[0] != counts[1]:
            result.append(_Mismatch(*counts, value))
    while wanted:
        value = wanted[0]
        del wanted[0]
        result.append(_Mismatch(0, 1 + _take_equal(wanted, value), value))
    return result


def _count_diff_hashable(actual, expected):
    """The values that are not as often in both lists."""
    found, wanted = Counter(actual), Counter(expected)
    values = [*found, *[value for value in wanted if value not in found]]
    return [_Mismatch(found[value], wanted[value], value) for value in values if found[value] != wanted[value]]
