from collections.abc import *
import collections.abc

class Sizable:
    def __len__(self):
        return 0

class NotIterable:
    __iter__ = None
    def __len__(self):
        return 0
    def __contains__(self, item):
        return False

print(issubclass(Sizable, Sized), issubclass(Sizable, Collection), issubclass(NotIterable, Collection))
for kind in (list, tuple, dict, set, frozenset, str, bytes, range, memoryview, type({}.keys()), type(iter([]))):
    print(kind.__name__, [name for name in collections.abc.__all__ if issubclass(kind, getattr(collections.abc, name))])
try:
    Sequence()
except TypeError as error:
    print(error)
