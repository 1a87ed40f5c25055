"""Text that compares without regard to case."""

import operator
import re

from ._functools import method_cache


def _folded(compare):
    return lambda self, other: compare(self.lower(), other.lower())


class FoldedCase(str):
    """A text that is equal to others that differ only in case.

    >>> FoldedCase('Abc') == 'aBC', 'B' in FoldedCase('abc')
    (True, True)
    """

    __eq__, __ne__ = _folded(operator.eq), _folded(operator.ne)
    __lt__, __gt__ = _folded(operator.lt), _folded(operator.gt)

    def __hash__(self):
        return hash(self.lower())

    def __contains__(self, other):
        return other.lower() in str.lower(self)

    def in_(self, other):
        """Is the text part of another one?"""
        return self in FoldedCase(other)

    # Every comparison needs it.
    @method_cache
    def lower(self):
        return super().lower()

    def index(self, sub):
        return self.lower().index(sub.lower())

    def split(self, splitter=' ', maxsplit=0):
        return re.compile(re.escape(splitter), re.I).split(self, maxsplit)
