"""Collections that the package needs."""

import collections


class FreezableDefaultDict(collections.defaultdict):
    """A defaultdict that, once frozen, no longer keeps what it makes.

    >>> names = FreezableDefaultDict(list)
    >>> names['a'].append(1)
    >>> names.freeze()
    >>> names['b'], len(names)
    ([], 1)
    """

    def __missing__(self, key):
        if vars(self).get('_frozen'):
            return self.default_factory()
        return super().__missing__(key)

    def freeze(self):
        self._frozen = True


class Pair(collections.namedtuple('Pair', 'name value')):
    """A name and its value."""

    @classmethod
    def parse(cls, text):
        """Read `name = value`."""
        return cls(*(piece.strip() for piece in text.split('=', 1)))
