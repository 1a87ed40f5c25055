"""The names of the accelerated pickle: its functions, which are no methods where they stand in a class, and its
classes, which differ from those of pickle in what a damaged pickle raises."""

from _picklebuffer import PickleBuffer, dump, dumps, load, loads

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'PickleBuffer',
           'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads']

for _function in dump, dumps, load, loads:
    _function.__module__ = __name__
del _function


def _dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    _class('Pickler')(file, protocol, fix_imports, buffer_callback).dump(obj)


def _dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    from io import BytesIO
    file = BytesIO()
    _class('Pickler')(file, protocol, fix_imports, buffer_callback).dump(obj)
    return file.getvalue()


def _load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()):
    return _class('Unpickler')(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def _loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()):
    from io import BytesIO
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return _load(BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers)


def _class(name):
    found = globals().get(name)
    return __getattr__(name) if found is None else found


def _make_classes():
    # pickle imports this module first and defines its classes later, so that these are made when somebody asks.
    import pickle
    own_file = pickle._dump.__code__.co_filename

    class Pickler(pickle._Pickler):
        """Write objects to a binary file."""

        def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
            super().__init__(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback)

    class Unpickler(pickle._Unpickler):
        """Read objects from a binary file."""

        def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()):
            super().__init__(file, fix_imports=fix_imports, encoding=encoding, errors=errors,
                             buffers=None if buffers == () else buffers)

        def load(self):
            try:
                return super().load()
            except IndexError as error:
                last = error.__traceback__
                while last.tb_next is not None:
                    last = last.tb_next
                code = last.tb_frame.f_code
                if str(error) not in _UNDERFLOWS or code.co_filename != own_file:
                    raise
                message = 'could not find MARK' if code.co_name == 'pop_mark' else 'unpickling stack underflow'
                raise pickle.UnpicklingError(message) from None

    for kind in Pickler, Unpickler:
        kind.__qualname__ = kind.__name__
    globals().update(Pickler=Pickler, Unpickler=Unpickler, PickleError=pickle.PickleError,
                     PicklingError=pickle.PicklingError, UnpicklingError=pickle.UnpicklingError)


_UNDERFLOWS = 'pop from empty list', 'list index out of range'


def __getattr__(name):
    if name not in __all__:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    _make_classes()
    return globals()[name]


def __dir__():
    return sorted({*globals(), *__all__})
