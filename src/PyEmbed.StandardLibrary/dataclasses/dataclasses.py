"""Classes whose methods are written from their annotated fields."""

import sys
import types
import keyword
import functools
import abc
import _thread
from types import FunctionType, GenericAlias

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    # The default of a parameter whose value a factory makes, as a signature shows it.
    def __repr__(self):
        return '<factory>'


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()

_EMPTY_METADATA = types.MappingProxyType({})


class _FIELD_BASE:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')

# The names in a dataclass of its fields, of its parameters, and of what its __init__ calls at the end.
_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT_NAME = '__post_init__'


def _recursive_repr(user_function):
    # A __repr__ that is '...' inside itself; unlike reprlib's it can be unwrapped.
    active = set()

    @functools.wraps(user_function)
    def wrapper(self):
        call = id(self), _thread.get_ident()
        if call in active:
            return '...'
        active.add(call)
        try:
            return user_function(self)
        finally:
            active.discard(call)

    return wrapper


class InitVar:
    __slots__ = 'type',

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata',
                 'kw_only', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = self._field_type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else types.MappingProxyType(metadata)
        self.kw_only = kw_only

    @_recursive_repr
    def __repr__(self):
        shown = [f'{name}={getattr(self, name)!r}' for name in
                 ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata',
                  'kw_only', '_field_type')]
        return f"Field({','.join(shown)})"

    def __set_name__(self, owner, name):
        # The default may be a descriptor.
        set_name = getattr(type(self.default), '__set_name__', None)
        if set_name:
            set_name(self.default, owner, name)

    @property
    def _has_default(self):
        return self.default is not MISSING or self.default_factory is not MISSING

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = 'init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen'

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return f"_DataclassParams({','.join([f'{name}={getattr(self, name)!r}' for name in self.__slots__])})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Describe a field, in place of its default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _fields_in_init_order(fields):
    """The fields that are parameters of __init__, those that are keyword-only apart."""
    parameters = [f for f in fields if f.init]
    return tuple([f for f in parameters if not f.kw_only]), tuple([f for f in parameters if f.kw_only])


def _tuple_str(obj_name, fields):
    return '(' + ''.join([f'{obj_name}.{f.name},' for f in fields]) + ')'


class _Methods:
    """The methods to be added to a class, written as source and compiled together."""

    def __init__(self, cls, globals):
        self.cls = cls
        self.globals = globals
        self.source = []
        self.names = []
        # What the methods refer to besides globals: they are made inside a function with these parameters.
        self.locals = {'__dataclass_builtins_object__': object, '_HAS_DEFAULT_FACTORY': _HAS_DEFAULT_FACTORY,
                       'cls': cls, 'FrozenInstanceError': FrozenInstanceError, '_return_type': None}

    def add(self, name, parameters, lines, annotation=''):
        self.names.append(name)
        self.source.append(f' def {name}({parameters}){annotation}:')
        self.source += ['  ' + line for line in lines]

    def compile(self):
        if not self.names:
            return {}
        source = '\n'.join([f"def __create_fn__({', '.join(self.locals)}):", *self.source,
                            f" return {', '.join(self.names)},"])
        namespace = {}
        exec(source, self.globals, namespace)
        functions = namespace['__create_fn__'](**self.locals)
        return dict(zip(self.names, functions))

    def add_init(self, fields, positional, keyword_only, frozen, slots):
        seen_default = None
        for f in positional:
            if f._has_default:
                seen_default = f
            elif seen_default is not None:
                raise TypeError(f'non-default argument {f.name!r} follows default argument')
        names = {f.name for f in fields}
        this = '__dataclass_self__' if 'self' in names else 'self'
        lines = []
        for f in fields:
            self.locals[f'_type_{f.name}'] = f.type
            value = self._initial_value(f, slots)
            if value is not None and f._field_type is not _FIELD_INITVAR:
                # A frozen class has a __setattr__ that refuses.
                lines.append(f'__dataclass_builtins_object__.__setattr__({this},{f.name!r},{value})' if frozen
                             else f'{this}.{f.name}={value}')
        if hasattr(self.cls, _POST_INIT_NAME):
            arguments = ','.join([f.name for f in fields if f._field_type is _FIELD_INITVAR])
            lines.append(f'{this}.{_POST_INIT_NAME}({arguments})')
        parameters = [this, *map(self._parameter, positional)]
        if keyword_only:
            parameters += ['*', *map(self._parameter, keyword_only)]
        self.add('__init__', ','.join(parameters), lines or ['pass'], '->_return_type')

    def _initial_value(self, f, slots):
        # The expression a field starts with, None if the class has its value already.
        default = f'_dflt_{f.name}'
        if f.default_factory is not MISSING:
            self.locals[default] = f.default_factory
            made = default + '()'
            return f'{made} if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}' if f.init else made
        if f.default is not MISSING:
            self.locals[default] = f.default
        if f.init:
            return f.name
        # A slot hides the class's attribute.
        return default if slots and f.default is not MISSING else None

    @staticmethod
    def _parameter(f):
        if f.default is not MISSING:
            default = f'=_dflt_{f.name}'
        else:
            default = '' if f.default_factory is MISSING else '=_HAS_DEFAULT_FACTORY'
        return f'{f.name}:_type_{f.name}{default}'

    def add_repr(self, fields):
        shown = ', '.join([f'{f.name}={{self.{f.name}!r}}' for f in fields])
        self.add('__repr__', 'self', [f'return self.__class__.__qualname__ + f"({shown})"'])

    def add_comparison(self, name, operator, fields):
        self.add(name, 'self,other', ['if other.__class__ is self.__class__:',
                                      f" return {_tuple_str('self', fields)}{operator}{_tuple_str('other', fields)}",
                                      'return NotImplemented'])

    def add_hash(self, fields):
        self.add('__hash__', 'self', [f"return hash({_tuple_str('self', fields)})"])

    def add_frozen(self, fields):
        names = tuple([f.name for f in fields])
        for name, parameters, arguments, refusal in (
                ('__setattr__', 'self,name,value', 'name,value', 'assign to'),
                ('__delattr__', 'self,name', 'name', 'delete')):
            self.add(name, parameters, [
                f'if type(self) is cls or name in {names}:',
                f' raise FrozenInstanceError(f"cannot {refusal} field {{name!r}}")',
                f'super(cls, self).{name}({arguments})'])


