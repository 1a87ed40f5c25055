"""Type hints at run time: special forms, generic classes, protocols and what reads them."""

from abc import abstractmethod, ABCMeta
import collections
from collections import defaultdict
import collections.abc
import contextlib
import functools
import operator
import sys
import types
from types import WrapperDescriptorType, MethodWrapperType, MethodDescriptorType, GenericAlias

try:
    import _typing
    from _typing import _idfunc
except ImportError:
    _typing = None

    def _idfunc(_, x):
        return x

__all__ = [
    'Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef', 'Generic', 'Literal',
    'Optional', 'ParamSpec', 'Protocol', 'Tuple', 'Type', 'TypeVar', 'TypeVarTuple', 'Union',
    # abstract classes of collections.abc and contextlib
    'AbstractSet', 'ByteString', 'Container', 'ContextManager', 'Hashable', 'ItemsView', 'Iterable', 'Iterator',
    'KeysView', 'Mapping', 'MappingView', 'MutableMapping', 'MutableSequence', 'MutableSet', 'Sequence', 'Sized',
    'ValuesView', 'Awaitable', 'AsyncIterator', 'AsyncIterable', 'Coroutine', 'Collection', 'AsyncGenerator',
    'AsyncContextManager',
    # protocols of one method
    'Reversible', 'SupportsAbs', 'SupportsBytes', 'SupportsComplex', 'SupportsFloat', 'SupportsIndex',
    'SupportsInt', 'SupportsRound',
    # concrete collections
    'ChainMap', 'Counter', 'Deque', 'Dict', 'DefaultDict', 'List', 'OrderedDict', 'Set', 'FrozenSet',
    'NamedTuple', 'TypedDict', 'Generator',
    # other types
    'BinaryIO', 'IO', 'Match', 'Pattern', 'TextIO',
    # functions and single forms
    'AnyStr', 'assert_type', 'assert_never', 'cast', 'clear_overloads', 'dataclass_transform', 'final',
    'get_args', 'get_origin', 'get_overloads', 'get_type_hints', 'is_typeddict', 'LiteralString', 'Never',
    'NewType', 'no_type_check', 'no_type_check_decorator', 'NoReturn', 'NotRequired', 'overload',
    'ParamSpecArgs', 'ParamSpecKwargs', 'Required', 'reveal_type', 'runtime_checkable', 'Self', 'Text',
    'TYPE_CHECKING', 'TypeAlias', 'TypeGuard', 'Unpack',
]


def __getattr__(name):
    # The two aliases that need the regular expressions' module, made when asked for.
    if name in ('Pattern', 'Match'):
        import re as expressions
        alias = globals()[name] = _SpecialGenericAlias(getattr(expressions, name), 1)
        return alias
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), 'Pattern', 'Match'})


# Arguments

def _type_convert(arg, module=None, *, allow_special_forms=False):
    # None stands for its type, a string for a type that is defined later.
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return type(None) if arg is None else arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    # The argument if it can be a type; msg opens the complaint.
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    if isinstance(arg, _GenericAlias):
        barred = [Generic, Protocol]
        if not allow_special_forms:
            barred += [ClassVar, Final] if is_argument else [ClassVar]
        if arg.__origin__ in barred:
            raise TypeError(f"{arg} is not valid as type argument")
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if allow_special_forms and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _check_each(args, msg):
    return tuple(_type_check(arg, msg) for arg in args)


def _as_tuple(args):
    return args if isinstance(args, tuple) else (args,)


def _is_param_expr(arg):
    # What can stand for the parameters of a callable.
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _has_flat_parameters(args):
    # Callable[[int, str], bool] keeps (int, str, bool).
    return not (len(args) == 2 and _is_param_expr(args[0]))


def _should_unflatten_callable_args(typ, args):
    """Whether the arguments are those of a Callable with a list of parameters, which the alias keeps flat.

    >>> import collections.abc
    >>> from typing import _should_unflatten_callable_args as unflatten
    >>> unflatten(collections.abc.Callable[[int, str], str], (int, str, str))
    True
    """
    return typ.__origin__ is collections.abc.Callable and _has_flat_parameters(args)


def _type_repr(obj):
    if isinstance(obj, type) and not isinstance(obj, types.GenericAlias):
        return obj.__qualname__ if obj.__module__ == 'builtins' else f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    return obj.__name__ if isinstance(obj, types.FunctionType) else repr(obj)


def _collect_parameters(args):
    # The type variables among and within args, each once, in order.
    """The type variables of arguments, in the order of their first appearance.

    >>> from typing import _collect_parameters
    >>> T = TypeVar('T'); P = ParamSpec('P')
    >>> _collect_parameters((T, Callable[P, T]))
    (~T, ~P)
    """
    found = []

    def add(variables):
        for variable in variables:
            if variable not in found:
                found.append(variable)

    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, tuple):
            for item in arg:
                add(_collect_parameters([item]))
        elif hasattr(arg, '__typing_subst__'):
            add((arg,))
        else:
            add(getattr(arg, '__parameters__', ()))
    return tuple(found)


def _wrong_count(what, actual, expected):
    return TypeError(f"Too {'many' if actual > expected else 'few'} arguments for {what};"
                     f" actual {actual}, expected {expected}")


def _check_generic(cls, parameters, elen):
    if not elen:
        raise TypeError(f"{cls} is not a generic class")
    if len(parameters) != elen:
        raise _wrong_count(cls, len(parameters), elen)


def _unpack_args(args):
    # *tuple[int, str] among the arguments is two arguments.
    flat = []
    for arg in args:
        inner = getattr(arg, '__typing_unpacked_tuple_args__', None)
        if inner is None or (inner and inner[-1] is ...):
            flat.append(arg)
        else:
            flat.extend(inner)
    return flat


def _deduplicate(params):
    # In order; the list itself if nothing is twice in it.
    unseen = set(params)
    if len(unseen) == len(params):
        return params
    kept = []
    for item in params:
        if item in unseen:
            unseen.remove(item)
            kept.append(item)
    return kept


def _flattened(parameters, kind):
    flat = []
    for item in parameters:
        if isinstance(item, kind):
            flat.extend(item.__args__)
        else:
            flat.append(item)
    return flat


def _remove_dups_flatten(parameters):
    return tuple(_deduplicate(_flattened(parameters, (_UnionGenericAlias, types.UnionType))))


def _flatten_literal_params(parameters):
    return tuple(_flattened(parameters, _LiteralGenericAlias))


_cleanups = []  # functions that empty the caches


