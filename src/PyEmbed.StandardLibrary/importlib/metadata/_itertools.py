"""Iterators that the package needs."""


def unique_everseen(iterable, key=None):
    """The elements without those (by their key) that were there before."""
    seen = set()
    for element in iterable:
        mark = element if key is None else key(element)
        if mark not in seen:
            seen.add(mark)
            yield element


def always_iterable(obj, base_type=(str, bytes)):
    """An iterator over anything.

    Nothing for None, one element for what cannot be iterated or is of the base
    types.
    """
    if obj is None:
        return iter(())
    if base_type is None or not isinstance(obj, base_type):
        try:
            return iter(obj)
        except TypeError:
            pass
    return iter((obj,))
