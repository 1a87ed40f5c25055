"""Runs functions elsewhere and tells their results."""

from concurrent.futures._base import (
    FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED, CancelledError, TimeoutError, InvalidStateError, BrokenExecutor,
    Future, Executor, wait, as_completed,
)

__all__ = (
    'FIRST_COMPLETED',
    'FIRST_EXCEPTION',
    'ALL_COMPLETED',
    'CancelledError',
    'TimeoutError',
    'BrokenExecutor',
    'Future',
    'Executor',
    'wait',
    'as_completed',
    'ProcessPoolExecutor',
    'ThreadPoolExecutor',
)

_homes = {'ProcessPoolExecutor': 'process', 'ThreadPoolExecutor': 'thread'}


def __dir__():
    return __all__ + ('__doc__',)


def __getattr__(name):
    # The executors are loaded when wanted.
    if name not in _homes:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module
    found = globals()[name] = getattr(import_module(f'{__name__}.{_homes[name]}'), name)
    return found
