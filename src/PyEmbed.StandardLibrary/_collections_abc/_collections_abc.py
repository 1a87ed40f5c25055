"""Abstract base classes for containers, iterators and callables (public as collections.abc)."""

from abc import ABCMeta, abstractmethod
import sys

GenericAlias = type(list[int])
EllipsisType = type(...)
FunctionType = type(lambda: None)

__all__ = [
    "Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Hashable", "Iterable", "Iterator",
    "Generator", "Reversible", "Sized", "Container", "Callable", "Collection", "Set", "MutableSet", "Mapping",
    "MutableMapping", "MappingView", "KeysView", "ItemsView", "ValuesView", "Sequence", "MutableSequence", "ByteString",
]

# Classes report the module users import them from.
__name__ = "collections.abc"

dict_keys, dict_values, dict_items = map(type, ({}.keys(), {}.values(), {}.items()))
dict_keyiterator, dict_valueiterator, dict_itemiterator = map(type, map(iter, ({}.keys(), {}.values(), {}.items())))
tuple_iterator, list_iterator, set_iterator = map(type, map(iter, ((), [], set())))
str_iterator, bytes_iterator, bytearray_iterator = map(type, map(iter, ('', b'', bytearray())))
range_iterator, longrange_iterator = map(type, map(iter, (range(0), range(1 << 1000))))
list_reverseiterator, zip_iterator = type(reversed([])), type(zip())
mappingproxy = type(type.__dict__)
generator = type((lambda: (yield))())


async def _sample():
    pass


async def _sample_generator():
    yield


_object = _sample()
coroutine = type(_object)
_object.close()
async_generator = type(_sample_generator())
del _object, _sample, _sample_generator


def _check_methods(C, *methods):
    # True when C's MRO gives each name a value other than None.
    namespaces = [base.__dict__ for base in C.__mro__]
    for method in methods:
        for namespace in namespaces:
            if method in namespace:
                if namespace[method] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


def _structural(*methods):
    # A __subclasshook__ answering by methods for the class that defines it, not for that class's subclasses.
    def __subclasshook__(cls, C):
        if getattr(cls.__dict__.get('__subclasshook__'), '__func__', None) is __subclasshook__:
            return _check_methods(C, *methods)
        return NotImplemented

    return classmethod(__subclasshook__)


def _raise_thrown(typ, val, tb):
    # What throw() does in a generator that catches nothing.
    if val is None:
        if tb is None:
            raise typ
        val = typ()
    if tb is not None:
        val = val.with_traceback(tb)
    raise val


class Hashable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0

    __subclasshook__ = _structural("__hash__")


class Awaitable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __await__(self):
        yield

    __subclasshook__ = _structural("__await__")
    __class_getitem__ = classmethod(GenericAlias)


class Coroutine(Awaitable):
    __slots__ = ()

    @abstractmethod
    def send(self, value):
        """Resume with a value; return the next one yielded or raise StopIteration."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Resume with an exception; return the next value yielded or raise StopIteration."""
        _raise_thrown(typ, val, tb)

    def close(self):
        """Raise GeneratorExit inside."""
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError("coroutine ignored GeneratorExit")

    __subclasshook__ = _structural('__await__', 'send', 'throw', 'close')


Coroutine.register(coroutine)


class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()

    __subclasshook__ = _structural("__aiter__")
    __class_getitem__ = classmethod(GenericAlias)


class AsyncIterator(AsyncIterable):
    __slots__ = ()

    @abstractmethod
    async def __anext__(self):
        """Return the next item or raise StopAsyncIteration."""
        raise StopAsyncIteration

    def __aiter__(self):
        return self

    __subclasshook__ = _structural("__anext__", "__aiter__")


class AsyncGenerator(AsyncIterator):
    __slots__ = ()

    async def __anext__(self):
        """Return the next item or raise StopAsyncIteration."""
        return await self.asend(None)

    @abstractmethod
    async def asend(self, value):
        """Resume with a value; return the next one yielded or raise StopAsyncIteration."""
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        """Resume with an exception; return the next value yielded or raise StopAsyncIteration."""
        _raise_thrown(typ, val, tb)

    async def aclose(self):
        """Raise GeneratorExit inside."""
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError("asynchronous generator ignored GeneratorExit")

    __subclasshook__ = _structural('__aiter__', '__anext__', 'asend', 'athrow', 'aclose')


