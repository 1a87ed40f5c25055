"""Enumerations: classes whose instances are a fixed set of named constants."""

import sys
import builtins as bltns
from types import MappingProxyType, DynamicClassAttribute
from operator import or_ as _or_
from functools import reduce

__all__ = ['EnumType', 'EnumMeta', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto', 'unique',
           'property', 'verify', 'member', 'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP',
           'global_flag_repr', 'global_enum_repr', 'global_str', 'global_enum', 'EnumCheck', 'CONTINUOUS',
           'NAMED_FLAGS', 'UNIQUE', 'pickle_by_global_name', 'pickle_by_enum_name']

# The metaclass meets these before they exist.
Enum = Flag = EJECT = _stdlib_enums = ReprEnum = None


class nonmember(object):
    """In the body of an enumeration: a value that does not become a member."""

    def __init__(self, value):
        self.value = value


class member(object):
    """In the body of an enumeration: a value that becomes a member though its kind would not."""

    def __init__(self, value):
        self.value = value


# What a name or a value in the body is. Without re, which needs this module.

def _is_descriptor(obj):
    return any(hasattr(obj, name) for name in ('__get__', '__set__', '__delete__'))


def _is_dunder(name):
    return len(name) > 4 and name[:2] == '__' == name[-2:] and '_' not in (name[2], name[-3])


def _is_sunder(name):
    return len(name) > 2 and name[0] == '_' == name[-1] and '_' not in (name[1], name[-2])


def _is_private(cls_name, name):
    prefix = f'_{cls_name}__'
    return len(name) > len(prefix) and name.startswith(prefix) and not name.endswith('__')


def _is_internal_class(cls_name, obj):
    if not isinstance(obj, type):
        return False
    nested = f"{cls_name}.{getattr(obj, '__name__', '')}"
    qualname = getattr(obj, '__qualname__', '')
    return qualname == nested or qualname.endswith('.' + nested)


def _is_flag(cls):
    return Flag is not None and issubclass(cls, Flag)


def _is_single_bit(num):
    return num != 0 and num & (num - 1) == 0


def _high_bit(value):
    """The index of the highest bit, -1 for zero."""
    return value.bit_length() - 1


def _power_of_two(value):
    return value >= 1 and value == 1 << _high_bit(value)


def _iter_bits_lsb(num):
    rest = num.value if isinstance(num, Enum) else num
    if rest < 0:
        raise ValueError('%r is not a positive integer' % num)
    while rest:
        bit = rest & -rest
        yield bit
        rest ^= bit


def show_flag_values(value):
    """The bits of a value, the lowest first."""
    return [*_iter_bits_lsb(value)]


def bin(num, max_bits=None):
    """The bits of a number in two's complement, its sign set apart: '0b0 1010', '0b1 0101'.

    >>> from enum import bin
    >>> bin(10), bin(10, 8)
    ('0b0 1010', '0b0 00001010')
    >>> bin(-10)
    '0b1 0110'
    """
    width = num.bit_length()
    sign = '0' if num >= 0 else '1'
    digits = format(num + (1 << width) & (1 << width) - 1, f'0{width}b') if width else ''
    if max_bits is not None:
        digits = digits.rjust(max_bits, sign)
    return f'0b{sign} {digits}'


def _dedent(text):
    # Takes the indentation of the first line off every line; textwrap would need re.
    lines = text.split('\n')
    margin = len(lines[0]) - len(lines[0].lstrip(' '))
    return '\n'.join([line[margin:] for line in lines])


def _make_class_unpicklable(obj):
    """Make pickling fail for an enumeration, or for the one to be made from a namespace."""

    def _break_on_call_reduce(self, proto):
        raise TypeError('%r cannot be pickled' % self)

    assign = obj.__setitem__ if isinstance(obj, dict) else lambda name, value: setattr(obj, name, value)
    assign('__reduce_ex__', _break_on_call_reduce)
    assign('__module__', '<unknown>')


class _auto_null:
    def __repr__(self):
        return '_auto_null'


_auto_null = _auto_null()


