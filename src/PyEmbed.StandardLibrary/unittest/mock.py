"""Objects that stand for others in tests: they take any use and remember it, and can be put in others' places."""

__all__ = ('Mock', 'MagicMock', 'patch', 'sentinel', 'DEFAULT', 'ANY', 'call', 'create_autospec', 'AsyncMock',
           'FILTER_DIR', 'NonCallableMock', 'NonCallableMagicMock', 'mock_open', 'PropertyMock', 'seal')

import contextlib
import inspect
import sys
import builtins
from types import CodeType, ModuleType, MethodType
from unittest.util import safe_repr
from functools import wraps, partial
from threading import RLock


class InvalidSpecError(Exception):
    """A mock was given as the specification of a mock."""


_builtins = {name for name in dir(builtins) if not name.startswith('_')}

# Whether dir() of a mock shows only what is of use.
FILTER_DIR = True

# Tests may replace super.
_safe_super = super


def iscoroutinefunction(func):
    """asyncio.iscoroutinefunction() without importing asyncio."""
    if inspect.iscoroutinefunction(func):
        return True
    coroutines = sys.modules.get('asyncio.coroutines')
    return coroutines is not None and getattr(func, '_is_coroutine', None) is coroutines._is_coroutine


def _coroutine_marker():
    from asyncio import coroutines
    return coroutines._is_coroutine


def _resolve_name(name):
    import pkgutil
    return pkgutil.resolve_name(name)


# What objects are.

def _is_async_obj(obj):
    if _is_instance_mock(obj) and not isinstance(obj, AsyncMock):
        return False
    if hasattr(obj, '__func__'):
        obj = getattr(obj, '__func__')
    return iscoroutinefunction(obj) or inspect.isawaitable(obj)


def _is_async_func(func):
    return iscoroutinefunction(func) if getattr(func, '__code__', None) else False


def _is_instance_mock(obj):
    # Not isinstance(): that believes __class__.
    return issubclass(type(obj), NonCallableMock)


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _is_list(obj):
    # Only these are lists of names as a spec.
    return type(obj) in (list, tuple)


def _is_magic(name):
    return '__%s__' % name[2:-2] == name


def _extract_mock(obj):
    # The mock behind a function that create_autospec() made.
    return obj.mock if isinstance(obj, FunctionTypes) and hasattr(obj, 'mock') else obj


def _callable(obj):
    if isinstance(obj, type):
        return True
    if isinstance(obj, (staticmethod, classmethod, MethodType)):
        return _callable(obj.__func__)
    return getattr(obj, '__call__', None) is not None


def _instance_callable(obj):
    """Whether an object is callable; for a class, whether its instances are."""
    if isinstance(obj, type):
        # Not getattr(): a class is always callable.
        return any(base.__dict__.get('__call__') is not None for base in obj.__mro__)
    return getattr(obj, '__call__', None) is not None


# Signatures.

def _get_signature_object(func, as_instance, eat_self):
    """(function, signature) of what is called when func is; None if that is not known."""
    if isinstance(func, type) and not as_instance:
        func, eat_self = func.__init__, True
    elif isinstance(func, (classmethod, staticmethod)):
        eat_self = eat_self or isinstance(func, classmethod)
        func = func.__func__
    elif not isinstance(func, FunctionTypes):
        # An object, or an instance of the class.
        try:
            func = func.__call__
        except AttributeError:
            return None
    try:
        return func, inspect.signature(partial(func, None) if eat_self else func)
    except ValueError:
        return None


def _check_signature(func, mock, skipfirst, instance=False):
    # Makes a mock accept only calls that func accepts.
    found = _get_signature_object(func, instance, skipfirst)
    if found is None:
        return
    func, signature = found

    def checksig(self, /, *args, **kwargs):
        signature.bind(*args, **kwargs)

    _copy_func_details(func, checksig)
    type(mock)._mock_check_sig = checksig
    type(mock).__signature__ = signature


def _copy_func_details(func, funcopy):
    for name in ('__name__', '__doc__', '__text_signature__', '__module__', '__defaults__', '__kwdefaults__'):
        try:
            setattr(funcopy, name, getattr(func, name))
        except AttributeError:
            pass


def _set_signature(mock, original, instance=False):
    # A real function with the signature of another that calls a mock.
    found = _get_signature_object(original, instance, isinstance(original, type))
    if found is None:
        return mock
    func, signature = found

    def checksig(*args, **kwargs):
        signature.bind(*args, **kwargs)

    _copy_func_details(func, checksig)
    name = original.__name__ if original.__name__.isidentifier() else 'funcopy'
    namespace = {'_checksig_': checksig, 'mock': mock}
    exec(f"def {name}(*args, **kwargs):\n    _checksig_(*args, **kwargs)\n    return mock(*args, **kwargs)", namespace)
    made = namespace[name]
    _setup_func(made, mock, signature)
    return made


def _forward(target, name):
    def method(*args, **kwargs):
        return getattr(target, name)(*args, **kwargs)

    method.__name__ = name
    return method


def _note_no_calls(mock):
    mock.called, mock.call_count, mock.call_args = False, 0, None
    for name in ('call_args_list', 'method_calls', 'mock_calls'):
        setattr(mock, name, _CallList())


def _setup_func(funcopy, mock, sig):
    # Gives a function the attributes of a mock; the mock then keeps its state there.
    funcopy.mock = mock

    def reset_mock():
        funcopy.method_calls = _CallList()
        funcopy.mock_calls = _CallList()
        mock.reset_mock()
        returned = funcopy.return_value
        if _is_instance_mock(returned) and returned is not mock:
            returned.reset_mock()

    _note_no_calls(funcopy)
    for name in ('return_value', 'side_effect', '_mock_children'):
        setattr(funcopy, name, getattr(mock, name))
    for name in ('assert_called_with', 'assert_called_once_with', 'assert_has_calls', 'assert_any_call',
                 'assert_called', 'assert_not_called', 'assert_called_once'):
        setattr(funcopy, name, _forward(mock, name))
    funcopy.reset_mock = reset_mock
    funcopy.__signature__ = sig
    mock._mock_delegate = funcopy


def _setup_async_mock(mock):
    mock._is_coroutine = _coroutine_marker()
    mock.await_count = 0
    mock.await_args = None
    mock.await_args_list = _CallList()

    def forward(attr, /, *args, **kwargs):
        return getattr(mock.mock, attr)(*args, **kwargs)

    for name in ('assert_awaited', 'assert_awaited_once', 'assert_awaited_with', 'assert_awaited_once_with',
                 'assert_any_await', 'assert_has_awaits', 'assert_not_awaited'):
        setattr(mock, name, partial(forward, name))


