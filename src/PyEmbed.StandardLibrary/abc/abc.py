"""Abstract base classes: a metaclass with registration, and decorators for abstract methods."""


def abstractmethod(funcobj):
    """Mark a method that a concrete subclass must override."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Deprecated: stack classmethod on abstractmethod instead."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        super().__init__(abstractmethod(callable))


class abstractstaticmethod(staticmethod):
    """Deprecated: stack staticmethod on abstractmethod instead."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        super().__init__(abstractmethod(callable))


class abstractproperty(property):
    """Deprecated: stack property on abstractmethod instead."""

    __isabstractmethod__ = True


try:
    from _abc import (get_cache_token, _abc_init, _abc_register, _abc_instancecheck, _abc_subclasscheck, _get_dump,
                      _reset_registry, _reset_caches)
except ImportError:
    from _py_abc import ABCMeta, get_cache_token
    ABCMeta.__module__ = 'abc'
else:
    class ABCMeta(type):
        """The metaclass of abstract base classes.

        Classes register()ed, and classes __subclasshook__ accepts, count as subclasses.
        """

        def __new__(mcls, name, bases, namespace, /, **kwargs):
            cls = super().__new__(mcls, name, bases, namespace, **kwargs)
            _abc_init(cls)
            return cls

        def register(cls, subclass):
            """Make subclass a virtual subclass; returns it, so this is a decorator too."""
            return _abc_register(cls, subclass)

        def __instancecheck__(cls, instance):
            """isinstance(instance, cls)"""
            return _abc_instancecheck(cls, instance)

        def __subclasscheck__(cls, subclass):
            """issubclass(subclass, cls)"""
            return _abc_subclasscheck(cls, subclass)

        def _dump_registry(cls, file=None):
            """Print what is registered and cached, for debugging."""
            registry, cache, negative, version = _get_dump(cls)
            for line in (f"Class: {cls.__module__}.{cls.__qualname__}", f"Inv. counter: {get_cache_token()}",
                         f"_abc_registry: {registry!r}", f"_abc_cache: {cache!r}",
                         f"_abc_negative_cache: {negative!r}", f"_abc_negative_cache_version: {version!r}"):
                print(line, file=file)

        def _abc_registry_clear(cls):
            """Forget all registrations, for debugging."""
            _reset_registry(cls)

        def _abc_caches_clear(cls):
            """Empty the caches, for debugging."""
            _reset_caches(cls)


def update_abstractmethods(cls):
    """Work out again which methods of a changed class are abstract; returns the class."""
    if not hasattr(cls, '__abstractmethods__'):
        return cls
    abstract = set()
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                abstract.add(name)
    for name, value in cls.__dict__.items():
        if getattr(value, '__isabstractmethod__', False):
            abstract.add(name)
    cls.__abstractmethods__ = frozenset(abstract)
    return cls


class ABC(metaclass=ABCMeta):
    """A base class that only brings the metaclass."""

    __slots__ = ()