# For libraries that write methods of classes as this module did once.

def _create_fn(name, args, body, *, globals=None, locals=None, return_type=MISSING):
    """A function from the texts of its parameters and lines, which can use the names in locals."""
    names = dict(locals or {})
    annotation = ''
    if return_type is not MISSING:
        names['_return_type'] = return_type
        annotation = ' -> _return_type'
    lines = [f"def __create_fn__({', '.join(names)}):", f" def {name}({', '.join(args)}){annotation}:",
             *('  ' + line for line in body), f' return {name}']
    namespace = {}
    exec('\n'.join(lines), globals, namespace)
    return namespace['__create_fn__'](**names)


def _set_new_attribute(cls, name, value):
    """Give cls an attribute unless it has it itself; whether it has."""
    if name in vars(cls):
        return True
    setattr(cls, name, _set_qualname(cls, value))
    return False


def _set_qualname(cls, value):
    if isinstance(value, FunctionType):
        value.__qualname__ = f"{cls.__qualname__}.{value.__name__}"
    return value


# What an annotation says about a field.

def _is_classvar(a_type, typing):
    return a_type is typing.ClassVar or type(a_type) is typing._GenericAlias and a_type.__origin__ is typing.ClassVar


def _is_initvar(a_type, dataclasses):
    return a_type is dataclasses.InitVar or type(a_type) is dataclasses.InitVar


def _is_kw_only(a_type, dataclasses):
    return a_type is dataclasses.KW_ONLY


def _word(text):
    # The identifier at the start of a text, and the rest.
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == '_'):
        end += 1
    return text[:end], text[end:].lstrip()


def _is_type(annotation, cls, a_module, a_type, is_type_predicate):
    # Whether an annotation that is a string begins with a name of a_type in a_module: "ClassVar", "t.ClassVar[int]"
    # after "import typing as t". Only the start is looked at, nothing is evaluated.
    name, rest = _word(annotation)
    if not name:
        return False
    owner = sys.modules.get(cls.__module__)
    if rest.startswith('.') and (member := _word(rest[1:])[0]):
        if not owner or owner.__dict__.get(name) is not a_module:
            return False
        owner, name = sys.modules.get(a_type.__module__), member
    namespace = owner.__dict__
    return bool(namespace and is_type_predicate(namespace.get(name), a_module))


