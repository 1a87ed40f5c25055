"""Tools for functions: wrapping, partial application, caching, dispatch on a type."""

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering', 'cache',
           'cmp_to_key', 'lru_cache', 'reduce', 'partial', 'partialmethod', 'singledispatch',
           'singledispatchmethod', 'cached_property']

from abc import get_cache_token
from collections import namedtuple
from reprlib import recursive_repr
from _thread import RLock
from types import GenericAlias

try:
    from _functools import reduce
except ImportError:
    from _pyfunctools import reduce
try:
    from _functools import partial
except ImportError:
    from _pyfunctools import partial
try:
    from _functools import cmp_to_key
except ImportError:
    from _pyfunctools import cmp_to_key
try:
    from _functools import _lru_cache_wrapper
except ImportError:
    from _pyfunctools import _lru_cache_wrapper

WRAPPER_ASSIGNMENTS = '__module__', '__name__', '__qualname__', '__doc__', '__annotations__'
WRAPPER_UPDATES = '__dict__',


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make wrapper look like wrapped, which becomes its __wrapped__; returns wrapper."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """update_wrapper() as a decorator of the wrapper."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


def _derived(operator, root, conclude):
    # A comparison that calls the one defined (root) and concludes from its answer.
    def compare(self, other):
        answer = getattr(type(self), root)(self, other)
        if answer is NotImplemented:
            return answer
        return conclude(answer, self, other)

    compare.__name__ = operator
    # Under this name pickle finds the function.
    compare.__qualname__ = f'_{operator[2:4]}_from_{root[2:4]}'
    globals()[compare.__qualname__] = compare
    return operator, compare


def _not(answer, self, other):
    return not answer


def _not_and_differs(answer, self, other):
    return not answer and self != other


def _and_differs(answer, self, other):
    return answer and self != other


def _or_equals(answer, self, other):
    return answer or self == other


def _not_or_equals(answer, self, other):
    return not answer or self == other


_convert = {
    '__lt__': [_derived('__gt__', '__lt__', _not_and_differs), _derived('__le__', '__lt__', _or_equals),
               _derived('__ge__', '__lt__', _not)],
    '__le__': [_derived('__ge__', '__le__', _not_or_equals), _derived('__lt__', '__le__', _and_differs),
               _derived('__gt__', '__le__', _not)],
    '__gt__': [_derived('__lt__', '__gt__', _not_and_differs), _derived('__ge__', '__gt__', _or_equals),
               _derived('__le__', '__gt__', _not)],
    '__ge__': [_derived('__le__', '__ge__', _not_or_equals), _derived('__gt__', '__ge__', _and_differs),
               _derived('__lt__', '__ge__', _not)],
}


def total_ordering(cls):
    """Complete the ordering of a class that defines one comparison."""
    defined = {name for name in _convert if getattr(cls, name, None) is not getattr(object, name, None)}
    if not defined:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    for name, compare in _convert[max(defined)]:
        if name not in defined:
            compare.__doc__ = getattr(int, name).__doc__
            setattr(cls, name, compare)
    return cls


_initial_missing = object()