class _SentinelObject(object):
    """A unique object with a name."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'sentinel.{self.name}'

    def __reduce__(self):
        return f'sentinel.{self.name}'


class _Sentinel(object):
    """Each attribute is a unique object."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == '__bases__':
            # inspect asks for it.
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return 'sentinel'


sentinel = _Sentinel()

DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_deleted = sentinel.DELETED

# Attributes of mocks that are set as they are.
_allowed_names = {'return_value', '_mock_return_value', 'side_effect', '_mock_side_effect', '_mock_parent',
                  '_mock_new_parent', '_mock_name', '_mock_new_name'}


def _delegating_property(name):
    # Kept by the function that stands for the mock if there is one.
    _allowed_names.add(name)
    own = '_mock_' + name

    def _get(self):
        delegate = self._mock_delegate
        return getattr(self, own) if delegate is None else getattr(delegate, name)

    def _set(self, value):
        delegate = self._mock_delegate
        if delegate is None:
            self.__dict__[own] = value
        else:
            setattr(delegate, name, value)

    return property(_get, _set)


class _CallList(list):
    """Calls; a list is in it if its elements are, one after the other."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        size = len(value)
        return any(self[start:start + size] == value for start in range(len(self) - size + 1))

    def __repr__(self):
        import pprint
        return pprint.pformat(list(self))


def _check_and_set_parent(parent, value, name, new_name):
    # Makes a mock without name and parent an attribute (or a return value) of another; returns whether it did.
    value = _extract_mock(value)
    if not _is_instance_mock(value):
        return False
    if (value._mock_name or value._mock_new_name or value._mock_parent is not None
            or value._mock_new_parent is not None):
        return False
    ancestor = parent
    while ancestor is not None:
        if ancestor is value:
            # It would be its own ancestor.
            return False
        ancestor = ancestor._mock_new_parent
    if new_name:
        value._mock_new_parent = parent
        value._mock_new_name = new_name
    if name:
        value._mock_parent = parent
        value._mock_name = name
    return True


class _MockIter(object):
    # Tells an iterator made of a side effect from one given.

    def __init__(self, obj):
        self.obj = iter(obj)

    def __next__(self):
        return next(self.obj)


class Base(object):
    _mock_return_value = DEFAULT
    _mock_side_effect = None

    def __init__(self, /, *args, **kwargs):
        pass


class NonCallableMock(Base):
    """A Mock that cannot be called."""

    _lock = RLock()

    def __new__(cls, /, *args, **kw):
        # Each mock has a class of its own, as special methods are looked up there.
        bases = cls,
        if not issubclass(cls, AsyncMockMixin):
            given = _MOCK_SIG.bind_partial(cls, *args, **kw).arguments
            spec = given.get('spec_set', given.get('spec'))
            if spec is not None and _is_async_obj(spec):
                bases = AsyncMockMixin, cls
        return _safe_super(NonCallableMock, cls).__new__(type(cls.__name__, bases, {'__doc__': cls.__doc__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name='',
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        if spec_set is not None:
            spec, spec_set = spec_set, True
        state = self.__dict__
        # The parent for method_calls and the one for mock_calls, which also has return values as children.
        state.update(_mock_parent=parent, _mock_name=name, _mock_new_name=_new_name,
                     _mock_new_parent=parent if _new_parent is None else _new_parent, _mock_sealed=False)
        self._mock_add_spec(spec, spec_set, _spec_as_instance, parent is not None if _eat_self is None else _eat_self)
        state.update(_mock_children={}, _mock_wraps=wraps, _mock_delegate=None, _mock_called=False,
                     _mock_call_args=None, _mock_call_count=0, _mock_call_args_list=_CallList(),
                     _mock_mock_calls=_CallList(), method_calls=_CallList(), _mock_unsafe=unsafe)
        if kwargs:
            self.configure_mock(**kwargs)
        _safe_super(NonCallableMock, self).__init__(spec, wraps, name, spec_set, parent, _spec_state)

    def attach_mock(self, mock, attribute):
        """Make a mock an attribute of this one, so that its calls are noted here too."""
        inner = _extract_mock(mock)
        inner._mock_parent = inner._mock_new_parent = None
        inner._mock_name = ''
        inner._mock_new_name = None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        """Allow only the attributes of an object, or of a list of names; with spec_set also for setting."""
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False, _eat_self=False):
        if _is_instance_mock(spec):
            raise InvalidSpecError(f'Cannot spec a Mock object. [object={spec!r}]')
        spec_class = signature = None
        asyncs = [name for name in dir(spec) if iscoroutinefunction(getattr(spec, name, None))]
        if spec is not None and not _is_list(spec):
            spec_class = spec if isinstance(spec, type) else type(spec)
            found = _get_signature_object(spec, _spec_as_instance, _eat_self)
            signature = found and found[1]
            spec = dir(spec)
        self.__dict__.update(_spec_class=spec_class, _spec_set=spec_set, _spec_signature=signature,
                             _mock_methods=spec, _spec_asyncs=asyncs)

    def __get_return_value(self):
        delegate = self._mock_delegate
        value = self._mock_return_value if delegate is None else delegate.return_value
        if value is DEFAULT:
            value = self.return_value = self._get_child_mock(_new_parent=self, _new_name='()')
        return value

    def __set_return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self._mock_return_value = value
            _check_and_set_parent(self, value, None, '()')

    return_value = property(__get_return_value, __set_return_value, None, "What a call returns.")

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    called = _delegating_property('called')
    call_count = _delegating_property('call_count')
    call_args = _delegating_property('call_args')
    call_args_list = _delegating_property('call_args_list')
    mock_calls = _delegating_property('mock_calls')

    def __get_side_effect(self):
        delegate = self._mock_delegate
        if delegate is None:
            return self._mock_side_effect
        effect = delegate.side_effect
        if (effect is not None and not callable(effect) and not isinstance(effect, _MockIter)
                and not _is_exception(effect)):
            # It was set on the function.
            effect = delegate.side_effect = _MockIter(effect)
        return effect

    def __set_side_effect(self, value):
        value = _try_iter(value)
        if self._mock_delegate is None:
            self._mock_side_effect = value
        else:
            self._mock_delegate.side_effect = value

    side_effect = property(__get_side_effect, __set_side_effect)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forget all calls, and the return value and the side effect if asked to; also in children."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        _note_no_calls(self)
        if return_value:
            self._mock_return_value = DEFAULT
        if side_effect:
            self._mock_side_effect = None
        for child in self._mock_children.values():
            if not isinstance(child, _SpecState) and child is not _deleted:
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        returned = self._mock_return_value
        if _is_instance_mock(returned) and returned is not self:
            returned.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        """Set attributes; names with dots are attributes of attributes."""
        # Parents before their children.
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count('.')):
            *parents, name = path.split('.')
            target = self
            for parent in parents:
                target = getattr(target, parent)
            setattr(target, name, value)

    def __getattr__(self, name):
        if name in ('_mock_methods', '_mock_unsafe'):
            raise AttributeError(name)
        methods = self._mock_methods
        if methods is not None:
            if name not in methods or name in _all_magics:
                raise AttributeError("Mock object has no attribute %r" % name)
        elif _is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (not methods or name not in methods):
            if name.startswith(('assert', 'assret', 'asert', 'aseert', 'assrt')):
                raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is "
                                     f"meant to be an attribute.")
        with NonCallableMock._lock:
            child = self._mock_children.get(name)
            if child is _deleted:
                raise AttributeError(name)
            if child is None:
                wrapped = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
                child = self._get_child_mock(parent=self, name=name, wraps=wrapped, _new_name=name,
                                             _new_parent=self)
                self._mock_children[name] = child
            elif isinstance(child, _SpecState):
                # Made only now, as it may be of no use or recursive.
                try:
                    made = create_autospec(child.spec, child.spec_set, child.instance, child.parent, child.name)
                except InvalidSpecError:
                    target = self.__dict__['_mock_name'] or self
                    raise InvalidSpecError(
                        f'Cannot autospec attr {name!r} from target {target!r} as it has already been mocked out. '
                        f'[target={self!r}, attr={child.spec!r}]')
                child = self._mock_children[name] = made
        return child

    def _extract_mock_name(self):
        # The way from the outermost mock, such as "mock.a().b".
        parts = [self._mock_new_name]
        separator = '' if parts == ['()'] else '.'
        outermost, parent = self, self._mock_new_parent
        while parent is not None:
            outermost = parent
            parts.append(parent._mock_new_name + separator)
            separator = '' if parent._mock_new_name == '()' else '.'
            parent = parent._mock_new_parent
        parts.reverse()
        parts[0] = outermost._mock_name or 'mock'
        if len(parts) > 1 and parts[1] not in ('()', '().'):
            parts[0] += '.'
        return ''.join(parts)

    def __repr__(self):
        name = self._extract_mock_name()
        text = type(self).__name__
        if name not in ('mock', 'mock.'):
            text += f' name={name!r}'
        if self._spec_class is not None:
            text += f" {'spec_set' if self._spec_set else 'spec'}={self._spec_class.__name__!r}"
        return f"<{text} id='{id(self)}'>"

    def __dir__(self):
        """What is of use, unless FILTER_DIR is false."""
        if not FILTER_DIR:
            return object.__dir__(self)
        names = set(self._mock_methods or ())
        names.update(name for name in dir(type(self)) if not name.startswith('_'))
        names.update(name for name in self.__dict__ if not name.startswith('_') or _is_magic(name))
        names.update(name for name, child in self._mock_children.items() if child is not _deleted)
        return sorted(names)

    def __setattr__(self, name, value):
        if name in _allowed_names:
            # Also while the mock is not yet complete.
            return object.__setattr__(self, name, value)
        methods = self._mock_methods
        if self._spec_set and methods is not None and name not in methods and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _unsupported_magics:
            raise AttributeError('Attempting to set unsupported magic method %r.' % name)
        if name in _all_magics:
            if methods is not None and name not in methods:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if _is_instance_mock(value):
                _check_and_set_parent(self, value, None, name)
                setattr(type(self), name, value)
                self._mock_children[name] = value
            else:
                setattr(type(self), name, _get_method(name, value))
                original = value
                value = lambda *args, **kw: original(self, *args, **kw)
        elif name == '__class__':
            self._spec_class = value
            return
        elif _check_and_set_parent(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f'Cannot set {self._extract_mock_name()}.{name}')
        return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _all_magics and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                # It was never set on the mock itself.
                return
        child = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            _safe_super(NonCallableMock, self).__delattr__(name)
        elif child is _deleted:
            raise AttributeError(name)
        self._mock_children[name] = _deleted

    def _format_mock_call_signature(self, args, kwargs):
        return _format_call_signature(self._mock_name or 'mock', args, kwargs)

    def _format_mock_failure_message(self, args, kwargs, action='call'):
        return (f'expected {action} not found.\nExpected: {self._format_mock_call_signature(args, kwargs)}\n'
                f'  Actual: {self._format_mock_call_signature(*self.call_args)}')

    def _get_call_signature_from_name(self, name):
        # The signature of the mock that a call in mock_calls was made on.
        if not name:
            return self._spec_signature
        signature, children = None, self._mock_children
        for part in name.replace('()', '').split('.'):
            child = children.get(part)
            if child is None or isinstance(child, _SpecState):
                break
            child = _extract_mock(child)
            signature, children = child._spec_signature, child._mock_children
        return signature

    def _call_matcher(self, _call):
        # A call in a form in which calls with the same meaning are equal; the error if the signature forbids it.
        if isinstance(_call, tuple) and len(_call) > 2:
            signature = self._get_call_signature_from_name(_call[0])
        else:
            signature = self._spec_signature
        if signature is None:
            return _call
        name, args, kwargs = ('', *_call) if len(_call) == 2 else _call
        try:
            bound = signature.bind(*args, **kwargs)
            return call(name, bound.args, bound.kwargs)
        except TypeError as error:
            return error.with_traceback(None)

    def _calls_repr(self, prefix="Calls"):
        return f"\n{prefix}: {safe_repr(self.mock_calls)}." if self.mock_calls else ""

    def _own_name(self):
        return self._mock_name or 'mock'

    def assert_not_called(self):
        """It was never called."""
        if self.call_count != 0:
            raise AssertionError(f"Expected '{self._own_name()}' to not have been called. "
                                 f"Called {self.call_count} times.{self._calls_repr()}")

    def assert_called(self):
        """It was called."""
        if self.call_count == 0:
            raise AssertionError(f"Expected '{self._own_name()}' to have been called.")

    def assert_called_once(self):
        """It was called exactly once."""
        if not self.call_count == 1:
            raise AssertionError(f"Expected '{self._own_name()}' to have been called once. "
                                 f"Called {self.call_count} times.{self._calls_repr()}")

    def assert_called_with(self, /, *args, **kwargs):
        """Its last call had these arguments."""
        if self.call_args is None:
            raise AssertionError(f'expected call not found.\n'
                                 f'Expected: {self._format_mock_call_signature(args, kwargs)}\n  Actual: not called.')
        self._check_last(self.call_args, args, kwargs, 'call')

    def _check_last(self, last, args, kwargs, action):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(last) != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._format_mock_failure_message(args, kwargs, action=action)) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        """It was called exactly once and with these arguments."""
        if not self.call_count == 1:
            raise AssertionError(f"Expected '{self._own_name()}' to be called once. "
                                 f"Called {self.call_count} times.{self._calls_repr()}")
        return self.assert_called_with(*args, **kwargs)

    def assert_has_calls(self, calls, any_order=False):
        """mock_calls has these calls, one after the other unless any_order."""
        expected, cause, found = self._match_all(calls, self.mock_calls)
        if not any_order:
            if expected not in found:
                raise AssertionError(f'{self._sequence_problem(expected, cause, "calls")}\n'
                                     f'Expected: {_CallList(calls)}'
                                     f'{self._calls_repr(prefix="  Actual").rstrip(".")}') from cause
            return
        missing, found = self._remove_all(expected, found)
        if missing:
            raise AssertionError('%r does not contain all of %r in its call list, found %r instead'
                                 % (self._own_name(), missing, found)) from cause

    def _match_all(self, calls, made):
        # The expected calls and those made as _call_matcher() gives them, and the first error among the former.
        expected = [self._call_matcher(one) for one in calls]
        cause = next((one for one in expected if isinstance(one, Exception)), None)
        return expected, cause, _CallList([self._call_matcher(one) for one in made])

    @staticmethod
    def _sequence_problem(expected, cause, what):
        if cause is None:
            return f'{what.capitalize()} not found.'
        errors = [one if isinstance(one, Exception) else None for one in expected]
        return f'Error processing expected {what}.\nErrors: {errors}'

    @staticmethod
    def _remove_all(expected, found):
        found, missing = list(found), []
        for one in expected:
            try:
                found.remove(one)
            except ValueError:
                missing.append(one)
        return tuple(missing), found

    def _find_any(self, args, kwargs, made, what):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        if cause or expected not in _AnyComparer([self._call_matcher(one) for one in made]):
            raise AssertionError(f'{self._format_mock_call_signature(args, kwargs)} {what} not found') from cause

    def assert_any_call(self, /, *args, **kwargs):
        """Some call had these arguments."""
        self._find_any(args, kwargs, self.call_args_list, 'call')

    def _get_child_mock(self, /, **kw):
        """Make the mock for an attribute or the return value: of the same kind unless overridden."""
        if self._mock_sealed:
            raise AttributeError(self._extract_mock_name() + (f".{kw['name']}" if "name" in kw else "()"))
        name = kw.get("_new_name")
        if name in self.__dict__['_spec_asyncs']:
            return AsyncMock(**kw)
        kind = type(self)
        if issubclass(kind, MagicMock) and name in _async_method_magics:
            child = AsyncMock
        elif issubclass(kind, AsyncMockMixin):
            plain = name in _all_sync_magics or self._mock_methods and name in self._mock_methods
            # An attribute that the spec has and that is not a coroutine function is not awaited.
            child = MagicMock if plain else AsyncMock
        elif issubclass(kind, CallableMixin):
            child = kind.__mro__[1]
        else:
            child = MagicMock if issubclass(kind, NonCallableMagicMock) else Mock
        return child(**kw)


_MOCK_SIG = inspect.signature(NonCallableMock.__init__)


class _AnyComparer(list):
    """Calls compared part by part with the sought one on the left: ANY must be asked first."""

    def __contains__(self, item):
        for one in self:
            assert len(item) == len(one)
            if all([expected == actual for expected, actual in zip(item, one)]):
                return True
        return False


def _try_iter(obj):
    # An iterator of a side effect that is a series of results.
    if obj is None or _is_exception(obj) or _callable(obj):
        return obj
    try:
        return iter(obj)
    except TypeError:
        # Not even that; it may define __next__.
        return obj


class CallableMixin(Base):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name='', _new_parent=None, **kwargs):
        self.__dict__['_mock_return_value'] = return_value
        _safe_super(CallableMixin, self).__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name,
                                                  _new_parent, **kwargs)
        self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        # Replaced by create_autospec().
        pass

    def __call__(self, /, *args, **kwargs):
        # The checks come first, so that a wrong call is not noted.
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        self.called = True
        self.call_count += 1
        # The arguments themselves, not copies.
        noted = _Call((args, kwargs), two=True)
        self.call_args = noted
        self.call_args_list.append(noted)
        self.mock_calls.append(_Call(('', args, kwargs)))

        # Every ancestor notes it under the name that leads here from it.
        as_method, method_name = self._mock_parent is not None, self._mock_name
        name = self._mock_new_name
        after_call = name == '()'
        parent = self._mock_new_parent
        while parent is not None:
            if as_method:
                parent.method_calls.append(_Call((method_name, args, kwargs)))
                as_method = parent._mock_parent is not None
                if as_method:
                    method_name = f'{parent._mock_name}.{method_name}'
            parent.mock_calls.append(_Call((name, args, kwargs)))
            if parent._mock_new_name:
                separator = '' if after_call else '.'
                after_call = parent._mock_new_name == '()'
                name = parent._mock_new_name + separator + name
            parent = parent._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        # Apart from noting the call, so that AsyncMock can override it.
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if _callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if _is_exception(result):
                    raise result
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT or self._mock_wraps is None:
            return self.return_value
        return self._mock_wraps(*args, **kwargs)


class Mock(CallableMixin, NonCallableMock):
    """An object with any attributes, each again a mock, that can be called with any arguments.

    spec (or spec_set) limits it to the attributes of an object; side_effect is an exception to raise, a function to
    call or a series of results; return_value is what a call returns; wraps is an object that gets the calls; name is
    for its repr. Other keywords set attributes.
    """


def _check_spec_arg_typos(kwargs_to_check):
    for typo in ("autospect", "auto_spec", "set_spec"):
        if typo in kwargs_to_check:
            raise RuntimeError(f"{typo!r} might be a typo; use unsafe=True if this is intended")


class _Decorating(object):
    # What the two kinds of patches have in common as decorators and as what is started and stopped.

    def __call__(self, func):
        if isinstance(func, type):
            return self.decorate_class(func)
        if inspect.iscoroutinefunction(func):
            return self.decorate_async_callable(func)
        return self.decorate_callable(func)

    def decorate_class(self, klass):
        # The tests of a class.
        for name in dir(klass):
            if name.startswith(patch.TEST_PREFIX):
                value = getattr(klass, name)
                if hasattr(value, "__call__"):
                    setattr(klass, name, self.copy()(value))
        return klass

    def start(self):
        """Put the replacement in place until stop()."""
        result = self.__enter__()
        _patch._active_patches.append(self)
        return result

    def stop(self):
        """Undo start()."""
        try:
            _patch._active_patches.remove(self)
        except ValueError:
            # It was not started.
            return None
        return self.__exit__(None, None, None)


class _patch(_Decorating):
    attribute_name = None
    _active_patches = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *,
                 unsafe=False):
        if new_callable is not None:
            for name, given in (('new', new is not DEFAULT), ('autospec', autospec is not None)):
                if given:
                    raise ValueError(f"Cannot use '{name}' and 'new_callable' together")
        if not unsafe:
            _check_spec_arg_typos(kwargs)
        if _is_instance_mock(spec):
            raise InvalidSpecError(f'Cannot spec attr {attribute!r} as the spec has already been mocked out. '
                                   f'[spec={spec!r}]')
        if _is_instance_mock(spec_set):
            raise InvalidSpecError(f'Cannot spec attr {attribute!r} as the spec_set target has already been mocked '
                                   f'out. [spec_set={spec_set!r}]')
        # What is patched, and with what.
        self.getter, self.attribute = getter, attribute
        self.new, self.new_callable, self.kwargs = new, new_callable, kwargs
        self.spec, self.spec_set, self.autospec, self.create = spec, spec_set, autospec, create
        self.additional_patchers = []
        self.has_local = False

    def copy(self):
        twin = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                      self.new_callable, self.kwargs)
        twin.attribute_name = self.attribute_name
        twin.additional_patchers = [other.copy() for other in self.additional_patchers]
        return twin

    @contextlib.contextmanager
    def decoration_helper(self, patched, args, keywargs):
        extra = []
        with contextlib.ExitStack() as stack:
            for patching in patched.patchings:
                entered = stack.enter_context(patching)
                if patching.attribute_name is not None:
                    keywargs.update(entered)
                elif patching.new is DEFAULT:
                    extra.append(entered)
            yield args + tuple(extra), keywargs

    def decorate_callable(self, func):
        # Several decorators share one wrapper.
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func

        @wraps(func)
        def patched(*args, **keywargs):
            with self.decoration_helper(patched, args, keywargs) as (newargs, newkeywargs):
                return func(*newargs, **newkeywargs)

        patched.patchings = [self]
        return patched

    def decorate_async_callable(self, func):
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func

        @wraps(func)
        async def patched(*args, **keywargs):
            with self.decoration_helper(patched, args, keywargs) as (newargs, newkeywargs):
                return await func(*newargs, **newkeywargs)

        patched.patchings = [self]
        return patched

    def get_original(self):
        """(what is there now, whether it is the target's own)"""
        target, name = self.getter(), self.attribute
        local = True
        try:
            original = target.__dict__[name]
        except (AttributeError, KeyError):
            local = False
            original = getattr(target, name, DEFAULT)
        if name in _builtins and isinstance(target, ModuleType):
            self.create = True
        if original is DEFAULT and not self.create:
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        return original, local

    def __enter__(self):
        """Put the replacement in place."""
        self.target = self.getter()
        spec, spec_set, autospec = [None if given is False else given
                                    for given in (self.spec, self.spec_set, self.autospec)]
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        original, local = self.get_original()
        new = self.new
        if autospec is not None:
            new = self._make_autospec(autospec, spec_set, original)
        elif new is DEFAULT:
            new = self._make_mock(spec, spec_set, original)
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")

        self.temp_original = original
        self.is_local = local
        self._exit_stack = contextlib.ExitStack()
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            # patch.multiple() gives all the mocks it made.
            made = {self.attribute_name: new} if self.new is DEFAULT else {}
            for patching in self.additional_patchers:
                entered = self._exit_stack.enter_context(patching)
                if patching.new is DEFAULT:
                    made.update(entered)
            return made
        except:
            if not self.__exit__(*sys.exc_info()):
                raise

    def _make_mock(self, spec, spec_set, original):
        # True stands for what is replaced.
        if spec is True:
            spec = original
        if spec_set is True:
            spec, spec_set = None, original if spec is None else spec
        actual = spec if spec_set is None else spec_set
        if actual is not None and original is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        inherit = actual is not None and isinstance(original, type)

        kind = AsyncMock if spec is None and _is_async_obj(original) else MagicMock
        if self.new_callable is not None:
            kind = self.new_callable
        elif actual is not None:
            if _is_async_obj(actual):
                kind = AsyncMock
            elif '__call__' not in actual if _is_list(actual) else not callable(actual):
                kind = NonCallableMagicMock
        options = {}
        if spec is not None:
            options['spec'] = spec
        if spec_set is not None:
            options['spec_set'] = spec_set
        if isinstance(kind, type) and issubclass(kind, NonCallableMock) and self.attribute:
            options['name'] = self.attribute
        options.update(self.kwargs)
        new = kind(**options)
        if inherit and _is_instance_mock(new):
            # A class is replaced: what calls return has the spec too.
            if not _is_list(actual) and not _instance_callable(actual):
                kind = NonCallableMagicMock
            options.pop('name')
            new.return_value = kind(_new_parent=new, _new_name='()', **options)
        return new

    def _make_autospec(self, autospec, spec_set, original):
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if autospec is True:
            autospec = original
        if _is_instance_mock(self.target):
            raise InvalidSpecError(
                f'Cannot autospec attr {self.attribute!r} as the patch target has already been mocked out. '
                f'[target={self.target!r}, attr={autospec!r}]')
        if _is_instance_mock(autospec):
            target = getattr(self.target, '__name__', self.target)
            raise InvalidSpecError(
                f'Cannot autospec attr {self.attribute!r} from target {target!r} as it has already been mocked out. '
                f'[target={self.target!r}, attr={autospec!r}]')
        return create_autospec(autospec, spec_set=bool(spec_set), _name=self.attribute, **self.kwargs)

    def __exit__(self, *exc_info):
        """Put back what was replaced."""
        target, name, original = self.target, self.attribute, self.temp_original
        if self.is_local and original is not DEFAULT:
            setattr(target, name, original)
        else:
            delattr(target, name)
            # A proxy may delete what it looked up elsewhere, and these are always there.
            if not self.create and (not hasattr(target, name)
                                    or name in ('__doc__', '__module__', '__defaults__', '__annotations__',
                                                '__kwdefaults__')):
                setattr(target, name, original)
        stack = self._exit_stack
        del self.temp_original, self.is_local, self.target, self._exit_stack
        return stack.__exit__(*exc_info)


def _get_target(target):
    try:
        target, attribute = target.rsplit('.', 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    # Imported only when it is needed.
    return partial(_resolve_name, target), attribute


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, *, unsafe=False, **kwargs):
    """patch() for an attribute of an object."""
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                  unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """patch() for several attributes of one object, given as keywords; DEFAULT as a value has a mock made."""
    getter = partial(_resolve_name, target) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError('Must supply at least one keyword argument with patch.multiple')
    patchers = []
    for attribute, new in kwargs.items():
        patcher = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        patcher.attribute_name = attribute
        patchers.append(patcher)
    patchers[0].additional_patchers.extend(patchers[1:])
    return patchers[0]


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
          unsafe=False, **kwargs):
    """Replace the object that a name such as "package.module.name" stands for, by a MagicMock unless new is given.

    It is a decorator of functions and classes, for with statements, and has start() and stop(). create allows an
    attribute that is not there; autospec makes the mock by create_autospec(), new_callable by a call; the other
    parameters are for the mock.
    """
    getter, attribute = _get_target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