def _tp_cache(func=None, /, *, typed=False):
    # Remembers results of a subscription; what cannot be hashed is computed each time.
    def decorate(function):
        cached = functools.lru_cache(typed=typed)(function)
        _cleanups.append(cached.cache_clear)

        @functools.wraps(function)
        def inner(*args, **kwds):
            try:
                return cached(*args, **kwds)
            except TypeError:
                pass
            # Outside the handler, that an error from here has no context.
            return function(*args, **kwds)
        return inner

    return decorate if func is None else decorate(func)


def _caller(depth=1, default='__main__'):
    # The name of the module that calls the function calling this.
    try:
        return sys._getframe(depth + 1).f_globals.get('__name__', default)
    except (AttributeError, ValueError):
        return None


def _is_dunder(attr):
    return attr.startswith('__') and attr.endswith('__')


def _union_with(self, right):
    return Union[self, right]


def _union_after(self, left):
    return Union[left, self]


# Special forms

class _Final:
    # Bars subclassing outside this module.
    __slots__ = ('__weakref__',)

    def __init_subclass__(cls, /, *args, **kwds):
        if '_root' not in kwds:
            raise TypeError("Cannot subclass special typing classes")


class _Immutable:
    # A copy is the object itself.
    __slots__ = ()

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class _NotIterable:
    # Having __getitem__ shall not make it iterable.
    __slots__ = ()
    __iter__ = None


class _SpecialForm(_Final, _NotIterable, _root=True):
    __slots__ = ('_name', '__doc__', '_getitem')

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(item)

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    __or__ = _union_with
    __ror__ = _union_after

    @_tp_cache
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _LiteralSpecialForm(_SpecialForm, _root=True):
    def __getitem__(self, parameters):
        return self._getitem(self, *_as_tuple(parameters))


def _form_without_arguments(name, doc):
    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")
    getitem.__name__, getitem.__doc__ = name, doc
    return _SpecialForm(getitem)


def _form_of_one_type(name, doc, complaint='{0} accepts only single type.'):
    def getitem(self, parameters):
        return _GenericAlias(self, (_type_check(parameters, complaint.format(self, self._name)),))
    getitem.__name__, getitem.__doc__ = name, doc
    return _SpecialForm(getitem)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """The type that is compatible with every other; may be a base class."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls, *args, **kwargs)


NoReturn = _form_without_arguments('NoReturn', "The result of a function that never returns.")
Never = _form_without_arguments('Never', "The type without members.")
Self = _form_without_arguments('Self', "The class in whose body it stands.")
LiteralString = _form_without_arguments('LiteralString', "A string made of literals only.")
TypeAlias = _form_without_arguments('TypeAlias', "Marks an assignment as an alias of a type.")

ClassVar = _form_of_one_type('ClassVar', "Marks a variable of the class, not of its instances.")
Final = _form_of_one_type('Final', "Marks a name that is not assigned again.")
TypeGuard = _form_of_one_type('TypeGuard', "The result of a function that tells its argument's type.")
Required = _form_of_one_type('Required', "Marks a key that a TypedDict must have.", '{1} accepts only a single type.')
NotRequired = _form_of_one_type('NotRequired', "Marks a key that a TypedDict may lack.",
                                '{1} accepts only a single type.')


@_SpecialForm
def Union(self, parameters):
    """One of several types; unions within and repetitions vanish."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    members = _remove_dups_flatten(_check_each(_as_tuple(parameters), "Union[arg, ...]: each arg must be a type."))
    if len(members) == 1:
        return members[0]
    if len(members) == 2 and type(None) in members:
        return _UnionGenericAlias(self, members, name="Optional")
    return _UnionGenericAlias(self, members)


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is Union[X, None]."""
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


@_LiteralSpecialForm
@_tp_cache(typed=True)
def Literal(self, *parameters):
    """One of the given values."""
    values = _flatten_literal_params(parameters)
    try:
        values = tuple(value for value, _ in _deduplicate(list(_value_and_type_iter(values))))
    except TypeError:
        pass  # unhashable
    return _LiteralGenericAlias(self, values)


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters put before those that a ParamSpec stands for."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    *first, last = _as_tuple(parameters)
    if last is not ... and not isinstance(last, ParamSpec):
        raise TypeError("The last parameter to Concatenate should be a "
                        "ParamSpec variable or ellipsis.")
    first = _check_each(first, "Concatenate[arg, ...]: each arg must be a type.")
    return _ConcatenateGenericAlias(self, (*first, last), _paramspec_tvars=True)


@_SpecialForm
def Unpack(self, parameters):
    """Unpack[X] is *X where the syntax does not allow a star."""
    return _UnpackGenericAlias(origin=self, args=(_type_check(parameters, f'{self} accepts only single type.'),))


# Forward references

class ForwardRef(_Final, _root=True):
    """A type given as the text of an expression."""

    __slots__ = ('__forward_arg__', '__forward_code__',
                 '__forward_evaluated__', '__forward_value__',
                 '__forward_is_argument__', '__forward_is_class__',
                 '__forward_module__')

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        # A starred expression is one only inside something.
        text = f'({arg},)[0]' if arg[0] == '*' else arg
        try:
            code = compile(text, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, recursive_guard):
        if self.__forward_arg__ in recursive_guard:
            return self
        if self.__forward_evaluated__ and localns is globalns:
            return self.__forward_value__
        if globalns is None:
            globalns = {} if localns is None else localns
        if localns is None:
            localns = globalns
        if self.__forward_module__ is not None:
            globalns = getattr(sys.modules.get(self.__forward_module__), '__dict__', globalns)
        value = _type_check(
            eval(self.__forward_code__, globalns, localns),
            "Forward references must evaluate to types.",
            is_argument=self.__forward_is_argument__,
            allow_special_forms=self.__forward_is_class__)
        self.__forward_value__ = _eval_type(value, globalns, localns, recursive_guard | {self.__forward_arg__})
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_arg__ != other.__forward_arg__:
            return False
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return self.__forward_value__ == other.__forward_value__
        return self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    __or__ = _union_with
    __ror__ = _union_after

    def __repr__(self):
        module = self.__forward_module__
        return f'ForwardRef({self.__forward_arg__!r}{"" if module is None else f", module={module!r}"})'


def _rebuilt(t, args):
    # t with other arguments; t itself if they are the same.
    if args == t.__args__:
        return t
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, args)
    if isinstance(t, types.UnionType):
        return functools.reduce(operator.or_, args)
    return t.copy_with(args)


def _eval_type(t, globalns, localns, recursive_guard=frozenset()):
    # t with every forward reference in it replaced.
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, recursive_guard)
    if not isinstance(t, (_GenericAlias, GenericAlias, types.UnionType)):
        return t
    if isinstance(t, GenericAlias):
        # list["X"] keeps the string.
        args = tuple(ForwardRef(arg) if isinstance(arg, str) else arg for arg in t.__args__)
        is_unpacked = t.__unpacked__
        t = t.__origin__[(args[:-1], args[-1]) if _should_unflatten_callable_args(t, args) else args]
        if is_unpacked:
            t = Unpack[t]
    return _rebuilt(t, tuple(_eval_type(arg, globalns, localns, recursive_guard) for arg in t.__args__))


# Type variables

def _is_unpacked_typevartuple(x: Any) -> bool:
    return not isinstance(x, type) and getattr(x, '__typing_is_unpacked_typevartuple__', False)


def _is_typevar_like(x: Any) -> bool:
    return isinstance(x, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(x)


class _PickleUsingNameMixin:
    def __reduce__(self):
        return self.__name__


class _BoundVarianceMixin:
    def __init__(self, bound, covariant, contravariant):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__bound__ = _type_check(bound, "Bound must be a type.") if bound else None

    __or__ = _union_with
    __ror__ = _union_after

    def __repr__(self):
        sign = '+' if self.__covariant__ else '-' if self.__contravariant__ else '~'
        return sign + self.__name__


def _set_module(variable, module):
    if module != 'typing':
        variable.__module__ = module


class TypeVar(_Final, _Immutable, _BoundVarianceMixin, _PickleUsingNameMixin,
              _root=True):
    """A type variable, perhaps bounded or one of several types."""

    def __init__(self, name, *constraints, bound=None,
                 covariant=False, contravariant=False):
        self.__name__ = name
        super().__init__(bound, covariant, contravariant)
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__constraints__ = _check_each(constraints, "TypeVar(name, constraint, ...): constraints must be types.")
        _set_module(self, _caller())

    def __typing_subst__(self, arg):
        arg = _type_check(arg, "Parameters to generic types must be types.")
        if isinstance(arg, _GenericAlias):
            is_unpacked = arg.__origin__ is Unpack
        else:
            is_unpacked = isinstance(arg, GenericAlias) and arg.__unpacked__
        if is_unpacked:
            raise TypeError(f"{arg} is not valid as type argument")
        return arg


class TypeVarTuple(_Final, _Immutable, _PickleUsingNameMixin, _root=True):
    """A variable for any number of types."""

    def __init__(self, name):
        self.__name__ = name
        _set_module(self, _caller())

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args):
        # Gives each other variable its argument and this one a tuple of the rest. An unpacked
        # tuple[X, ...] among args can give X to as many as needed on either side.
        params = alias.__parameters__
        place = params.index(self)
        if any(isinstance(param, TypeVarTuple) for param in params[place + 1:]):
            raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
        before, after = place, len(params) - place - 1

        endless = filler = None
        for index, arg in enumerate(args):
            inner = None if isinstance(arg, type) else getattr(arg, '__typing_unpacked_tuple_args__', None)
            if inner and len(inner) == 2 and inner[-1] is ...:
                if endless is not None:
                    raise TypeError("More than one unpacked arbitrary-length tuple argument")
                endless, filler = index, inner[0]

        count = len(args)
        left, right = before, after
        if endless is not None:
            left, right = min(before, endless), min(after, count - endless - 1)
        elif before + after > count:
            raise TypeError(f"Too few arguments for {alias};"
                            f" actual {count}, expected at least {len(params) - 1}")
        return (
            *args[:left], *[filler] * (before - left),
            tuple(args[left:count - right]),
            *[filler] * (after - right), *args[count - right:],
        )


class ParamSpecArgs(_Final, _Immutable, _root=True):
    """The type of *args that a ParamSpec stands for."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecArgs) else NotImplemented