def _means(annotation, cls, module, a_type, predicate):
    return predicate(annotation, module) or (isinstance(annotation, str)
                                             and _is_type(annotation, cls, module, a_type, predicate))


def _get_field(cls, a_name, a_type, default_kw_only):
    # The Field of an annotated name.
    default = getattr(cls, a_name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        # The member of a slot is no default.
        f = field(default=MISSING if isinstance(default, types.MemberDescriptorType) else default)
    f.name = a_name
    f.type = a_type

    # Nothing can be a ClassVar while typing is not imported.
    typing = sys.modules.get('typing')
    if typing and _means(a_type, cls, typing, typing.ClassVar, _is_classvar):
        f._field_type = _FIELD_CLASSVAR
    elif _means(a_type, cls, sys.modules[__name__], InitVar, _is_initvar):
        f._field_type = _FIELD_INITVAR
    else:
        f._field_type = _FIELD

    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type is not _FIELD_CLASSVAR:
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory')
    return f


def _inherited_fields(cls):
    # The fields of the bases, and whether there are frozen ones among the bases (None: no dataclass at all).
    inherited, frozen = {}, None
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            inherited.update((f.name, f) for f in base_fields.values())
            frozen = bool(frozen) or getattr(base, _PARAMS).frozen
    return inherited, frozen


def _own_fields(cls, kw_only):
    annotations = cls.__dict__.get('__annotations__', {})
    found = []
    seen_marker = False
    for name, annotation in annotations.items():
        if not _means(annotation, cls, sys.modules[__name__], KW_ONLY, _is_kw_only):
            found.append(_get_field(cls, name, annotation, kw_only))
        elif seen_marker:
            raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
        else:
            seen_marker = kw_only = True
    for f in found:
        # The class gets the default itself, for instances without one of their own.
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    return found


def _format_annotation(annotation):
    # As inspect shows it in a signature.
    if getattr(annotation, '__module__', None) == 'typing':
        import re
        return re.sub(r'[\w\.]+', lambda match: match.group().removeprefix('typing.'), repr(annotation))
    if isinstance(annotation, type) and not isinstance(annotation, GenericAlias):
        name = annotation.__qualname__
        return name if annotation.__module__ == 'builtins' else f'{annotation.__module__}.{name}'
    return repr(annotation)


def _signature_text(cls, positional, keyword_only, generated):
    if not generated or type(cls) is not type or cls.__new__ is not object.__new__ or hasattr(cls, '__signature__'):
        import inspect
        try:
            return str(inspect.signature(cls)).replace(' -> None', '')
        except (TypeError, ValueError):
            return ''

    # The signature is known without importing inspect.
    def show(f):
        text = f'{f.name}: {_format_annotation(f.type)}'
        if f.default is not MISSING:
            text += f' = {f.default!r}'
        elif f.default_factory is not MISSING:
            text += ' = <factory>'
        return text

    shown = [*map(show, positional)]
    if keyword_only:
        shown += ['*', *map(show, keyword_only)]
    return f"({', '.join(shown)})".replace(' -> None', '')


def _hash_wanted(cls, unsafe_hash, eq, frozen):
    # True: write a __hash__; None: set it to None; False: leave it.
    own = cls.__dict__.get('__hash__', MISSING)
    # __eq__ in the body sets __hash__ to None, which is nobody's wish.
    explicit = own is not MISSING and not (own is None and '__eq__' in cls.__dict__)
    if unsafe_hash:
        if explicit:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        return True
    if not eq or explicit:
        return False
    return True if frozen else None


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    module = sys.modules.get(cls.__module__)
    # Methods see the globals of the class's module.
    methods = _Methods(cls, {} if module is None else module.__dict__)
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))

    by_name, frozen_base = _inherited_fields(cls)
    by_name.update((f.name, f) for f in _own_fields(cls, kw_only))
    if frozen_base is not None:
        if frozen_base and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if frozen and not frozen_base:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, by_name)
    if order and not eq:
        raise ValueError('eq must be true if order is true')

    own = cls.__dict__
    parameters = [f for f in by_name.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    positional, keyword_only = _fields_in_init_order(parameters)
    real = [f for f in by_name.values() if f._field_type is _FIELD]
    compared = [f for f in real if f.compare]

    writes_init = init and '__init__' not in own
    if init:
        methods.add_init(parameters, positional, keyword_only, frozen, slots)
    if repr and '__repr__' not in own:
        methods.add_repr([f for f in real if f.repr])
    if eq and '__eq__' not in own:
        methods.add_comparison('__eq__', '==', compared)
    if order:
        for name, operator in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            if name in own:
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. Consider using '
                                'functools.total_ordering')
            methods.add_comparison(name, operator, compared)
    if frozen:
        for name in ('__setattr__', '__delattr__'):
            if name in own:
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}')
        methods.add_frozen(real)
    hash_wanted = _hash_wanted(cls, unsafe_hash, eq, frozen)
    if hash_wanted:
        methods.add_hash([f for f in real if (f.compare if f.hash is None else f.hash)])

    for name, function in methods.compile().items():
        if name == '__init__' and not writes_init:
            continue
        if name == '__repr__':
            # The function inside keeps the name by which pprint knows that it was made here.
            function = _recursive_repr(function)
        setattr(cls, name, _set_qualname(cls, function))
    if hash_wanted is None:
        cls.__hash__ = None

    if not getattr(cls, '__doc__'):
        cls.__doc__ = cls.__name__ + _signature_text(cls, positional, keyword_only, writes_init)
    if match_args and '__match_args__' not in own:
        cls.__match_args__ = tuple([f.name for f in positional])
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    abc.update_abstractmethods(cls)
    return cls


