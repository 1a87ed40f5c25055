"""Weak references: dictionaries and sets of them, references to methods, finalizers."""

from _weakref import (getweakrefcount, getweakrefs, ref, proxy, CallableProxyType, ProxyType, ReferenceType,
                      _remove_dead_weakref)
from _weakrefset import WeakSet, _IterationGuard

import _collections_abc
import itertools
import sys

ProxyTypes = ProxyType, CallableProxyType

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]

_collections_abc.MutableSet.register(WeakSet)


class WeakMethod(ref):
    """A reference to a bound method that lives as long as the method's object and function."""

    __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            owner, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        # The callback must not keep the new reference alive.
        def died(_):
            this = weak_this()
            if this is not None and this._alive:
                this._alive = False
                if callback is not None:
                    callback(this)

        self = ref.__new__(cls, owner, died)
        self._func_ref = ref(function, died)
        self._meth_type = type(meth)
        self._alive = True
        weak_this = ref(self)
        return self

    def __call__(self):
        owner, function = super().__call__(), self._func_ref()
        if owner is not None and function is not None:
            return self._meth_type(function, owner)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self._alive and other._alive:
            return ref.__eq__(self, other) and self._func_ref == other._func_ref
        return self is other

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__


class _WeakMapping(_collections_abc.MutableMapping):
    """What both kinds of weak dictionaries have in common: how they are shown and united."""

    def __repr__(self):
        return "<%s at %#x>" % (self.__class__.__name__, id(self))

    def __or__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        merged = self.copy()
        merged.update(other)
        return merged

    def __ror__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        merged = self.__class__()
        merged.update(other)
        merged.update(self)
        return merged

    def __ior__(self, other):
        self.update(other)
        return self


class WeakValueDictionary(_WeakMapping):
    """A mapping that forgets an item when nothing else refers to its value."""

    def __init__(self, other=(), /, **kw):
        # Removal is atomic as the collector may call this at any time.
        def remove(reference, selfref=ref(self), _atomic_removal=_remove_dead_weakref):
            owner = selfref()
            if owner is None:
                return
            if owner._iterating:
                owner._pending_removals.append(reference.key)
            else:
                _atomic_removal(owner.data, reference.key)

        self._remove = remove
        self._pending_removals = []
        self._iterating = set()
        self.data = {}
        self.update(other, **kw)

    def _commit_removals(self, _atomic_removal=_remove_dead_weakref):
        pending, data = self._pending_removals, self.data
        while pending:
            try:
                key = pending.pop()
            except IndexError:
                # Another thread took the last one.
                break
            _atomic_removal(data, key)

    def _settled(self):
        # data without the items noted while iterating.
        if self._pending_removals:
            self._commit_removals()
        return self.data

    def __getitem__(self, key):
        if self._pending_removals:
            self._commit_removals()
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        if self._pending_removals:
            self._commit_removals()
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self._settled()[key]

    def __len__(self):
        return len(self._settled())

    def __contains__(self, key):
        return self.get(key) is not None

    def copy(self):
        twin = WeakValueDictionary()
        for key, value in self.items():
            twin[key] = value
        return twin

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        twin = self.__class__()
        for key, value in self.items():
            twin[deepcopy(key, memo)] = value
        return twin

    def get(self, key, default=None):
        if self._pending_removals:
            self._commit_removals()
        reference = self.data.get(key)
        if reference is None:
            return default
        value = reference()
        return default if value is None else value

    def items(self):
        data = self._settled()
        with _IterationGuard(self):
            for key, reference in data.items():
                value = reference()
                if value is not None:
                    yield key, value

    def keys(self):
        data = self._settled()
        with _IterationGuard(self):
            for key, reference in data.items():
                if reference() is not None:
                    yield key

    __iter__ = keys

    def values(self):
        data = self._settled()
        with _IterationGuard(self):
            for reference in data.values():
                value = reference()
                if value is not None:
                    yield value

    def itervaluerefs(self):
        """Iterate over the references to the values; they may be dead when used."""
        data = self._settled()
        with _IterationGuard(self):
            yield from data.values()

    def valuerefs(self):
        """List the references to the values; they may be dead when used."""
        return list(self._settled().values())

    def popitem(self):
        data = self._settled()
        value = None
        while value is None:
            key, reference = data.popitem()
            value = reference()
        return key, value

    def pop(self, key, *args):
        reference = self._settled().pop(key, None)
        value = reference and reference()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        reference = self.data.get(key)
        if reference is not None:
            value = reference()
            if value is not None:
                return value
        self._settled()[key] = KeyedRef(default, self._remove, key)
        return default

    def update(self, other=None, /, **kwargs):
        data = self._settled()
        if other is not None:
            pairs = other if hasattr(other, "items") else dict(other)
            for key, value in pairs.items():
                data[key] = KeyedRef(value, self._remove, key)
        for key, value in kwargs.items():
            data[key] = KeyedRef(value, self._remove, key)