class partialmethod:
    """A method with some arguments given beforehand."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        cls = self.__class__
        args = ", ".join(map(repr, self.args))
        keywords = ", ".join([f"{name}={value!r}" for name, value in self.keywords.items()])
        return f"{cls.__module__}.{cls.__qualname__}({self.func}, {args}, {keywords})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        bind = getattr(self.func, "__get__", None)
        bound = self.func if bind is None else bind(obj, cls)
        if bound is self.func:
            return self._make_unbound_method().__get__(obj, cls)
        result = partial(bound, *self.args, **self.keywords)
        try:
            result.__self__ = bound.__self__
        except AttributeError:
            pass
        return result

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


def _unwrap_partial(func):
    while isinstance(func, partial):
        func = func.func
    return func


_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


class _HashedSeq(list):
    """A key that hashes its elements once."""

    __slots__ = 'hashvalue'

    def __init__(self, tup, hash=hash):
        self[:] = tup
        self.hashvalue = hash(tup)

    def __hash__(self):
        return self.hashvalue


def _make_key(args, kwds, typed, kwd_mark=(object(),), fasttypes={int, str}, tuple=tuple, type=type, len=len):
    """The key of a call in a cache: flat, and a lone int or str as it is."""
    key = args
    if kwds:
        key += kwd_mark
        for item in kwds.items():
            key += item
    if typed:
        key += tuple([type(value) for value in args])
        key += tuple([type(value) for value in kwds.values()])
    elif len(key) == 1 and type(key[0]) in fasttypes:
        return key[0]
    return _HashedSeq(key)


def lru_cache(maxsize=128, typed=False):
    """Cache the results of a function for its maxsize most recent calls (None: for all).

    The wrapper has cache_info(), cache_clear(), cache_parameters() and __wrapped__. typed keeps 3 and 3.0 apart.
    """
    function = None
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorating_function(user_function):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
        return update_wrapper(wrapper, user_function)

    return decorating_function if function is None else decorating_function(function)


def cache(user_function, /):
    """Cache all results of a function."""
    return lru_cache(maxsize=None)(user_function)


def _c3_merge(sequences):
    """Merge linearizations: each class before those that follow it in any of them."""
    result = []
    while sequences := [sequence for sequence in sequences if sequence]:
        for head in [sequence[0] for sequence in sequences]:
            if not any(head in sequence[1:] for sequence in sequences):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(head)
        for sequence in sequences:
            if sequence[0] == head:
                del sequence[0]
    return result


def _c3_mro(cls, abcs=None):
    """The MRO of cls with each of abcs put where a class first becomes its subclass."""
    bases = list(cls.__bases__)
    # ABCs found implicitly follow the last base that is an ABC itself.
    boundary = max((position for position, base in enumerate(bases, 1) if hasattr(base, '__abstractmethods__')),
                   default=0)
    abcs = list(abcs) if abcs else []
    introduced = [abc for abc in abcs
                  if issubclass(cls, abc) and not any(issubclass(base, abc) for base in bases)]
    for abc in introduced:
        abcs.remove(abc)
    groups = bases[:boundary], introduced, bases[boundary:]
    linearizations = [_c3_mro(base, abcs=abcs) for group in groups for base in group]
    return _c3_merge([[cls], *linearizations, *groups])


def _compose_mro(cls, types):
    """The MRO of cls including those of types, ABCs above all, that it is a subclass of by other means."""
    own = set(cls.__mro__)

    def implied(kind):
        return (kind not in own and hasattr(kind, '__mro__') and not isinstance(kind, GenericAlias)
                and issubclass(cls, kind))

    types = [kind for kind in types if implied(kind)]
    # What another of them derives from comes in with that one.
    types = [kind for kind in types if not any(kind != other and kind in other.__mro__ for other in types)]
    wanted = set(types)
    abcs = []
    for kind in types:
        chains = [[base for base in sub.__mro__ if base in wanted] for sub in kind.__subclasses__()
                  if sub not in own and issubclass(cls, sub)]
        # The deepest first.
        chains.sort(key=len, reverse=True)
        for chain in chains or [[kind]]:
            for base in chain:
                if base not in abcs or not chains:
                    abcs.append(base)
    return _c3_mro(cls, abcs=abcs)


def _find_impl(cls, registry):
    """The function registered for the class nearest to cls."""
    candidates = [kind for kind in _compose_mro(cls, registry.keys())]
    for position, match in enumerate(candidates):
        if match in registry:
            break
    else:
        return registry.get(None)
    if position + 1 < len(candidates):
        rival = candidates[position + 1]
        own = cls.__mro__
        if rival in registry and rival not in own and match not in own and not issubclass(match, rival):
            raise RuntimeError(f"Ambiguous dispatch: {match} or {rival}")
    return registry.get(match)


def singledispatch(func):
    """Make func generic: register() adds implementations chosen by the type of the first argument."""
    import types, weakref

    registry = {}
    dispatch_cache = weakref.WeakKeyDictionary()
    cache_token = None

    def dispatch(cls):
        """The implementation for a class."""
        nonlocal cache_token
        if cache_token is not None:
            token = get_cache_token()
            if token != cache_token:
                dispatch_cache.clear()
                cache_token = token
        try:
            return dispatch_cache[cls]
        except KeyError:
            implementation = registry[cls] if cls in registry else _find_impl(cls, registry)
            dispatch_cache[cls] = implementation
            return implementation

    def members(cls):
        # The members of a union, None for anything else.
        if isinstance(cls, types.UnionType):
            return cls.__args__
        from typing import get_args, get_origin, Union
        return get_args(cls) if get_origin(cls) is Union else None

    def is_dispatchable(cls):
        if isinstance(cls, type):
            return True
        parts = members(cls)
        return parts is not None and all(isinstance(part, type) for part in parts)

    def from_annotations(function):
        if not getattr(function, '__annotations__', {}):
            raise TypeError(f"Invalid first argument to `register()`: {function!r}. Use either "
                            f"`@register(some_class)` or plain `@register` on an annotated function.")
        from typing import get_type_hints
        name, cls = next(iter(get_type_hints(function).items()))
        if not is_dispatchable(cls):
            if members(cls) is None:
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
            raise TypeError(f"Invalid annotation for {name!r}. {cls!r} not all arguments are classes.")
        return cls

    def register(cls, func=None):
        """Add the implementation for a class, for a union of classes, or for func's first annotation."""
        nonlocal cache_token
        if is_dispatchable(cls):
            if func is None:
                return lambda function: register(cls, function)
        elif func is not None:
            raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
        else:
            func = cls
            cls = from_annotations(func)
        for kind in [cls] if isinstance(cls, type) else members(cls):
            registry[kind] = func
        if cache_token is None and hasattr(cls, '__abstractmethods__'):
            cache_token = get_cache_token()
        dispatch_cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{funcname} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    funcname = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = types.MappingProxyType(registry)
    wrapper._clear_cache = dispatch_cache.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """singledispatch() for methods; it chooses by the argument after self or cls."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Add the implementation for a class."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            chosen = self.dispatcher.dispatch(args[0].__class__)
            return chosen.__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        return update_wrapper(_method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)


_NOT_FOUND = object()


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.lock = RLock()

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif self.attrname != name:
            raise TypeError(f"Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f"instance to cache {name!r} property.") from None
        value = values.get(name, _NOT_FOUND)
        if value is not _NOT_FOUND:
            return value
        with self.lock:
            # Another thread may have been first.
            value = values.get(name, _NOT_FOUND)
            if value is _NOT_FOUND:
                value = self.func(instance)
                try:
                    values[name] = value
                except TypeError:
                    raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                                    f"does not support item assignment for caching {name!r} property.") from None
        return value

    __class_getitem__ = classmethod(GenericAlias)