AsyncGenerator.register(async_generator)


class Iterable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __iter__(self):
        while False:
            yield None

    __subclasshook__ = _structural("__iter__")
    __class_getitem__ = classmethod(GenericAlias)


class Iterator(Iterable):
    __slots__ = ()

    @abstractmethod
    def __next__(self):
        """Return the next item or raise StopIteration."""
        raise StopIteration

    def __iter__(self):
        return self

    __subclasshook__ = _structural('__iter__', '__next__')


for _type in (bytes_iterator, bytearray_iterator, dict_keyiterator, dict_valueiterator, dict_itemiterator,
              list_iterator, list_reverseiterator, range_iterator, longrange_iterator, set_iterator, str_iterator,
              tuple_iterator, zip_iterator):
    Iterator.register(_type)


class Reversible(Iterable):
    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        while False:
            yield None

    __subclasshook__ = _structural("__reversed__", "__iter__")


class Generator(Iterator):
    __slots__ = ()

    def __next__(self):
        """Return the next item or raise StopIteration."""
        return self.send(None)

    @abstractmethod
    def send(self, value):
        """Resume with a value; return the next one yielded or raise StopIteration."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Resume with an exception; return the next value yielded or raise StopIteration."""
        _raise_thrown(typ, val, tb)

    def close(self):
        """Raise GeneratorExit inside."""
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError("generator ignored GeneratorExit")

    __subclasshook__ = _structural('__iter__', '__next__', 'send', 'throw', 'close')


Generator.register(generator)