# A frozen class with slots can neither use its __dict__ nor set attributes when it is unpickled.

def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _get_slots(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        return ()
    if isinstance(slots, str):
        return slots,
    if hasattr(slots, '__next__'):
        # It has been used up.
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return slots


def _add_slots(cls, is_frozen, weakref_slot):
    # Slots can only be given to a new class.
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    names = [f.name for f in fields(cls)]
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _get_slots(base)}
    wanted = names + ['__weakref__'] if weakref_slot else names
    namespace = {name: value for name, value in cls.__dict__.items()
                 if name not in names and name not in ('__dict__', '__weakref__')}
    namespace['__slots__'] = tuple([name for name in wanted if name not in inherited])
    qualname = getattr(cls, '__qualname__', None)
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        cls.__qualname__ = qualname
    if is_frozen:
        if '__getstate__' not in namespace:
            cls.__getstate__ = _dataclass_getstate
        if '__setstate__' not in namespace:
            cls.__setstate__ = _dataclass_setstate
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add methods to a class according to its annotated fields.

    slots makes a new class; all other parameters add to the class given.
    """

    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                              weakref_slot)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """The fields of a dataclass or of an instance of one."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether an object is a dataclass or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _converted(obj, of_instance):
    # A copy of a field's value with the dataclass instances in tuples, lists and dicts converted.
    if _is_dataclass_instance(obj):
        return of_instance(obj)
    if isinstance(obj, (list, tuple)):
        kind = type(obj)
        if isinstance(obj, tuple) and hasattr(obj, '_fields'):
            return kind(*[_converted(item, of_instance) for item in obj])
        return kind(_converted(item, of_instance) for item in obj)
    if isinstance(obj, dict):
        return type(obj)((_converted(key, of_instance), _converted(value, of_instance))
                         for key, value in obj.items())
    from copy import deepcopy
    return deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    """A dict of the fields of an instance, the instances inside converted too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict_inner(obj, dict_factory)


def _asdict_inner(obj, dict_factory):
    def convert(instance):
        return dict_factory([(f.name, _converted(getattr(instance, f.name), convert)) for f in fields(instance)])

    return _converted(obj, convert)


def astuple(obj, *, tuple_factory=tuple):
    """A tuple of the fields of an instance, the instances inside converted too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple_inner(obj, tuple_factory)


def _astuple_inner(obj, tuple_factory):
    def convert(instance):
        return tuple_factory([_converted(getattr(instance, f.name), convert) for f in fields(instance)])

    return _converted(obj, convert)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Make a dataclass from fields given as name, (name, type) or (name, type, Field)."""
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, 'typing.Any'
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, default = item
            defaults[name] = default
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if keyword.iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = annotation

    def fill(body):
        body.update(namespace or {})
        body.update(defaults)
        body['__annotations__'] = annotations

    cls = types.new_class(cls_name, bases, {}, fill)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new instance with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
        elif f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