class auto:
    """In the body of an enumeration: a value that _generate_next_value_() chooses."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return "auto(%r)" % self.value


class property(DynamicClassAttribute):
    """A property of members; read from the class it is the member of that name."""

    def _member(self, ownerclass):
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError('%r has no attribute %r' % (ownerclass, self.name)) from None

    def __get__(self, instance, ownerclass=None):
        if instance is None or self.fget is None:
            return self._member(ownerclass)
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("<enum %r> cannot set attribute %r" % (self.clsname, self.name))
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("<enum %r> cannot delete attribute %r" % (self.clsname, self.name))
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


class _proto_member:
    """Stands in the new class's namespace for a member, which it makes as soon as the class exists."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, enum_class, member_name):
        delattr(enum_class, member_name)
        made = self._make(enum_class, member_name)
        value = made._value_
        if _is_flag(enum_class):
            enum_class._flag_mask_ |= value
            if _is_single_bit(value):
                enum_class._singles_mask_ |= value
            enum_class._all_bits_ = (1 << enum_class._flag_mask_.bit_length()) - 1

        known = self._same_value(enum_class, value)
        if known is not None:
            made = known
        elif not _is_flag(enum_class) or _is_single_bit(value):
            # Other values of a flag class are combinations, that is aliases.
            enum_class._member_names_.append(member_name)

        self._publish(enum_class, member_name, made)
        enum_class._member_map_[member_name] = made
        try:
            enum_class._value2member_map_.setdefault(value, made)
        except TypeError:
            enum_class._unhashable_values_.append(value)

    def _make(self, enum_class, member_name):
        value = self.value
        member_type = enum_class._member_type_
        args = value if isinstance(value, tuple) else (value,)
        if member_type is tuple:
            args = args,
        made = enum_class._new_member_(enum_class, *(args if enum_class._use_args_ else ()))
        if not hasattr(made, '_value_'):
            if member_type is object:
                made._value_ = value
            else:
                try:
                    made._value_ = member_type(*args)
                except Exception as exc:
                    error = TypeError('_value_ not set in __new__, unable to create it')
                    error.__cause__ = exc
                    raise error
        made._name_ = member_name
        made.__objclass__ = enum_class
        made.__init__(*args)
        made._sort_order_ = len(enum_class._member_names_)
        return made

    @staticmethod
    def _same_value(enum_class, value):
        try:
            return enum_class._value2member_map_.get(value)
        except TypeError:
            # Not hashable.
            for other in enum_class._member_map_.values():
                if other._value_ == value:
                    return other

    @staticmethod
    def _publish(enum_class, member_name, made):
        # A property of a base with the member's name stays in force for members.
        inherited = None
        for base in enum_class.__mro__[1:]:
            descriptor = base.__dict__.get(member_name)
            if isinstance(descriptor, (property, DynamicClassAttribute)):
                inherited = descriptor
                break
            if descriptor is not None and all(hasattr(descriptor, part) for part in ('fget', 'fset', 'fdel')):
                inherited = descriptor
        if inherited:
            redirect = property()
            redirect.member = made
            redirect.__set_name__(enum_class, member_name)
            redirect.fget, redirect.fset, redirect.fdel = inherited.fget, inherited.fset, inherited.fdel
            setattr(enum_class, member_name, redirect)
        else:
            setattr(enum_class, member_name, made)


class _EnumDict(dict):
    """The namespace of an enumeration's body: tells members from other names as they are assigned."""

    _SUNDERS = frozenset(('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_',
                          '_iter_member_', '_iter_member_by_value_', '_iter_member_by_def_'))

    def __init__(self):
        super().__init__()
        # A dict for its order.
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False

    def __setitem__(self, key, value):
        if _is_internal_class(self._cls_name, value):
            import warnings
            warnings.warn("In 3.13 classes created inside an enum will not become a member.  "
                          "Use the `member` decorator to keep the current behavior.", DeprecationWarning,
                          stacklevel=2)
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._set_sunder(key, value)
        elif _is_dunder(key):
            if key == '__order__':
                key = '_order_'
        elif key in self._member_names:
            raise TypeError('%r already defined as %r' % (key, self[key]))
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif not _is_descriptor(value):
            if key in self:
                raise TypeError('%r already defined as %r' % (key, self[key]))
            value = self._member_value(key, value.value if isinstance(value, member) else value)
        super().__setitem__(key, value)

    def _set_sunder(self, key, value):
        if key not in self._SUNDERS:
            raise ValueError('_sunder_ names, such as %r, are reserved for future Enum use' % (key,))
        if key == '_generate_next_value_':
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == '_ignore_':
            value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
            self._ignore = value
            already = self._member_names.keys() & set(value)
            if already:
                raise ValueError('_ignore_ cannot specify already set names: %r' % (already,))
        return value

    def _member_value(self, key, value):
        # Notes a member; returns its value with each auto() replaced.
        parts = (value,) if isinstance(value, auto) else value
        # Only in a plain tuple, and not deeper, is auto() looked for.
        if type(parts) is tuple and any(isinstance(part, auto) for part in parts):
            chosen = tuple([self._auto_value(key, part) if isinstance(part, auto) else part for part in parts])
            value = chosen[0] if isinstance(value, auto) else chosen
        else:
            self._last_values.append(value)
        self._member_names[key] = None
        return value

    def _auto_value(self, key, request):
        if request.value == _auto_null:
            request.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(request.value)
        return request.value

    def update(self, members, **more_members):
        try:
            for name in members.keys():
                self[name] = members[name]
        except AttributeError:
            for name, value in members:
                self[name] = value
        for name, value in more_members.items():
            self[name] = value