class ParamSpecKwargs(_Final, _Immutable, _root=True):
    """The type of **kwargs that a ParamSpec stands for."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if isinstance(other, ParamSpecKwargs) else NotImplemented


class ParamSpec(_Final, _Immutable, _BoundVarianceMixin, _PickleUsingNameMixin,
                _root=True):
    """A variable for the parameters of a callable."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        super().__init__(bound, covariant, contravariant)
        _set_module(self, _caller())

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return _check_each(arg, "Expected a type.")
        if not _is_param_expr(arg):
            raise TypeError(f"Expected a list of types, an ellipsis, "
                            f"ParamSpec, or Concatenate. Got {arg}")
        return arg

    def __typing_prepare_subst__(self, alias, args):
        params = alias.__parameters__
        place = params.index(self)
        if place >= len(args):
            raise TypeError(f"Too few arguments for {alias}")
        # G[int, str] is G[[int, str]] for a G with this variable alone.
        if len(params) == 1 and not _is_param_expr(args[0]):
            return (args,)
        if isinstance(args[place], list):
            return (*args[:place], tuple(args[place]), *args[place + 1:])
        return args


# Aliases

class _BaseGenericAlias(_Final, _root=True):
    # Something subscripted or to be subscripted: acts for its origin.

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None  # copies must not look into the origin's

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; "
                            f"use {self.__origin__.__name__}() instead")
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __mro_entries__(self, bases):
        entries = [] if self.__origin__ in bases else [self.__origin__]
        # Generic comes last of all and once.
        later = bases[bases.index(self) + 1:]
        if not any(isinstance(base, _BaseGenericAlias) or issubclass(base, Generic) for base in later):
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if attr in ('__name__', '__qualname__'):
            return self._name or self.__origin__.__name__
        # Without the first test copies that are not yet filled would recurse.
        if '__origin__' in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if _is_dunder(attr) or attr in ('_name', '_inst', '_nparams', '_paramspec_tvars'):
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with"
                        " class and instance checks")

    def __dir__(self):
        return list({*super().__dir__(), *(attr for attr in dir(self.__origin__) if not _is_dunder(attr))})


