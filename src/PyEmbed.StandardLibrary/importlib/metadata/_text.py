"""Text that compares without regard to case."""

import re

from ._functools import method_cache


class FoldedCase(str):
    """A text that is equal to others that differ only in case.

    >>> FoldedCase('Abc') == 'aBC', 'B' in FoldedCase('abc')
    (True, True)
    """

    def __lt__(self, other):
        return self.lower() < other.lower()

    def __gt__(self, other):
        return self.lower() > other.lower()

    def __eq__(self, other):
        return self.lower() == other.lower()

    def __ne__(self, other):
        return self.lower() != other.lower()

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