# Methods a data type must not take from the enumeration it is mixed into.
_KEPT = '__repr__', '__str__', '__format__', '__reduce_ex__'
_FLAG_OPERATORS = '__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'
_FLAG_STATE = '_boundary_', '_flag_mask_', '_singles_mask_', '_all_bits_', '_inverted_'


def _prefer_enum_methods(enum_class, source, member_type, own):
    for name in _KEPT:
        if name not in own:
            method = getattr(source, name)
            if getattr(enum_class, name) in (getattr(member_type, name), getattr(object, name)):
                setattr(enum_class, name, method)


def _choose_iteration(flag_class):
    # Members come by value unless they were defined in another order.
    values = [flag._value_ for flag in flag_class]
    if values != sorted(values):
        flag_class._iter_member_ = flag_class._iter_member_by_def_


def _check_order(enum_class, order):
    # What _order_ lists besides canonical members are aliases, which do not count.
    members = enum_class._member_map_
    if _is_flag(enum_class):
        order = [name for name in order if name not in members or _is_single_bit(enum_class[name]._value_)]
    order = [name for name in order if name not in members or name in enum_class._member_names_]
    if order != enum_class._member_names_:
        raise TypeError('member order does not match _order_:\n  %r\n  %r' % (enum_class._member_names_, order))


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = _EnumDict()
        namespace._cls_name = cls
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace['_generate_next_value_'] = getattr(first_enum, '_generate_next_value_', None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)

        ignored = classdict.setdefault('_ignore_', [])
        ignored.append('_ignore_')
        for name in ignored:
            classdict.pop(name, None)
        names = classdict._member_names
        invalid = names.keys() & {'mro', ''}
        if invalid:
            raise ValueError('invalid enum member name(s) %s' % ','.join(map(repr, invalid)))
        order = classdict.pop('_order_', None)
        if isinstance(order, str):
            order = order.replace(',', ' ').split()

        classdict = dict(classdict.items())
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, save_new, use_args = metacls._find_new_(classdict, member_type, first_enum)
        for name in names:
            classdict[name] = _proto_member(classdict[name])
        classdict.update(
            _new_member_=new, _use_args_=use_args, _member_names_=[], _member_map_={}, _value2member_map_={},
            _unhashable_values_=[], _member_type_=member_type, _value_repr_=metacls._find_data_repr_(cls, bases),
            _boundary_=boundary or getattr(first_enum, '_boundary_', None), _flag_mask_=0, _singles_mask_=0,
            _all_bits_=0, _inverted_=None)
        error = None
        try:
            enum_class = super().__new__(metacls, cls, bases, classdict, **kwds)
        except RuntimeError as exc:
            # What __set_name__ raised while making a member comes wrapped.
            error = exc.__cause__ or exc
        if error is not None:
            raise error

        # With what __init_subclass__ added.
        classdict.update(enum_class.__dict__)
        if ReprEnum is not None and ReprEnum in bases:
            metacls._use_data_type_text(enum_class, member_type, classdict)
        _prefer_enum_methods(enum_class, first_enum, member_type, classdict)
        if _is_flag(enum_class):
            for name in _FLAG_OPERATORS:
                if name not in classdict:
                    method = getattr(Flag, name)
                    setattr(enum_class, name, method)
                    classdict[name] = method
        if Enum is not None:
            # Looking up by value takes __new__'s place.
            if save_new:
                enum_class.__new_member__ = new
            enum_class.__new__ = Enum.__new__

        if _is_flag(enum_class):
            _choose_iteration(enum_class)
        elif Flag is not None or cls != 'Flag':
            for name in _FLAG_STATE:
                delattr(enum_class, name)
        if order:
            _check_order(enum_class, order)
        return enum_class

    @staticmethod
    def _use_data_type_text(enum_class, member_type, classdict):
        if member_type is object:
            raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)')
        if '__format__' not in classdict:
            enum_class.__format__ = classdict['__format__'] = member_type.__format__
        if '__str__' not in classdict:
            method = member_type.__str__
            if method is object.__str__:
                # That would call the enumeration's __repr__.
                method = member_type.__repr__
            enum_class.__str__ = classdict['__str__'] = method

    def __bool__(cls):
        """True even when there are no members."""
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """Return the member with a value; or, given names, make an enumeration called `value`.

        names is a text with names separated by spaces or commas, an iterable of names or of (name, value) pairs, or
        a mapping; values not given start at `start`. module and qualname say where the class will be found, type is
        mixed in.
        """
        if names is None:
            return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start,
                            boundary=boundary)

    def __contains__(cls, member):
        """Whether a member is one of this enumeration's; TypeError for what is no member of any."""
        if isinstance(member, Enum):
            return isinstance(member, cls) and member._name_ in cls._member_map_
        import warnings
        warnings.warn("in 3.12 __contains__ will no longer raise TypeError, but will return True or\n"
                      "False depending on whether the value is a member or the value of a member",
                      DeprecationWarning, stacklevel=2)
        raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'"
                        % (type(member).__qualname__, cls.__class__.__qualname__))

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, attr))
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        """Refuse to assign to members."""
        if name in cls.__dict__.get('_member_map_', ()):
            raise AttributeError('cannot reassign member %r' % (name,))
        super().__setattr__(name, value)

    def __dir__(cls):
        names = {'__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__', '__members__',
                 '__module__', '__name__', '__qualname__', *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            names.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add('__init_subclass__')
        if cls._member_type_ is not object:
            names.update(dir(cls._member_type_))
        return sorted(names)

    def __getattr__(cls, name):
        """The member of a name that a property of members hides."""
        if not _is_dunder(name):
            try:
                return cls._member_map_[name]
            except KeyError:
                pass
        raise AttributeError(name) from None

    def __getitem__(cls, name):
        """The member of a name."""
        return cls._member_map_[name]

    def __iter__(cls):
        """The members, without aliases, as they were defined."""
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        """The members, without aliases, the last first."""
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        """The number of members without aliases."""
        return len(cls._member_names_)

    @bltns.property
    def __members__(cls):
        """A read-only mapping of all names, also of aliases, to members."""
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return "<%s %r>" % ('flag' if _is_flag(cls) else 'enum', cls.__name__)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """Make an enumeration from names, as described at __call__."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)
        namespace = metacls.__prepare__(class_name, bases)

        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            values = []
            for count, name in enumerate(names):
                values.append(first_enum._generate_next_value_(name, start, count, values[:]))
            names = list(zip(names, values))
        for item in names or ():
            name, value = (item, names[item]) if isinstance(item, str) else item
            namespace[name] = value

        if module is None:
            try:
                module = sys._getframe(2).f_globals['__name__']
            except (AttributeError, ValueError, KeyError):
                pass
        if module is None:
            _make_class_unpicklable(namespace)
        else:
            namespace['__module__'] = module
        if qualname is not None:
            namespace['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """Replace those constants of a module whose names pass a filter by the members of a new enumeration."""
        target = sys.modules[module].__dict__
        body = dict(_constants(source.__dict__ if source else target, filter))
        body['__module__'] = module
        made = _simple_enum(etype=cls, boundary=boundary or KEEP)(type(name, (object,), body))
        if as_global:
            global_enum(made)
        else:
            sys.modules[made.__module__].__dict__.update(made.__members__)
        target[name] = made
        return made

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for base in [ancestor for base in bases for ancestor in base.__mro__]:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError("<enum %r> cannot extend %r" % (class_name, base))

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The data type of the members, object if there is none, and the enumeration derived from."""
        if not bases:
            return object, Enum
        mcls._check_for_existing_members_(class_name, bases)
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as "
                            "`EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        # The repr() of values is that of the first base to have one of its own.
        for base in [ancestor for base in bases for ancestor in base.__mro__]:
            if isinstance(base, EnumType):
                return base._value_repr_
            if base is not object and '__repr__' in base.__dict__:
                return base.__dict__['__repr__']
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        # A data type makes its own instances; a class derived from one without doing so itself stands for it.
        found = set()
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.add(base._member_type_)
                        break
                elif '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__:
                    found.add(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(found) > 1:
            raise TypeError('too many data types for %r: %r' % (class_name, found))
        return found.pop() if found else None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """What makes members, whether it is to be kept for subclasses, and whether it takes the values."""
        new = classdict.get('__new__', None)
        save_new = first_enum is not None and new is not None
        if new is None:
            # A base's own __new__ was kept there when its class was made.
            plain = None, None.__new__, object.__new__, Enum.__new__
            for attribute in ('__new_member__', '__new__'):
                for owner in (member_type, first_enum):
                    found = getattr(owner, attribute, None)
                    if found not in plain:
                        new = found
                        break
                if new is not None:
                    break
            else:
                new = object.__new__
        use_args = first_enum is not None and new not in (Enum.__new__, object.__new__)
        return new, save_new, use_args


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    """The base of enumerations.

    Each value in the body becomes a member, that is the one instance of the class with that name and value.
    Class.NAME, Class['NAME'] and Class(value) give it; iterating over the class gives all of them.

    >>> class Color(Enum):
    ...     RED = 1
    ...     GREEN = 2
    >>> Color.RED, Color(2), Color['RED']
    (<Color.RED: 1>, <Color.GREEN: 2>, <Color.RED: 1>)
    >>> list(Color)
    [<Color.RED: 1>, <Color.GREEN: 2>]
    >>> Color.RED.name, Color.RED.value
    ('RED', 1)
    """

    def __new__(cls, value):
        # Members exist already: this only looks them up.
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            # Not hashable.
            for candidate in cls._member_map_.values():
                if candidate._value_ == value:
                    return candidate
        if not cls._member_map_:
            raise TypeError("%r has no members defined" % cls)

        error = result = None
        try:
            result = cls._missing_(value)
        except Exception as exc:
            error = exc
        invalid = None
        try:
            if isinstance(result, cls):
                return result
            if _is_flag(cls) and cls._boundary_ is EJECT and isinstance(result, int):
                return result
            invalid = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
            if error is None:
                if result is None:
                    raise invalid
                error = TypeError('error in %s._missing_: returned %r instead of None or a valid member'
                                  % (cls.__name__, result))
            if not isinstance(error, ValueError):
                error.__context__ = invalid
            raise error
        finally:
            # No cycles through the traceback's frame.
            error = invalid = None

    def __init__(self, *args, **kwds):
        pass

    def _generate_next_value_(name, start, count, last_values):
        """The value of an auto(): one more than the highest so far."""
        if not last_values:
            return start
        try:
            last = last_values[-1]
            last_values.sort()
            if last == last_values[-1]:
                return last + 1
        except TypeError:
            pass
        import warnings
        warnings.warn("In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable "
                      "and support adding +1\nand the value returned will be the largest value in the enum "
                      "incremented by 1", DeprecationWarning, stacklevel=3)
        for value in reversed(last_values):
            try:
                return value + 1
            except TypeError:
                continue
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        cls = self.__class__
        return "<%s.%s: %s>" % (cls.__name__, self._name_, (cls._value_repr_ or repr)(self._value_))

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __dir__(self):
        """The public names a member has besides those of members."""
        members = self._member_map_
        names = set(object.__dir__(self)) if self.__class__._member_type_ is not object else set()
        names.update(name for name in getattr(self, '__dict__', ()) if name[0] != '_' and name not in members)
        for cls in self.__class__.mro():
            for name, value in cls.__dict__.items():
                if name[0] == '_':
                    continue
                if name not in members or isinstance(value, property) and value.fget is not None:
                    names.add(name)
                elif isinstance(value, property):
                    names.discard(name)
        return sorted({'__class__', '__doc__', '__eq__', '__hash__', '__module__'} | names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    # Members may themselves be called name and value.
    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


class ReprEnum(Enum):
    """An enumeration that leaves str() and format() to its data type."""


class IntEnum(int, ReprEnum):
    """An enumeration whose members are ints."""


class StrEnum(str, ReprEnum):
    """An enumeration whose members are strs; auto() is the name in lower case."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError('too many arguments for str(): %r' % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError('%r is not a string' % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError('encoding must be a string, not %r' % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError('errors must be a string, not %r' % (values[2]))
        text = str(*values)
        made = str.__new__(cls, text)
        made._value_ = text
        return made

    def _generate_next_value_(name, start, count, last_values):
        """The name in lower case."""
        return name.lower()


def pickle_by_global_name(self, proto):
    """A __reduce_ex__ for members that are also globals of their module."""
    return self.name


_reduce_ex_by_global_name = pickle_by_global_name


def pickle_by_enum_name(self, proto):
    """A __reduce_ex__ that keeps the name instead of the value."""
    return getattr, (self.__class__, self._name_)


class FlagBoundary(StrEnum):
    """What a flag does with bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """An enumeration whose members combine with | & ^ ~."""

    _numeric_repr_ = repr

    def _generate_next_value_(name, start, count, last_values):
        """The value of an auto(): the next power of two."""
        if not count:
            return 1 if start is None else start
        highest = max(last_values)
        try:
            return 2 << _high_bit(highest) if highest else 1
        except Exception:
            raise TypeError('invalid flag value %r' % highest) from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        """The members in a value, by value."""
        return (cls._value2member_map_.get(bit) for bit in _iter_bits_lsb(value & cls._flag_mask_))

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        """The members in a value, as they were defined."""
        yield from sorted(cls._iter_member_by_value_(value), key=lambda flag: flag._sort_order_)

    @classmethod
    def _within_bounds(cls, value):
        # The value with bits that no member has treated as the class asks for.
        mask, all_bits, boundary = cls._flag_mask_, cls._all_bits_, cls._boundary_
        if ~all_bits <= value <= all_bits and not value & (all_bits ^ mask):
            return value
        if boundary is STRICT:
            width = max(value.bit_length(), mask.bit_length())
            raise ValueError("%r invalid value %r\n    given %s\n  allowed %s"
                             % (cls, value, bin(value, width), bin(mask, width)))
        if boundary is CONFORM:
            return value & mask
        if boundary is KEEP:
            return value if value >= 0 else max(all_bits + 1, 1 << value.bit_length()) + value
        if boundary is not EJECT:
            raise ValueError('%r unknown flag boundary %r' % (cls, boundary))
        return value

    @classmethod
    def _missing_(cls, value):
        """Make the pseudo-member for a combination."""
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        bounded = cls._within_bounds(value)
        mask, singles, boundary = cls._flag_mask_, cls._singles_mask_, cls._boundary_
        if boundary is EJECT and (not ~cls._all_bits_ <= value <= cls._all_bits_
                                  or value & (cls._all_bits_ ^ mask)):
            return bounded
        negative = None
        value = bounded
        if value < 0:
            negative = value
            value += cls._all_bits_ + 1
        unknown = value & ~mask
        if unknown and boundary is not KEEP:
            raise ValueError('%s(%r) -->  unknown values %r [%s]' % (cls.__name__, value, unknown, bin(unknown)))

        member_type = cls._member_type_
        made = object.__new__(cls) if member_type is object else member_type.__new__(cls, value)
        if not hasattr(made, '_value_'):
            made._value_ = value
        made._name_ = cls._combined_name(value) if value else None
        # Another thread may have made it meanwhile.
        made = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = made
        return made

    @classmethod
    def _combined_name(cls, value):
        # The names of the members in a value; aliases only where bits that are no member's alone ask for them.
        singles = cls._singles_mask_
        parts = [*cls._iter_member_(value & singles)]
        covered = reduce(_or_, [part._value_ for part in parts], 0)
        if value & ~singles:
            for alias in cls._member_map_.values():
                if alias not in parts and alias._value_ and alias._value_ & value == alias._value_:
                    parts.append(alias)
                    covered |= alias._value_
        if not covered:
            return None
        name = '|'.join([part._name_ for part in parts])
        unknown = value ^ covered
        if unknown:
            if cls._boundary_ is STRICT:
                raise ValueError('%r: no members with value %r' % (cls, unknown))
            name += '|%s' % cls._numeric_repr_(unknown)
        return name

    def __contains__(self, other):
        """Whether all of another's bits are set in this one."""
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r"
                            % (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        """The members it is made of."""
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        cls = self.__class__
        name = cls.__name__ if self._name_ is None else f'{cls.__name__}.{self._name_}'
        return "<%s: %s>" % (name, (cls._value_repr_ or repr)(self._value_))

    def __str__(self):
        name = self.__class__.__name__
        return '%s(%r)' % (name, self._value_) if self._name_ is None else "%s.%s" % (name, self._name_)

    def _operand(self, other):
        # The bits of the other operand, None if it cannot be one.
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other

    def __or__(self, other):
        bits = self._operand(other)
        return NotImplemented if bits is None else self.__class__(self._value_ | bits)

    def __and__(self, other):
        bits = self._operand(other)
        return NotImplemented if bits is None else self.__class__(self._value_ & bits)

    def __xor__(self, other):
        bits = self._operand(other)
        return NotImplemented if bits is None else self.__class__(self._value_ ^ bits)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        if self._inverted_ is None:
            bits = ~self._value_
            if self._boundary_ not in (EJECT, KEEP):
                bits &= self._singles_mask_
            self._inverted_ = self.__class__(bits)
        return self._inverted_


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """A Flag whose members are ints."""


def _alias_details(enumeration):
    return ', '.join(['%s -> %s' % (name, found.name) for name, found in enumeration.__members__.items()
                      if name != found.name])


def unique(enumeration):
    """A decorator that refuses aliases."""
    aliases = _alias_details(enumeration)
    if aliases:
        raise ValueError('duplicate values found in %r: %s' % (enumeration, aliases))
    return enumeration


def global_enum_repr(self):
    """A __repr__ for members that are globals of their module: module.NAME."""
    return '%s.%s' % (self.__class__.__module__.split('.')[-1], self._name_)


def global_flag_repr(self):
    """A __repr__ for flags that are globals of their module: module.NAME|module.NAME."""
    module = self.__class__.__module__.split('.')[-1]
    if self._name_ is None:
        return "%s.%s(%r)" % (module, self.__class__.__name__, self._value_)
    if _is_single_bit(self):
        return '%s.%s' % (module, self._name_)
    # KEEP leaves a number at the end of a name.
    numbers = self._boundary_ is FlagBoundary.KEEP
    return '|'.join([part if numbers and part[0].isdigit() else '%s.%s' % (module, part)
                     for part in self._name_.split('|')])


def global_str(self):
    """A __str__ for members that are globals of their module: NAME."""
    if self._name_ is None:
        return "%s(%r)" % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """A decorator that puts the members into the module's namespace and shows them so."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """A decorator that makes an enumeration of a plain class, quickly and without checks.

    >>> from enum import _simple_enum
    >>> @_simple_enum(Enum)
    ... class Size:
    ...     SMALL = 1
    ...     LARGE = 2
    >>> list(Size)
    [<Size.SMALL: 1>, <Size.LARGE: 2>]
    """

    def convert_class(cls):
        pass_values = etype._use_args_ if use_args is None else use_args
        member_type = etype._member_type_
        generate = etype._generate_next_value_
        own_new = cls.__dict__.get('__new__')
        new = member_type.__new__ if own_new is None else own_new.__func__
        names, by_name, by_value, values = [], {}, {}, []

        body = {} if own_new is None else {'__new_member__': new}
        body.update(_new_member_=new, _use_args_=pass_values, _generate_next_value_=generate, _member_names_=names,
                    _member_map_=by_name, _value2member_map_=by_value, _unhashable_values_=[],
                    _member_type_=member_type, _value_repr_=etype._value_repr_)
        if issubclass(etype, Flag):
            body.update(dict.fromkeys(_FLAG_STATE), _boundary_=boundary or etype._boundary_)
            body.update((name, getattr(Flag, name)) for name in _FLAG_OPERATORS)
        constants = {}
        for name, value in cls.__dict__.items():
            if name in ('__dict__', '__weakref__'):
                continue
            ordinary = (_is_dunder(name) or _is_private(cls.__name__, name) or _is_sunder(name)
                        or _is_descriptor(value))
            (body if ordinary else constants)[name] = value
        if cls.__dict__.get('__doc__') is None:
            body['__doc__'] = 'An enumeration.'

        enum_class = type(cls.__name__, (etype,), body, boundary=boundary, _simple=True)
        _prefer_enum_methods(enum_class, etype, member_type, body)
        flags = issubclass(enum_class, Flag)
        for name, value in constants.items():
            if isinstance(value, auto):
                if value.value is _auto_null:
                    value.value = generate(name, 1, len(names), values)
                value = value.value
            made = by_value.get(value)
            if made is None:
                if pass_values:
                    if not isinstance(value, tuple):
                        value = value,
                    made = new(enum_class, *value)
                    value = value[0]
                else:
                    made = new(enum_class)
                if own_new is None:
                    made._value_ = value
                made._name_ = name
                made.__objclass__ = enum_class
                made.__init__(value)
                made._sort_order_ = len(names)
                by_value[value] = made
                if not flags or _is_single_bit(value):
                    names.append(name)
                values.append(value)
            redirect = property()
            redirect.__set_name__(enum_class, name)
            setattr(enum_class, name, redirect)
            by_name[name] = made
        if flags:
            mask = reduce(_or_, values, 0)
            enum_class._flag_mask_ = mask
            enum_class._singles_mask_ = reduce(_or_, filter(_is_single_bit, values), 0)
            enum_class._all_bits_ = (1 << mask.bit_length()) - 1
            _choose_iteration(enum_class)
        if own_new is not None:
            enum_class.__new_member__ = enum_class.__new__
        enum_class.__new__ = Enum.__new__
        return enum_class

    return convert_class


@_simple_enum(StrEnum)
class EnumCheck:
    """What verify() can check."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A decorator that checks an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            if check is UNIQUE:
                aliases = _alias_details(enumeration)
                if aliases:
                    raise ValueError('aliases found in %r: %s' % (enumeration, aliases))
            elif check is CONTINUOUS:
                self._check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._check_named_flags(enumeration)
        return enumeration

    def _check_continuous(self, enumeration):
        values = {found.value for found in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if _is_flag(enumeration):
            kind = 'flag'
            expected = [1 << bit for bit in range(_high_bit(low) + 1, _high_bit(high))]
        else:
            kind = 'enum'
            expected = range(low + 1, high)
        missing = [str(value) for value in expected if value not in values]
        if missing:
            text = 'invalid %s %r: missing values %s' % (kind, enumeration.__name__, ', '.join(missing))
            raise ValueError(text[:256])

    def _check_named_flags(self, enumeration):
        values = [found.value for found in enumeration]
        names, unnamed = [], 0
        for name, alias in enumeration._member_map_.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            missed = [bit for bit in _iter_bits_lsb(alias.value) if bit not in values]
            if missed:
                names.append(name)
                unnamed |= reduce(_or_, missed)
        if not names:
            return
        if len(names) == 1:
            subject = 'alias %s is missing' % names[0]
        else:
            subject = 'aliases %s and %s are missing' % (', '.join(names[:-1]), names[-1])
        what = 'value' if _is_single_bit(unnamed) else 'combined values of'
        raise ValueError('invalid Flag %r: %s %s 0x%x [use enum.show_flag_values(value) for details]'
                         % (enumeration.__name__, subject, what, unnamed))


def _differences(checked, simple, skipped, missing, extra, label):
    # Lines on how two namespaces differ, for _test_simple_enum().
    for key in {*checked, *simple}:
        if key in skipped:
            continue
        if key not in simple:
            yield missing % (key,)
        elif key not in checked:
            yield extra % (key,)
        else:
            expected, found = checked[key], simple[key]
            if callable(expected) or isinstance(expected, bltns.property):
                continue
            if expected != found:
                yield "%r:\n         checked %s-> %r\n         simple  %s-> %r" % (key, label, expected, label, found)


def _test_simple_enum(checked_enum, simple_enum):
    """Raise TypeError if an enumeration made by _simple_enum() differs from one made by a class statement.

    >>> from enum import _simple_enum, _test_simple_enum
    >>> @_simple_enum(Enum)
    ... class Size:
    ...     SMALL = 1
    >>> class Checked(Enum):
    ...     SMALL = 1
    >>> Checked.__name__ = Checked.__qualname__ = 'Size'
    >>> _test_simple_enum(Checked, Size)
    """
    checked, simple = checked_enum.__dict__, simple_enum.__dict__
    members = {*checked_enum._member_map_, *simple_enum._member_map_}
    failed = []
    if checked != simple:
        skipped = {'__module__', '_member_map_', '_value2member_map_', '__doc__', *members}
        failed = sorted(_differences(checked, simple, skipped, "missing key: %r", "extra key:   %r", ''))
        for name in members:
            if name not in simple:
                failed.append('missing member from simple enum: %r' % name)
            elif name not in checked:
                failed.append('extra member in simple enum: %r' % name)
            else:
                lines = list(_differences(
                    checked_enum[name].__dict__, simple_enum[name].__dict__,
                    ('__module__', '__objclass__', '_inverted_'),
                    "missing key %%r not in the simple enum member %r" % (name,),
                    "extra key %%r in simple enum member %r" % (name,), 'member '))
                if lines:
                    failed.append('%r member mismatch:\n      %s' % (name, '\n      '.join(lines)))
        for method in ('__str__', '__repr__', '__reduce_ex__', '__format__', '__getnewargs_ex__', '__getnewargs__',
                       '__reduce__'):
            if method not in simple and method not in checked:
                # Inherited by both.
                expected, found = getattr(checked_enum, method, None), getattr(simple_enum, method, None)
                expected, found = getattr(expected, '__func__', expected), getattr(found, '__func__', found)
                if expected != found:
                    failed.append("%r:  %-30s %s" % (method, "checked -> %r" % (expected,), "simple -> %r" % (found,)))
    if failed:
        raise TypeError('enum mismatch:\n   %s' % '\n   '.join(failed))


def _constants(namespace, filter):
    # The constants an enumeration is to be made of, sorted so that aliases are always the same ones.
    found = [(name, value) for name, value in namespace.items() if filter(name)]
    try:
        found.sort(key=lambda pair: (pair[1], pair[0]))
    except TypeError:
        found.sort(key=lambda pair: pair[0])
    return found


def _old_convert_(etype, name, module, filter, source=None, *, boundary=None):
    """_convert_() by way of a full enumeration, for comparison in tests."""
    namespace = source.__dict__ if source else sys.modules[module].__dict__
    return etype(name, _constants(namespace, filter), module=module, boundary=boundary or KEEP)


_stdlib_enums = IntEnum, StrEnum, IntFlag
