"""What a coroutine is."""

__all__ = 'iscoroutinefunction', 'iscoroutine'

import collections.abc
import inspect
import os
import sys
import types


def _is_debug_mode():
    return sys.flags.dev_mode or (not sys.flags.ignore_environment and
                                  bool(os.environ.get('PYTHONASYNCIODEBUG')))


# Mark of functions that stand for coroutine functions.
_is_coroutine = object()


def iscoroutinefunction(func):
    """Whether calling func gives a coroutine."""
    return inspect.iscoroutinefunction(func) or getattr(func, "_is_coroutine", None) is _is_coroutine


_COROUTINE_TYPES = (types.CoroutineType, types.GeneratorType, collections.abc.Coroutine)
_iscoroutine_typecache = set()  # asking an abstract class takes long


def iscoroutine(obj):
    """Whether obj is a coroutine."""
    if type(obj) in _iscoroutine_typecache:
        return True
    if not isinstance(obj, _COROUTINE_TYPES):
        return False
    if len(_iscoroutine_typecache) < 100:
        _iscoroutine_typecache.add(type(obj))
    return True


def _first(obj, *names):
    # The first attribute that there is and that is true.
    return next((value for value in (getattr(obj, name, None) for name in names) if value), None)


def _format_coroutine(coro):
    assert iscoroutine(coro)
    name = _first(coro, '__qualname__', '__name__') or f'<{type(coro).__name__} without __name__>'
    name += '()'
    code = _first(coro, 'cr_code', 'gi_code')
    if code is None:
        # Compiled otherwise.
        is_running = coro.cr_running if hasattr(coro, 'cr_running') else getattr(coro, 'gi_running', False)
        return name + ' running' if is_running else name
    frame = _first(coro, 'gi_frame', 'cr_frame')
    file = code.co_filename or '<empty co_filename>'
    if frame is not None:
        return f'{name} running at {file}:{frame.f_lineno}'
    return f'{name} done, defined at {file}:{code.co_firstlineno}'
