"""Decorators that the package needs."""

import functools
import types


def method_cache(method, cache_wrapper=None):
    """A cache of a method's results, one for each instance.

    The cache is made at the first call and kept as attribute of the instance
    under the method's name; `cache_clear` of a method not called yet does nothing.
    """
    make = functools.lru_cache() if cache_wrapper is None else cache_wrapper

    def first_call(self, *args, **kwargs):
        cached = make(types.MethodType(method, self))
        setattr(self, method.__name__, cached)
        return cached(*args, **kwargs)

    first_call.cache_clear = lambda: None
    return first_call


def pass_none(func):
    """Have a function give None if its first argument is None."""

    @functools.wraps(func)
    def unless_none(param, *args, **kwargs):
        return None if param is None else func(param, *args, **kwargs)

    return unless_none
