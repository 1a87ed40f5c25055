"""Exact rational numbers."""

import math
import numbers
import operator
import re
import sys

__all__ = ['Fraction']

# The hash of a number is its remainder by this prime, so that equal numbers of different types have equal hashes.
_PyHASH_MODULUS = sys.hash_info.modulus
_PyHASH_INF = sys.hash_info.inf


def _decimal_type():
    """Decimal, or () while no decimal number can exist because its module is not imported."""
    return getattr(sys.modules.get('decimal'), 'Decimal', ())


def __getattr__(name):
    if name == 'Decimal':
        from decimal import Decimal
        return Decimal
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


# 7, -7/2, +.5, 1.25e-3, with underscores between digits and space around.
_RATIONAL_FORMAT = re.compile(
    r'\A\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(_\d+)*)'
    r'(?:(?:/(?P<denom>\d+(_\d+)*))?|(?:\.(?P<decimal>d*|\d+(_\d+)*))?(?:E(?P<exp>[-+]?\d+(_\d+)*))?)\s*\Z',
    re.IGNORECASE)


def _parse(text):
    match = _RATIONAL_FORMAT.match(text)
    if match is None:
        raise ValueError('Invalid literal for Fraction: %r' % text)
    numerator = int(match['num'] or '0')
    denominator = 1
    if match['denom']:
        denominator = int(match['denom'])
    else:
        decimals = (match['decimal'] or '').replace('_', '')
        if decimals:
            denominator = 10 ** len(decimals)
            numerator = numerator * denominator + int(decimals)
        exponent = int(match['exp'] or '0')
        if exponent >= 0:
            numerator *= 10 ** exponent
        else:
            denominator *= 10 ** -exponent
    return -numerator if match['sign'] == '-' else numerator, denominator


def _operators(exact, general, name):
    # The method for an operator and its reflection: exact between rationals, else as for floats or complex numbers.
    def forward(a, b):
        if isinstance(b, (int, Fraction)):
            return exact(a, b)
        if isinstance(b, float):
            return general(float(a), b)
        if isinstance(b, complex):
            return general(complex(a), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, numbers.Rational):
            return exact(a, b)
        if isinstance(a, numbers.Real):
            return general(float(a), float(b))
        if isinstance(a, numbers.Complex):
            return general(complex(a), complex(b))
        return NotImplemented

    forward.__name__, reverse.__name__ = f'__{name}__', f'__r{name}__'
    forward.__doc__ = reverse.__doc__ = exact.__doc__
    return forward, reverse


def _lowest(numerator, denominator):
    # A fraction already in lowest terms.
    return Fraction(numerator, denominator, _normalize=False)


