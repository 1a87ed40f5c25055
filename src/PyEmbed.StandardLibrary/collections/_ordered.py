"""OrderedDict without _collections: a dict already remembers the order of insertion."""

from _collections_abc import ItemsView, KeysView, MutableMapping, ValuesView
from reprlib import recursive_repr

# What is defined here is to be found, by pickle above all, in collections.
__name__ = 'collections'


class _OrderedDictKeysView(KeysView):
    def __reversed__(self):
        yield from reversed(self._mapping)


class _OrderedDictItemsView(ItemsView):
    def __reversed__(self):
        for key in reversed(self._mapping):
            yield key, self._mapping[key]


class _OrderedDictValuesView(ValuesView):
    def __reversed__(self):
        for key in reversed(self._mapping):
            yield self._mapping[key]


class OrderedDict(dict):
    """A dict that compares in order and can move its items."""

    __marker = object()

    def __new__(cls, /, *args, **kwds):
        self = dict.__new__(cls)
        # The keys in order. dict's own order will not do: dict's methods, called directly, must not disturb it.
        self.__order = {}
        return self

    def __init__(self, other=(), /, **kwds):
        self.__update(other, **kwds)

    def __setitem__(self, key, value):
        dict.__setitem__(self, key, value)
        self.__order.setdefault(key)

    def __delitem__(self, key):
        dict.__delitem__(self, key)
        self.__order.pop(key, None)

    def __iter__(self):
        yield from self.__order

    def __reversed__(self):
        yield from reversed(self.__order)

    def clear(self):
        self.__order.clear()
        dict.clear(self)

    def popitem(self, last=True):
        """Remove and return the last pair, or the first."""
        order = self.__order
        if not order:
            raise KeyError('dictionary is empty')
        key = next(reversed(order) if last else iter(order))
        del order[key]
        return key, dict.pop(self, key)

    def move_to_end(self, key, last=True):
        """Move an item to the end, or to the start."""
        order = self.__order
        del order[key]
        if last:
            order[key] = None
        else:
            others = list(order)
            order.clear()
            order[key] = None
            order.update(dict.fromkeys(others))

    def __sizeof__(self):
        return dict.__sizeof__(self) + self.__order.__sizeof__() + object.__sizeof__(self)

    update = __update = MutableMapping.update

    def keys(self):
        return _OrderedDictKeysView(self)

    def items(self):
        return _OrderedDictItemsView(self)

    def values(self):
        return _OrderedDictValuesView(self)

    __ne__ = MutableMapping.__ne__

    def pop(self, key, default=__marker):
        """Remove key and return its value, or default when that is given and key is missing."""
        marker = self.__marker
        found = dict.pop(self, key, marker)
        if found is not marker:
            self.__order.pop(key, None)
            return found
        if default is marker:
            raise KeyError(key)
        return default

    def setdefault(self, key, default=None):
        """The value of key, set to default first if it is missing."""
        if key in self:
            return self[key]
        self[key] = default
        return default

    @recursive_repr()
    def __repr__(self):
        name = self.__class__.__name__
        return f'{name}({list(self.items())!r})' if self else f'{name}()'

    def __reduce__(self):
        state = self.__getstate__()
        state, slots = state if isinstance(state, tuple) else (state, {})
        state = {name: value for name, value in state.items() if name != '_OrderedDict__order'}
        return self.__class__, (), (state, slots) if slots else state or None, None, iter(self.items())

    def copy(self):
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """A new one with the keys given, all of one value."""
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __eq__(self, other):
        if not isinstance(other, OrderedDict):
            return dict.__eq__(self, other)
        return dict.__eq__(self, other) and all(ours is theirs or ours == theirs for ours, theirs in zip(self, other))

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        merged = self.__class__(self)
        merged.update(other)
        return merged

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        merged = self.__class__(other)
        merged.update(self)
        return merged
