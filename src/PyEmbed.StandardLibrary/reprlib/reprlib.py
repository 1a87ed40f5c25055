"""repr() with limits on the size of what it returns."""

__all__ = ["Repr", "repr", "recursive_repr"]

import builtins
from itertools import islice
from _thread import get_ident


def recursive_repr(fillvalue='...'):
    """Make a __repr__ return fillvalue when it is called inside itself for the same object."""

    def decorate(user_function):
        active = set()

        def wrapper(self):
            call = id(self), get_ident()
            if call in active:
                return fillvalue
            active.add(call)
            try:
                return user_function(self)
            finally:
                active.discard(call)

        for name in ('__module__', '__doc__', '__name__', '__qualname__'):
            setattr(wrapper, name, getattr(user_function, name))
        wrapper.__annotations__ = getattr(user_function, '__annotations__', {})
        return wrapper

    return decorate


class Repr:
    """The limits; repr_TYPE(x, level) methods of a subclass show more types."""

    def __init__(self):
        self.fillvalue = '...'
        self.maxlevel = self.maxtuple = self.maxlist = self.maxset = self.maxfrozenset = self.maxdeque = 6
        self.maxarray, self.maxdict = 5, 4
        self.maxstring = self.maxother = 30
        self.maxlong = 40

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        name = type(x).__name__
        if ' ' in name:
            name = '_'.join(name.split())
        method = getattr(self, 'repr_' + name, self.repr_instance)
        return method(x, level)

    def _repr_iterable(self, x, level, left, right, maxiter, trail=''):
        size = len(x)
        if size and level <= 0:
            inside = self.fillvalue
        else:
            shown = [self.repr1(item, level - 1) for item in islice(x, maxiter)]
            if size > maxiter:
                shown.append(self.fillvalue)
            inside = ', '.join(shown)
            if size == 1 and trail:
                right = trail + right
        return left + inside + right

    def repr_tuple(self, x, level):
        return self._repr_iterable(x, level, '(', ')', self.maxtuple, ',')

    def repr_list(self, x, level):
        return self._repr_iterable(x, level, '[', ']', self.maxlist)

    def repr_array(self, x, level):
        start = f"array('{x.typecode}'"
        return self._repr_iterable(x, level, start + ', [', '])', self.maxarray) if x else start + ')'

    def repr_set(self, x, level):
        if not x:
            return 'set()'
        return self._repr_iterable(_possibly_sorted(x), level, '{', '}', self.maxset)

    def repr_frozenset(self, x, level):
        if not x:
            return 'frozenset()'
        return self._repr_iterable(_possibly_sorted(x), level, 'frozenset({', '})', self.maxfrozenset)

    def repr_deque(self, x, level):
        return self._repr_iterable(x, level, 'deque([', '])', self.maxdeque)

    def repr_dict(self, x, level):
        size = len(x)
        if size == 0:
            return '{}'
        if level <= 0:
            return '{' + self.fillvalue + '}'
        level -= 1
        shown = []
        for key in islice(_possibly_sorted(x), self.maxdict):
            shown.append(f'{self.repr1(key, level)}: {self.repr1(x[key], level)}')
        if size > self.maxdict:
            shown.append(self.fillvalue)
        return '{' + ', '.join(shown) + '}'

    def _ends(self, limit):
        # How many characters to keep at the start and at the end of a text that is too long.
        start = max(0, (limit - 3) // 2)
        return start, max(0, limit - 3 - start)

    def _shortened(self, text, limit):
        if len(text) <= limit:
            return text
        start, end = self._ends(limit)
        return text[:start] + self.fillvalue + text[len(text) - end:]

    def repr_str(self, x, level):
        limit = self.maxstring
        text = builtins.repr(x[:limit])
        if len(text) > limit:
            start, end = self._ends(limit)
            text = builtins.repr(x[:start] + x[len(x) - end:])
            text = text[:start] + self.fillvalue + text[len(text) - end:]
        return text

    def repr_int(self, x, level):
        return self._shortened(builtins.repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = builtins.repr(x)
        except Exception:
            return '<%s instance at %#x>' % (x.__class__.__name__, id(x))
        return self._shortened(text, self.maxother)


def _possibly_sorted(x):
    try:
        return sorted(x)
    except Exception:
        return list(x)


aRepr = Repr()
repr = aRepr.repr
