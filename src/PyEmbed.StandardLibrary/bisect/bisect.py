"""Searching and inserting in sorted lists."""


def _first(a, lo, hi, key, before):
    # The first position whose key does not go before.
    if lo < 0:
        raise ValueError('lo must be non-negative')
    if hi is None:
        hi = len(a)
    while lo < hi:
        middle = (lo + hi) // 2
        found = a[middle]
        if before(found if key is None else key(found)):
            lo = middle + 1
        else:
            hi = middle
    return lo


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    """Where to insert x after all that equal it."""
    return _first(a, lo, hi, key, lambda found: not x < found)


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    """Where to insert x before all that equal it."""
    return _first(a, lo, hi, key, lambda found: found < x)


def insort_right(a, x, lo=0, hi=None, *, key=None):
    """Insert x after all that equal it."""
    position = bisect_right(a, x if key is None else key(x), lo, hi, key=key)
    a.insert(position, x)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    """Insert x before all that equal it."""
    position = bisect_left(a, x if key is None else key(x), lo, hi, key=key)
    a.insert(position, x)


try:
    from _bisect import *
except ImportError:
    pass

bisect = bisect_right
insort = insort_right
