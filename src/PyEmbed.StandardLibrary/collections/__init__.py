"""More containers: named tuples, counters, queues with two ends, chains of mappings, wrappers to derive from."""

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque',
           'namedtuple']

import _collections_abc
import sys as _sys

from itertools import chain as _chain
from itertools import repeat as _repeat
from itertools import starmap as _starmap
from keyword import iskeyword as _iskeyword
from operator import eq as _eq
from operator import itemgetter as _itemgetter
from reprlib import recursive_repr as _recursive_repr

try:
    from _collections import deque
except ImportError:
    pass
else:
    _collections_abc.MutableSequence.register(deque)

try:
    from _collections import defaultdict
except ImportError:
    pass

try:
    from _collections import OrderedDict
except ImportError:
    from collections._ordered import OrderedDict

try:
    from _collections import _tuplegetter
except ImportError:
    def _tuplegetter(index, doc):
        return property(_itemgetter(index), doc=doc)

try:
    from _collections import _count_elements
except ImportError:
    def _count_elements(mapping, iterable):
        for element in iterable:
            mapping[element] = mapping.get(element, 0) + 1


def _usable_names(names):
    # With rename=True: each name that cannot be a field becomes _ and its index.
    seen = set()
    for index, name in enumerate(names):
        usable = name.isidentifier() and not _iskeyword(name) and not name.startswith('_') and name not in seen
        seen.add(name)
        yield name if usable else f'_{index}'