class _GenericAlias(_BaseGenericAlias, _root=True):
    # A subscripted class or form.

    def __init__(self, origin, args, *, inst=True, name=None,
                 _paramspec_tvars=False):
        super().__init__(origin, inst=inst, name=name)
        args = _as_tuple(args)
        self.__args__ = tuple(... if arg is _TypingEllipsis else arg for arg in args)
        self.__parameters__ = _collect_parameters(args)
        self._paramspec_tvars = _paramspec_tvars
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    __or__ = _union_with
    __ror__ = _union_after

    @_tp_cache
    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        args = _unpack_args(_type_convert(arg) for arg in _as_tuple(args))
        return self.copy_with(self._determine_new_args(args))

    def _determine_new_args(self, args):
        variables = self.__parameters__
        for variable in variables:
            prepare = getattr(variable, '__typing_prepare_subst__', None)
            if prepare is not None:
                args = prepare(self, args)
        if len(args) != len(variables):
            raise _wrong_count(self, len(args), len(variables))
        return tuple(self._make_substitution(self.__args__, dict(zip(variables, args))))

    def _make_substitution(self, args, new_arg_by_param):
        is_callable = self.__origin__ == collections.abc.Callable
        result = []
        for old in args:
            if isinstance(old, type):
                result.append(old)
                continue
            substitute = getattr(old, '__typing_subst__', None)
            if substitute:
                new = substitute(new_arg_by_param[old])
            else:
                new = self._subscript_within(old, new_arg_by_param)
            # The parameters of a Callable and what a TypeVarTuple stands for are laid out flat.
            if (is_callable and isinstance(new, tuple)) or _is_unpacked_typevartuple(old):
                result.extend(new)
            elif isinstance(old, tuple):
                # Z[[int, T]]
                result.append(tuple(self._make_substitution(old, new_arg_by_param)))
            else:
                result.append(new)
        return result

    @staticmethod
    def _subscript_within(old, new_arg_by_param):
        variables = getattr(old, '__parameters__', ())
        if not variables:
            return old
        args = []
        for variable in variables:
            if isinstance(variable, TypeVarTuple):
                args.extend(new_arg_by_param[variable])
            else:
                args.append(new_arg_by_param[variable])
        return old[tuple(args)]

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst,
                              _paramspec_tvars=self._paramspec_tvars)

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
        return f'{name}[{", ".join(map(_type_repr, self.__args__)) or "()"}]'

    def __reduce__(self):
        origin = globals()[self._name] if self._name else self.__origin__
        args = tuple(self.__args__)
        if len(args) == 1 and not isinstance(args[0], tuple):
            args, = args
        return operator.getitem, (origin, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            later = bases[bases.index(self) + 1:]
            if Protocol in bases or any(isinstance(base, _BaseGenericAlias) and base is not self for base in later):
                return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    # typing's name of a class elsewhere, subscripted with nparams types; -1 for any number.

    def __init__(self, origin, nparams, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=origin.__name__ if name is None else name)
        self._nparams = nparams
        self.__doc__ = f'A generic version of {_type_repr(origin)}.'

    @_tp_cache
    def __getitem__(self, params):
        params = _check_each(_as_tuple(params), "Parameters to generic types must be types.")
        _check_generic(self, params, self._nparams)
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        return issubclass(cls, self.__origin__)

    def __reduce__(self):
        return self._name

    __or__ = _union_with
    __ror__ = _union_after


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def __repr__(self):
        if not _has_flat_parameters(self.__args__):
            return super().__repr__()
        *parameters, result = map(_type_repr, self.__args__)
        return f'typing.Callable[[{", ".join(parameters)}], {result}]'

    def __reduce__(self):
        args = self.__args__
        if _has_flat_parameters(args):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (Callable, args)


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst,
                                     _paramspec_tvars=True)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as "
                            "Callable[[arg, ...], result].")
        args, result = params
        # Lists cannot be hashed.
        return self.__getitem_inner__((tuple(args) if isinstance(args, list) else args, result))

    @_tp_cache
    def __getitem_inner__(self, params):
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is Ellipsis:
            return self.copy_with((_TypingEllipsis, result))
        return self.copy_with((*map(_type_convert, _as_tuple(args)), result))


class _TupleType(_SpecialGenericAlias, _root=True):
    @_tp_cache
    def __getitem__(self, params):
        params = _as_tuple(params)
        if len(params) >= 2 and params[-1] is ...:
            return self.copy_with((*_check_each(params[:-1], "Tuple[t, ...]: t must be a type."), _TypingEllipsis))
        return self.copy_with(_check_each(params, "Tuple[t0, t1, ...]: each t must be a type."))


class _UnionGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def copy_with(self, params):
        return Union[params]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, types.UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            return f'typing.Optional[{_type_repr(args[1] if args[0] is type(None) else args[0])}]'
        return super().__repr__()

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        for arg in self.__args__:
            if issubclass(cls, arg):
                return True

    def __reduce__(self):
        function, (_, args) = super().__reduce__()
        return function, (Union, args)