def _sum(a, b, sign):
    # Knuth, volume 2, 4.5.1: the denominators' common factor is kept out of the products.
    na, da = a.numerator, a.denominator
    nb, db = sign * b.numerator, b.denominator
    common = math.gcd(da, db)
    if common == 1:
        return _lowest(na * db + da * nb, da * db)
    scale = da // common
    numerator = na * (db // common) + nb * scale
    common = math.gcd(numerator, common)
    return _lowest(numerator // common, scale * (db // common))


def _product(na, da, nb, db):
    # Of two fractions in lowest terms, by taking out common factors first.
    common = math.gcd(na, db)
    if common > 1:
        na //= common
        db //= common
    common = math.gcd(nb, da)
    if common > 1:
        nb //= common
        da //= common
    numerator, denominator = na * nb, da * db
    return _lowest(-numerator, -denominator) if denominator < 0 else _lowest(numerator, denominator)


class Fraction(numbers.Rational):
    """A rational number: Fraction(3, 4), Fraction('3/4'), Fraction('.75'), Fraction(0.75)."""

    __slots__ = '_numerator', '_denominator'

    def __new__(cls, numerator=0, denominator=None, *, _normalize=True):
        self = super(Fraction, cls).__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, (float, _decimal_type())):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            numerator, denominator = _parse(numerator)
        elif not type(numerator) is int is type(denominator):
            if not isinstance(numerator, numbers.Rational) or not isinstance(denominator, numbers.Rational):
                raise TypeError("both arguments should be Rational instances")
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        if denominator == 0:
            raise ZeroDivisionError('Fraction(%s, 0)' % numerator)
        if _normalize:
            common = math.gcd(numerator, denominator)
            if denominator < 0:
                common = -common
            numerator //= common
            denominator //= common
        self._numerator = numerator
        self._denominator = denominator
        return self

    @classmethod
    def from_float(cls, f):
        """The exact value of a finite float (or int)."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("%s.from_float() only takes floats, not %r (%s)" % (cls.__name__, f, type(f).__name__))
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The exact value of a finite Decimal (or int)."""
        from decimal import Decimal

        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        elif not isinstance(dec, Decimal):
            raise TypeError("%s.from_decimal() only takes Decimals, not %r (%s)"
                            % (cls.__name__, dec, type(dec).__name__))
        return cls(*dec.as_integer_ratio())

    def as_integer_ratio(self):
        """(numerator, denominator)"""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction whose denominator is at most max_denominator."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # The last two convergents of the continued fraction whose denominators are small enough: the answer is the
        # second or the best one between them.
        older, newer = (0, 1), (1, 0)
        n, d = self._numerator, self._denominator
        while True:
            quotient = n // d
            denominator = older[1] + quotient * newer[1]
            if denominator > max_denominator:
                break
            older, newer = newer, (older[0] + quotient * newer[0], denominator)
            n, d = d, n - quotient * d
        steps = (max_denominator - older[1]) // newer[1]
        between = Fraction(older[0] + steps * newer[0], older[1] + steps * newer[1])
        convergent = Fraction(*newer)
        return convergent if abs(convergent - self) <= abs(between - self) else between

    @property
    def numerator(a):
        return a._numerator

    @property
    def denominator(a):
        return a._denominator

    def __repr__(self):
        """repr(self)"""
        return '%s(%s, %s)' % (self.__class__.__name__, self._numerator, self._denominator)

    def __str__(self):
        """str(self)"""
        return str(self._numerator) if self._denominator == 1 else '%s/%s' % (self._numerator, self._denominator)

    def _add(a, b):
        """a + b"""
        return _sum(a, b, 1)

    def _sub(a, b):
        """a - b"""
        return _sum(a, b, -1)

    def _mul(a, b):
        """a * b"""
        return _product(a.numerator, a.denominator, b.numerator, b.denominator)

    def _div(a, b):
        """a / b"""
        if b.numerator == 0:
            raise ZeroDivisionError('Fraction(%s, 0)' % (a.numerator * b.denominator))
        return _product(a.numerator, a.denominator, b.denominator, b.numerator)

    def _floordiv(a, b):
        """a // b"""
        return (a.numerator * b.denominator) // (a.denominator * b.numerator)

    def _divmod(a, b):
        """(a // b, a % b)"""
        da, db = a.denominator, b.denominator
        quotient, rest = divmod(a.numerator * db, da * b.numerator)
        return quotient, Fraction(rest, da * db)

    def _mod(a, b):
        """a % b"""
        da, db = a.denominator, b.denominator
        return Fraction((a.numerator * db) % (b.numerator * da), da * db)

    __add__, __radd__ = _operators(_add, operator.add, 'add')
    __sub__, __rsub__ = _operators(_sub, operator.sub, 'sub')
    __mul__, __rmul__ = _operators(_mul, operator.mul, 'mul')
    __truediv__, __rtruediv__ = _operators(_div, operator.truediv, 'truediv')
    __floordiv__, __rfloordiv__ = _operators(_floordiv, operator.floordiv, 'floordiv')
    __divmod__, __rdivmod__ = _operators(_divmod, divmod, 'divmod')
    __mod__, __rmod__ = _operators(_mod, operator.mod, 'mod')

    def __pow__(a, b):
        """a ** b: a fraction for a whole exponent, else a float or complex"""
        if not isinstance(b, numbers.Rational):
            return float(a) ** b
        if b.denominator != 1:
            return float(a) ** float(b)
        power = b.numerator
        numerator, denominator = a._numerator, a._denominator
        if power < 0:
            power = -power
            numerator, denominator = (denominator, numerator) if numerator >= 0 else (-denominator, -numerator)
        if denominator == 0:
            raise ZeroDivisionError('Fraction(%s, 0)' % numerator ** power)
        return _lowest(numerator ** power, denominator ** power)

    def __rpow__(b, a):
        """a ** b"""
        if b._denominator == 1 and b._numerator >= 0:
            # A whole power of whatever a is.
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** (b._numerator if b._denominator == 1 else float(b))

    def __pos__(a):
        """+a"""
        return _lowest(a._numerator, a._denominator)

    def __neg__(a):
        """-a"""
        return _lowest(-a._numerator, a._denominator)

    def __abs__(a):
        """abs(a)"""
        return _lowest(abs(a._numerator), a._denominator)

    def __int__(a, _index=operator.index):
        """int(a)"""
        return _index(a.__trunc__())

    def __trunc__(a):
        """math.trunc(a)"""
        whole = abs(a._numerator) // a._denominator
        return -whole if a._numerator < 0 else whole

    def __floor__(a):
        """math.floor(a)"""
        return a.numerator // a.denominator

    def __ceil__(a):
        """math.ceil(a)"""
        return -(-a.numerator // a.denominator)

    def __round__(self, ndigits=None):
        """round(self, ndigits), halves to even"""
        if ndigits is not None:
            scale = 10 ** abs(ndigits)
            return Fraction(round(self * scale), scale) if ndigits > 0 else Fraction(round(self / scale) * scale)
        whole, rest = divmod(self.numerator, self.denominator)
        twice = rest * 2
        if twice > self.denominator or twice == self.denominator and whole % 2:
            whole += 1
        return whole

    def __hash__(self):
        """hash(self)"""
        try:
            inverse = pow(self._denominator, -1, _PyHASH_MODULUS)
        except ValueError:
            # The modulus divides the denominator.
            magnitude = _PyHASH_INF
        else:
            magnitude = hash(hash(abs(self._numerator)) * inverse)
        result = magnitude if self._numerator >= 0 else -magnitude
        return -2 if result == -1 else result

    def __eq__(a, b):
        """a == b"""
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if not isinstance(b, float):
            return NotImplemented
        return a == a.from_float(b) if math.isfinite(b) else 0.0 == b

    def _richcmp(self, other, op):
        # An ordering comparison with a rational or a float.
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return op(self, self.from_float(other)) if math.isfinite(other) else op(0.0, other)
        return NotImplemented

    def __lt__(a, b):
        """a < b"""
        return a._richcmp(b, operator.lt)

    def __gt__(a, b):
        """a > b"""
        return a._richcmp(b, operator.gt)

    def __le__(a, b):
        """a <= b"""
        return a._richcmp(b, operator.le)

    def __ge__(a, b):
        """a >= b"""
        return a._richcmp(b, operator.ge)

    def __bool__(a):
        """a != 0"""
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()