class _patch_dict(_Decorating):
    """Change a dict (or another mapping, or the name of one) and restore it afterwards.

    values and keywords are set; with clear everything else is removed.
    """

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = {**dict(values), **kwargs}
        self.clear = clear
        self._original = None

    def copy(self):
        return _patch_dict(self.in_dict, self.values, self.clear)

    def decorate_callable(self, f):
        @wraps(f)
        def _inner(*args, **kw):
            with self:
                return f(*args, **kw)

        return _inner

    def decorate_async_callable(self, f):
        @wraps(f)
        async def _inner(*args, **kw):
            with self:
                return await f(*args, **kw)

        return _inner

    def __enter__(self):
        """Change the dict."""
        self._patch_dict()
        return self.in_dict

    def _patch_dict(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolve_name(self.in_dict)
        mapping = self.in_dict
        try:
            self._original = mapping.copy()
        except AttributeError:
            # Only what a mapping must have is certain.
            self._original = {key: mapping[key] for key in mapping}
        if self.clear:
            _clear_dict(mapping)
        _update_dict(mapping, self.values)

    def _unpatch_dict(self):
        _clear_dict(self.in_dict)
        _update_dict(self.in_dict, self._original)

    def __exit__(self, *args):
        """Restore the dict."""
        if self._original is not None:
            self._unpatch_dict()
        return False


def _clear_dict(in_dict):
    try:
        in_dict.clear()
    except AttributeError:
        for key in list(in_dict):
            del in_dict[key]


def _update_dict(in_dict, values):
    try:
        in_dict.update(values)
    except AttributeError:
        for key in values:
            in_dict[key] = values[key]


def _patch_stopall():
    """Stop all that was started, the last one first."""
    for started in reversed(_patch._active_patches):
        started.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _patch_stopall
patch.TEST_PREFIX = 'test'

# The special methods that MagicMock has.
magic_methods = ("lt le gt ge eq ne getitem setitem delitem len contains iter hash str sizeof enter exit divmod rdivmod "
                 "neg pos abs invert complex int float index round trunc floor ceil bool next fspath aiter ")
numerics = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow"
inplace = ' '.join(['i' + name for name in numerics.split()])
right = ' '.join(['r' + name for name in numerics.split()])

# Those that can be set but are not there from the start.
_non_defaults = {
    '__get__', '__set__', '__delete__', '__reversed__', '__missing__', '__reduce__', '__reduce_ex__',
    '__getinitargs__', '__getnewargs__', '__getstate__', '__setstate__', '__getformat__', '__repr__', '__dir__',
    '__subclasses__', '__format__', '__getnewargs_ex__',
}


def _get_method(name, func):
    """A function, which becomes a method, of anything callable."""

    def method(self, /, *args, **kw):
        return func(self, *args, **kw)

    method.__name__ = name
    return method


_magics = {f'__{name}__' for names in (magic_methods, numerics, inplace, right) for name in names.split()}
_async_method_magics = {"__aenter__", "__aexit__", "__anext__"}
_sync_async_magics = {"__aiter__"}
_async_magics = _async_method_magics | _sync_async_magics
_all_sync_magics = _magics | _non_defaults
_all_magics = _all_sync_magics | _async_magics

_unsupported_magics = {'__getattr__', '__setattr__', '__init__', '__new__', '__prepare__', '__instancecheck__',
                       '__subclasscheck__', '__del__'}

# What they return: computed once, always the same, or what a function gives that is made for the mock.
_calculate_return_value = {
    '__hash__': lambda self: object.__hash__(self),
    '__str__': lambda self: object.__str__(self),
    '__sizeof__': lambda self: object.__sizeof__(self),
    '__fspath__': lambda self: f"{type(self).__name__}/{self._extract_mock_name()}/{id(self)}",
}
_return_values = {
    '__lt__': NotImplemented, '__gt__': NotImplemented, '__le__': NotImplemented, '__ge__': NotImplemented,
    '__int__': 1, '__contains__': False, '__len__': 0, '__exit__': False, '__complex__': 1j, '__float__': 1.0,
    '__bool__': True, '__index__': 1, '__aexit__': False,
}


def _get_eq(self):
    def __eq__(other):
        value = self.__eq__._mock_return_value
        if value is not DEFAULT:
            return value
        return True if self is other else NotImplemented

    return __eq__


def _get_ne(self):
    def __ne__(other):
        if self.__ne__._mock_return_value is not DEFAULT:
            return DEFAULT
        return False if self is other else NotImplemented

    return __ne__


def _get_iter(self):
    def __iter__():
        value = self.__iter__._mock_return_value
        return iter([]) if value is DEFAULT else iter(value)

    return __iter__


def _get_async_iter(self):
    def __aiter__():
        value = self.__aiter__._mock_return_value
        return _AsyncIterator(iter([] if value is DEFAULT else value))

    return __aiter__


_side_effect_methods = {'__eq__': _get_eq, '__ne__': _get_ne, '__iter__': _get_iter, '__aiter__': _get_async_iter}


def _set_return_value(mock, method, name):
    if name in _return_values:
        method.return_value = _return_values[name]
    elif name in _calculate_return_value:
        method.return_value = _calculate_return_value[name](mock)
    elif name in _side_effect_methods:
        method.side_effect = _side_effect_methods[name](mock)


class MagicMixin(Base):
    def __init__(self, /, *args, **kw):
        # Before, as keywords may configure them, and again, as a spec may forbid them.
        self._mock_set_magics()
        _safe_super(MagicMixin, self).__init__(*args, **kw)
        self._mock_set_magics()

    def _mock_set_magics(self):
        kind = type(self)
        wanted = everything = _magics | _async_method_magics
        if getattr(self, "_mock_methods", None) is not None:
            wanted = everything.intersection(self._mock_methods)
            for name in everything - wanted:
                if name in kind.__dict__:
                    delattr(self, name)
        for name in wanted - set(kind.__dict__):
            setattr(kind, name, MagicProxy(name, self))


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A MagicMock that cannot be called."""

    def mock_add_spec(self, spec, spec_set=False):
        """Allow only the attributes of an object, or of a list of names; with spec_set also for setting."""
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


class AsyncMagicMixin(MagicMixin):
    def __init__(self, /, *args, **kw):
        self._mock_set_magics()
        _safe_super(AsyncMagicMixin, self).__init__(*args, **kw)
        self._mock_set_magics()


class MagicMock(MagicMixin, Mock):
    """A Mock that also has the special methods, as mocks with sensible results."""

    def mock_add_spec(self, spec, spec_set=False):
        """Allow only the attributes of an object, or of a list of names; with spec_set also for setting."""
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


class MagicProxy(Base):
    # Stands for a special method until it is first looked up.

    def __init__(self, name, parent):
        self.name = name
        self.parent = parent

    def create_mock(self):
        name, parent = self.name, self.parent
        made = parent._get_child_mock(name=name, _new_name=name, _new_parent=parent)
        setattr(parent, name, made)
        _set_return_value(parent, made, name)
        return made

    def __get__(self, obj, _type=None):
        return self.create_mock()


def _code_mock(flags):
    # Makes inspect take an object for a function of a kind.
    code = NonCallableMock(spec_set=CodeType)
    code.co_flags = flags
    return code


class AsyncMockMixin(Base):
    await_count = _delegating_property('await_count')
    await_args = _delegating_property('await_args')
    await_args_list = _delegating_property('await_args_list')

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # In the dict, as some of the names could not be set.
        code = _code_mock(inspect.CO_COROUTINE + inspect.CO_VARARGS + inspect.CO_VARKEYWORDS)
        code.co_argcount = 0
        code.co_varnames = 'args', 'kwargs'
        code.co_posonlyargcount = 0
        code.co_kwonlyargcount = 0
        self.__dict__.update(_is_coroutine=_coroutine_marker(), _mock_await_count=0, _mock_await_args=None,
                             _mock_await_args_list=_CallList(), __code__=code, __name__='AsyncMock',
                             __defaults__=(), __kwdefaults__={}, __annotations__=None)

    async def _execute_mock_call(self, /, *args, **kwargs):
        noted = _Call((args, kwargs), two=True)
        self.await_count += 1
        self.await_args = noted
        self.await_args_list.append(noted)

        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not _callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    # A coroutine cannot raise that.
                    raise StopAsyncIteration
                if _is_exception(result):
                    raise result
            elif iscoroutinefunction(effect):
                result = await effect(*args, **kwargs)
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT or self._mock_wraps is None:
            return self.return_value
        result = self._mock_wraps(*args, **kwargs)
        return await result if iscoroutinefunction(self._mock_wraps) else result

    def assert_awaited(self):
        """It was awaited."""
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._own_name()} to have been awaited.")

    def assert_awaited_once(self):
        """It was awaited exactly once."""
        if not self.await_count == 1:
            raise AssertionError(f"Expected {self._own_name()} to have been awaited once. "
                                 f"Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        """It was last awaited with these arguments."""
        if self.await_args is None:
            raise AssertionError(f'Expected await: {self._format_mock_call_signature(args, kwargs)}\nNot awaited')
        self._check_last(self.await_args, args, kwargs, 'await')

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """It was awaited exactly once and with these arguments."""
        self.assert_awaited_once()
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """It was awaited with these arguments."""
        self._find_any(args, kwargs, self.await_args_list, 'await')

    def assert_has_awaits(self, calls, any_order=False):
        """It was awaited with these calls, one after the other unless any_order."""
        expected, cause, found = self._match_all(calls, self.await_args_list)
        if not any_order:
            if expected not in found:
                raise AssertionError(f'{self._sequence_problem(expected, cause, "awaits")}\n'
                                     f'Expected: {_CallList(calls)}\nActual: {self.await_args_list}') from cause
            return
        missing, _ = self._remove_all(expected, found)
        if missing:
            raise AssertionError('%r not all found in await list' % (missing,)) from cause

    def assert_not_awaited(self):
        """It was never awaited."""
        if self.await_count != 0:
            raise AssertionError(f"Expected {self._own_name()} to not have been awaited. "
                                 f"Awaited {self.await_count} times.")

    def reset_mock(self, /, *args, **kwargs):
        """Forget all calls."""
        super().reset_mock(*args, **kwargs)
        self.await_count = 0
        self.await_args = None
        self.await_args_list = _CallList()


class AsyncMock(AsyncMockMixin, AsyncMagicMixin, Mock):
    """A MagicMock whose calls are to be awaited; it is taken for a coroutine function."""


class _ANY(object):
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return '<ANY>'


ANY = _ANY()


def _format_call_signature(name, args, kwargs):
    shown = [repr(arg) for arg in args] + [f'{key}={value!r}' for key, value in kwargs.items()]
    return f"{name}({', '.join(shown)})"


def _call_parts(value):
    # (name, args, kwargs) of a tuple in which some of them may be left out; None if it is none.
    size = len(value)
    if size == 3:
        return value
    if size == 2:
        first, second = value
        if not isinstance(first, str):
            return '', first, second
        return (first, second, {}) if isinstance(second, tuple) else (first, (), second)
    if size == 1:
        only, = value
        if isinstance(only, str):
            return only, (), {}
        return ('', only, {}) if isinstance(only, tuple) else ('', (), only)
    return None if size else ('', (), {})


class _Call(tuple):
    """A call: a tuple of (args, kwargs) or of (name, args, kwargs), equal to tuples with less in them.

    Calling `call` and its attributes makes them: call.method(1).other(2).
    """

    def __new__(cls, value=(), name='', parent=None, two=False, from_kall=True):
        if two and len(value) == 2 and not isinstance(value[0], str):
            return tuple.__new__(cls, value)
        given, args, kwargs = _call_parts(value) or ('', (), {})
        if two:
            return tuple.__new__(cls, (args, kwargs))
        # A tuple with a name has that, even if it is empty.
        named = len(value) == 3 or len(value) in (1, 2) and isinstance(value[0], str)
        return tuple.__new__(cls, (given if named else name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            theirs = _call_parts(other) if len(other) < 4 else None
        except TypeError:
            return NotImplemented
        ours = ('', *self) if len(self) == 2 else tuple(self)
        if (getattr(self, '_mock_parent', None) and getattr(other, '_mock_parent', None)
                and self._mock_parent != other._mock_parent):
            return False
        if theirs is None:
            return False
        name, args, kwargs = theirs
        if ours[0] and name != ours[0]:
            return False
        # The other's first: it may have ANY in it.
        return (args, kwargs) == (ours[1], ours[2])

    __ne__ = object.__ne__

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(('', args, kwargs), name='()')
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + '()', parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f'{self._mock_name}.{attr}', parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in tuple.__dict__:
            # call.index is a call, not the method of tuples.
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    def _get_call_arguments(self):
        *_, args, kwargs = self
        return args, kwargs

    @property
    def args(self):
        return self._get_call_arguments()[0]

    @property
    def kwargs(self):
        return self._get_call_arguments()[1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or 'call'
            return f'call{name}' if name.startswith('()') else name
        name, args, kwargs = ('', *self) if len(self) == 2 else self
        if name:
            name = name if name.startswith('()') else f'.{name}'
        return _format_call_signature(f'call{name}', args, kwargs)

    def call_list(self):
        """The calls that make up a chain of calls."""
        calls = []
        part = self
        while part is not None:
            if part._mock_from_kall:
                calls.append(part)
            part = part._mock_parent
        return _CallList(reversed(calls))


call = _Call(from_kall=False)


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock with the attributes of an object, theirs being specified in the same way, and with its signature.

    With instance a class stands for its instances. spec_set also forbids to set other attributes.
    """
    if _is_list(spec):
        # Lists are not lists of names here.
        spec = type(spec)
    is_type = isinstance(spec, type)
    if _is_instance_mock(spec):
        raise InvalidSpecError(f'Cannot autospec a Mock object. [object={spec!r}]')
    is_async = _is_async_func(spec)
    options = {'spec_set' if spec_set else 'spec': spec} if spec_set or spec is not None else {}
    if options and instance:
        options['_spec_as_instance'] = True
    if not unsafe:
        _check_spec_arg_typos(kwargs)
    options.update(kwargs)

    kind = MagicMock
    if inspect.isdatadescriptor(spec):
        # What it gives is not known.
        options = {}
    elif is_async:
        if instance:
            raise RuntimeError("Instance can not be True when create_autospec is mocking an async function")
        kind = AsyncMock
    elif not _callable(spec) or is_type and instance and not _instance_callable(spec):
        kind = NonCallableMagicMock
    name = options.pop('name', _name)
    made = kind(parent=_parent, _new_parent=_parent, _new_name='' if _parent is None else name, name=name, **options)
    if isinstance(spec, FunctionTypes):
        made = _set_signature(made, spec)
        if is_async:
            _setup_async_mock(made)
    else:
        _check_signature(spec, made, is_type, instance)
    if _parent is not None and not instance:
        _parent._mock_children[name] = made
    if is_type and not instance and 'return_value' not in kwargs:
        made.return_value = create_autospec(spec, spec_set, instance=True, _name='()', _parent=made)

    for entry in dir(spec):
        if _is_magic(entry):
            # MagicMock has them.
            continue
        try:
            original = getattr(spec, entry)
        except AttributeError:
            continue
        if isinstance(original, FunctionTypes):
            parent = made.mock if isinstance(spec, FunctionTypes) else made
            skip = _must_skip(spec, entry, is_type)
            child_kind = AsyncMock if iscoroutinefunction(original) else MagicMock
            child = child_kind(parent=parent, name=entry, _new_name=entry, _new_parent=parent, _eat_self=skip,
                               **{'spec_set' if spec_set else 'spec': original})
            made._mock_children[entry] = child
            _check_signature(original, child, skipfirst=skip)
        else:
            child = made._mock_children[entry] = _SpecState(original, spec_set, made, entry, instance)
        if isinstance(child, FunctionTypes):
            setattr(made, entry, child)
    return made


def _must_skip(spec, entry, is_type):
    """Whether the first parameter of an attribute is not given in calls."""
    if not isinstance(spec, type):
        if entry in getattr(spec, '__dict__', {}):
            # Not a method.
            return False
        spec = spec.__class__
    for base in spec.__mro__:
        found = base.__dict__.get(entry, DEFAULT)
        if found is not DEFAULT:
            return is_type and isinstance(found, FunctionTypes) and not isinstance(found, (staticmethod, classmethod))
    return is_type


class _SpecState(object):
    # What is needed to make the mock of an attribute later.

    def __init__(self, spec, spec_set=False, parent=None, name=None, ids=None, instance=False):
        self.spec = spec
        self.ids = ids
        self.spec_set = spec_set
        self.parent = parent
        self.instance = instance
        self.name = name


# Functions and methods.
FunctionTypes = type(create_autospec), type(ANY.__eq__)

file_spec = None
open_spec = None


def _to_stream(read_data):
    import io
    return io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)


