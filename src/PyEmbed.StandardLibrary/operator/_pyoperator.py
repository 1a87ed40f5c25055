"""The functions of operator without _operator."""

from builtins import abs as _abs

# What is defined here is to be found, by pickle above all, in operator.
__name__ = 'operator'


def _define(parameters, template, operators):
    for name, symbol in operators.items():
        exec(f'def {name}({parameters}):\n {template.format(symbol)}\n', globals())


_define('a, b', 'return a {} b', {
    'lt': '<', 'le': '<=', 'eq': '==', 'ne': '!=', 'ge': '>=', 'gt': '>', 'is_': 'is', 'is_not': 'is not',
    'add': '+', 'and_': '&', 'floordiv': '//', 'lshift': '<<', 'mod': '%', 'mul': '*', 'matmul': '@', 'or_': '|',
    'pow': '**', 'rshift': '>>', 'sub': '-', 'truediv': '/', 'xor': '^'})
_define('a', 'return {} a', {'not_': 'not', 'inv': '~', 'neg': '-', 'pos': '+'})
_define('a, b', 'a {}= b; return a', {
    'iadd': '+', 'iand': '&', 'ifloordiv': '//', 'ilshift': '<<', 'imod': '%', 'imul': '*', 'imatmul': '@',
    'ior': '|', 'ipow': '**', 'irshift': '>>', 'isub': '-', 'itruediv': '/', 'ixor': '^'})
invert = inv


def abs(a):
    return _abs(a)


def truth(a):
    return bool(a)


def index(a):
    return a.__index__()


def _require_sequence(a):
    if not hasattr(a, '__getitem__'):
        raise TypeError("'%s' object can't be concatenated" % type(a).__name__)


def concat(a, b):
    _require_sequence(a)
    return a + b


def iconcat(a, b):
    _require_sequence(a)
    a += b
    return a


def contains(a, b):
    return b in a


def countOf(a, b):
    return sum(item is b or bool(item == b) for item in a)


def indexOf(a, b):
    position = 0
    for item in a:
        if item is b or item == b:
            return position
        position += 1
    raise ValueError('sequence.index(x): x not in sequence')


def getitem(a, b):
    return a[b]


def setitem(a, b, c):
    a[b] = c


def delitem(a, b):
    del a[b]


def length_hint(obj, default=0):
    if not isinstance(default, int):
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(default).__name__)
    try:
        return len(obj)
    except TypeError:
        pass
    try:
        hint = type(obj).__length_hint__
    except AttributeError:
        return default
    try:
        length = hint(obj)
    except TypeError:
        return default
    if length is NotImplemented:
        return default
    if not isinstance(length, int):
        raise TypeError('__length_hint__ must be integer, not %s' % type(length).__name__)
    if length < 0:
        raise ValueError('__length_hint__() should return >= 0')
    return length


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


def _represent(instance, name, arguments):
    return f"{type(instance).__module__}.{name}({', '.join(arguments)})"


class attrgetter:
    """attrgetter('a.b', ...)(obj) is obj.a.b, or a tuple when there are several names."""

    __slots__ = '_attrs', '_call'

    def __init__(self, attr, *attrs):
        self._attrs = attr, *attrs
        for name in self._attrs:
            if not isinstance(name, str):
                raise TypeError('attribute name must be a string')
        paths = [name.split('.') for name in self._attrs]

        def follow(obj, path):
            for name in path:
                obj = getattr(obj, name)
            return obj

        if attrs:
            self._call = lambda obj: tuple([follow(obj, path) for path in paths])
        else:
            self._call = lambda obj: follow(obj, paths[0])

    def __call__(self, obj):
        return self._call(obj)

    def __repr__(self):
        return _represent(self, type(self).__qualname__, map(repr, self._attrs))

    def __reduce__(self):
        return self.__class__, self._attrs


class itemgetter:
    """itemgetter(key, ...)(obj) is obj[key], or a tuple when there are several keys."""

    __slots__ = '_items', '_call'

    def __init__(self, item, *items):
        self._items = keys = item, *items
        if items:
            self._call = lambda obj: tuple([obj[key] for key in keys])
        else:
            self._call = lambda obj: obj[item]

    def __call__(self, obj):
        return self._call(obj)

    def __repr__(self):
        return _represent(self, type(self).__name__, map(repr, self._items))

    def __reduce__(self):
        return self.__class__, self._items


class methodcaller:
    """methodcaller(name, ...)(obj) is obj.name(...)."""

    __slots__ = '_name', '_args', '_kwargs'

    def __init__(self, name, /, *args, **kwargs):
        if not isinstance(name, str):
            raise TypeError('method name must be a string')
        self._name, self._args, self._kwargs = name, args, kwargs

    def __call__(self, obj):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        shown = [repr(value) for value in (self._name, *self._args)]
        shown += [f'{key}={value!r}' for key, value in self._kwargs.items()]
        return _represent(self, type(self).__name__, shown)

    def __reduce__(self):
        if self._kwargs:
            from functools import partial
            return partial(self.__class__, self._name, **self._kwargs), self._args
        return self.__class__, (self._name, *self._args)