def _check_names(typename, names, allow_underscore):
    for name in (typename, *names):
        if type(name) is not str:
            raise TypeError('Type names and field names must be strings')
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if _iskeyword(name):
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    seen = set()
    for name in names:
        if not allow_underscore and name.startswith('_'):
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Make a subclass of tuple whose elements also have names.

    field_names is an iterable of names, or one text with names separated by spaces or commas.

    >>> Point = namedtuple('Point', 'x y', defaults=[0])
    >>> Point(3)
    Point(x=3, y=0)
    >>> Point(3, 4).y
    4
    >>> Point(3, 4)._replace(x=5)._asdict()
    {'x': 5, 'y': 4}
    """
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    names = [str(name) for name in field_names]
    typename = _sys.intern(str(typename))
    if rename:
        names = list(_usable_names(names))
    _check_names(typename, names, rename)

    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        without = len(names) - len(defaults)
        if without < 0:
            raise TypeError('Got more default values than field names')
        field_defaults = dict(zip(names[without:], defaults))

    fields = tuple([_sys.intern(name) for name in names])
    count = len(fields)
    parameters = ', '.join(fields) + (',' if count == 1 else '')
    template = '(' + ', '.join([f'{name}=%r' for name in fields]) + ')'
    # Fields may have the names of builtins.
    tuple_new, _len, _dict, _zip, _map, _tuple = tuple.__new__, len, dict, zip, map, tuple

    __new__ = eval(f'lambda _cls, {parameters}: _tuple_new(_cls, ({parameters}))',
                   {'_tuple_new': tuple_new, '__builtins__': {}, '__name__': f'namedtuple_{typename}'})
    __new__.__name__ = '__new__'
    __new__.__doc__ = f'Create new instance of {typename}({parameters})'
    if defaults is not None:
        __new__.__defaults__ = defaults

    def _make(cls, iterable):
        result = tuple_new(cls, iterable)
        if _len(result) != count:
            raise TypeError(f'Expected {count} arguments, got {len(result)}')
        return result

    def _replace(self, /, **kwds):
        result = self._make(_map(kwds.pop, fields, self))
        if kwds:
            raise ValueError(f'Got unexpected field names: {list(kwds)!r}')
        return result

    def __repr__(self):
        """The name of the class and all fields."""
        return self.__class__.__name__ + template % self

    def _asdict(self):
        """A dict of the fields."""
        return _dict(_zip(self._fields, self))

    def __getnewargs__(self):
        """A plain tuple, for copy and pickle."""
        return _tuple(self)

    _make.__doc__ = f'Make a {typename} from an iterable.'
    _replace.__doc__ = f'A {typename} with some fields changed.'

    members = {'__doc__': f'{typename}({parameters})', '__slots__': (), '_fields': fields,
               '_field_defaults': field_defaults}
    for function in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__):
        function.__qualname__ = f'{typename}.{function.__name__}'
        members[function.__name__] = function
    members['_make'] = classmethod(_make)
    members['__match_args__'] = fields
    for index, name in enumerate(fields):
        members[name] = _tuplegetter(index, _sys.intern(f'Alias for field number {index}'))
    result = type(typename, (tuple,), members)

    if module is None:
        try:
            module = _sys._getframe(1).f_globals.get('__name__', '__main__')
        except (AttributeError, ValueError):
            pass
    if module is not None:
        result.__module__ = module
    return result


class Counter(dict):
    """A dict from elements to how often they occur; a missing element occurs 0 times.

    >>> words = Counter('to be or not to be'.split())
    >>> words['to'], words['never']
    (2, 0)
    >>> words.most_common(2)
    [('to', 2), ('be', 2)]
    >>> sorted(words)
    ['be', 'not', 'or', 'to']
    """

    def __init__(self, iterable=None, /, **kwds):
        """Count the elements of an iterable, or take counts from a mapping and keywords.

        >>> Counter('deed')
        Counter({'d': 2, 'e': 2})
        >>> Counter({'red': 2}, blue=1)
        Counter({'red': 2, 'blue': 1})
        """
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """The sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """The n most frequent elements with their counts, the most frequent first; None: all.

        >>> Counter('banana').most_common()
        [('a', 3), ('n', 2), ('b', 1)]
        >>> Counter('banana').most_common(1)
        [('a', 3)]
        """
        count = _itemgetter(1)
        if n is None:
            return sorted(self.items(), key=count, reverse=True)
        import heapq
        return heapq.nlargest(n, self.items(), key=count)

    def elements(self):
        """Each element as often as it counts.

        >>> sorted(Counter(a=2, b=0, c=1).elements())
        ['a', 'a', 'c']
        """
        return _chain.from_iterable(_starmap(_repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        """Add counts from an iterable of elements or a mapping to counts.

        >>> bag = Counter('ab')
        >>> bag.update('bc', c=2)
        >>> bag
        Counter({'c': 3, 'b': 2, 'a': 1})
        """
        if iterable is not None:
            if not isinstance(iterable, _collections_abc.Mapping):
                _count_elements(self, iterable)
            elif self:
                current = self.get
                for element, count in iterable.items():
                    self[element] = count + current(element, 0)
            else:
                super().update(iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Subtract counts; they may become zero or negative.

        >>> bag = Counter('aab')
        >>> bag.subtract('abb')
        >>> bag
        Counter({'a': 1, 'b': -1})
        """
        if iterable is not None:
            current = self.get
            if isinstance(iterable, _collections_abc.Mapping):
                for element, count in iterable.items():
                    self[element] = current(element, 0) - count
            else:
                for element in iterable:
                    self[element] = current(element, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """A shallow copy."""
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, elem):
        """Remove an element if it is there."""
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self):
        name = self.__class__.__name__
        if not self:
            return f'{name}()'
        try:
            shown = dict(self.most_common())
        except TypeError:
            # Counts that cannot be ordered.
            shown = dict(self)
        return f'{name}({shown!r})'

    # As multisets: an element that is missing counts as zero, and results keep positive counts only.

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[element] == other[element] for part in (self, other) for element in part)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[element] <= other[element] for part in (self, other) for element in part)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[element] >= other[element] for part in (self, other) for element in part)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def __add__(self, other):
        """Both together; only what occurs is kept.

        >>> Counter(a=3, b=1) + Counter(a=1, b=-1)
        Counter({'a': 4})
        """
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            if (count := count + other[element]) > 0:
                result[element] = count
        for element, count in other.items():
            if element not in self and count > 0:
                result[element] = count
        return result

    def __sub__(self, other):
        """What is left without the other; only what occurs is kept.

        >>> Counter(a=3, b=1) - Counter(a=1, b=2)
        Counter({'a': 2})
        """
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            if (count := count - other[element]) > 0:
                result[element] = count
        for element, count in other.items():
            if element not in self and count < 0:
                result[element] = 0 - count
        return result

    def __or__(self, other):
        """The larger of each two counts.

        >>> Counter(a=3, b=1) | Counter(a=1, b=2)
        Counter({'a': 3, 'b': 2})
        """
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            theirs = other[element]
            if (count := theirs if count < theirs else count) > 0:
                result[element] = count
        for element, count in other.items():
            if element not in self and count > 0:
                result[element] = count
        return result

    def __and__(self, other):
        """The smaller of each two counts.

        >>> Counter(a=3, b=1) & Counter(a=1, b=2)
        Counter({'a': 1, 'b': 1})
        """
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            theirs = other[element]
            if (count := count if count < theirs else theirs) > 0:
                result[element] = count
        return result

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _keep_positive(self):
        for element in [element for element, count in self.items() if not count > 0]:
            del self[element]
        return self

    def __iadd__(self, other):
        """Add the other in place; only what occurs is kept.

        >>> bag = Counter('ab')
        >>> bag += Counter('b')
        >>> bag
        Counter({'b': 2, 'a': 1})
        """
        for element, count in other.items():
            self[element] += count
        return self._keep_positive()

    def __isub__(self, other):
        """Take the other away in place; only what occurs is kept.

        >>> bag = Counter('abb')
        >>> bag -= Counter('ab')
        >>> bag
        Counter({'b': 1})
        """
        for element, count in other.items():
            self[element] -= count
        return self._keep_positive()

    def __ior__(self, other):
        """Raise counts to those of the other in place.

        >>> bag = Counter('ab')
        >>> bag |= Counter('bb')
        >>> bag
        Counter({'b': 2, 'a': 1})
        """
        for element, theirs in other.items():
            if theirs > self[element]:
                self[element] = theirs
        return self._keep_positive()

    def __iand__(self, other):
        """Lower counts to those of the other in place.

        >>> bag = Counter('abb')
        >>> bag &= Counter('bbc')
        >>> bag
        Counter({'b': 2})
        """
        for element, count in self.items():
            theirs = other[element]
            if theirs < count:
                self[element] = theirs
        return self._keep_positive()


class ChainMap(_collections_abc.MutableMapping):
    """Several mappings seen as one: the first that has a key counts, and the very first takes all changes."""

    def __init__(self, *maps):
        self.maps = [*maps] or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            # Not "key in mapping": a defaultdict is to make its value.
            try:
                return mapping[key]
            except KeyError:
                continue
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        keys = {}
        for mapping in reversed(self.maps):
            keys.update(dict.fromkeys(mapping))
        return iter(keys)

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    @_recursive_repr()
    def __repr__(self):
        return f'{self.__class__.__name__}({", ".join(map(repr, self.maps))})'

    @classmethod
    def fromkeys(cls, iterable, *args):
        """A chain of one dict made by dict.fromkeys()."""
        return cls(dict.fromkeys(iterable, *args))

    def copy(self):
        """A chain with a copy of the first mapping and the same others."""
        first, *rest = self.maps
        return self.__class__(first.copy(), *rest)

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        """A chain with one more mapping in front."""
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return self.__class__(m, *self.maps)

    @property
    def parents(self):
        """A chain without the first mapping."""
        return self.__class__(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')

    def pop(self, key, *args):
        """Remove key from the first mapping and return its value."""
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')

    def popitem(self):
        """Remove and return a pair of the first mapping."""
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError('No keys found in the first mapping.')

    def clear(self):
        """Empty the first mapping."""
        self.maps[0].clear()

    def __or__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        merged = self.copy()
        merged.maps[0].update(other)
        return merged

    def __ror__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        merged = dict(other)
        for mapping in reversed(self.maps):
            merged.update(mapping)
        return self.__class__(merged)

    def __ior__(self, other):
        self.maps[0].update(other)
        return self


class UserDict(_collections_abc.MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for given in (dict, kwargs or None):
            if given is not None:
                self.update(given)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        cls = self.__class__
        if hasattr(cls, "__missing__"):
            return cls.__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        # Mapping's would call __missing__.
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        if isinstance(other, UserDict):
            other = other.data
        elif not isinstance(other, dict):
            return NotImplemented
        return self.__class__(self.data | other)

    def __ror__(self, other):
        if isinstance(other, UserDict):
            other = other.data
        elif not isinstance(other, dict):
            return NotImplemented
        return self.__class__(other | self.data)

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    def __copy__(self):
        twin = self.__class__.__new__(self.__class__)
        twin.__dict__.update(self.__dict__)
        twin.__dict__["data"] = self.__dict__["data"].copy()
        return twin

    def copy(self):
        if self.__class__ is UserDict:
            return UserDict(self.data.copy())
        import copy
        # A subclass is copied without its items, which then go through its own update().
        data = self.data
        self.data = {}
        try:
            twin = copy.copy(self)
        finally:
            self.data = data
        twin.update(self)
        return twin

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


class UserList(_collections_abc.MutableSequence):
    """A list to derive from; the real list is data."""

    def __init__(self, initlist=None):
        self.data = []
        if isinstance(initlist, UserList):
            self.data[:] = initlist.data[:]
        elif type(initlist) is list:
            self.data[:] = initlist
        elif initlist is not None:
            self.data = list(initlist)

    def __repr__(self):
        return repr(self.data)

    def __cast(self, other):
        return other.data if isinstance(other, UserList) else other

    def __lt__(self, other):
        return self.data < self.__cast(other)

    def __le__(self, other):
        return self.data <= self.__cast(other)

    def __eq__(self, other):
        return self.data == self.__cast(other)

    def __gt__(self, other):
        return self.data > self.__cast(other)

    def __ge__(self, other):
        return self.data >= self.__cast(other)

    def __contains__(self, item):
        return item in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        found = self.data[i]
        return self.__class__(found) if isinstance(i, slice) else found

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __as_list(self, other):
        if isinstance(other, UserList):
            return other.data
        return other if isinstance(other, list) else list(other)

    def __add__(self, other):
        return self.__class__(self.data + self.__as_list(other))

    def __radd__(self, other):
        return self.__class__(self.__as_list(other) + self.data)

    def __iadd__(self, other):
        self.data += self.__as_list(other)
        return self

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def __copy__(self):
        twin = self.__class__.__new__(self.__class__)
        twin.__dict__.update(self.__dict__)
        twin.__dict__["data"] = self.__dict__["data"][:]
        return twin

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def extend(self, other):
        self.data.extend(self.__cast(other))


def _plain(text):
    return text.data if isinstance(text, UserString) else text


def _tells(name):
    # A method of str without arguments whose answer is passed on.
    def method(self):
        return getattr(self.data, name)()

    method.__name__, method.__qualname__ = name, f'UserString.{name}'
    return method


def _changes(name):
    # A method of str without arguments whose answer becomes a UserString.
    def method(self):
        return self.__class__(getattr(self.data, name)())

    method.__name__, method.__qualname__ = name, f'UserString.{name}'
    return method


class UserString(_collections_abc.Sequence):
    def __init__(self, seq):
        if isinstance(seq, str):
            self.data = seq
        elif isinstance(seq, UserString):
            self.data = seq.data[:]
        else:
            self.data = str(seq)

    def __str__(self):
        return str(self.data)

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __hash__(self):
        return hash(self.data)

    def __getnewargs__(self):
        return self.data[:],

    def __eq__(self, string):
        return self.data == _plain(string)

    def __lt__(self, string):
        return self.data < _plain(string)

    def __le__(self, string):
        return self.data <= _plain(string)

    def __gt__(self, string):
        return self.data > _plain(string)

    def __ge__(self, string):
        return self.data >= _plain(string)

    def __contains__(self, char):
        return _plain(char) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __add__(self, other):
        other = _plain(other)
        return self.__class__(self.data + (other if isinstance(other, str) else str(other)))

    def __radd__(self, other):
        return self.__class__((other if isinstance(other, str) else str(other)) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return self.__class__(self.data % args)

    def __rmod__(self, template):
        return self.__class__(str(template) % self)

    capitalize = _changes('capitalize')
    casefold = _changes('casefold')
    lower = _changes('lower')
    swapcase = _changes('swapcase')
    title = _changes('title')
    upper = _changes('upper')
    isalnum = _tells('isalnum')
    isalpha = _tells('isalpha')
    isascii = _tells('isascii')
    isdecimal = _tells('isdecimal')
    isdigit = _tells('isdigit')
    isidentifier = _tells('isidentifier')
    islower = _tells('islower')
    isnumeric = _tells('isnumeric')
    isprintable = _tells('isprintable')
    isspace = _tells('isspace')
    istitle = _tells('istitle')
    isupper = _tells('isupper')
    maketrans = str.maketrans

    def center(self, width, *args):
        return self.__class__(self.data.center(width, *args))

    def ljust(self, width, *args):
        return self.__class__(self.data.ljust(width, *args))

    def rjust(self, width, *args):
        return self.__class__(self.data.rjust(width, *args))

    def zfill(self, width):
        return self.__class__(self.data.zfill(width))

    def strip(self, chars=None):
        return self.__class__(self.data.strip(_plain(chars)))

    def lstrip(self, chars=None):
        return self.__class__(self.data.lstrip(_plain(chars)))

    def rstrip(self, chars=None):
        return self.__class__(self.data.rstrip(_plain(chars)))

    def removeprefix(self, prefix, /):
        return self.__class__(self.data.removeprefix(_plain(prefix)))

    def removesuffix(self, suffix, /):
        return self.__class__(self.data.removesuffix(_plain(suffix)))

    def replace(self, old, new, maxsplit=-1):
        return self.__class__(self.data.replace(_plain(old), _plain(new), maxsplit))

    def expandtabs(self, tabsize=8):
        return self.__class__(self.data.expandtabs(tabsize))

    def translate(self, *args):
        return self.__class__(self.data.translate(*args))

    def encode(self, encoding='utf-8', errors='strict'):
        return self.data.encode('utf-8' if encoding is None else encoding, 'strict' if errors is None else errors)

    def count(self, sub, start=0, end=_sys.maxsize):
        return self.data.count(_plain(sub), start, end)

    def find(self, sub, start=0, end=_sys.maxsize):
        return self.data.find(_plain(sub), start, end)

    def rfind(self, sub, start=0, end=_sys.maxsize):
        return self.data.rfind(_plain(sub), start, end)

    def index(self, sub, start=0, end=_sys.maxsize):
        return self.data.index(_plain(sub), start, end)

    def rindex(self, sub, start=0, end=_sys.maxsize):
        return self.data.rindex(_plain(sub), start, end)

    def startswith(self, prefix, start=0, end=_sys.maxsize):
        return self.data.startswith(prefix, start, end)

    def endswith(self, suffix, start=0, end=_sys.maxsize):
        return self.data.endswith(suffix, start, end)

    def format(self, /, *args, **kwds):
        return self.data.format(*args, **kwds)

    def format_map(self, mapping):
        return self.data.format_map(mapping)

    def join(self, seq):
        return self.data.join(seq)

    def partition(self, sep):
        return self.data.partition(_plain(sep))

    def rpartition(self, sep):
        return self.data.rpartition(_plain(sep))

    def split(self, sep=None, maxsplit=-1):
        return self.data.split(sep, maxsplit)

    def rsplit(self, sep=None, maxsplit=-1):
        return self.data.rsplit(sep, maxsplit)

    def splitlines(self, keepends=False):
        return self.data.splitlines(keepends)
