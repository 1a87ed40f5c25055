"""A set of weak references, apart from weakref for what is imported early."""

from _weakref import ref
from types import GenericAlias

__all__ = ['WeakSet']


class _IterationGuard:
    # While a guard of a weak container is entered, references that die in it are only noted.

    def __init__(self, weakcontainer):
        self.weakcontainer = ref(weakcontainer)

    def __enter__(self):
        container = self.weakcontainer()
        if container is not None:
            container._iterating.add(self)
        return self

    def __exit__(self, e, t, b):
        container = self.weakcontainer()
        if container is not None:
            guards = container._iterating
            guards.remove(self)
            if not guards:
                container._commit_removals()


class WeakSet:
    def __init__(self, data=None):
        self.data = set()
        self._pending_removals = []
        self._iterating = set()

        # The callback of every reference must not keep the set alive.
        def _remove(item, selfref=ref(self)):
            owner = selfref()
            if owner is None:
                return
            if owner._iterating:
                owner._pending_removals.append(item)
            else:
                owner.data.discard(item)

        self._remove = _remove
        if data is not None:
            self.update(data)

    def _commit_removals(self):
        pending = self._pending_removals
        while pending:
            try:
                dead = pending.pop()
            except IndexError:
                # Another thread took the last one.
                break
            self.data.discard(dead)

    def _settled(self):
        # data without the references noted while iterating.
        if self._pending_removals:
            self._commit_removals()
        return self.data

    def __iter__(self):
        with _IterationGuard(self):
            for reference in self.data:
                item = reference()
                if item is not None:
                    yield item

    def __len__(self):
        return len(self.data) - len(self._pending_removals)

    def __contains__(self, item):
        try:
            reference = ref(item)
        except TypeError:
            return False
        return reference in self.data

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        self._settled().add(ref(item, self._remove))

    def discard(self, item):
        self._settled().discard(ref(item))

    def remove(self, item):
        self._settled().remove(ref(item))

    def clear(self):
        self._settled().clear()

    def pop(self):
        data = self._settled()
        while True:
            try:
                reference = data.pop()
            except KeyError:
                raise KeyError('pop from empty WeakSet') from None
            item = reference()
            if item is not None:
                return item

    def copy(self):
        return self.__class__(self)

    def update(self, other):
        self._settled()
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        data = self._settled()
        if other is self:
            data.clear()
        else:
            data.difference_update([ref(item) for item in other])
        return self

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        self._settled().intersection_update([ref(item) for item in other])
        return self

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        data = self._settled()
        if other is self:
            data.clear()
        else:
            data.symmetric_difference_update([ref(item, self._remove) for item in other])
        return self

    def union(self, other):
        return self.__class__([item for part in (self, other) for item in part])

    __or__ = union

    def difference(self, other):
        rest = self.copy()
        rest.difference_update(other)
        return rest

    __sub__ = difference

    def intersection(self, other):
        return self.__class__([item for item in other if item in self])

    __and__ = intersection

    def symmetric_difference(self, other):
        result = self.copy()
        result.symmetric_difference_update(other)
        return result

    __xor__ = symmetric_difference

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def issubset(self, other):
        return self.data.issubset([ref(item) for item in other])

    __le__ = issubset

    def issuperset(self, other):
        return self.data.issuperset([ref(item) for item in other])

    __ge__ = issuperset

    def __lt__(self, other):
        return self.data < {ref(item) for item in other}

    def __gt__(self, other):
        return self.data > {ref(item) for item in other}

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == {ref(item) for item in other}

    __class_getitem__ = classmethod(GenericAlias)
