"""Names for the types of the interpreter's own objects, and tools to build classes at run time."""


def _sample():
    def inner():
        return seen

    seen = None
    return inner


def _sample_generator():
    yield


async def _sample_coroutine():
    pass


async def _sample_async_generator():
    yield


class _Sample:
    def method(self):
        pass


FunctionType = type(_sample)
LambdaType = type(lambda: None)
CodeType = type(_sample.__code__)
MappingProxyType = type(type.__dict__)
SimpleNamespace = type(__import__('sys').implementation)
CellType = type(_sample().__closure__[0])
GeneratorType = type(_sample_generator())
_coroutine_object = _sample_coroutine()
CoroutineType = type(_coroutine_object)
_coroutine_object.close()
AsyncGeneratorType = type(_sample_async_generator())
MethodType = type(_Sample().method)
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__['fromkeys'])
ModuleType = type(__import__('sys'))
try:
    raise TypeError
except TypeError as _error:
    TracebackType = type(_error.__traceback__)
    FrameType = type(_error.__traceback__.tb_frame)
GetSetDescriptorType = type(FunctionType.__code__)
MemberDescriptorType = type(FunctionType.__globals__)
GenericAlias = type(list[int])
UnionType = type(int | str)
EllipsisType = type(...)
NoneType = type(None)
NotImplementedType = type(NotImplemented)

del _sample_generator, _sample_coroutine, _sample_async_generator, _Sample, _coroutine_object


def _cell_factory():
    return _sample().__closure__[0]


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Make a class as a class statement would; exec_body(namespace) fills its namespace."""
    resolved = resolve_bases(bases)
    metaclass, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace['__orig_bases__'] = bases
    return metaclass(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    """Replace each base that is no type by what its __mro_entries__ returns."""
    resolved = []
    replaced = False
    for base in bases:
        if isinstance(base, type) or not hasattr(base, '__mro_entries__'):
            resolved.append(base)
            continue
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        replaced = True
        resolved.extend(entries)
    return tuple(resolved) if replaced else bases


def prepare_class(name, bases=(), kwds=None):
    """Return the metaclass, the prepared namespace and the keywords left for the metaclass."""
    kwds = {} if kwds is None else dict(kwds)
    try:
        metaclass = kwds.pop('metaclass')
    except KeyError:
        metaclass = type(bases[0]) if bases else type
    if isinstance(metaclass, type):
        metaclass = _calculate_meta(metaclass, bases)
    if hasattr(metaclass, '__prepare__'):
        namespace = metaclass.__prepare__(name, bases, **kwds)
    else:
        namespace = {}
    return metaclass, namespace, kwds


def _calculate_meta(meta, bases):
    for kind in map(type, bases):
        if not issubclass(meta, kind):
            if not issubclass(kind, meta):
                raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                                "of the metaclasses of all its bases")
            meta = kind
    return meta


class DynamicClassAttribute:
    """A property for instances whose lookup on the class goes to the metaclass's __getattr__."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            if self.fget is None:
                raise AttributeError("unreadable attribute")
            return self.fget(instance)
        if self.__isabstractmethod__:
            return self
        raise AttributeError()

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def _with(self, fget, fset, fdel, doc):
        changed = type(self)(fget, fset, fdel, doc)
        changed.overwrite_doc = self.overwrite_doc
        return changed

    def getter(self, fget):
        doc = self.overwrite_doc and fget.__doc__ or self.__doc__
        return self._with(fget, self.fset, self.fdel, doc)

    def setter(self, fset):
        return self._with(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return self._with(self.fget, self.fset, fdel, self.__doc__)


class _GeneratorWrapper:
    # Makes a generator-like object awaitable without changing the object itself.

    def __init__(self, gen):
        self.__wrapped = gen
        self.__isgen = gen.__class__ is GeneratorType
        self.__name__ = getattr(gen, '__name__', None)
        self.__qualname__ = getattr(gen, '__qualname__', None)

    def __iter__(self):
        return self.__wrapped if self.__isgen else self

    __await__ = __iter__

    def __next__(self):
        return next(self.__wrapped)

    def send(self, val):
        return self.__wrapped.send(val)

    def throw(self, tp, *rest):
        return self.__wrapped.throw(tp, *rest)

    def close(self):
        return self.__wrapped.close()

    cr_code = gi_code = property(lambda self: self.__wrapped.gi_code)
    cr_frame = gi_frame = property(lambda self: self.__wrapped.gi_frame)
    cr_running = gi_running = property(lambda self: self.__wrapped.gi_running)
    cr_await = gi_yieldfrom = property(lambda self: self.__wrapped.gi_yieldfrom)


# Flags of code objects, as in inspect.
_GENERATOR = 0x20
_COROUTINE = 0x80
_ITERABLE_COROUTINE = 0x100


def coroutine(func):
    """Make a generator function usable with await."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')

    if func.__class__ is FunctionType:
        code = getattr(func, '__code__', None)
        if code.__class__ is CodeType:
            if code.co_flags & (_COROUTINE | _ITERABLE_COROUTINE):
                return func
            if code.co_flags & _GENERATOR:
                func.__code__ = code.replace(co_flags=code.co_flags | _ITERABLE_COROUTINE)
                return func

    import functools
    import _collections_abc as abcs

    @functools.wraps(func)
    def wrapped(*args, **kwargs):
        result = func(*args, **kwargs)
        kind = result.__class__
        if kind is CoroutineType or kind is GeneratorType and result.gi_code.co_flags & _ITERABLE_COROUTINE:
            return result
        if isinstance(result, abcs.Generator) and not isinstance(result, abcs.Coroutine):
            return _GeneratorWrapper(result)
        return result

    return wrapped


__all__ = [name for name in globals() if not name.startswith('_')]