class Sized(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0

    __subclasshook__ = _structural("__len__")


class Container(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __contains__(self, x):
        return False

    __subclasshook__ = _structural("__contains__")
    __class_getitem__ = classmethod(GenericAlias)


class Collection(Sized, Iterable, Container):
    __slots__ = ()

    __subclasshook__ = _structural("__len__", "__iter__", "__contains__")


class _CallableGenericAlias(GenericAlias):
    """Callable[[argument, ...], result], its parameters flattened into __args__."""

    __slots__ = ()

    def __new__(cls, origin, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = args
        if isinstance(parameters, (tuple, list)):
            args = *parameters, result
        elif not _is_param_expr(parameters):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {parameters}")
        return super().__new__(cls, origin, args)

    def __repr__(self):
        *parameters, result = self.__args__
        if len(parameters) == 1 and _is_param_expr(parameters[0]):
            return super().__repr__()
        inner = ", ".join(map(_type_repr, parameters))
        return f'collections.abc.Callable[[{inner}], {_type_repr(result)}]'

    def __reduce__(self):
        args = self.__args__
        if len(args) != 2 or not _is_param_expr(args[0]):
            args = list(args[:-1]), args[-1]
        return _CallableGenericAlias, (Callable, args)

    def __getitem__(self, item):
        if not isinstance(item, tuple):
            item = item,
        # With a lone ParamSpec P, Callable[P, R][X, Y] means Callable[P, R][[X, Y]].
        own = self.__parameters__
        if len(own) == 1 and _is_param_expr(own[0]) and item and not _is_param_expr(item[0]):
            item = item,
        args = super().__getitem__(item).__args__
        if not isinstance(args[0], (tuple, list)):
            args = args[:-1], args[-1]
        return _CallableGenericAlias(Callable, tuple(args))


def _is_param_expr(obj):
    # Whether obj may stand for a whole parameter list.
    if obj is ... or isinstance(obj, list):
        return True
    kind = type(obj)
    return kind.__module__ == 'typing' and kind.__name__ in ('ParamSpec', '_ConcatenateGenericAlias')


def _type_repr(obj):
    # As typing shows types; typing itself is too large to import here.
    if obj is ...:
        return '...'
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        return obj.__qualname__ if obj.__module__ == 'builtins' else f'{obj.__module__}.{obj.__qualname__}'
    return obj.__name__ if isinstance(obj, FunctionType) else repr(obj)


class Callable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    __subclasshook__ = _structural("__call__")
    __class_getitem__ = classmethod(_CallableGenericAlias)


class Set(Collection):
    """A finite collection of distinct elements, from __contains__, __iter__ and __len__.

    Results are made with _from_iterable(), which calls the class with one iterable unless overridden.
    """

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        """Make a set of this kind from any iterable."""
        return cls(it)

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return not len(self) > len(other) and all(element in other for element in self)

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return not len(self) < len(other) and all(element in self for element in other)

    def __lt__(self, other):
        return len(self) < len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

    def __gt__(self, other):
        return len(self) > len(other) and self.__ge__(other) if isinstance(other, Set) else NotImplemented

    def __eq__(self, other):
        return len(self) == len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(element for element in other if element in self)

    __rand__ = __and__

    def isdisjoint(self, other):
        """Whether no element is in both."""
        return not any(element in self for element in other)

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(element for part in (self, other) for element in part)

    __ror__ = __or__

    def __as_set(self, other):
        # None when it is nothing that could be one.
        if isinstance(other, Set):
            return other
        return self._from_iterable(other) if isinstance(other, Iterable) else None

    def __sub__(self, other):
        if (other := self.__as_set(other)) is None:
            return NotImplemented
        return self._from_iterable(element for element in self if element not in other)

    def __rsub__(self, other):
        if (other := self.__as_set(other)) is None:
            return NotImplemented
        return self._from_iterable(element for element in other if element not in self)

    def __xor__(self, other):
        other = self.__as_set(other)
        return NotImplemented if other is None else (self - other) | (other - self)

    __rxor__ = __xor__

    def _hash(self):
        """A hash for immutable sets, independent of order and equal to that of an equal frozenset."""
        # The arithmetic of frozenset.__hash__ in the width of a machine word.
        bits = 2 * sys.maxsize + 1
        size = len(self)
        result = 1927868237 * (size + 1) & bits
        for element in self:
            h = hash(element)
            result ^= (h ^ h << 16 ^ 89869747) * 3644798167
            result &= bits
        result ^= result >> 11 ^ result >> 25
        result = result * 69069 + 907133923 & bits
        if result > sys.maxsize:
            result -= bits + 1
        return 590923713 if result == -1 else result


Set.register(frozenset)


class MutableSet(Set):
    """A Set with add() and discard(), and all that follows from them."""

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        """Add an element."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Remove an element if it is there."""
        raise NotImplementedError

    def remove(self, value):
        """Remove an element that must be there."""
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        """Remove and return some element; KeyError when empty."""
        try:
            value = next(iter(self))
        except StopIteration:
            raise KeyError from None
        self.discard(value)
        return value

    def clear(self):
        """Remove every element."""
        while True:
            try:
                self.pop()
            except KeyError:
                return

    def __discard_all(self, values):
        for value in values:
            self.discard(value)
        return self

    def __iand__(self, it):
        return self.__discard_all(self - it)

    def __isub__(self, it):
        if it is not self:
            return self.__discard_all(it)
        self.clear()
        return self

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        for value in it if isinstance(it, Set) else self._from_iterable(it):
            change = self.discard if value in self else self.add
            change(value)
        return self


MutableSet.register(set)


class Mapping(Collection):
    """A read-only mapping from __getitem__, __iter__ and __len__."""

    __slots__ = ()

    __abc_tpflags__ = 1 << 6  # match statements take it for a mapping

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    __reversed__ = None

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented

    def __contains__(self, key):
        try:
            self[key]
            return True
        except KeyError:
            return False

    def get(self, key, default=None):
        """The value of key, or default."""
        try:
            return self[key]
        except KeyError:
            return default

    def keys(self):
        """A set-like view of the keys."""
        return KeysView(self)

    def values(self):
        """A view of the values."""
        return ValuesView(self)

    def items(self):
        """A set-like view of the (key, value) pairs."""
        return ItemsView(self)


Mapping.register(mappingproxy)


class MappingView(Sized):
    __slots__ = '_mapping',

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, mapping):
        self._mapping = mapping

    def __repr__(self):
        return f'{self.__class__.__name__}({self._mapping!r})'

    def __len__(self):
        return len(self._mapping)


class KeysView(MappingView, Set):
    __slots__ = ()

    _from_iterable = classmethod(lambda cls, it: set(it))

    def __iter__(self):
        yield from self._mapping

    def __contains__(self, key):
        return key in self._mapping


KeysView.register(dict_keys)


class ItemsView(MappingView, Set):
    __slots__ = ()

    _from_iterable = classmethod(lambda cls, it: set(it))

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value


ItemsView.register(dict_items)


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __contains__(self, value):
        for key in self._mapping:
            found = self._mapping[key]
            if found is value or found == value:
                return True
        return False

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


ValuesView.register(dict_values)


class MutableMapping(Mapping):
    """A Mapping with __setitem__ and __delitem__, and all that follows from them."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    __marker = object()

    def pop(self, key, default=__marker):
        """Remove key and return its value, or default when that is given and key is missing."""
        try:
            value = self[key]
        except KeyError:
            if default is self.__marker:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        """Remove and return some (key, value) pair; KeyError when empty."""
        try:
            key = next(iter(self))
        except StopIteration:
            raise KeyError from None
        value = self[key]
        del self[key]
        return key, value

    def clear(self):
        """Remove every item."""
        while True:
            try:
                self.popitem()
            except KeyError:
                return

    def update(self, other=(), /, **kwds):
        """Set items from a mapping, an object with keys(), or an iterable of pairs; then from keywords."""
        keys = other if isinstance(other, Mapping) else other.keys() if hasattr(other, "keys") else None
        if keys is None:
            for key, value in other:
                self[key] = value
        else:
            for key in keys:
                self[key] = other[key]
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        """The value of key, set to default first if it is missing."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


MutableMapping.register(dict)


class Sequence(Reversible, Collection):
    """A read-only sequence from __getitem__ and __len__."""

    __slots__ = ()

    __abc_tpflags__ = 1 << 5  # match statements take it for a sequence

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        index = 0
        try:
            while True:
                yield self[index]
                index += 1
        except IndexError:
            return

    def __contains__(self, value):
        return any(found is value or found == value for found in self)

    def __reversed__(self):
        for index in reversed(range(len(self))):
            yield self[index]

    def index(self, value, start=0, stop=None):
        """The first index of value; ValueError if it is not there."""
        if start is not None and start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        index = start
        while stop is None or index < stop:
            try:
                found = self[index]
            except IndexError:
                break
            if found is value or found == value:
                return index
            index += 1
        raise ValueError

    def count(self, value):
        """How many elements equal value."""
        return sum(1 for found in self if found is value or found == value)


for _type in (tuple, str, range, memoryview):
    Sequence.register(_type)
del _type


class ByteString(Sequence):
    """bytes and bytearray."""

    __slots__ = ()


ByteString.register(bytes)
ByteString.register(bytearray)


class MutableSequence(Sequence):
    """A Sequence with __setitem__, __delitem__ and insert(), and all that follows from them."""

    __slots__ = ()

    @abstractmethod
    def insert(self, index, value):
        """Put value before index."""
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    def append(self, value):
        """Put value at the end."""
        self.insert(len(self), value)

    def clear(self):
        """Remove every element."""
        try:
            while True:
                self.pop()
        except IndexError:
            pass

    def reverse(self):
        """Reverse in place."""
        last = len(self) - 1
        for index in range((last + 1) // 2):
            self[index], self[last - index] = self[last - index], self[index]

    def extend(self, values):
        """Append each value of an iterable."""
        if values is self:
            values = list(values)
        for value in values:
            self.append(value)

    def pop(self, index=-1):
        """Remove and return the element at index."""
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        """Remove the first element equal to value; ValueError if there is none."""
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


MutableSequence.register(list)
MutableSequence.register(bytearray)
