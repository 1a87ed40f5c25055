"""The functions of functools without _functools."""

from reprlib import recursive_repr
from types import GenericAlias
from _thread import RLock

# What is defined here is to be found, by pickle above all, in functools.
__name__ = 'functools'

_missing = object()


def reduce(function, sequence, initial=_missing):
    """Fold a sequence into one value from the left."""
    items = iter(sequence)
    if initial is _missing:
        try:
            initial = next(items)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    for item in items:
        initial = function(initial, item)
    return initial


class partial:
    """A function with some arguments given beforehand."""

    __slots__ = "func", "args", "keywords", "__dict__", "__weakref__"

    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if hasattr(func, "func"):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func, self.args, self.keywords = func, args, keywords
        return self

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    @recursive_repr()
    def __repr__(self):
        kind = type(self)
        shown = [repr(self.func), *map(repr, self.args)]
        shown += [f"{name}={value!r}" for name, value in self.keywords.items()]
        # The name of the module is written out only for functools' own class.
        prefix = "functools." if kind.__module__ == "functools" else ""
        return f"{prefix}{kind.__qualname__}({', '.join(shown)})"

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple):
            raise TypeError("argument to __setstate__ must be a tuple")
        if len(state) != 4:
            raise TypeError(f"expected 4 items in state, got {len(state)}")
        func, args, keywords, namespace = state
        if not (callable(func) and isinstance(args, tuple) and isinstance(keywords, (dict, type(None)))
                and isinstance(namespace, (dict, type(None)))):
            raise TypeError("invalid partial state")
        if keywords is None:
            keywords = {}
        elif type(keywords) is not dict:
            keywords = dict(keywords)
        self.__dict__ = {} if namespace is None else namespace
        self.func, self.args, self.keywords = func, tuple(args), keywords

    __class_getitem__ = classmethod(GenericAlias)


def cmp_to_key(mycmp):
    """Make a key function from a comparison function."""

    class K:
        __slots__ = 'obj',

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return K


class _Kept:
    """A result of lru_cache between the one used just before it and the one used just after."""

    __slots__ = 'key', 'result', 'older', 'newer'

    def cut(self):
        self.older.newer = self.newer
        self.newer.older = self.older

    def put(self, end):
        """As the newest of the ring that is closed by end."""
        self.older = end.older
        self.newer = end
        end.older.newer = end.older = self


def _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo):
    from functools import _make_key as make_key

    # A hit must leave the dict alone: comparing keys can run code that calls the function again, and a
    # dict that changes under a lookup makes it start anew. So the order of use is kept outside of it.
    entries = {}
    # builtins.len itself may be what is cached.
    size = entries.__len__
    end = _Kept()
    end.older = end.newer = end
    hits = misses = 0
    lock = RLock()

    def wrapper(*args, **kwds):
        nonlocal hits, misses
        if maxsize == 0:
            misses += 1
            return user_function(*args, **kwds)
        key = make_key(args, kwds, typed)
        with lock:
            entry = entries.get(key)
            if entry is not None:
                hits += 1
                if maxsize is not None:
                    entry.cut()
                    entry.put(end)
                return entry.result
            misses += 1
        result = user_function(*args, **kwds)
        with lock:
            if key not in entries:
                if maxsize is not None and size() >= maxsize:
                    oldest = end.newer
                    oldest.cut()
                    del entries[oldest.key]
                entry = _Kept()
                entry.key = key
                entry.result = result
                entry.put(end)
                entries[key] = entry
        return result

    def cache_info():
        """Hits, misses, the limit and the number of results kept."""
        with lock:
            return _CacheInfo(hits, misses, maxsize, size())

    def cache_clear():
        """Forget the results and the counts."""
        nonlocal hits, misses
        with lock:
            entries.clear()
            end.older = end.newer = end
            hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    return wrapper
