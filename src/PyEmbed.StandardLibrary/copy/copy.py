"""Shallow and deep copies of objects.

A class takes part with __copy__(self) and __deepcopy__(self, memo), or with what pickle uses.
"""

import types
import weakref
from copyreg import dispatch_table

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error


def _reduced(x, cls, kind):
    # What pickle would keep of x.
    reduce = dispatch_table.get(cls)
    if reduce is not None:
        return reduce(x)
    reduce = getattr(x, "__reduce_ex__", None)
    if reduce is not None:
        return reduce(4)
    reduce = getattr(x, "__reduce__", None)
    if reduce:
        return reduce()
    raise Error(f"un({kind})copyable object of type {cls}")


def copy(x):
    """Copy an object but not what it holds."""
    cls = type(x)
    copier = _copy_dispatch.get(cls)
    if copier:
        return copier(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    reduced = _reduced(x, cls, 'shallow')
    return x if isinstance(reduced, str) else _reconstruct(x, None, *reduced)


def _copy_immutable(x):
    return x


_copy_dispatch = dict.fromkeys((
    type(None), int, float, bool, complex, str, tuple, bytes, frozenset, type, range, slice, property,
    types.BuiltinFunctionType, type(...), type(NotImplemented), types.FunctionType, weakref.ref, types.CodeType,
), _copy_immutable)
for _kind in (list, dict, set, bytearray):
    _copy_dispatch[_kind] = _kind.copy
del _kind


def deepcopy(x, memo=None, _nil=[]):
    """Copy an object and all it holds; memo maps the id of what was copied already to its copy."""
    if memo is None:
        memo = {}
    key = id(x)
    result = memo.get(key, _nil)
    if result is not _nil:
        return result
    cls = type(x)
    copier = _deepcopy_dispatch.get(cls)
    if copier is not None:
        result = copier(x, memo)
    elif issubclass(cls, type):
        return x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            result = copier(memo)
        else:
            reduced = _reduced(x, cls, 'deep')
            result = x if isinstance(reduced, str) else _reconstruct(x, memo, *reduced)
    if result is not x:
        memo[key] = result
        _keep_alive(x, memo)
    return result


def _deepcopy_atomic(x, memo):
    return x


def _deepcopy_list(x, memo, deepcopy=deepcopy):
    result = memo[id(x)] = []
    add = result.append
    for item in x:
        add(deepcopy(item, memo))
    return result


def _deepcopy_tuple(x, memo, deepcopy=deepcopy):
    items = [deepcopy(item, memo) for item in x]
    # A tuple that holds itself by way of other objects has been copied meanwhile.
    try:
        return memo[id(x)]
    except KeyError:
        pass
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _deepcopy_dict(x, memo, deepcopy=deepcopy):
    result = memo[id(x)] = {}
    for key, value in x.items():
        result[deepcopy(key, memo)] = deepcopy(value, memo)
    return result


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deepcopy_dispatch = dict.fromkeys((
    type(None), type(...), type(NotImplemented), int, float, bool, complex, bytes, str, types.CodeType, type, range,
    types.BuiltinFunctionType, types.FunctionType, weakref.ref, property,
), _deepcopy_atomic)
_deepcopy_dispatch[list] = _deepcopy_list
_deepcopy_dispatch[tuple] = _deepcopy_tuple
_deepcopy_dispatch[dict] = _deepcopy_dict
_deepcopy_dispatch[types.MethodType] = _deepcopy_method


def _keep_alive(x, memo):
    # While the memo lives no other object may get x's id. The list is found under the memo's own id.
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None, *, deepcopy=deepcopy):
    deep = memo is not None

    def inner(value):
        return deepcopy(value, memo) if deep else value

    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    result = func(*args)
    if deep:
        memo[id(x)] = result

    if state is not None:
        state = inner(state)
        if hasattr(result, '__setstate__'):
            result.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                result.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(result, name, value)

    if listiter is not None:
        for item in listiter:
            result.append(inner(item))
    if dictiter is not None:
        for key, value in dictiter:
            key = inner(key)
            result[key] = inner(value)
    return result