def _value_and_type_iter(parameters):
    # 1 and True are equal values of different types.
    return ((value, type(value)) for value in parameters)


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return set(_value_and_type_iter(self.__args__)) == set(_value_and_type_iter(other.__args__))

    def __hash__(self):
        return hash(frozenset(_value_and_type_iter(self.__args__)))


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        *first, last = params
        if isinstance(last, (list, tuple)):
            return (*first, *last)
        if isinstance(last, _ConcatenateGenericAlias):
            params = (*first, *last.__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        # The star of the syntax.
        return '*' + repr(self.__args__[0])

    def __getitem__(self, args):
        return args if self.__typing_is_unpacked_typevartuple__ else super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        inner, = self.__args__
        if not isinstance(inner, _GenericAlias):
            return None
        assert inner.__origin__ is tuple
        return inner.__args__

    @property
    def __typing_is_unpacked_typevartuple__(self):
        inner, = self.__args__
        return isinstance(inner, TypeVarTuple)


class _TypingEllipsis:
    """Stands for ... while an alias is made."""


# Generic classes and protocols

# Where the interpreter accepts the syntax of 3.12 and later, its own classes stand for those above:
# what "def f[T]()" declares is a typing.TypeVar.
if hasattr(_typing, 'TypeAliasType'):
    # They substitute as those do.
    _typevar_subst = TypeVar.__typing_subst__
    _typevartuple_prepare_subst = TypeVarTuple.__typing_prepare_subst__
    _paramspec_subst = ParamSpec.__typing_subst__
    _paramspec_prepare_subst = ParamSpec.__typing_prepare_subst__

    from _typing import TypeVar, TypeVarTuple, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, NoDefault

    __all__ += ['NoDefault', 'TypeAliasType']


class Generic:
    """Base of classes with type parameters."""

    __slots__ = ()
    _is_protocol = False

    @_tp_cache
    def __class_getitem__(cls, params):
        params = tuple(map(_type_convert, _as_tuple(params)))
        if cls in (Generic, Protocol):
            # Here the parameters are declared.
            if not params:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all(map(_is_typevar_like, params)):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables "
                                f"or parameter specification variables.")
            if len(set(params)) != len(params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _GenericAlias(cls, params, _paramspec_tvars=True)

        variables = cls.__parameters__
        for variable in variables:
            prepare = getattr(variable, '__typing_prepare_subst__', None)
            if prepare is not None:
                params = prepare(cls, params)
        _check_generic(cls, params, len(variables))
        args = []
        for variable, arg in zip(variables, params):
            if isinstance(variable, TypeVarTuple):
                args.extend(arg)
            else:
                args.append(arg)
        return _GenericAlias(cls, tuple(args), _paramspec_tvars=True)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        written = cls.__dict__.get('__orig_bases__')
        if written is None:
            is_plain = Generic in cls.__bases__ and cls.__name__ != 'Protocol' and type(cls) != _TypedDictMeta
        else:
            is_plain = Generic in written
        if is_plain:
            raise TypeError("Cannot inherit from plain Generic")
        cls.__parameters__ = () if written is None else _parameters_of_bases(written)


def _parameters_of_bases(bases):
    # Those that Generic[...] lists, else all in order of appearance.
    listed = [base.__parameters__ for base in bases
              if isinstance(base, _GenericAlias) and base.__origin__ is Generic]
    used = _collect_parameters(bases)
    if not listed:
        return tuple(used)
    if len(listed) > 1:
        raise TypeError("Cannot inherit from Generic[...] multiple times.")
    declared, = listed
    unlisted = [str(variable) for variable in used if variable not in declared]
    if unlisted:
        raise TypeError(f"Some type variables ({', '.join(unlisted)}) are"
                        f" not listed in Generic[{', '.join(map(str, declared))}]")
    return tuple(declared)


_TYPING_INTERNALS = ['__parameters__', '__orig_bases__', '__orig_class__',
                     '_is_protocol', '_is_runtime_protocol', '__final__']

_SPECIAL_NAMES = ['__abstractmethods__', '__annotations__', '__dict__', '__doc__',
                  '__init__', '__module__', '__new__', '__slots__',
                  '__subclasshook__', '__weakref__', '__class_getitem__']

# No members of a protocol, though in its class.
EXCLUDED_ATTRIBUTES = _TYPING_INTERNALS + _SPECIAL_NAMES + ['_MutableMapping__marker']


def _get_protocol_attrs(cls):
    members = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ('Protocol', 'Generic'):
            continue
        members.update(base.__dict__, getattr(base, '__annotations__', ()))
    return {name for name in members if not name.startswith('_abc_') and name not in EXCLUDED_ATTRIBUTES}


def _is_callable_members_only(cls):
    return all(callable(getattr(cls, name, None)) for name in _get_protocol_attrs(cls))


def _no_init_or_replace_init(self, *args, **kwargs):
    # __init__ of a protocol: bars instances of it, and in a class that implements it gives
    # way to the next __init__ of the order of bases.
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is not _no_init_or_replace_init:
        return  # called by the class's own __init__ through super()
    for base in cls.__mro__:
        found = base.__dict__.get('__init__', _no_init_or_replace_init)
        if found is not _no_init_or_replace_init:
            break
    else:
        found = object.__init__
    cls.__init__ = found
    cls.__init__(self, *args, **kwargs)


def _allow_reckless_class_checks(depth=3):
    # abc and functools ask about classes without anybody's meaning it.
    return _caller(depth) in ('abc', 'functools', None)


_PROTO_ALLOWLIST = {
    'collections.abc': [
        'Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable',
        'Hashable', 'Sized', 'Container', 'Collection', 'Reversible',
    ],
    'contextlib': ['AbstractContextManager', 'AbstractAsyncContextManager'],
}

_NOT_CHECKABLE = "Instance and class checks can only be used with @runtime_checkable protocols"


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        is_protocol = getattr(cls, '_is_protocol', False)
        is_checkable = not is_protocol or getattr(cls, '_is_runtime_protocol', False)
        if not is_checkable and not _allow_reckless_class_checks(depth=2):
            raise TypeError(_NOT_CHECKABLE)
        if (not is_protocol or _is_callable_members_only(cls)) and issubclass(instance.__class__, cls):
            return True
        if is_protocol and all(_has_member(instance, cls, name) for name in _get_protocol_attrs(cls)):
            return True
        return super().__instancecheck__(instance)


def _has_member(instance, protocol, name):
    # A method set to None is a method that is not there.
    if not hasattr(instance, name):
        return False
    return not callable(getattr(protocol, name, None)) or getattr(instance, name) is not None


def _class_has_member(cls, name):
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name] is not None
        annotations = getattr(base, '__annotations__', {})
        if (isinstance(annotations, collections.abc.Mapping) and name in annotations
                and issubclass(cls, Generic) and cls._is_protocol):
            return True
    return False


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of protocols: classes that say what members others have, without being their base."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        # A class is a protocol only if it names Protocol itself.
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)

        def _proto_hook(other):
            if not cls.__dict__.get('_is_protocol', False):
                return NotImplemented
            if not getattr(cls, '_is_runtime_protocol', False):
                if _allow_reckless_class_checks():
                    return NotImplemented
                raise TypeError(_NOT_CHECKABLE)
            if not _is_callable_members_only(cls):
                if _allow_reckless_class_checks():
                    return NotImplemented
                raise TypeError("Protocols with non-method members"
                                " don't support issubclass()")
            if not isinstance(other, type):
                raise TypeError('issubclass() arg 1 must be a class')
            for name in _get_protocol_attrs(cls):
                if not _class_has_member(other, name):
                    return NotImplemented
            return True

        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            is_allowed = (base in (object, Generic)
                          or base.__name__ in _PROTO_ALLOWLIST.get(base.__module__, ())
                          or (issubclass(base, Generic) and base._is_protocol))
            if not is_allowed:
                raise TypeError('Protocols can only inherit from other'
                                ' protocols, got %r' % base)
        if cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    """Allow isinstance() and issubclass() with a protocol; only the names of members are looked at."""
    if not issubclass(cls, Generic) or not cls._is_protocol:
        raise TypeError('@runtime_checkable can be only applied to protocol classes,'
                        ' got %r' % cls)
    cls._is_runtime_protocol = True
    return cls


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            origin, metadata = origin.__origin__, origin.__metadata__ + metadata
        super().__init__(origin, origin)
        self.__metadata__ = metadata

    def copy_with(self, params):
        annotated, = params
        return _AnnotatedAlias(annotated, self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{', '.join([_type_repr(self.__origin__), *map(repr, self.__metadata__)])}]"

    def __reduce__(self):
        return operator.getitem, (Annotated, (self.__origin__, *self.__metadata__))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ('__name__', '__qualname__'):
            return 'Annotated'
        return super().__getattr__(attr)