def mock_open(mock=None, read_data=''):
    """A mock for open(), the files of which can be read and contain read_data."""
    global file_spec, open_spec
    stream = _to_stream(read_data)
    if file_spec is None:
        import _io
        file_spec = list({*dir(_io.TextIOWrapper), *dir(_io.BytesIO)})
        open_spec = list(set(dir(_io.open)))
    if mock is None:
        mock = MagicMock(name='open', spec=open_spec)
    handle = MagicMock(spec=file_spec)

    def lines():
        # Return values that were set win over the data.
        if handle.readline.return_value is not None:
            while True:
                yield handle.readline.return_value
        yield from stream

    def readline_results():
        yield from lines()
        while True:
            yield stream.readline()

    def read(*args, **kwargs):
        fixed = handle.read.return_value
        return stream.read(*args, **kwargs) if fixed is None else fixed

    def readlines(*args, **kwargs):
        fixed = handle.readlines.return_value
        return stream.readlines(*args, **kwargs) if fixed is None else fixed

    def next_line():
        fixed = handle.readline.return_value
        return next(stream) if fixed is None else fixed

    handle.__enter__.return_value = handle
    for name in ('write', 'read', 'readline', 'readlines'):
        getattr(handle, name).return_value = None
    handle.read.side_effect = read
    results = handle.readline.side_effect = readline_results()
    handle.readlines.side_effect = readlines
    handle.__iter__.side_effect = lines
    handle.__next__.side_effect = next_line

    def reset_data(*args, **kwargs):
        # Each call of open() starts from the beginning.
        nonlocal stream, results
        stream = _to_stream(read_data)
        if handle.readline.side_effect == results:
            results = handle.readline.side_effect = readline_results()
        return DEFAULT

    mock.side_effect = reset_data
    mock.return_value = handle
    return mock


class PropertyMock(Mock):
    """A mock for a property: getting calls it without arguments, setting with the value."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


def seal(mock):
    """Let a mock and its children make no more children."""
    mock._mock_sealed = True
    for name in dir(mock):
        try:
            child = getattr(mock, name)
        except AttributeError:
            continue
        if not isinstance(child, NonCallableMock) or isinstance(child._mock_children.get(name), _SpecState):
            continue
        if child._mock_new_parent is mock:
            seal(child)


class _AsyncIterator:
    """An iterator as an asynchronous one."""

    def __init__(self, iterator):
        self.iterator = iterator
        self.__dict__['__code__'] = _code_mock(inspect.CO_ITERABLE_COROUTINE)

    async def __anext__(self):
        for item in self.iterator:
            return item
        raise StopAsyncIteration
