"""The names of the accelerated pickle: PickleBuffer, and the classes of pickle itself."""

from _picklebuffer import PickleBuffer

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'PickleBuffer',
           'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads']

_PLAIN = {'Pickler': '_Pickler', 'Unpickler': '_Unpickler', 'dump': '_dump', 'dumps': '_dumps',
          'load': '_load', 'loads': '_loads'}


def __getattr__(name):
    # pickle imports this module first and defines the classes later, so that they are taken when somebody asks.
    if name not in __all__:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    import pickle
    value = globals()[name] = getattr(pickle, _PLAIN.get(name, name))
    return value


def __dir__():
    return sorted({*globals(), *__all__})
