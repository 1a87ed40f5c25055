"""Abstract base classes for the kinds of numbers, from Number down to Integral."""

from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


# Makers of the abstract methods of the classes below.

def _unary(name):
    def method(self):
        raise NotImplementedError

    method.__name__ = method.__qualname__ = name
    return abstractmethod(method)


def _binary(name):
    def method(self, other):
        raise NotImplementedError

    method.__name__ = method.__qualname__ = name
    return abstractmethod(method)


class Number(metaclass=ABCMeta):
    """Any number."""

    __slots__ = ()
    __hash__ = None


class Complex(Number):
    """What the builtin complex can do."""

    __slots__ = ()

    __complex__ = _unary('__complex__')
    real = property(_unary('real'))
    imag = property(_unary('imag'))
    __add__ = _binary('__add__')
    __radd__ = _binary('__radd__')
    __neg__ = _unary('__neg__')
    __pos__ = _unary('__pos__')
    __mul__ = _binary('__mul__')
    __rmul__ = _binary('__rmul__')
    __truediv__ = _binary('__truediv__')
    __rtruediv__ = _binary('__rtruediv__')
    __abs__ = _unary('__abs__')
    conjugate = _unary('conjugate')
    __eq__ = _binary('__eq__')

    @abstractmethod
    def __pow__(self, exponent):
        raise NotImplementedError

    @abstractmethod
    def __rpow__(self, base):
        raise NotImplementedError

    def __bool__(self):
        """self != 0"""
        return self != 0

    def __sub__(self, other):
        """self - other"""
        return self + -other

    def __rsub__(self, other):
        """other - self"""
        return -self + other


Complex.register(complex)


class Real(Complex):
    """What the builtin float can do."""

    __slots__ = ()

    __float__ = _unary('__float__')
    __trunc__ = _unary('__trunc__')
    __floor__ = _unary('__floor__')
    __ceil__ = _unary('__ceil__')
    __floordiv__ = _binary('__floordiv__')
    __rfloordiv__ = _binary('__rfloordiv__')
    __mod__ = _binary('__mod__')
    __rmod__ = _binary('__rmod__')
    __lt__ = _binary('__lt__')
    __le__ = _binary('__le__')

    @abstractmethod
    def __round__(self, ndigits=None):
        raise NotImplementedError

    def __divmod__(self, other):
        """divmod(self, other)"""
        return self // other, self % other

    def __rdivmod__(self, other):
        """divmod(other, self)"""
        return other // self, other % self

    def __complex__(self):
        """complex(self)"""
        return complex(float(self))

    @property
    def real(self):
        """The number itself."""
        return +self

    @property
    def imag(self):
        """Zero."""
        return 0

    def conjugate(self):
        """The number itself."""
        return +self


Real.register(float)


class Rational(Real):
    """A number with a numerator and a denominator, in lowest terms and with a positive denominator."""

    __slots__ = ()

    numerator = property(_unary('numerator'))
    denominator = property(_unary('denominator'))

    def __float__(self):
        """float(self)"""
        # Dividing ints is exact, dividing floats may overflow.
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    """What the builtin int can do."""

    __slots__ = ()

    __int__ = _unary('__int__')
    __lshift__ = _binary('__lshift__')
    __rlshift__ = _binary('__rlshift__')
    __rshift__ = _binary('__rshift__')
    __rrshift__ = _binary('__rrshift__')
    __and__ = _binary('__and__')
    __rand__ = _binary('__rand__')
    __xor__ = _binary('__xor__')
    __rxor__ = _binary('__rxor__')
    __or__ = _binary('__or__')
    __ror__ = _binary('__ror__')
    __invert__ = _unary('__invert__')

    @abstractmethod
    def __pow__(self, exponent, modulus=None):
        raise NotImplementedError

    def __index__(self):
        """int(self), as an index"""
        return int(self)

    def __float__(self):
        """float(self)"""
        return float(int(self))

    @property
    def numerator(self):
        """The number itself."""
        return +self

    @property
    def denominator(self):
        """One."""
        return 1


Integral.register(int)