class Annotated:
    """Annotated[X, m, ...]: the type X with anything said about it."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    def __class_getitem__(cls, params):
        return cls._class_getitem_inner(cls, *_as_tuple(params))

    @_tp_cache(typed=True)
    def _class_getitem_inner(cls, *params):
        if len(params) < 2:
            raise TypeError("Annotated[...] should be used "
                            "with at least two arguments (a type and an "
                            "annotation).")
        annotated, *metadata = params
        if _is_unpacked_typevartuple(annotated):
            raise TypeError("Annotated[...] should not be used with an "
                            "unpacked TypeVarTuple")
        annotated = _type_check(annotated, "Annotated[t, ...]: t must be a type.", allow_special_forms=True)
        return _AnnotatedAlias(annotated, tuple(metadata))

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")


# What reads annotations

_allowed_types = (types.FunctionType, types.BuiltinFunctionType,
                  types.MethodType, types.ModuleType,
                  WrapperDescriptorType, MethodWrapperType, MethodDescriptorType)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class (with its bases), module or function, evaluated.

    Annotated, Required and NotRequired are taken off unless include_extras is true.
    """
    if getattr(obj, '__no_type_check__', None):
        return {}
    hints_of = _hints_of_class if isinstance(obj, type) else _hints_of_other
    hints = hints_of(obj, globalns, localns)
    if include_extras:
        return hints
    return {name: _strip_annotations(hint) for name, hint in hints.items()}


def _evaluated(value, globalns, localns, **options):
    if value is None:
        value = type(None)
    elif isinstance(value, str):
        value = ForwardRef(value, **options)
    return _eval_type(value, globalns, localns)


def _hints_of_class(cls, globalns, localns):
    hints = {}
    for base in reversed(cls.__mro__):
        outer = getattr(sys.modules.get(base.__module__), '__dict__', {}) if globalns is None else globalns
        annotations = base.__dict__.get('__annotations__', {})
        if isinstance(annotations, types.GetSetDescriptorType):
            annotations = {}
        inner = dict(vars(base)) if localns is None else localns
        if globalns is None and localns is None:
            # The class's own names come after the module's, as in its methods.
            outer, inner = inner, outer
        for name, value in annotations.items():
            hints[name] = _evaluated(value, outer, inner, is_argument=False, is_class=True)
    return hints


def _hints_of_other(obj, globalns, localns):
    is_module = isinstance(obj, types.ModuleType)
    if globalns is None:
        if is_module:
            globalns = obj.__dict__
        else:
            innermost = obj
            while hasattr(innermost, '__wrapped__'):
                innermost = innermost.__wrapped__
            globalns = getattr(innermost, '__globals__', {})
    if localns is None:
        localns = globalns
    annotations = getattr(obj, '__annotations__', None)
    if annotations is None:
        if isinstance(obj, _allowed_types):
            return {}
        raise TypeError(f'{obj!r} is not a module, class, method, '
                        'or function.')
    return {name: _evaluated(value, globalns, localns, is_argument=not is_module, is_class=False)
            for name, value in dict(annotations).items()}


def _strip_annotations(t):
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, '__origin__') and t.__origin__ in (Required, NotRequired):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias, types.UnionType)):
        return _rebuilt(t, tuple(map(_strip_annotations, t.__args__)))
    return t


def get_origin(tp):
    """What is subscripted in a type, None if nothing is: get_origin(List[int]) is list.

    >>> get_origin(Dict[str, int])
    <class 'dict'>
    >>> get_origin(Literal[1])
    typing.Literal
    >>> get_origin(int)
    """
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return types.UnionType if isinstance(tp, types.UnionType) else None


def get_args(tp):
    """What a type is subscripted with, () if with nothing.

    >>> get_args(Dict[str, int])
    (<class 'str'>, <class 'int'>)
    >>> get_args(Union[int, str])
    (<class 'int'>, <class 'str'>)
    >>> get_args(int)
    ()
    """
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        return (list(args[:-1]), args[-1]) if _should_unflatten_callable_args(tp, args) else args
    return tp.__args__ if isinstance(tp, types.UnionType) else ()


def is_typeddict(tp):
    """Whether a class was made with TypedDict.

    >>> class Film(TypedDict):
    ...     title: str
    >>> is_typeddict(Film), is_typeddict(dict)
    (True, False)
    """
    return isinstance(tp, _TypedDictMeta)


# Said to type checkers

def cast(typ, val):
    """val, which type checkers are to take for a typ."""
    return val


def assert_type(val, typ, /):
    """val, of which type checkers are to confirm that it is a typ."""
    return val


_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg: Never, /) -> Never:
    """Fails: type checkers are to confirm that it is never called."""
    text = repr(arg)
    if len(text) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        text = text[:_ASSERT_NEVER_REPR_MAX_LENGTH] + '...'
    raise AssertionError(f"Expected code to be unreachable, but got: {text}")


def no_type_check(arg):
    """Say of a function, or of a class and what is defined in it, that its annotations are no types."""
    if isinstance(arg, type):
        for name in dir(arg):
            member = getattr(arg, name)
            is_own = (hasattr(member, '__qualname__')
                      and member.__qualname__ == f'{arg.__qualname__}.{member.__name__}'
                      and getattr(member, '__module__', None) == arg.__module__)
            if not is_own:
                continue
            if isinstance(member, types.FunctionType):
                member.__no_type_check__ = True
            elif isinstance(member, types.MethodType):
                member.__func__.__no_type_check__ = True
            elif isinstance(member, type):
                no_type_check(member)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass  # a class that cannot be written to
    return arg


def no_type_check_decorator(decorator):
    """Make a decorator say no_type_check of what it gives."""
    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


def _overload_dummy(*args, **kwds):
    """Stands where a function marked with overload stood."""
    raise NotImplementedError(
        "You should not call an overloaded function. "
        "A series of @overload-decorated functions "
        "outside a stub module should always be followed "
        "by an implementation that is not @overload-ed.")


# module -> qualified name -> first line -> function
_overload_registry = defaultdict(functools.partial(defaultdict, dict))