class KeyedRef(ref):
    """A reference that knows its value's key, so that one callback serves a whole dictionary."""

    __slots__ = "key",

    def __new__(type, ob, callback, key):
        self = ref.__new__(type, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakKeyDictionary(_WeakMapping):
    """A mapping that forgets an item when nothing else refers to its key."""

    def __init__(self, dict=None):
        self.data = {}

        def remove(reference, selfref=ref(self)):
            owner = selfref()
            if owner is None:
                return
            if owner._iterating:
                owner._pending_removals.append(reference)
            else:
                # Another thread may have removed it meanwhile.
                owner.data.pop(reference, None)

        self._remove = remove
        self._pending_removals = []
        self._iterating = set()
        # Set when items may have been removed while dead keys were pending.
        self._dirty_len = False
        if dict is not None:
            self.update(dict)

    def _commit_removals(self):
        pending, data = self._pending_removals, self.data
        while pending:
            try:
                reference = pending.pop()
            except IndexError:
                # Another thread took the last one.
                break
            data.pop(reference, None)

    def _scrub_removals(self):
        self._pending_removals = [reference for reference in self._pending_removals if reference in self.data]
        self._dirty_len = False

    def __len__(self):
        if self._dirty_len and self._pending_removals:
            self._scrub_removals()
        return len(self.data) - len(self._pending_removals)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        self._dirty_len = True
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    def copy(self):
        twin = WeakKeyDictionary()
        for key, value in self.items():
            twin[key] = value
        return twin

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        twin = self.__class__()
        for key, value in self.items():
            twin[key] = deepcopy(value, memo)
        return twin

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def items(self):
        with _IterationGuard(self):
            for reference, value in self.data.items():
                key = reference()
                if key is not None:
                    yield key, value

    def keys(self):
        with _IterationGuard(self):
            for reference in self.data:
                key = reference()
                if key is not None:
                    yield key

    __iter__ = keys

    def values(self):
        with _IterationGuard(self):
            for reference, value in self.data.items():
                if reference() is not None:
                    yield value

    def keyrefs(self):
        """List the references to the keys; they may be dead when used."""
        return list(self.data)

    def popitem(self):
        self._dirty_len = True
        key = None
        while key is None:
            reference, value = self.data.popitem()
            key = reference()
        return key, value

    def pop(self, key, *args):
        self._dirty_len = True
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        data = self.data
        if dict is not None:
            if not hasattr(dict, "items"):
                dict = type({})(dict)
            for key, value in dict.items():
                data[ref(key, self._remove)] = value
        if kwargs:
            self.update(kwargs)


class finalize:
    """Call func(*args, **kwargs) once: when obj dies, when the finalizer is called, or at exit if atexit is true."""

    # The state is in the registry, so that a finalizer is never part of a cycle.
    __slots__ = ()
    _registry = {}
    _shutdown = False
    _index_iter = itertools.count()
    _dirty = False
    _registered_with_atexit = False

    class _Info:
        __slots__ = "weakref", "func", "args", "kwargs", "atexit", "index"

    def __init__(self, obj, func, /, *args, **kwargs):
        if not self._registered_with_atexit:
            import atexit
            atexit.register(self._exitfunc)
            finalize._registered_with_atexit = True
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func, info.args, info.kwargs = func, args, kwargs or None
        info.atexit = True
        info.index = next(self._index_iter)
        self._registry[self] = info
        finalize._dirty = True

    def __call__(self, _=None):
        """If alive, die and return func(*args, **kwargs)."""
        info = self._registry.pop(self, None)
        if info and not self._shutdown:
            return info.func(*info.args, **info.kwargs or {})

    def detach(self):
        """If alive, die and return (obj, func, args, kwargs)."""
        described = self.peek()
        if described is not None and self._registry.pop(self, None):
            return described

    def peek(self):
        """If alive, return (obj, func, args, kwargs)."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        """Whether it is yet to be called."""
        return self in self._registry

    @property
    def atexit(self):
        """Whether it is called at exit."""
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        about = 'dead' if obj is None else 'for %r at %#x' % (type(obj).__name__, id(obj))
        return '<%s object at %#x; %s>' % (type(self).__name__, id(self), about)

    @classmethod
    def _select_for_exit(cls):
        # The finalizers to call at exit, the oldest first.
        chosen = [(info.index, finalizer) for finalizer, info in cls._registry.items() if info.atexit]
        chosen.sort(key=lambda pair: pair[0])
        return [finalizer for _, finalizer in chosen]

    @classmethod
    def _exitfunc(cls):
        collector = None
        try:
            if cls._registry:
                import gc
                if gc.isenabled():
                    collector = gc
                    gc.disable()
                pending = None
                while True:
                    # A finalizer may make others.
                    if pending is None or finalize._dirty:
                        pending = cls._select_for_exit()
                        finalize._dirty = False
                    if not pending:
                        break
                    finalizer = pending.pop()
                    try:
                        finalizer()
                    except Exception:
                        sys.excepthook(*sys.exc_info())
                    assert finalizer not in cls._registry
        finally:
            finalize._shutdown = True
            if collector is not None:
                collector.enable()
