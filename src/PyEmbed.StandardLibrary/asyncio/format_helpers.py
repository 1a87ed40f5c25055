"""Texts of callbacks, and stacks."""

import sys
import functools
import inspect
import reprlib
import traceback

from . import constants


def _get_function_source(func):
    # (file, line) of a function, None if it has none.
    func = inspect.unwrap(func)
    if inspect.isfunction(func):
        return func.__code__.co_filename, func.__code__.co_firstlineno
    if isinstance(func, (functools.partial, functools.partialmethod)):
        return _get_function_source(func.func)
    return None


def _format_callback_source(func, args):
    text = _format_callback(func, args, None)
    source = _get_function_source(func)
    return f'{text} at {source[0]}:{source[1]}' if source else text


def _format_args_and_kwargs(args, kwargs):
    items = [*map(reprlib.repr, args or ())]
    items += [f"{name}={reprlib.repr(value)}" for name, value in (kwargs or {}).items()]
    return f"({', '.join(items)})"


def _format_callback(func, args, kwargs, suffix=''):
    suffix = _format_args_and_kwargs(args, kwargs) + suffix
    if isinstance(func, functools.partial):
        return _format_callback(func.func, func.args, func.keywords, suffix)
    name = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    return name + suffix


def extract_stack(f=None, limit=None):
    """A stack as traceback.extract_stack gives it, but with few entries and lines that are read later."""
    if f is None:
        f = sys._getframe().f_back
    stack = traceback.StackSummary.extract(
        traceback.walk_stack(f), limit=constants.DEBUG_STACK_DEPTH if limit is None else limit, lookup_lines=False)
    stack.reverse()
    return stack