def overload(func):
    """Mark one of several signatures of a function; its body is never run."""
    plain = getattr(func, "__func__", func)
    try:
        _overload_registry[plain.__module__][plain.__qualname__][plain.__code__.co_firstlineno] = func
    except AttributeError:
        pass  # not a function
    return _overload_dummy


def get_overloads(func):
    """What was marked with overload for a function."""
    plain = getattr(func, "__func__", func)
    of_module = _overload_registry.get(plain.__module__, {})
    return list(of_module.get(plain.__qualname__, {}).values())


def clear_overloads():
    """Forget all that was marked with overload."""
    _overload_registry.clear()


def final(f):
    """Mark a method that is not overridden or a class without subclasses."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


# Variables used in this module, and aliases

T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)
V_co = TypeVar('V_co', covariant=True)
VT_co = TypeVar('VT_co', covariant=True)
T_contra = TypeVar('T_contra', contravariant=True)
CT_co = TypeVar('CT_co', covariant=True, bound=type)
AnyStr = TypeVar('AnyStr', bytes, str)

_alias = _SpecialGenericAlias

Hashable = _alias(collections.abc.Hashable, 0)
Sized = _alias(collections.abc.Sized, 0)
ByteString = _alias(collections.abc.ByteString, 0)
Awaitable = _alias(collections.abc.Awaitable, 1)
AsyncIterable = _alias(collections.abc.AsyncIterable, 1)
AsyncIterator = _alias(collections.abc.AsyncIterator, 1)
Iterable = _alias(collections.abc.Iterable, 1)
Iterator = _alias(collections.abc.Iterator, 1)
Reversible = _alias(collections.abc.Reversible, 1)
Container = _alias(collections.abc.Container, 1)
Collection = _alias(collections.abc.Collection, 1)
AbstractSet = _alias(collections.abc.Set, 1, name='AbstractSet')
MutableSet = _alias(collections.abc.MutableSet, 1)
Sequence = _alias(collections.abc.Sequence, 1)
MutableSequence = _alias(collections.abc.MutableSequence, 1)
MappingView = _alias(collections.abc.MappingView, 1)
KeysView = _alias(collections.abc.KeysView, 1)
ValuesView = _alias(collections.abc.ValuesView, 1)
ItemsView = _alias(collections.abc.ItemsView, 2)
Mapping = _alias(collections.abc.Mapping, 2)
MutableMapping = _alias(collections.abc.MutableMapping, 2)
AsyncGenerator = _alias(collections.abc.AsyncGenerator, 2)
Generator = _alias(collections.abc.Generator, 3)
Coroutine = _alias(collections.abc.Coroutine, 3)
ContextManager = _alias(contextlib.AbstractContextManager, 1, name='ContextManager')
AsyncContextManager = _alias(contextlib.AbstractAsyncContextManager, 1, name='AsyncContextManager')
Deque = _alias(collections.deque, 1, name='Deque')
DefaultDict = _alias(collections.defaultdict, 2, name='DefaultDict')
OrderedDict = _alias(collections.OrderedDict, 2)
Counter = _alias(collections.Counter, 1)
ChainMap = _alias(collections.ChainMap, 2)
List = _alias(list, 1, inst=False, name='List')
Set = _alias(set, 1, inst=False, name='Set')
FrozenSet = _alias(frozenset, 1, inst=False, name='FrozenSet')
Dict = _alias(dict, 2, inst=False, name='Dict')
Type = _alias(type, 1, inst=False, name='Type')
Type.__doc__ = "Type[C]: the class C or a subclass; an old name of builtins.type."
Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')
Tuple.__doc__ = "Tuple[X, Y], Tuple[X, ...]; an old name of builtins.tuple."
Callable = _CallableType(collections.abc.Callable, 2)
Callable.__doc__ = "Callable[[X, Y], R]; an old name of collections.abc.Callable."

Text = str
TYPE_CHECKING = False  # true for type checkers


@runtime_checkable
class SupportsInt(Protocol):
    """What int() takes."""
    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """What float() takes."""
    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """What complex() takes."""
    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """What bytes() takes."""
    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """What operator.index() takes."""
    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    """What abs() takes."""
    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    """What round() takes."""
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T_co:
        pass


# Named tuples

def _make_nmtuple(name, types, module, defaults=()):
    types = list(types)
    fields = [field for field, _ in types]
    annotations = {field: _type_check(hint, f"field {field} annotation must be a type") for field, hint in types}
    made = collections.namedtuple(name, fields, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = annotations
    return made


# What a class body may not define, and what it defines without being asked.
_prohibited = frozenset({'__new__', '__init__', '__slots__', '__getnewargs__',
                         '_fields', '_field_defaults',
                         '_make', '_replace', '_asdict', '_source'})

_special = frozenset({'__module__', '__name__', '__annotations__'})


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        if any(base is not _NamedTuple and base is not Generic for base in bases):
            raise TypeError('can only inherit from a NamedTuple type and Generic')
        annotations = ns.get('__annotations__', {})
        with_default = []
        for field in annotations:
            if field in ns:
                with_default.append(field)
            elif with_default:
                raise TypeError(f"Non-default namedtuple field {field} "
                                f"cannot follow default field"
                                f"{'s' if len(with_default) > 1 else ''} "
                                f"{', '.join(with_default)}")
        made = _make_nmtuple(typename, annotations.items(), module=ns['__module__'],
                             defaults=[ns[field] for field in with_default])
        made.__bases__ = tuple(tuple if base is _NamedTuple else base for base in bases)
        if Generic in bases:
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
        for name, value in ns.items():
            if name in _prohibited:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + name)
            if name not in _special and name not in made._fields:
                setattr(made, name, value)
        if Generic in bases:
            made.__init_subclass__()
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    """A named tuple with types: as a base class, or called with (name, type) pairs."""
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords"
                        " can be provided to NamedTuple, not both")
    return _make_nmtuple(typename, fields, module=_caller())


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})


def _namedtuple_mro_entries(bases):
    assert NamedTuple in bases
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


# Typed dicts

class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type '
                                'and a non-TypedDict base class')
        is_generic = any(issubclass(base, Generic) for base in bases)
        made = type.__new__(_TypedDictMeta, name, (Generic, dict) if is_generic else (dict,), ns)

        complaint = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {key: _type_check(hint, complaint, module=made.__module__)
               for key, hint in ns.get('__annotations__', {}).items()}
        annotations, is_required = {}, {}
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}))
            is_required.update(dict.fromkeys(base.__dict__.get('__required_keys__', ()), True))
            is_required.update(dict.fromkeys(base.__dict__.get('__optional_keys__', ()), False))
        annotations.update(own)
        for key, hint in own.items():
            is_required[key] = _is_required(hint, total)

        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(key for key, required in is_required.items() if required)
        made.__optional_keys__ = frozenset(key for key, required in is_required.items() if not required)
        if not hasattr(made, '__total__'):
            made.__total__ = total
        return made

    __call__ = dict  # an instance is a dict

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def _is_required(hint, total):
    if get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    origin = get_origin(hint)
    return True if origin is Required else False if origin is NotRequired else total


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """A dict with known keys of given types: as a base class, or called with a dict of types.

    >>> class Movie(TypedDict, total=False):
    ...     title: str
    ...     year: int
    >>> Movie(title='Alien')
    {'title': 'Alien'}
    >>> Movie.__total__
    False
    """
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError("TypedDict takes either a dict or keyword arguments,"
                        " but not both")
    if kwargs:
        import warnings
        warnings.warn(
            "The kwargs-based syntax for TypedDict definitions is deprecated "
            "in Python 3.11, will be removed in Python 3.13, and may not be "
            "understood by third-party type checkers.",
            DeprecationWarning,
            stacklevel=2)
    namespace = {'__annotations__': dict(fields)}
    module = _caller()
    if module is not None:
        namespace['__module__'] = module
    return _TypedDictMeta(typename, (), namespace, total=total)


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


class NewType:
    """A name that type checkers take for a subclass of a type; calling it gives the argument."""

    __call__ = _idfunc

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[-1]
        self.__supertype__ = tp
        _set_module(self, _caller())

    def __mro_entries__(self, bases):
        # The error names the subclass, which is known only when it is made.
        wanted = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                name = cls.__name__
                raise TypeError(
                    f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{name} = NewType({name!r}, {wanted})`")

        return (Dummy,)

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self):
        return self.__qualname__

    __or__ = _union_with
    __ror__ = _union_after


# Files

class IO(Generic[AnyStr]):
    """What open() gives, of str or bytes."""

    __slots__ = ()

    @property
    @abstractmethod
    def mode(self) -> str: ...

    @property
    @abstractmethod
    def name(self) -> str: ...

    @abstractmethod
    def close(self) -> None: ...

    @property
    @abstractmethod
    def closed(self) -> bool: ...

    @abstractmethod
    def fileno(self) -> int: ...

    @abstractmethod
    def flush(self) -> None: ...

    @abstractmethod
    def isatty(self) -> bool: ...

    @abstractmethod
    def read(self, n: int = -1) -> AnyStr: ...

    @abstractmethod
    def readable(self) -> bool: ...

    @abstractmethod
    def readline(self, limit: int = -1) -> AnyStr: ...

    @abstractmethod
    def readlines(self, hint: int = -1) -> List[AnyStr]: ...

    @abstractmethod
    def seek(self, offset: int, whence: int = 0) -> int: ...

    @abstractmethod
    def seekable(self) -> bool: ...

    @abstractmethod
    def tell(self) -> int: ...

    @abstractmethod
    def truncate(self, size: int = None) -> int: ...

    @abstractmethod
    def writable(self) -> bool: ...

    @abstractmethod
    def write(self, s: AnyStr) -> int: ...

    @abstractmethod
    def writelines(self, lines: List[AnyStr]) -> None: ...

    @abstractmethod
    def __enter__(self) -> 'IO[AnyStr]': ...

    @abstractmethod
    def __exit__(self, type, value, traceback) -> None: ...


class BinaryIO(IO[bytes]):
    """What open() gives in binary mode."""

    __slots__ = ()

    @abstractmethod
    def write(self, s: Union[bytes, bytearray]) -> int: ...

    @abstractmethod
    def __enter__(self) -> 'BinaryIO': ...


class TextIO(IO[str]):
    """What open() gives in text mode."""

    __slots__ = ()

    @property
    @abstractmethod
    def buffer(self) -> BinaryIO: ...

    @property
    @abstractmethod
    def encoding(self) -> str: ...

    @property
    @abstractmethod
    def errors(self) -> Optional[str]: ...

    @property
    @abstractmethod
    def line_buffering(self) -> bool: ...

    @property
    @abstractmethod
    def newlines(self) -> Any: ...

    @abstractmethod
    def __enter__(self) -> 'TextIO': ...


# The former submodules typing.io and typing.re

class _DeprecatedType(type):
    def __getattribute__(cls, name):
        # Not cls.__dict__ for what is made when asked for: its names are in __all__.
        if name not in ("__dict__", "__module__"):
            members = cls.__dict__
            if name in members or name in members['__all__']:
                import warnings
                warnings.warn(
                    f"{cls.__name__} is deprecated, import directly "
                    f"from typing instead. {cls.__name__} will be removed "
                    "in Python 3.12.",
                    DeprecationWarning,
                    stacklevel=2)
        return super().__getattribute__(name)

    def __getattr__(cls, name):
        if name not in cls.__dict__['__all__']:
            raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}")
        value = getattr(sys.modules[__name__], name)
        type.__setattr__(cls, name, value)
        return value


class io(metaclass=_DeprecatedType):
    """The types of files."""

    __all__ = ['IO', 'TextIO', 'BinaryIO']
    IO = IO
    TextIO = TextIO
    BinaryIO = BinaryIO


class re(metaclass=_DeprecatedType):
    """The types of regular expressions and their matches."""

    __all__ = ['Pattern', 'Match']


for _submodule in (io, re):
    _submodule.__name__ = f"{__name__}.{type.__getattribute__(_submodule, '__name__')}"
    sys.modules[type.__getattribute__(_submodule, '__name__')] = _submodule
del _submodule


def reveal_type(obj: T, /) -> T:
    """Print the type of obj, for comparison with what a type checker says; gives obj."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def dataclass_transform(
    *,
    eq_default: bool = True,
    order_default: bool = False,
    kw_only_default: bool = False,
    field_specifiers: tuple[type[Any] | Callable[..., Any], ...] = (),
    **kwargs: Any,
) -> Callable[[T], T]:
    """Say of a decorator, class or metaclass that it makes classes like dataclasses."""
    said = {
        "eq_default": eq_default,
        "order_default": order_default,
        "kw_only_default": kw_only_default,
        "field_specifiers": field_specifiers,
        "kwargs": kwargs,
    }

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = said
        return cls_or_fn
    return decorator
