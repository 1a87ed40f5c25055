"""Thread-local data, where the interpreter has none of its own."""

from contextlib import contextmanager
from weakref import ref

__all__ = ["local"]


class _localimpl:
    # The dicts of one local, by thread.
    __slots__ = 'key', 'dicts', 'localargs', 'locallock', '__weakref__'

    def __init__(self):
        # Under this name threads know of it.
        self.key = '_threading_local._localimpl.' + str(id(self))
        self.dicts = {}  # id of the thread -> (weak reference to it, dict)

    def get_dict(self):
        return self.dicts[id(current_thread())][1]

    def create_dict(self):
        thread, space = current_thread(), {}
        key, number = self.key, id(thread)

        def forget_local(_):
            alive = of_thread()
            if alive is not None:
                del alive.__dict__[key]

        def forget_thread(_):
            alive = of_local()
            if alive is not None:
                alive.dicts.pop(number)

        of_local, of_thread = ref(self, forget_local), ref(thread, forget_thread)
        thread.__dict__[key] = of_local
        self.dicts[number] = of_thread, space
        return space


@contextmanager
def _patch(self):
    # Gives the object the attributes of the current thread.
    impl = object.__getattribute__(self, '_local__impl')
    try:
        space = impl.get_dict()
    except KeyError:
        space = impl.create_dict()
        args, kwargs = impl.localargs
        self.__init__(*args, **kwargs)
    with impl.locallock:
        object.__setattr__(self, '__dict__', space)
        yield


class local:
    """An object with other attributes in each thread."""

    __slots__ = '_local__impl', '__dict__'

    def __new__(cls, /, *args, **kw):
        if (args or kw) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        impl = _localimpl()
        impl.localargs = args, kw
        impl.locallock = RLock()
        object.__setattr__(self, '_local__impl', impl)
        # __init__ is about to be called for this thread.
        impl.create_dict()
        return self

    def __getattribute__(self, name):
        with _patch(self):
            return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        self.__check(name)
        with _patch(self):
            return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        self.__check(name)
        with _patch(self):
            return object.__delattr__(self, name)

    def __check(self, name):
        if name == '__dict__':
            raise AttributeError("%r object attribute '__dict__' is read-only" % self.__class__.__name__)


# At the end, as that module imports this one.
from threading import current_thread, RLock
