"""What decimal and _decimal are made of."""
import contextvars as _contextvars
import math as _math
import numbers as _numbers
import sys as _sys
from _collections_abc import MutableMapping as _MutableMapping
from collections import namedtuple as _namedtuple

__all__ = [
    'Decimal', 'Context', 'DecimalTuple',
    'DefaultContext', 'BasicContext', 'ExtendedContext',
    'DecimalException', 'Clamped', 'InvalidOperation', 'DivisionByZero',
    'Inexact', 'Rounded', 'Subnormal', 'Overflow', 'Underflow', 'FloatOperation',
    'DivisionImpossible', 'InvalidContext', 'ConversionSyntax', 'DivisionUndefined',
    'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING',
    'ROUND_FLOOR', 'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP',
    'setcontext', 'getcontext', 'localcontext',
    'MAX_PREC', 'MAX_EMAX', 'MIN_EMIN', 'MIN_ETINY',
    'HAVE_THREADS', 'HAVE_CONTEXTVAR',
]

# The classes belong to decimal.
__xname__ = __name__
__name__ = 'decimal'
__version__ = '1.70'
__libmpdec_version__ = '2.5.1'

DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')

ROUND_DOWN = 'ROUND_DOWN'
ROUND_HALF_UP = 'ROUND_HALF_UP'
ROUND_HALF_EVEN = 'ROUND_HALF_EVEN'
ROUND_CEILING = 'ROUND_CEILING'
ROUND_FLOOR = 'ROUND_FLOOR'
ROUND_UP = 'ROUND_UP'
ROUND_HALF_DOWN = 'ROUND_HALF_DOWN'
ROUND_05UP = 'ROUND_05UP'

HAVE_THREADS = True
HAVE_CONTEXTVAR = True
if _sys.maxsize == 2 ** 63 - 1:
    MAX_PREC = MAX_EMAX = 999999999999999999
else:
    MAX_PREC = MAX_EMAX = 425000000
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)


# ---- Signals

class DecimalException(ArithmeticError):
    """What may happen in an operation."""


class Clamped(DecimalException):
    """The exponent was changed to be in range."""


class InvalidOperation(DecimalException):
    """The operation has no result."""


class ConversionSyntax(InvalidOperation):
    """A text is no number."""


class DivisionByZero(DecimalException, ZeroDivisionError):
    """A number other than zero was divided by zero."""


class DivisionImpossible(InvalidOperation):
    """An integer quotient has too many digits."""


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Zero was divided by zero."""


class Inexact(DecimalException):
    """Digits other than zero were lost by rounding."""


class InvalidContext(InvalidOperation):
    """The context does not allow the operation."""


class Rounded(DecimalException):
    """Digits were lost by rounding, perhaps zeros."""


class Subnormal(DecimalException):
    """The exponent is below Emin."""


class Overflow(Inexact, Rounded):
    """The exponent is above Emax."""


class Underflow(Inexact, Rounded, Subnormal):
    """Digits were lost for the exponent is below Emin."""


class FloatOperation(DecimalException, TypeError):
    """A float and a Decimal were mixed."""


# What happens in an operation is collected as bits.
(_CLAMPED, _SYNTAX, _BY_ZERO, _CONTEXT, _IMPOSSIBLE, _UNDEFINED, _INEXACT, _INVALID, _FLOAT,
 _OVERFLOW, _ROUNDED, _SUBNORMAL, _UNDERFLOW) = [1 << _bit for _bit in range(13)]
_ANY_INVALID = _SYNTAX | _CONTEXT | _IMPOSSIBLE | _UNDEFINED | _INVALID

# The bits of a signal, in the order in which one of several is raised.
_SIGNALS = {
    InvalidOperation: _ANY_INVALID, FloatOperation: _FLOAT, DivisionByZero: _BY_ZERO,
    Overflow: _OVERFLOW, Underflow: _UNDERFLOW, Subnormal: _SUBNORMAL, Inexact: _INEXACT,
    Rounded: _ROUNDED, Clamped: _CLAMPED,
}
# In the order in which they are told: conditions, then signals.
_CONDITIONS = {
    InvalidOperation: _INVALID, ConversionSyntax: _SYNTAX, DivisionImpossible: _IMPOSSIBLE,
    DivisionUndefined: _UNDEFINED, InvalidContext: _CONTEXT,
    **{_signal: _bits for _signal, _bits in _SIGNALS.items() if _bits != _ANY_INVALID},
}
# In the order in which a context shows them.
_SHOWN = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded,
          Subnormal, Underflow)

_SIGNAL_HELP = ('valid values for signals are:\n'
                '  [InvalidOperation, FloatOperation, DivisionByZero,\n'
                '   Overflow, Underflow, Subnormal, Inexact, Rounded,\n'
                '   Clamped]')
_ROUNDING_HELP = ('valid values for rounding are:\n'
                  '  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n'
                  '   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n'
                  '   ROUND_05UP]')
_ROUNDINGS = (ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN,
              ROUND_HALF_EVEN, ROUND_05UP)


# ---- Integers as digits; the interpreter's own conversion has a limit

_LIMIT_BITS = 8000      # below the least limit that can be set


def _ndigits(n):
    """The number of decimal digits of n >= 0; of 0 it is 1."""
    bits = n.bit_length()
    if bits < 1000:
        return len(str(n))
    least = (bits - 1) * 30102999566398119521373889472449 // 10 ** 32 + 1
    return least + (n >= 10 ** least)


def _digits(n):
    """The digits of n >= 0."""
    if n.bit_length() < _LIMIT_BITS // 4:
        return str(n)

    def put(n, length):
        # Exactly so many digits, by halves.
        if length < 500:
            return str(n).rjust(length, '0')
        half = length // 2
        high, low = divmod(n, 10 ** half)
        return put(high, length - half) + put(low, half)
    return put(n, _ndigits(n))


def _number(text):
    """The number that digits are."""
    if len(text) < 500:
        return int(text or '0')
    half = len(text) // 2
    return _number(text[:-half]) * 10 ** half + _number(text[-half:])


# ---- Fixed-point functions: a number n stands for n / 2**w

def _atanh_inverse(n, w):
    """atanh(1/n)."""
    term = (1 << w) // n
    total, odd, square = 0, 1, n * n
    while term:
        total += term // odd
        term //= square
        odd += 2
    return total


_logarithms = {}        # by 2 and 10: (w, logarithm)


def _constant(base, w):
    """The natural logarithm of 2 or 10, to less than one unit."""
    found = _logarithms.get(base)
    if found is None or found[0] < w:
        wide = max(w + 64, 256)
        factors = (14, 10, 6) if base == 2 else (46, 34, 20)
        found = wide, sum([factor * _atanh_inverse(n, wide)
                           for factor, n in zip(factors, (31, 49, 161))])
        _logarithms[base] = found
    return found[1] >> found[0] - w


def _ln(c, e, w):
    """ln(c * 10**e), to less than a few units."""
    # Roots bring the number near to 1, where the series is short.
    roots = 4 + _math.isqrt(w) // 4
    wide = w + roots + 24
    bits = c.bit_length()
    one = 1 << wide
    y = (c << wide) >> bits         # in [1/2, 1)
    for _ in range(roots):
        y = _math.isqrt(y << wide)
    z = ((y - one) << wide) // (y + one)
    square = z * z >> wide
    total, odd, term = 0, 1, z
    while term not in (0, -1):
        total += term // odd
        term = term * square >> wide
        odd += 2
    total <<= roots + 1
    extra = max(bits.bit_length(), e.bit_length())
    total = (total << extra) + bits * _constant(2, wide + extra) + e * _constant(10, wide + extra)
    return total >> extra + wide - w


def _exp(t, w, digits):
    """exp(t / 2**w) as (coefficient with so many digits, exponent), to less than two units."""
    halvings = 4 + _math.isqrt(digits * 10 // 3) // 2
    narrow = digits * 10 // 3 + halvings + 32
    whole = max(t.bit_length() - w, 0) + 8
    wide = max(narrow + whole, w)
    t <<= wide - w
    exponent, t = divmod(t, _constant(10, wide))
    t >>= wide - narrow
    small = t >> halvings
    one = 1 << narrow
    total, term, n = one, one, 0
    while term:
        n += 1
        term = (term * small >> narrow) // n
        total += term
    for _ in range(halvings):
        total = total * total >> narrow
    # In [1, 10), if only just.
    return total * 10 ** (digits - 1) >> narrow, exponent - digits + 1


_MANY_DIGITS = 10000


def _finite_quotient(a, b, most):
    """(coefficient, places) of a quotient that has no more than so many places, or None."""
    common = _math.gcd(a, b)
    a //= common
    b //= common
    twos = (b & -b).bit_length() - 1
    fives, rest = 0, b >> twos
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    places = max(twos, fives)
    return (a * 10 ** places // b, places) if rest == 1 and places <= most else None


def _surely(coefficient, prec):
    """Tell whether an inexact coefficient, wrong by less than three units, rounds to prec digits
    (or to fewer) as the exact one does: whether it is not near to a number or to a half."""
    extra = _ndigits(coefficient) - prec
    if extra < 2:
        return False
    unit = 5 * 10 ** (extra - 1)
    return 3 < coefficient % unit < unit - 3


def _root(c, n):
    """The n-th root of c if it is an integer, else None."""
    bits = c.bit_length()
    if n >= bits:
        return 1 if c == 1 else None
    guess = 1 << -(-bits // n)
    while True:
        better = (guess * (n - 1) + c // guess ** (n - 1)) // n
        if better >= guess:
            break
        guess = better
    return guess if guess ** n == c else None


def _strip(c, e):
    """The same number without zeros at the end of the coefficient."""
    while c and c % 10 == 0:
        if c % 10 ** 16 == 0:
            c //= 10 ** 16
            e += 16
        else:
            c //= 10
            e += 1
    return c, e


# ---- The kinds of number

_FINITE, _INF, _QNAN, _SNAN = range(4)
_KIND_LETTERS = {'F': _INF, 'n': _QNAN, 'N': _SNAN}


def _make(sign, coefficient, exponent, kind=_FINITE):
    self = object.__new__(Decimal)
    self._sign = sign
    self._int = coefficient
    self._exp = exponent
    self._kind = kind
    return self


def _nan():
    return _make(0, 0, 0, _QNAN)


def _infinity(sign):
    return _make(sign, 0, 0, _INF)


def _adjusted(x):
    return x._exp + _ndigits(x._int) - 1


def _order(a, b):
    """-1, 0 or 1 as a is less than, equal to or greater than b, neither being a NaN."""
    if a._kind or b._kind:
        first = (0 if not a._kind else -1 if a._sign else 1)
        second = (0 if not b._kind else -1 if b._sign else 1)
        return (first > second) - (first < second)
    x, y = a._int, b._int
    if not x or not y:
        first = 0 if not x else -1 if a._sign else 1
        second = 0 if not y else -1 if b._sign else 1
        return (first > second) - (first < second)
    if a._sign != b._sign:
        return -1 if a._sign else 1
    return -_order_magnitude(a, b) if a._sign else _order_magnitude(a, b)


def _order_magnitude(a, b):
    """The same of two positive finite numbers, whatever their signs."""
    x, y = a._int, b._int
    if a._exp != b._exp:
        first, second = _adjusted(a), _adjusted(b)
        if first != second:
            return 1 if first > second else -1
        if a._exp > b._exp:
            x *= 10 ** (a._exp - b._exp)
        else:
            y *= 10 ** (b._exp - a._exp)
    return (x > y) - (x < y)


def _is_integer(x):
    if x._kind:
        return False
    return x._exp >= 0 or not x._int or (
        -x._exp < _ndigits(x._int) and x._int % 10 ** -x._exp == 0)


def _integer(x):
    """The int that a finite number is, cut off."""
    if x._exp >= 0:
        value = x._int * 10 ** x._exp
    elif -x._exp >= _ndigits(x._int):
        value = 0
    else:
        value = x._int // 10 ** -x._exp
    return -value if x._sign else value


def _round_shift(coefficient, drop, sign, rounding):
    """(coefficient without its last drop digits, whether they were other than zeros)."""
    if drop > _ndigits(coefficient):
        # Less than a tenth of the last place.
        quotient, inexact, half = 0, coefficient != 0, -1
    else:
        unit = 10 ** drop
        quotient, rest = divmod(coefficient, unit)
        inexact = rest != 0
        half = (2 * rest > unit) - (2 * rest < unit)
    if not inexact:
        return quotient, False
    if rounding == ROUND_HALF_EVEN:
        up = half > 0 or (half == 0 and quotient % 2)
    elif rounding == ROUND_HALF_UP:
        up = half >= 0
    elif rounding == ROUND_HALF_DOWN:
        up = half > 0
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = sign
    else:
        up = quotient % 5 == 0
    return (quotient + 1 if up else quotient), True


# ---- The operations

class _Machine:
    """Carries out operations by the rules of a context and collects in status what happens."""

    __slots__ = 'prec', 'emin', 'emax', 'clamp', 'rounding', 'status'

    def __init__(self, context=None):
        self.status = 0
        if context is None:
            # Exact: what does not fit is an error.
            self.prec, self.emin, self.emax = MAX_PREC, MIN_EMIN, MAX_EMAX
            self.clamp, self.rounding = 0, ROUND_HALF_EVEN
        else:
            self.prec, self.emin, self.emax = context._prec, context._emin, context._emax
            self.clamp, self.rounding = context._clamping, context._rounding

    # Results.

    def invalid(self, condition=_INVALID):
        self.status |= condition
        return _nan()

    def nans(self, *operands):
        """The result if one of the operands is a NaN, else None: the first signaling one's, or the
        first one's."""
        chosen = None
        for x in operands:
            if x._kind == _SNAN:
                self.status |= _INVALID
                chosen = x
                break
            if x._kind == _QNAN and chosen is None:
                chosen = x
        return None if chosen is None else self.quiet(chosen)

    def quiet(self, x):
        """The quiet NaN of a NaN, with as much of its payload as there is room for."""
        room = self.prec - self.clamp
        payload = x._int
        if payload and _ndigits(payload) > room:
            payload %= 10 ** room
        return _make(x._sign, payload, 0, _QNAN)

    def etiny(self):
        return self.emin - self.prec + 1

    def etop(self):
        return self.emax - self.prec + 1

    def overflow(self, sign):
        self.status |= _OVERFLOW | _INEXACT | _ROUNDED
        rounding = self.rounding
        if (rounding in (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_UP)
                or rounding == (ROUND_FLOOR if sign else ROUND_CEILING)):
            return _infinity(sign)
        return _make(sign, 10 ** self.prec - 1, self.etop())

    def fix(self, sign, coefficient, exponent):
        """The number, rounded to precision and brought into range."""
        etiny = self.emin - self.prec + 1
        if not coefficient:
            top = self.etop() if self.clamp else self.emax
            if exponent < etiny or exponent > top:
                exponent = min(max(exponent, etiny), top)
                self.status |= _CLAMPED
            return _make(sign, 0, exponent)
        digits = _ndigits(coefficient)
        adjusted = exponent + digits - 1
        if adjusted > self.emax:
            return self.overflow(sign)
        subnormal = adjusted < self.emin
        lowest = etiny if subnormal else adjusted - self.prec + 1
        if exponent < lowest:
            coefficient, inexact = _round_shift(coefficient, lowest - exponent, sign,
                                                self.rounding)
            exponent = lowest
            if coefficient and _ndigits(coefficient) > self.prec:
                coefficient //= 10
                exponent += 1
                if exponent > self.etop():
                    return self.overflow(sign)
            self.status |= _ROUNDED
            if inexact:
                self.status |= _INEXACT
                if subnormal:
                    self.status |= _UNDERFLOW
            if not coefficient:
                self.status |= _CLAMPED
        if subnormal:
            self.status |= _SUBNORMAL
        if self.clamp and coefficient and exponent > self.etop():
            coefficient *= 10 ** (exponent - self.etop())
            exponent = self.etop()
            self.status |= _CLAMPED
        return _make(sign, coefficient, exponent)

    def plain(self, x):
        """A number rounded to this context."""
        if x._kind:
            return self.quiet(x) if x._kind != _INF else x
        return self.fix(x._sign, x._int, x._exp)

    def half_even(self, sign, coefficient, exponent):
        """fix(), by half to even whatever the context says."""
        kept, self.rounding = self.rounding, ROUND_HALF_EVEN
        result = self.fix(sign, coefficient, exponent)
        self.rounding = kept
        return result

    def exact(self, x):
        """A number as it is, if it fits at all."""
        if not x._kind:
            result = self.fix(x._sign, x._int, x._exp)
            if self.status & (_INEXACT | _ROUNDED | _CLAMPED | _OVERFLOW):
                self.status = 0
                return self.invalid()
            self.status &= _ANY_INVALID
            return result
        return x

    # Signs.

    def plus(self, a):
        if a._kind:
            return a if a._kind == _INF else self.nans(a)
        sign = a._sign if a._int or self.rounding == ROUND_FLOOR else 0
        return self.fix(sign, a._int, a._exp)

    def minus(self, a):
        if a._kind:
            return _infinity(1 - a._sign) if a._kind == _INF else self.nans(a)
        sign = 1 - a._sign if a._int or self.rounding == ROUND_FLOOR else 0
        return self.fix(sign, a._int, a._exp)

    def abs(self, a):
        if a._kind == _FINITE or a._kind == _INF:
            return self.minus(a) if a._sign else self.plus(a)
        return self.nans(a)

    # Addition and multiplication.

    def add(self, a, b):
        if a._kind or b._kind:
            found = self.nans(a, b)
            if found is not None:
                return found
            if a._kind and b._kind and a._sign != b._sign:
                return self.invalid()
            return _infinity(a._sign if a._kind else b._sign)
        return self._sum(a._sign, a._int, a._exp, b._sign, b._int, b._exp)

    def subtract(self, a, b):
        if a._kind or b._kind:
            found = self.nans(a, b)
            if found is not None:
                return found
            if a._kind and b._kind and a._sign == b._sign:
                return self.invalid()
            return _infinity(a._sign if a._kind else 1 - b._sign)
        return self._sum(a._sign, a._int, a._exp, 1 - b._sign, b._int, b._exp)

    def _sum(self, a_sign, a, a_exp, b_sign, b, b_exp):
        if a_exp != b_exp:
            if a_exp < b_exp:
                a_sign, a, a_exp, b_sign, b, b_exp = b_sign, b, b_exp, a_sign, a, a_exp
            # The first has the greater exponent. What is far below its digits only counts as
            # something.
            if not a:
                if b:
                    # Only the exponent of a zero counts, and that as far as precision goes.
                    a_exp = b_exp
            elif not b:
                shift = min(a_exp - b_exp, max(self.prec + 1 - _ndigits(a), 0))
                a *= 10 ** shift
                a_exp -= shift
                b_exp = a_exp
            else:
                floor = a_exp + min(-1, _ndigits(a) - self.prec - 2)
                if b_exp + _ndigits(b) - 1 < floor:
                    b, b_exp = 1, floor
            if a:
                a *= 10 ** (a_exp - b_exp)
        exponent = b_exp
        total = (-a if a_sign else a) + (-b if b_sign else b)
        if total:
            return self.fix(int(total < 0), abs(total), exponent)
        if a_sign == b_sign:
            sign = a_sign
        else:
            sign = int(self.rounding == ROUND_FLOOR)
        return self.fix(sign, 0, exponent)

    def multiply(self, a, b):
        sign = a._sign ^ b._sign
        if a._kind or b._kind:
            found = self.nans(a, b)
            if found is not None:
                return found
            if not (a._kind or a._int) or not (b._kind or b._int):
                return self.invalid()
            return _infinity(sign)
        return self.fix(sign, a._int * b._int, a._exp + b._exp)

    def fma(self, a, b, c):
        """a * b + c, rounded once."""
        # A signaling NaN of the factors goes first, then their product's NaN.
        found = self.nans(a, b)
        if found is not None and self.status & _INVALID:
            return found
        if a._kind in (_QNAN, _SNAN) or b._kind in (_QNAN, _SNAN):
            return self.nans(a if a._kind in (_QNAN, _SNAN) else b, c)
        sign = a._sign ^ b._sign
        if a._kind or b._kind:
            if not (a._kind or a._int) or not (b._kind or b._int):
                return self.invalid()
            return self.add(_infinity(sign), c)
        return self.add(_make(sign, a._int * b._int, a._exp + b._exp), c)

    # Division.

    def divide(self, a, b):
        sign = a._sign ^ b._sign
        if a._kind or b._kind:
            found = self.nans(a, b)
            if found is not None:
                return found
            if a._kind and b._kind:
                return self.invalid()
            if a._kind:
                return _infinity(sign)
            self.status |= _CLAMPED
            return _make(sign, 0, self.etiny())
        if not b._int:
            if not a._int:
                return self.invalid(_UNDEFINED)
            self.status |= _BY_ZERO
            return _infinity(sign)
        return self.fix(sign, *self._quotient(a._int, a._exp, b._int, b._exp))

    def _quotient(self, a, a_exp, b, b_exp):
        """(coefficient, exponent) of a quotient: with a digit more than precision, the last one not
        0 or 5 if there would be more; or exact, with the exponent as near as can be to the ideal."""
        ideal = a_exp - b_exp
        if not a:
            return 0, ideal
        shift = _ndigits(b) - _ndigits(a) + self.prec + 1
        if shift > _MANY_DIGITS:
            # Perhaps the quotient ends long before precision does.
            found = _finite_quotient(a, b, shift)
            if found is not None:
                return found[0], ideal - found[1]
        if shift >= 0:
            quotient, rest = divmod(a * 10 ** shift, b)
        else:
            quotient, rest = divmod(a, b * 10 ** -shift)
        exponent = ideal - shift
        if rest:
            if quotient % 5 == 0:
                quotient += 1
        else:
            while exponent < ideal and quotient % 10 == 0:
                if ideal - exponent >= 16 and quotient % 10 ** 16 == 0:
                    quotient //= 10 ** 16
                    exponent += 16
                else:
                    quotient //= 10
                    exponent += 1
        return quotient, exponent

    def _integer_division(self, a, b):
        """(integer quotient, remainder, exponent of the remainder) of finite numbers, b not zero;
        None if the quotient has too many digits."""
        exponent = min(a._exp, b._exp)
        if not a._int:
            return 0, 0, exponent
        gap = _adjusted(a) - _adjusted(b)
        if gap <= -2 or (gap < 0 and a._exp >= b._exp and _order_magnitude(a, b) < 0):
            # The exponent comes down as far as there is room for digits, and one place more so
            # that rounding is told of.
            down = min(a._exp - exponent, self.prec + 1)
            return 0, a._int * 10 ** down, a._exp - down
        if gap > self.prec:
            return None
        x, y = a._int * 10 ** (a._exp - exponent), b._int * 10 ** (b._exp - exponent)
        quotient, rest = divmod(x, y)
        if _ndigits(quotient) > self.prec:
            return None
        return quotient, rest, exponent

    def divide_int(self, a, b):
        found = self.nans(a, b)
        if found is not None:
            return found
        sign = a._sign ^ b._sign
        if a._kind:
            return self.invalid() if b._kind else _infinity(sign)
        if b._kind:
            return _make(sign, 0, 0)
        if not b._int:
            if not a._int:
                return self.invalid(_UNDEFINED)
            self.status |= _BY_ZERO
            return _infinity(sign)
        parts = self._integer_division(a, b)
        return self.invalid(_IMPOSSIBLE) if parts is None else self.fix(sign, parts[0], 0)

    def remainder(self, a, b):
        found = self.nans(a, b)
        if found is not None:
            return found
        if a._kind:
            return self.invalid()
        if b._kind:
            return self.fix(a._sign, a._int, a._exp)
        if not b._int:
            return self.invalid(_INVALID if a._int else _UNDEFINED)
        parts = self._integer_division(a, b)
        if parts is None:
            return self.invalid(_IMPOSSIBLE)
        return self.fix(a._sign, parts[1], parts[2])

    def divmod(self, a, b):
        found = self.nans(a, b)
        if found is not None:
            return found, found
        sign = a._sign ^ b._sign
        if a._kind:
            if b._kind:
                return self.invalid(), _nan()
            return _infinity(sign), self.invalid()
        if b._kind:
            return _make(sign, 0, 0), self.fix(a._sign, a._int, a._exp)
        if not b._int:
            if not a._int:
                return self.invalid(_UNDEFINED), _nan()
            self.status |= _BY_ZERO
            return _infinity(sign), self.invalid()
        parts = self._integer_division(a, b)
        if parts is None:
            return self.invalid(_IMPOSSIBLE), _nan()
        return self.fix(sign, parts[0], 0), self.fix(a._sign, parts[1], parts[2])

    def remainder_near(self, a, b):
        found = self.nans(a, b)
        if found is not None:
            return found
        if a._kind:
            return self.invalid()
        if b._kind:
            return self.fix(a._sign, a._int, a._exp)
        if not b._int:
            return self.invalid(_INVALID if a._int else _UNDEFINED)
        exponent = min(a._exp, b._exp)
        gap = _adjusted(a) - _adjusted(b)
        if not a._int:
            return self.fix(a._sign, 0, exponent)
        if gap > self.prec:
            return self.invalid(_IMPOSSIBLE)
        if gap <= -2:
            # Less than half, by far; the exponent comes down as in remainder().
            down = min(a._exp - exponent, self.prec + 1)
            return self.fix(a._sign, a._int * 10 ** down, a._exp - down)
        x, y = a._int * 10 ** (a._exp - exponent), b._int * 10 ** (b._exp - exponent)
        quotient, rest = divmod(x, y)
        sign = a._sign
        if 2 * rest > y or (2 * rest == y and quotient % 2):
            rest = y - rest
            quotient += 1
            sign = 1 - sign
        if _ndigits(quotient) > self.prec:
            return self.invalid(_IMPOSSIBLE)
        return self.fix(sign, rest, exponent)

    # Powers, roots and logarithms.

    def sqrt(self, a):
        found = self.nans(a)
        if found is not None:
            return found
        if not a._kind and not a._int:
            return self.fix(a._sign, 0, a._exp // 2)
        if a._sign:
            return self.invalid()
        if a._kind:
            return a
        ideal = a._exp // 2
        c = a._int * 10 if a._exp % 2 else a._int
        # Two digits of c for each of the root, one more than precision.
        shift = self.prec + 1 - (_ndigits(c) + 1) // 2
        if shift > _MANY_DIGITS:
            root = _math.isqrt(c)
            if root * root == c:
                return self.half_even(0, root, ideal)
        if shift >= 0:
            c *= 100 ** shift
            rest = 0
        else:
            c, rest = divmod(c, 100 ** -shift)
        root = _math.isqrt(c)
        exponent = ideal - shift
        if rest or root * root != c:
            if root % 5 == 0:
                root += 1
        elif shift >= 0:
            while exponent < ideal and root % 10 == 0:
                root //= 10
                exponent += 1
        else:
            root *= 10 ** -shift
            exponent = ideal
        return self.half_even(0, root, exponent)

    def _approximate(self, compute):
        """The first result (coefficient, exponent) of compute(digits) that is good enough."""
        extra = 4
        while True:
            coefficient, exponent = compute(self.prec + extra)
            if _surely(abs(coefficient), self.prec):
                return coefficient, exponent
            extra += 4 + extra // 2

    def exp(self, a):
        found = self.nans(a)
        if found is not None:
            return found
        if a._kind:
            return _make(0, 0, 0) if a._sign else a
        if not a._int:
            return _make(0, 1, 0)
        if _adjusted(a) > 20:
            return self._beyond(0, not a._sign)
        if _adjusted(a) < -self.prec - 1:
            # 1 but for what is far behind the last digit.
            self.status |= _INEXACT | _ROUNDED
            return self.half_even(0, 10 ** (self.prec - 1), 1 - self.prec)
        # Is it in range at all?
        rough = self._scaled(a, 64) // _constant(10, 64)
        if rough > self.emax + 2 or rough < self.etiny() - 3:
            return self._beyond(0, rough > 0)

        def compute(digits):
            w = digits * 10 // 3 + 24 + abs(rough).bit_length()
            return _exp(self._scaled(a, w), w, digits)
        return self.half_even(0, *self._approximate(compute))

    @staticmethod
    def _scaled(a, w):
        value = (a._int << w) * 10 ** a._exp if a._exp >= 0 else (a._int << w) // 10 ** -a._exp
        return -value if a._sign else value

    def _beyond(self, sign, large):
        """A number too large, or too small."""
        if large:
            return self.half_even_overflow(sign)
        return self.half_even(sign, 1, self.etiny() - 1)

    def half_even_overflow(self, sign):
        kept, self.rounding = self.rounding, ROUND_HALF_EVEN
        result = self.overflow(sign)
        self.rounding = kept
        return result

    def _logarithm(self, a, divide):
        """ln(a), or log10(a), of a positive number that is not a power of ten (not 1)."""
        places = self.prec + 4
        while True:
            w = places * 10 // 3 + 24
            value = _ln(a._int, a._exp, w)
            if divide:
                value = (value << w) // _constant(10, w)
            value = value * 10 ** places >> w
            known = _ndigits(abs(value))
            if known < self.prec + 4:
                places += self.prec + 4 - known     # near to 0, that is a near to 1
            elif _surely(abs(value), self.prec):
                return self.half_even(int(value < 0), abs(value), -places)
            else:
                places += 8

    def ln(self, a):
        found = self.nans(a)
        if found is not None:
            return found
        if not a._kind and not a._int:
            return _infinity(1)
        if a._sign:
            return self.invalid()
        if a._kind:
            return a
        if _order_magnitude(a, _ONE) == 0:
            return _make(0, 0, 0)
        return self._logarithm(a, False)

    def log10(self, a):
        found = self.nans(a)
        if found is not None:
            return found
        if not a._kind and not a._int:
            return _infinity(1)
        if a._sign:
            return self.invalid()
        if a._kind:
            return a
        c, e = _strip(a._int, a._exp)
        if c == 1:
            return self.half_even(int(e < 0), abs(e), 0)
        return self._logarithm(a, True)

    def power(self, a, b, modulo=None):
        if modulo is not None:
            return self._power_modulo(a, b, modulo)
        found = self.nans(a, b)
        if found is not None:
            return found
        a_zero, b_zero = not (a._kind or a._int), not (b._kind or b._int)
        if b_zero:
            return self.invalid() if a_zero else _make(0, 1, 0)
        whole = _is_integer(b)
        sign = 0
        if a._sign:
            if whole:
                sign = b._exp == 0 and b._int % 2 or b._exp < 0 and b._int // 10 ** -b._exp % 2
            elif not a_zero:
                return self.invalid()
        if a_zero:
            return _infinity(sign) if b._sign else _make(sign, 0, 0)
        if a._kind:
            return _make(sign, 0, 0) if b._sign else _infinity(sign)
        size = _order_magnitude(a, _ONE)
        if size == 0:
            return self._power_of_one(sign, a, b, whole)
        if b._kind:
            return _make(sign, 0, 0) if (size > 0) == b._sign else _infinity(sign)
        if whole:
            result = self._integer_power(sign, a, b)
            if result is not None:
                return result
        result = self._exact_power(sign, a, b, whole)
        if result is not None:
            return result
        return self._real_power(sign, a, b)

    def _power_of_one(self, sign, a, b, whole):
        if not whole:
            # As if it were not known to be exact.
            self.status |= _INEXACT | _ROUNDED
            return _make(sign, 10 ** (self.prec - 1), 1 - self.prec)
        if b._sign:
            return _make(sign, 1, 0)
        exponent = a._exp * (self.prec if _adjusted(b) > 18 else min(_integer(b), self.prec))
        if exponent < 1 - self.prec:
            exponent = 1 - self.prec
            self.status |= _ROUNDED
        return _make(sign, 10 ** -exponent, exponent)

    def _integer_power(self, sign, a, b):
        """The power, if the digits of the exact one are not too many; else None."""
        if _adjusted(b) > 8:
            return None
        n = abs(_integer(b))
        if n * _ndigits(a._int) > 4 * self.prec + 2000:
            return None
        if not b._sign:
            return self.fix(sign, a._int ** n, a._exp * n)
        c, e = _strip(a._int, a._exp)
        return self.fix(sign, *self._quotient(1, 0, c ** n, e * n))

    def _exact_power(self, sign, a, b, whole):
        """The power if it is exact with few digits, else None."""
        c, e = _strip(a._int, a._exp)
        num, den = b._int, 1
        if _adjusted(b) > 20:
            return None
        if b._exp >= 0:
            num *= 10 ** b._exp
        elif -b._exp > _ndigits(num) + 20:
            return None         # no root of so high a degree is exact
        else:
            den = 10 ** -b._exp
            common = _math.gcd(num, den)
            num, den = num // common, den // common
        if b._sign:
            num = -num
        if c == 1:
            if e * num % den:
                return None
            exponent = e * num // den
            if whole:
                ideal = a._exp * num if num > 0 else exponent
                zeros = min(exponent - ideal, self.prec)
                return self.fix(sign, 10 ** zeros, exponent - zeros)
            return self._padded(sign, 1, exponent)
        if whole or e % den:
            return None
        root = _root(c, den)
        if root is None:
            return None
        e //= den
        n = abs(num)
        if n * _ndigits(root) > 2 * self.prec + 40:
            return None
        if num > 0:
            return self._padded(sign, root ** n, e * n)
        quotient, exponent = self._quotient(1, 0, root ** n, e * n)
        if quotient * root ** n != 10 ** (-exponent - e * n):
            return None
        return self._padded(sign, quotient, exponent)

    def _padded(self, sign, c, e):
        """An exact result of an operation that is inexact by definition: with all digits."""
        missing = self.prec + 1 - _ndigits(c)
        if missing > 0:
            c *= 10 ** missing
            e -= missing
        result = self.fix(sign, c, e)
        self.status |= _INEXACT | _ROUNDED
        if self.status & _SUBNORMAL:
            self.status |= _UNDERFLOW
        return result

    def _real_power(self, sign, a, b):
        large = (_order_magnitude(a, _ONE) > 0) != bool(b._sign)
        # The logarithm is not nearer to 0 than this.
        decimals = (_ndigits(a._int) if _adjusted(a) in (0, -1) else 0) + 2
        if _adjusted(b) > decimals + 24:
            return self._power_beyond(sign, large)
        # How large the exponent of e is, roughly.
        size = max(_adjusted(b), 0)
        logarithm = _ln(a._int, a._exp, decimals * 10 // 3 + 32)
        tiny = (_adjusted(b) + (abs(logarithm).bit_length() - decimals * 10 // 3 - 32) * 3 // 10
                < -self.prec - 2)

        def exponent_at(w):
            wide = w + size * 10 // 3 + 8
            value = _ln(a._int, a._exp, wide) * b._int
            value = value * 10 ** b._exp if b._exp >= 0 else value // 10 ** -b._exp
            value >>= wide - w
            return -value if b._sign else value
        rough = 0 if tiny else exponent_at(64) // _constant(10, 64)
        if rough > self.emax + 2 or rough < self.etiny() - 3:
            return self._power_beyond(sign, large)
        if tiny:
            one = 10 ** (self.prec + 1)
            return self.fix(sign, one + 1 if large else one - 1, -self.prec - 1)

        def compute(digits):
            w = digits * 10 // 3 + 24 + abs(rough).bit_length()
            return _exp(exponent_at(w), w, digits)
        return self.fix(sign, *self._approximate(compute))

    def _power_beyond(self, sign, large):
        return self.overflow(sign) if large else self.fix(sign, 1, self.etiny() - 1)

    def _power_modulo(self, a, b, m):
        found = self.nans(a, b, m)
        if found is not None:
            return found
        if (not (_is_integer(a) and _is_integer(b) and _is_integer(m))
                or (b._sign and b._int) or not m._int or _adjusted(m) >= self.prec
                or not (a._int or b._int)):
            return self.invalid()
        odd = b._exp <= 0 and b._int // 10 ** -b._exp % 2
        modulus = abs(_integer(m))
        base, base_exp = _strip(a._int, a._exp)
        value = base * pow(10, base_exp, modulus) % modulus if base else 0
        exponent, exponent_exp = _strip(b._int, b._exp)
        for _ in range(exponent_exp):
            value = pow(value, 10, modulus)
        return _make(a._sign if odd else 0, pow(value, exponent, modulus), 0)

    # Rounding.

    def rescale(self, x, exponent, rounding):
        """(coefficient, inexact) of a finite number with another exponent."""
        if x._exp >= exponent:
            return x._int * 10 ** (x._exp - exponent) if x._int else 0, False
        return _round_shift(x._int, exponent - x._exp, x._sign, rounding)

    def quantize(self, a, b, rounding=None):
        if rounding is None:
            rounding = self.rounding
        if a._kind or b._kind:
            found = self.nans(a, b)
            if found is not None:
                return found
            return a if a._kind and b._kind else self.invalid()
        exponent = b._exp
        if not self.etiny() <= exponent <= self.emax:
            return self.invalid()
        if not a._int:
            return self.fix(a._sign, 0, exponent)
        adjusted = _adjusted(a)
        if adjusted > self.emax or adjusted - exponent + 1 > self.prec:
            return self.invalid()
        coefficient, inexact = self.rescale(a, exponent, rounding)
        digits = _ndigits(coefficient)
        if digits > self.prec or (coefficient and exponent + digits - 1 > self.emax):
            return self.invalid()
        if coefficient and exponent + digits - 1 < self.emin:
            self.status |= _SUBNORMAL
        if exponent > a._exp:
            self.status |= _ROUNDED
            if inexact:
                self.status |= _INEXACT
        return self.fix(a._sign, coefficient, exponent)

    def to_integral_exact(self, a, rounding=None):
        return self._integral(a, rounding, True)

    def to_integral_value(self, a, rounding=None):
        return self._integral(a, rounding, False)

    def _integral(self, a, rounding, tell):
        if a._kind:
            return a if a._kind == _INF else self.nans(a)
        if a._exp >= 0:
            return a
        if not a._int:
            return _make(a._sign, 0, 0)
        coefficient, inexact = self.rescale(a, 0, rounding or self.rounding)
        if tell:
            self.status |= _ROUNDED | (_INEXACT if inexact else 0)
        return _make(a._sign, coefficient, 0)

    def normalize(self, a):
        if a._kind:
            return a if a._kind == _INF else self.nans(a)
        result = self.fix(a._sign, a._int, a._exp)
        if result._kind:
            return result
        if not result._int:
            return _make(result._sign, 0, 0)
        top = self.etop() if self.clamp else self.emax
        c, e = result._int, result._exp
        while c % 10 == 0 and e < top:
            c //= 10
            e += 1
        return _make(result._sign, c, e)

    # Neighbours.

    def next_minus(self, a):
        return self._next(a, -1)

    def next_plus(self, a):
        return self._next(a, 1)

    def _next(self, a, direction):
        found = self.nans(a)
        if found is not None:
            return found
        if a._kind:
            if a._sign == (direction < 0):
                return a
            return _make(a._sign, 10 ** self.prec - 1, self.etop())
        inner = self.copy()
        inner.rounding = ROUND_CEILING if direction > 0 else ROUND_FLOOR
        result = inner.fix(a._sign, a._int, a._exp)
        if _order(result, a) != 0:
            return result
        return inner._sum(a._sign, a._int, a._exp, int(direction < 0), 1, self.etiny() - 1)

    def copy(self):
        other = object.__new__(_Machine)
        other.prec, other.emin, other.emax = self.prec, self.emin, self.emax
        other.clamp, other.rounding, other.status = self.clamp, self.rounding, 0
        return other

    def next_toward(self, a, b):
        found = self.nans(a, b)
        if found is not None:
            return found
        order = _order(a, b)
        if order == 0:
            return _make(b._sign, a._int, a._exp, a._kind)
        result = self._next(a, -order)
        if result._kind:
            self.status |= _OVERFLOW | _INEXACT | _ROUNDED
        elif _adjusted(result) < self.emin:
            self.status |= _UNDERFLOW | _SUBNORMAL | _INEXACT | _ROUNDED
            if not result._int:
                self.status |= _CLAMPED
        return result

    # Comparison.

    def compare(self, a, b):
        found = self.nans(a, b)
        return found if found is not None else _from_int(_order(a, b))

    def compare_signal(self, a, b):
        found = self.nans(a, b)
        if found is None:
            return _from_int(_order(a, b))
        self.status |= _INVALID
        return found

    def compare_total(self, a, b):
        return _from_int(_total_order(a, b))

    def compare_total_mag(self, a, b):
        return _from_int(_total_order(_make(0, a._int, a._exp, a._kind),
                                      _make(0, b._int, b._exp, b._kind)))

    def _chosen(self, a, b, order, greater):
        """The greater or the lesser of two; a quiet NaN is nothing beside a number."""
        if a._kind >= _QNAN or b._kind >= _QNAN:
            if a._kind == _QNAN and b._kind < _QNAN:
                return self.plain(b)
            if b._kind == _QNAN and a._kind < _QNAN:
                return self.plain(a)
            return self.nans(a, b)
        return self.plain((a if order(a, b) > 0 else b) if greater
                          else (a if order(a, b) <= 0 else b))

    def max(self, a, b):
        return self._chosen(a, b, lambda a, b: _order(a, b) or _total_order(a, b), True)

    def min(self, a, b):
        return self._chosen(a, b, lambda a, b: _order(a, b) or _total_order(a, b), False)

    def max_mag(self, a, b):
        return self._chosen(a, b, _magnitude_order, True)

    def min_mag(self, a, b):
        return self._chosen(a, b, _magnitude_order, False)

    # Digits.

    def logb(self, a):
        found = self.nans(a)
        if found is not None:
            return found
        if a._kind:
            return _infinity(0)
        if not a._int:
            self.status |= _BY_ZERO
            return _infinity(1)
        adjusted = _adjusted(a)
        return self.fix(int(adjusted < 0), abs(adjusted), 0)

    def _logical(self, *operands):
        """The operands' digits as a number in base two each, or None if they are not all 0 or 1."""
        result = []
        for x in operands:
            if x._kind or x._sign or x._exp:
                return None
            digits = _digits(x._int)
            if digits.strip('01'):
                return None
            result.append(int(digits[-self.prec:], 2))
        return result

    def _from_bits(self, bits):
        return _make(0, _number(bin(bits)[2:]), 0)

    def logical_and(self, a, b):
        found = self._logical(a, b)
        return self.invalid() if found is None else self._from_bits(found[0] & found[1])

    def logical_or(self, a, b):
        found = self._logical(a, b)
        return self.invalid() if found is None else self._from_bits(found[0] | found[1])

    def logical_xor(self, a, b):
        found = self._logical(a, b)
        return self.invalid() if found is None else self._from_bits(found[0] ^ found[1])

    def logical_invert(self, a):
        found = self._logical(a)
        if found is None:
            return self.invalid()
        return self._from_bits(found[0] ^ ((1 << self.prec) - 1))

    def _count(self, b, limit):
        """The int that an operand is if it is one within a limit, else None."""
        if b._kind or b._exp:
            return None
        count = _integer(b)
        return count if -limit <= count <= limit else None

    def rotate(self, a, b):
        found = self.nans(a, b)
        if found is not None:
            return found
        count = self._count(b, self.prec)
        if count is None:
            return self.invalid()
        if a._kind:
            return a
        size = 10 ** self.prec
        high, low = divmod(a._int % size, 10 ** (self.prec - count % self.prec))
        return _make(a._sign, low * 10 ** (count % self.prec) + high, a._exp)

    def shift(self, a, b):
        found = self.nans(a, b)
        if found is not None:
            return found
        count = self._count(b, self.prec)
        if count is None:
            return self.invalid()
        if a._kind:
            return a
        c = a._int % 10 ** self.prec
        c = c * 10 ** count % 10 ** self.prec if count >= 0 else c // 10 ** -count
        return _make(a._sign, c, a._exp)

    def scaleb(self, a, b):
        found = self.nans(a, b)
        if found is not None:
            return found
        count = self._count(b, 2 * (self.emax + self.prec))
        if count is None:
            return self.invalid()
        return a if a._kind else self.fix(a._sign, a._int, a._exp + count)


def _magnitude_order(a, b):
    x, y = _make(0, a._int, a._exp, a._kind), _make(0, b._int, b._exp, b._kind)
    return _order(x, y) or _total_order(a, b)


def _total_order(a, b):
    """The order of representations: -NaN, -sNaN, -Infinity, numbers, ..., NaN; of equal numbers
    that with the lesser exponent first."""
    if a._sign != b._sign:
        return -1 if a._sign else 1
    rank = {_FINITE: 0, _INF: 0, _SNAN: 1, _QNAN: 2}
    first, second = rank[a._kind], rank[b._kind]
    if first != second:
        order = 1 if first > second else -1
    elif first:
        order = (a._int > b._int) - (a._int < b._int)
    else:
        order = _order(a, b)
        if a._sign:
            order = -order
        if not order and not a._kind:
            order = (a._exp > b._exp) - (a._exp < b._exp)
    return -order if a._sign else order


def _from_int(n):
    return _make(int(n < 0), abs(n), 0)


# ---- Operands

def _operand(value):
    """A Decimal of a Decimal or an int; None of anything else."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _from_int(int(value))
    return None


def _need(value):
    found = _operand(value)
    if found is None:
        raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
    return found


def _context(context):
    """The context of an optional argument."""
    if context is None:
        return getcontext()
    if not isinstance(context, Context):
        raise TypeError('optional argument must be a context')
    return context


def _check_rounding(rounding):
    if rounding is not None and not (isinstance(rounding, str) and rounding in _ROUNDINGS):
        raise TypeError(_ROUNDING_HELP)


def _compared(a, b, equality):
    """Both as Decimals that can be compared exactly, or (None, None)."""
    if isinstance(b, Decimal):
        return a, b
    if isinstance(b, int):
        return a, _from_int(int(b))
    if isinstance(b, float):
        context = getcontext()
        if equality:
            context.flags._bits |= _FLOAT
        else:
            context._settle(_FLOAT)
        return a, Decimal.from_float(b)
    if equality and isinstance(b, complex):
        return _compared(a, b.real, True) if b.imag == 0 else (None, None)
    if isinstance(b, _numbers.Rational):
        if not a._kind:
            a = _make(a._sign, a._int * int(b.denominator), a._exp)
        return a, _from_int(int(b.numerator))
    if equality and isinstance(b, _numbers.Complex) and b.imag == 0:
        return _compared(a, b.real, True)
    return None, None


def _ordered(test):
    """A method for <, <=, > or >=."""
    def method(self, other):
        a, b = _compared(self, other, False)
        if a is None:
            return NotImplemented
        if a._kind >= _QNAN or b._kind >= _QNAN:
            getcontext()._settle(_INVALID)
            return False
        return test(_order(a, b))
    return method


def _operator(name):
    """The methods for an operator and for it turned around."""
    operation = getattr(_Machine, name)

    def run(a, b):
        context = getcontext()
        machine = _Machine(context)
        result = operation(machine, a, b)
        if machine.status:
            context._settle(machine.status)
        return result

    def forward(self, other):
        other = _operand(other)
        return NotImplemented if other is None else run(self, other)

    def backward(self, other):
        other = _operand(other)
        return NotImplemented if other is None else run(other, self)
    return forward, backward


def _sign_operator(name):
    operation = getattr(_Machine, name)

    def method(self):
        context = getcontext()
        return context._run(operation, self)
    return method


def _method(name, operands):
    """A method of Decimal for an operation of one or two operands."""
    operation = getattr(_Machine, name)
    if operands == 1:
        def method(self, context=None):
            return _context(context)._run(operation, self)
    else:
        def method(self, other, context=None):
            context = _context(context)
            return context._run(operation, self, _need(other))
    return _named(method, 'Decimal', name)


def _named(function, owner, name):
    function.__name__ = name
    function.__qualname__ = f'{owner}.{name}'
    return function


class Decimal(object):
    """A decimal number: Decimal(value='0', context=None).

    value is a str, an int, a float, a Decimal or a tuple (sign, digits, exponent), taken exactly.
    """

    # For finite numbers the coefficient and the exponent, for NaNs the payload.
    __slots__ = '_sign', '_int', '_exp', '_kind'

    def __new__(cls, value='0', context=None):
        """A number from a text, an int, a float, a tuple or another number.

        >>> Decimal('3.14')
        Decimal('3.14')
        >>> Decimal((0, (3, 1, 4), -2))
        Decimal('3.14')
        >>> Decimal(0.5)
        Decimal('0.5')
        """
        context = _context(context)
        found = _convert(value, context, None)
        return found if cls is Decimal and found is not value else _retype(cls, found)

    @classmethod
    def from_float(cls, f):
        """The exact value of a float (or an int).

        >>> Decimal.from_float(0.1)
        Decimal('0.1000000000000000055511151231257827021181583404541015625')
        """
        if isinstance(f, int):
            found = _from_int(int(f))
        elif isinstance(f, float):
            sign = int(_math.copysign(1.0, f) < 0)
            if _math.isnan(f):
                found = _make(sign, 0, 0, _QNAN)
            elif _math.isinf(f):
                found = _infinity(sign)
            else:
                # A subclass may say something else.
                above, below = float.as_integer_ratio(float.__abs__(f))
                places = below.bit_length() - 1
                found = _make(sign, above * 5 ** places, -places)
        else:
            raise TypeError('argument must be int or float')
        return found if cls is Decimal else cls(found)

    # What CPython's tests ask of the module in Python.

    def _rescale(self, exp, rounding):
        if self._kind:
            return Decimal(self)
        return _make(self._sign, *_to_exponent(self._int, self._exp, exp, self._sign, rounding))

    def _round(self, places, rounding):
        if places <= 0:
            raise ValueError('argument should be at least 1 in _round')
        if self._kind or not self._int:
            return Decimal(self)
        return _make(self._sign, *_to_length(self._int, self._exp, places, self._sign, rounding))

    # What it is.

    def as_tuple(self):
        """(sign, digits, exponent); the exponent is 'F', 'n' or 'N' for what is no number."""
        if self._kind == _INF:
            return DecimalTuple(self._sign, (0,), 'F')
        if self._kind:
            digits = _digits(self._int) if self._int else ''
            return DecimalTuple(self._sign, tuple(map(int, digits)),
                                'n' if self._kind == _QNAN else 'N')
        return DecimalTuple(self._sign, tuple(map(int, _digits(self._int))), self._exp)

    def as_integer_ratio(self):
        """The exact value as two ints without a common factor.

        >>> Decimal('3.14').as_integer_ratio()
        (157, 50)
        """
        if self._kind == _INF:
            raise OverflowError('cannot convert Infinity to integer ratio')
        if self._kind:
            raise ValueError('cannot convert NaN to integer ratio')
        above, below = self._int, 1
        if not above:
            return 0, 1
        if self._exp >= 0:
            above *= 10 ** self._exp
        else:
            below = 10 ** -self._exp
            common = _math.gcd(above, below)
            above, below = above // common, below // common
        return (-above if self._sign else above), below

    def adjusted(self):
        """The exponent of the first digit."""
        return 0 if self._kind else _adjusted(self)

    def canonical(self):
        """The number itself."""
        return self

    def is_canonical(self):
        return True

    def is_finite(self):
        return self._kind == _FINITE

    def is_infinite(self):
        return self._kind == _INF

    def is_nan(self):
        return self._kind >= _QNAN

    def is_qnan(self):
        return self._kind == _QNAN

    def is_snan(self):
        return self._kind == _SNAN

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return not self._kind and not self._int

    def is_normal(self, context=None):
        context = _context(context)
        return not self._kind and self._int != 0 and _adjusted(self) >= context._emin

    def is_subnormal(self, context=None):
        context = _context(context)
        return not self._kind and self._int != 0 and _adjusted(self) < context._emin

    def number_class(self, context=None):
        """One of the words for kinds of number, '+Normal' for example."""
        context = _context(context)
        if self._kind >= _QNAN:
            return 'NaN' if self._kind == _QNAN else 'sNaN'
        sign = '-' if self._sign else '+'
        if self._kind:
            return sign + 'Infinity'
        if not self._int:
            return sign + 'Zero'
        return sign + ('Subnormal' if _adjusted(self) < context._emin else 'Normal')

    def radix(self):
        """Decimal(10)."""
        return _make(0, 10, 0)

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return _make(0, 0, 0)

    def conjugate(self):
        return self

    def __bool__(self):
        return self._kind != _FINITE or self._int != 0

    # Copies: nothing is rounded, nothing signaled.

    def copy_abs(self):
        """The number without its sign."""
        return _make(0, self._int, self._exp, self._kind)

    def copy_negate(self):
        """The number with the other sign."""
        return _make(1 - self._sign, self._int, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        """The number with another's sign.

        >>> Decimal('2.3').copy_sign(Decimal('-1.5'))
        Decimal('-2.3')
        """
        _context(context)
        return _make(_need(other)._sign, self._int, self._exp, self._kind)

    def same_quantum(self, other, context=None):
        """Tell whether two numbers have one exponent, or are no numbers in one way."""
        _context(context)
        other = _need(other)
        if self._kind or other._kind:
            return min(self._kind, _QNAN) == min(other._kind, _QNAN)
        return self._exp == other._exp

    # Comparison.

    def __eq__(self, other):
        a, b = _compared(self, other, True)
        if a is None:
            return NotImplemented
        if a._kind >= _QNAN or b._kind >= _QNAN:
            if a._kind == _SNAN or b._kind == _SNAN:
                getcontext()._settle(_INVALID)
            return False
        return _order(a, b) == 0

    __lt__ = _named(_ordered(lambda order: order < 0), 'Decimal', '__lt__')
    __le__ = _named(_ordered(lambda order: order <= 0), 'Decimal', '__le__')
    __gt__ = _named(_ordered(lambda order: order > 0), 'Decimal', '__gt__')
    __ge__ = _named(_ordered(lambda order: order >= 0), 'Decimal', '__ge__')

    def __hash__(self):
        if self._kind:
            if self._kind == _SNAN:
                raise TypeError('Cannot hash a signaling NaN value')
            if self._kind == _QNAN:
                return object.__hash__(self)
            return -_sys.hash_info.inf if self._sign else _sys.hash_info.inf
        # As all numbers: the value modulo a prime.
        modulus = _sys.hash_info.modulus
        value = self._int % modulus * pow(10, self._exp, modulus) % modulus
        if self._sign:
            value = -value
        return -2 if value == -1 else value

    # Arithmetic.

    __add__, __radd__ = _operator('add')
    __sub__, __rsub__ = _operator('subtract')
    __mul__, __rmul__ = _operator('multiply')
    __truediv__, __rtruediv__ = _operator('divide')
    __floordiv__, __rfloordiv__ = _operator('divide_int')
    __mod__, __rmod__ = _operator('remainder')
    __divmod__, __rdivmod__ = _operator('divmod')
    __neg__, __pos__, __abs__ = map(_sign_operator, ('minus', 'plus', 'abs'))

    def __pow__(self, other, modulo=None):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if modulo is not None:
            modulo = _operand(modulo)
            if modulo is None:
                return NotImplemented
        return getcontext()._run(_Machine.power, self, other, modulo)

    def __rpow__(self, other, modulo=None):
        other = _operand(other)
        return NotImplemented if other is None else other.__pow__(self, modulo)

    def fma(self, other, third, context=None):
        """self * other + third, rounded once.

        >>> Decimal(2).fma(3, 5)
        Decimal('11')
        """
        context = _context(context)
        return context._run(_Machine.fma, self, _need(other), _need(third))

    for _name in ('exp', 'ln', 'log10', 'logb', 'sqrt', 'next_minus', 'next_plus', 'normalize',
                  'logical_invert'):
        locals()[_name] = _method(_name, 1)
    for _name in ('compare', 'compare_signal', 'compare_total', 'compare_total_mag', 'max', 'min',
                  'max_mag', 'min_mag', 'next_toward', 'remainder_near', 'logical_and',
                  'logical_or', 'logical_xor', 'rotate', 'shift', 'scaleb'):
        locals()[_name] = _method(_name, 2)
    del _name

    # Rounding.

    def quantize(self, exp, rounding=None, context=None):
        """The number rounded to the exponent of another.

        >>> Decimal('1.41421356').quantize(Decimal('1.000'))
        Decimal('1.414')
        """
        context = _context(context)
        _check_rounding(rounding)
        return context._run(_Machine.quantize, self, _need(exp), rounding)

    def to_integral_exact(self, rounding=None, context=None):
        """The number rounded to an integer, telling of what is lost."""
        context = _context(context)
        _check_rounding(rounding)
        return context._run(_Machine.to_integral_exact, self, rounding)

    def to_integral_value(self, rounding=None, context=None):
        """The number rounded to an integer."""
        context = _context(context)
        _check_rounding(rounding)
        return context._run(_Machine.to_integral_value, self, rounding)

    to_integral = to_integral_value

    def _to_int(self, rounding):
        if self._kind == _INF:
            raise OverflowError('cannot convert Infinity to integer')
        if self._kind:
            raise ValueError('cannot convert NaN to integer')
        if self._exp >= 0:
            return _integer(self)
        value, _ = _round_shift(self._int, -self._exp, self._sign, rounding)
        return -value if self._sign else value

    def __int__(self):
        return self._to_int(ROUND_DOWN)

    __trunc__ = __int__

    def __floor__(self):
        return self._to_int(ROUND_FLOOR)

    def __ceil__(self):
        return self._to_int(ROUND_CEILING)

    def __round__(self, /, *args):
        # An argument of None is not the same as none.
        """Rounded to an int, or to a number of decimal places.

        >>> round(Decimal('123.456'))
        123
        >>> round(Decimal('123.456'), 2)
        Decimal('123.46')
        """
        if not args:
            return self._to_int(ROUND_HALF_EVEN)
        if len(args) > 1:
            raise TypeError(f'function takes at most 1 argument ({len(args)} given)')
        n, = args
        if not isinstance(n, int):
            raise TypeError('optional arg must be an integer')
        _need_ssize(n)
        return getcontext()._run(_Machine.quantize, self, _make(0, 1, -n))

    def __float__(self):
        if self._kind >= _QNAN:
            if self._kind == _SNAN:
                raise ValueError('cannot convert signaling NaN to float')
            return -_math.nan if self._sign else _math.nan
        if self._kind:
            return -_math.inf if self._sign else _math.inf
        text = f'{_digits(self._int)}e{self._exp}'
        return -float(text) if self._sign else float(text)

    def __complex__(self):
        return complex(float(self))

    # Text.

    def _text(self, engineering, capitals):
        sign = '-' if self._sign else ''
        if self._kind:
            if self._kind == _INF:
                return sign + 'Infinity'
            payload = _digits(self._int) if self._int else ''
            return sign + ('NaN' if self._kind == _QNAN else 'sNaN') + payload
        digits = _digits(self._int)
        left = self._exp + len(digits)      # digits before the point, if it were written in full
        if self._exp <= 0 and left > -6:
            point = left
        elif not engineering:
            point = 1
        elif self._int:
            point = (left - 1) % 3 + 1
        else:
            point = (left + 1) % 3 - 1
        if point <= 0:
            text = '0.' + '0' * -point + digits
        elif point >= len(digits):
            text = digits + '0' * (point - len(digits))
        else:
            text = f'{digits[:point]}.{digits[point:]}'
        if left != point:
            text += f'{"E" if capitals else "e"}{left - point:+d}'
        return sign + text

    def __str__(self):
        return self._text(False, getcontext()._capitals)

    def __repr__(self):
        return f"Decimal('{self._text(False, getcontext()._capitals)}')"

    def to_eng_string(self, context=None):
        """The number with an exponent that is a multiple of three."""
        return self._text(True, _context(context)._capitals)

    def __format__(self, specifier, override=None, *, _localeconv=None):
        if not isinstance(specifier, str):
            raise TypeError(f'format() argument 2 must be str, not {type(specifier).__name__}')
        return _format(self, specifier, getcontext(), override, _localeconv)

    # Copying and pickling.

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


for _name, (_forward, _backward) in {
        _name: (vars(Decimal)[f'__{_name}__'], vars(Decimal)[f'__r{_name}__'])
        for _name in ('add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'divmod')}.items():
    _named(_forward, 'Decimal', f'__{_name}__')
    _named(_backward, 'Decimal', f'__r{_name}__')
for _name in 'neg', 'pos', 'abs':
    _named(vars(Decimal)[f'__{_name}__'], 'Decimal', f'__{_name}__')
del _name, _forward, _backward

_numbers.Number.register(Decimal)

_ONE = _make(0, 1, 0)


# ---- Making numbers

def _retype(cls, found):
    self = object.__new__(cls)
    self._sign, self._int, self._exp, self._kind = (
        found._sign, found._int, found._exp, found._kind)
    return self


def _convert(value, context, machine):
    """The Decimal of a value: exact, or, with a machine, rounded by it."""
    exact = machine is None
    if exact:
        machine = _Machine()
    if isinstance(value, Decimal):
        if exact:
            return value if type(value) is Decimal else _retype(Decimal, value)
        result = value
    elif isinstance(value, int):
        result = _from_int(int(value))
    elif isinstance(value, str):
        result = _parse(value, strict=not exact)
        if result is None:
            result = machine.invalid(_SYNTAX)
    elif isinstance(value, (list, tuple)):
        result = _from_parts(value)
    elif isinstance(value, float):
        context._settle(_FLOAT)
        result = Decimal.from_float(value)
    else:
        raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
    if not machine.status:
        if exact:
            result = machine.exact(result)
        elif result._kind >= _QNAN:
            if result._int and _ndigits(result._int) > machine.prec - machine.clamp:
                result = machine.invalid(_SYNTAX)
        else:
            result = machine.plain(result)
    if machine.status:
        context._settle(machine.status)
    return result


def _need_ssize(value):
    if not -2 ** 63 <= value < 2 ** 63:
        raise OverflowError('Python int too large to convert to C ssize_t')


def _from_parts(value):
    if len(value) != 3:
        raise ValueError('argument must be a sequence of length 3')
    sign, digits, exponent = value
    if not isinstance(sign, int) or sign not in (0, 1):
        raise ValueError('sign must be an integer with the value 0 or 1')
    kind = _FINITE
    if isinstance(exponent, str):
        kind = _KIND_LETTERS.get(exponent)
        if kind is None:
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    elif not isinstance(exponent, int):
        raise ValueError('exponent must be an integer')
    else:
        _need_ssize(exponent)
    if kind == _INF:
        return _infinity(int(sign))
    text = []
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError('coefficient must be a tuple of digits')
        text.append(str(int(digit)))
    return _make(int(sign), _number(''.join(text)), 0 if kind else int(exponent), kind)


def _parse(text, strict):
    """The number that a text is, None if it is none. strict allows neither underscores nor spaces
    around it."""
    if not strict:
        text = text.strip().replace('_', '')
    sign = 0
    if text[:1] in ('+', '-'):
        sign = int(text[0] == '-')
        text = text[1:]
    lower = text.lower()
    if lower in ('inf', 'infinity'):
        return _infinity(sign)
    for word, kind in ('nan', _QNAN), ('snan', _SNAN):
        if lower.startswith(word):
            payload = text[len(word):]
            if payload and not payload.isdecimal():
                return None
            return _make(sign, _number(payload), 0, kind)
    mantissa, letter, exponent = lower.partition('e')
    if letter:
        digits = exponent[1:] if exponent[:1] in ('+', '-') else exponent
        if not digits.isdecimal():
            return None
        # No exponent of more digits is in range; the number would only be long.
        if len(digits.lstrip('0')) > 30:
            exponent = ('-' if exponent[0] == '-' else '') + '9' * 30
    whole, _, fraction = mantissa.partition('.')
    if not (whole + fraction).isdecimal():
        return None
    return _make(sign, _number(whole + fraction), int(exponent or 0) - len(fraction))


# ---- The format mini-language

class _Spec:
    """A format specifier: [[fill]align][sign][z][#][0][width][,][.precision][type]."""

    def __init__(self, text, capitals):
        self.fill, self.align = ' ', '>'
        self.sign = '-'
        self.zeros = self.no_negative_zero = False
        self.width, self.precision = 0, None
        self.separator, self.point, self.grouping = '', '.', [3, 0]
        at = 0
        aligned = False
        if text[1:2] and text[1] in '<>=^':
            self.fill, self.align, at, aligned = text[0], text[1], 2, True
        elif text[:1] and text[0] in '<>=^':
            self.align, at, aligned = text[0], 1, True
        if text[at:at + 1] and text[at] in '+- ':
            self.sign = text[at]
            at += 1
        if text[at:at + 1] == 'z':
            self.no_negative_zero = True
            at += 1
        self.alternate = text[at:at + 1] == '#'
        if self.alternate:
            at += 1
        if text[at:at + 1] == '0':
            if aligned:
                raise ValueError('invalid format string')
            self.zeros = True
            at += 1
        if text[at:at + 1] == '0':
            raise ValueError('invalid format string')
        at, width = self._number(text, at)
        self.width = width or 0
        if text[at:at + 1] == ',':
            self.separator = ','
            at += 1
        if text[at:at + 1] == '.':
            at, self.precision = self._number(text, at + 1)
            if self.precision is None:
                raise ValueError('invalid format string')
        kind = text[at:]
        if kind not in ('', 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%'):
            raise ValueError('invalid format string')
        if kind == 'n' and self.separator:
            raise ValueError('invalid format string')
        self.local = kind == 'n'
        self.capital = capitals if kind == '' else kind.isupper()
        self.kind = {'': 'g', 'n': 'g'}.get(kind, kind.lower())

    @staticmethod
    def _number(text, at):
        end = at
        while text[end:end + 1] and text[end] in '0123456789':
            end += 1
        if end == at:
            return end, None
        number = int(text[at:end])
        if number >= 2 ** 63:
            raise ValueError('invalid format string')
        if number > MAX_PREC:
            raise ValueError('format specification exceeds internal limits of _decimal')
        return end, number

    def override(self, values):
        """Takes what a caller gives instead of the locale's signs."""
        if not isinstance(values, dict):
            raise TypeError('optional argument must be a dict')
        given = []
        for name in 'decimal_point', 'thousands_sep', 'grouping':
            value = values.get(name)
            if value is not None and not isinstance(value, str):
                raise TypeError('bad argument type for built-in operation')
            given.append(value)
        point, separator, grouping = given
        if point is None:
            point = self.point if self.local or self.separator else ''
        if separator is None:
            separator = self.separator
        if not 0 < len(point.encode()) <= 4 or len(separator.encode()) > 4:
            raise ValueError('invalid override dict')
        if grouping is not None:
            # One byte for each length; 0 ends them and repeats the last.
            self.grouping = [*grouping.encode().partition(b'\0')[0], 0]
            if max(self.grouping) > 127:
                raise ValueError('invalid override dict')
        self.point, self.separator = point, separator


def _format(x, text, context, override, local):
    spec = _Spec(text, context._capitals)
    if spec.local:
        if local is None:
            from locale import localeconv
            local = localeconv()
        spec.point, spec.separator, spec.grouping = (
            local['decimal_point'], local['thousands_sep'], local['grouping'])
    if override is not None:
        spec.override(override)
    negative = x._sign
    if x._kind:
        body = x.copy_abs()._text(False, 1) + ('%' if spec.kind == '%' else '')
        sign = '-' if negative else spec.sign if spec.sign in ' +' else ''
        if spec.zeros:
            spec.fill, spec.align = ' ', '>'
        return _aligned(sign, body, spec)
    c, e = x._int, x._exp
    if spec.kind == '%':
        e += 2
    precision, rounding = spec.precision, context._rounding
    if precision is not None:
        if spec.kind == 'e':
            if c:
                c, e = _to_length(c, e, precision + 1, negative, rounding)
        elif spec.kind == 'g':
            precision = max(precision, 1)
            if c and _ndigits(c) > precision:
                c, e = _to_length(c, e, precision, negative, rounding)
        else:
            c, e = _to_exponent(c, e, -precision, negative, rounding)
    if not c:
        if e > 0 and spec.kind in 'f%':
            e = 0
        if spec.no_negative_zero:
            negative = 0
    digits = _digits(c)
    left = e + len(digits)
    if spec.kind in 'f%':
        point = left
    elif spec.kind == 'e':
        point = 1 if c or precision is None else 1 - precision
    else:
        point = left if e <= 0 and left > -6 else 1
    if point < 0:
        whole, fraction = '0', '0' * -point + digits
    elif point > len(digits):
        whole, fraction = digits + '0' * (point - len(digits)), ''
    else:
        whole, fraction = digits[:point] or '0', digits[point:]
    tail = spec.point + fraction if fraction or spec.alternate else ''
    exponent = left - point
    if exponent or spec.kind == 'e':
        tail += f'{"E" if spec.capital else "e"}{exponent:+d}'
    if spec.kind == '%':
        tail += '%'
    sign = '-' if negative else spec.sign if spec.sign in ' +' else ''
    least = spec.width - len(sign) - len(tail) if spec.zeros else 0
    return _aligned(sign, _grouped(whole, spec, least) + tail, spec)


def _to_length(c, e, digits, sign, rounding):
    """A coefficient with so many digits."""
    drop = _ndigits(c) - digits
    if drop <= 0:
        return c * 10 ** -drop, e + drop
    c, _ = _round_shift(c, drop, sign, rounding)
    if c == 10 ** digits:
        return c // 10, e + drop + 1
    return c, e + drop


def _to_exponent(c, e, exponent, sign, rounding):
    if e >= exponent:
        return c * 10 ** (e - exponent), exponent
    return _round_shift(c, exponent - e, sign, rounding)[0], exponent


def _grouped(digits, spec, least):
    """The digits in groups, with zeros in front up to a width."""
    separator = spec.separator
    lengths = list(spec.grouping) if separator else []
    groups = []
    at = 0
    while True:
        if not lengths:
            length = 0
        elif lengths[min(at, len(lengths) - 1)] == 0 and at:
            length = lengths[min(at, len(lengths) - 1) - 1] if at < len(lengths) else lengths[-2]
        else:
            length = lengths[min(at, len(lengths) - 1)]
        if length <= 0 or length >= 127:
            groups.append(digits.rjust(max(least, 1), '0'))
            break
        length = min(max(len(digits), least, 1), length)
        groups.append(digits[-length:].rjust(length, '0'))
        digits = digits[:-length]
        least -= length
        if not digits and least <= 0:
            break
        least -= len(separator)
        at += 1
    return separator.join(reversed(groups))


def _aligned(sign, body, spec):
    padding = spec.fill * (spec.width - len(sign) - len(body))
    if spec.align == '<':
        return sign + body + padding
    if spec.align == '=':
        return sign + padding + body
    if spec.align == '^':
        half = len(padding) // 2
        return padding[:half] + sign + body + padding[half:]
    return padding + sign + body


# ---- Contexts

class SignalDict(_MutableMapping):
    """Which signals are set in a context's flags or traps."""

    # Only a context makes one that is good for something.
    __slots__ = '_bits',

    def __init__(self, *args, **kwargs):
        self._bits = None

    @classmethod
    def _with(cls, bits):
        self = cls.__new__(cls)
        self._bits = bits
        return self

    @staticmethod
    def _of(signal):
        try:
            return _SIGNALS[signal]
        except (KeyError, TypeError):
            raise KeyError(_SIGNAL_HELP) from None

    def _valid(self):
        if self._bits is None:
            raise ValueError('invalid signal dict')
        return self._bits

    def __getitem__(self, signal):
        return self._valid() & self._of(signal) != 0

    def __setitem__(self, signal, value):
        self._valid()
        bits = self._of(signal)
        if value:
            self._bits |= bits
        else:
            self._bits &= ~bits

    def __delitem__(self, signal):
        self._valid()
        raise ValueError('signal keys cannot be deleted')

    def __iter__(self):
        self._valid()
        return iter(_SIGNALS)

    def __len__(self):
        self._valid()
        return len(_SIGNALS)

    def __eq__(self, other):
        self._valid()
        if isinstance(other, SignalDict):
            other._valid()
            return self._bits_set() == other._bits_set()
        if isinstance(other, dict):
            try:
                return self._bits_set() == _signal_bits(other)
            except (KeyError, TypeError):
                return False
        return NotImplemented

    __hash__ = None

    def _bits_set(self):
        """All bits of each signal that is set."""
        return sum([bits for bits in _SIGNALS.values() if self._bits & bits])

    def copy(self):
        self._valid()
        return dict(self)

    def __repr__(self):
        return '{' + ', '.join([f'{signal}:{value}' for signal, value in self.items()]) + '}'


def _signal_bits(value, lists=True):
    """The bits of a dict of signals or of a list of those that are set."""
    if isinstance(value, SignalDict):
        return value._valid()
    if isinstance(value, dict):
        if set(value) != set(_SIGNALS):
            raise KeyError('invalid signal dict')
        return sum([bits for signal, bits in _SIGNALS.items() if value[signal]])
    if lists and isinstance(value, list):
        bits = 0
        for signal in value:
            bits |= SignalDict._of(signal)
        return bits
    raise TypeError('argument must be a signal dict')


# What generated methods of Context do.
_CONTEXT_DOCS = {
    'abs': '''The number without its sign, rounded.

        >>> ExtendedContext.abs(Decimal('-2.50'))
        Decimal('2.50')
        >>> ExtendedContext.abs(Decimal('101'))
        Decimal('101')
        ''',
    'exp': '''e ** a.

        >>> ExtendedContext.exp(Decimal('0'))
        Decimal('1')
        >>> ExtendedContext.exp(Decimal('-Infinity'))
        Decimal('0')
        >>> ExtendedContext.exp(Decimal('1'))
        Decimal('2.71828183')
        ''',
    'ln': '''The natural logarithm.

        >>> ExtendedContext.ln(Decimal('1'))
        Decimal('0')
        >>> ExtendedContext.ln(Decimal('10'))
        Decimal('2.30258509')
        ''',
    'log10': '''The logarithm to base 10.

        >>> ExtendedContext.log10(Decimal('1000'))
        Decimal('3')
        >>> ExtendedContext.log10(Decimal('0.002'))
        Decimal('-2.69897000')
        ''',
    'logb': '''The exponent of the first digit.

        >>> ExtendedContext.logb(Decimal('250'))
        Decimal('2')
        >>> ExtendedContext.logb(Decimal('0.03'))
        Decimal('-2')
        ''',
    'logical_invert': '''Each digit of a number of zeros and ones exchanged, for the whole precision.

        >>> ExtendedContext.logical_invert(Decimal('101'))
        Decimal('111111010')
        ''',
    'minus': '''-a, rounded.

        >>> ExtendedContext.minus(Decimal('1.30'))
        Decimal('-1.30')
        >>> ExtendedContext.minus(Decimal('-0'))
        Decimal('0')
        ''',
    'next_minus': '''The largest representable number that is smaller.

        >>> ExtendedContext.next_minus(Decimal('1'))
        Decimal('0.999999999')
        ''',
    'next_plus': '''The smallest representable number that is larger.

        >>> ExtendedContext.next_plus(Decimal('1'))
        Decimal('1.00000001')
        ''',
    'normalize': '''Without zeros at the end, rounded.

        >>> ExtendedContext.normalize(Decimal('120.00'))
        Decimal('1.2E+2')
        >>> ExtendedContext.normalize(Decimal('0.00'))
        Decimal('0')
        ''',
    'plus': '''+a, rounded.

        >>> ExtendedContext.plus(Decimal('1.30'))
        Decimal('1.30')
        >>> ExtendedContext.plus(Decimal('12345678901'))
        Decimal('1.23456789E+10')
        ''',
    'sqrt': '''The square root.

        >>> ExtendedContext.sqrt(Decimal('2'))
        Decimal('1.41421356')
        >>> ExtendedContext.sqrt(Decimal('0.09'))
        Decimal('0.3')
        ''',
    'to_integral_exact': '''Rounded to an integer, with the signals for that.

        >>> ExtendedContext.to_integral_exact(Decimal('2.1'))
        Decimal('2')
        >>> ExtendedContext.to_integral_exact(Decimal('-101.5'))
        Decimal('-102')
        ''',
    'to_integral_value': '''Rounded to an integer, without signals.

        >>> ExtendedContext.to_integral_value(Decimal('2.1'))
        Decimal('2')
        >>> ExtendedContext.to_integral_value(Decimal('-101.5'))
        Decimal('-102')
        ''',
    'add': '''a + b.

        >>> ExtendedContext.add(Decimal('12'), Decimal('7.00'))
        Decimal('19.00')
        >>> ExtendedContext.add(Decimal('1E+2'), Decimal('1.01E+4'))
        Decimal('1.02E+4')
        ''',
    'compare': '''-1, 0 or 1 as a is smaller, equal or larger; NaN where they cannot be compared.

        >>> ExtendedContext.compare(Decimal('2.1'), Decimal('3'))
        Decimal('-1')
        >>> ExtendedContext.compare(Decimal('2.1'), Decimal('2.10'))
        Decimal('0')
        >>> ExtendedContext.compare(Decimal('3'), Decimal('NaN'))
        Decimal('NaN')
        ''',
    'compare_signal': '''As compare(), but every NaN signals.

        >>> ExtendedContext.compare_signal(Decimal('2.1'), Decimal('3'))
        Decimal('-1')
        >>> ExtendedContext.compare_signal(Decimal('2.1'), Decimal('2.10'))
        Decimal('0')
        ''',
    'compare_total': '''Compared by the order of all representations, in which 12.3 is larger than 12.30.

        >>> ExtendedContext.compare_total(Decimal('12.3'), Decimal('12.30'))
        Decimal('1')
        >>> ExtendedContext.compare_total(Decimal('-127'), Decimal('12'))
        Decimal('-1')
        >>> ExtendedContext.compare_total(Decimal('12.3'), Decimal('NaN'))
        Decimal('-1')
        ''',
    'compare_total_mag': '''As compare_total(), without signs.

        >>> ExtendedContext.compare_total_mag(Decimal('-12.3'), Decimal('12.30'))
        Decimal('1')
        ''',
    'divide': '''a / b.

        >>> ExtendedContext.divide(Decimal('1'), Decimal('3'))
        Decimal('0.333333333')
        >>> ExtendedContext.divide(Decimal('2.400'), Decimal('2.0'))
        Decimal('1.20')
        ''',
    'divide_int': '''The integer part of a / b.

        >>> ExtendedContext.divide_int(Decimal('10'), Decimal('3'))
        Decimal('3')
        >>> ExtendedContext.divide_int(Decimal('1'), Decimal('0.3'))
        Decimal('3')
        ''',
    'divmod': '''The integer part of a / b, and what is left.

        >>> ExtendedContext.divmod(Decimal('8'), Decimal('3'))
        (Decimal('2'), Decimal('2'))
        >>> ExtendedContext.divmod(Decimal('8.0'), Decimal('0.3'))
        (Decimal('26'), Decimal('0.2'))
        ''',
    'logical_and': '''Digit by digit, 1 where both are.

        >>> ExtendedContext.logical_and(Decimal('1100'), Decimal('1010'))
        Decimal('1000')
        ''',
    'logical_or': '''Digit by digit, 1 where one of them is.

        >>> ExtendedContext.logical_or(Decimal('1100'), Decimal('1010'))
        Decimal('1110')
        ''',
    'logical_xor': '''Digit by digit, 1 where they differ.

        >>> ExtendedContext.logical_xor(Decimal('1100'), Decimal('1010'))
        Decimal('110')
        ''',
    'max': '''The larger one; a number rather than a NaN.

        >>> ExtendedContext.max(Decimal('3'), Decimal('2'))
        Decimal('3')
        >>> ExtendedContext.max(Decimal('1.0'), Decimal('1'))
        Decimal('1')
        >>> ExtendedContext.max(Decimal('7'), Decimal('NaN'))
        Decimal('7')
        ''',
    'max_mag': '''The one of larger magnitude.

        >>> ExtendedContext.max_mag(Decimal('7'), Decimal('NaN'))
        Decimal('7')
        >>> ExtendedContext.max_mag(Decimal('7'), Decimal('-10'))
        Decimal('-10')
        ''',
    'min': '''The smaller one; a number rather than a NaN.

        >>> ExtendedContext.min(Decimal('3'), Decimal('2'))
        Decimal('2')
        >>> ExtendedContext.min(Decimal('1.0'), Decimal('1'))
        Decimal('1.0')
        >>> ExtendedContext.min(Decimal('7'), Decimal('NaN'))
        Decimal('7')
        ''',
    'min_mag': '''The one of smaller magnitude.

        >>> ExtendedContext.min_mag(Decimal('3'), Decimal('-2'))
        Decimal('-2')
        >>> ExtendedContext.min_mag(Decimal('-3'), Decimal('NaN'))
        Decimal('-3')
        ''',
    'multiply': '''a * b.

        >>> ExtendedContext.multiply(Decimal('1.20'), Decimal('3'))
        Decimal('3.60')
        >>> ExtendedContext.multiply(Decimal('0.9'), Decimal('-0.8'))
        Decimal('-0.72')
        ''',
    'next_toward': '''The next representable number from a in the direction of b.

        >>> ExtendedContext.next_toward(Decimal('1'), Decimal('2'))
        Decimal('1.00000001')
        >>> ExtendedContext.next_toward(Decimal('1'), Decimal('0'))
        Decimal('0.999999999')
        ''',
    'quantize': '''a with the exponent of b.

        >>> ExtendedContext.quantize(Decimal('2.17'), Decimal('0.001'))
        Decimal('2.170')
        >>> ExtendedContext.quantize(Decimal('2.17'), Decimal('1E+1'))
        Decimal('0E+1')
        >>> ExtendedContext.quantize(Decimal('-0.1'), Decimal('1'))
        Decimal('-0')
        ''',
    'remainder': '''What is left of a after dividing, with the sign of a.

        >>> ExtendedContext.remainder(Decimal('2.1'), Decimal('3'))
        Decimal('2.1')
        >>> ExtendedContext.remainder(Decimal('-10'), Decimal('3'))
        Decimal('-1')
        >>> ExtendedContext.remainder(Decimal('10.2'), Decimal('1'))
        Decimal('0.2')
        ''',
    'remainder_near': '''What is left of a after dividing by b to the nearest integer.

        >>> ExtendedContext.remainder_near(Decimal('10'), Decimal('6'))
        Decimal('-2')
        >>> ExtendedContext.remainder_near(Decimal('-10'), Decimal('3'))
        Decimal('-1')
        ''',
    'rotate': '''The digits of a turned by b places within the precision.

        >>> ExtendedContext.rotate(Decimal('34'), Decimal('8'))
        Decimal('400000003')
        >>> ExtendedContext.rotate(Decimal('123456789'), Decimal('-2'))
        Decimal('891234567')
        ''',
    'scaleb': '''a * 10 ** b.

        >>> ExtendedContext.scaleb(Decimal('7.50'), Decimal('-2'))
        Decimal('0.0750')
        >>> ExtendedContext.scaleb(Decimal('7.50'), Decimal('3'))
        Decimal('7.50E+3')
        ''',
    'shift': '''The digits of a shifted by b places within the precision.

        >>> ExtendedContext.shift(Decimal('34'), Decimal('8'))
        Decimal('400000000')
        >>> ExtendedContext.shift(Decimal('123456789'), Decimal('-2'))
        Decimal('1234567')
        ''',
    'subtract': '''a - b.

        >>> ExtendedContext.subtract(Decimal('1.3'), Decimal('1.07'))
        Decimal('0.23')
        >>> ExtendedContext.subtract(Decimal('1.3'), Decimal('2.07'))
        Decimal('-0.77')
        ''',
    'fma': '''a * b + c, rounded once.

        >>> ExtendedContext.fma(Decimal('3'), Decimal('5'), Decimal('7'))
        Decimal('22')
        >>> ExtendedContext.fma(Decimal('8888888'), Decimal('1E+3'), Decimal('0.5'))
        Decimal('8.88888800E+9')
        ''',
    'copy_abs': '''The number without its sign.

        >>> ExtendedContext.copy_abs(Decimal('-100'))
        Decimal('100')
        ''',
    'copy_negate': '''The number with the other sign.

        >>> ExtendedContext.copy_negate(Decimal('101.5'))
        Decimal('-101.5')
        ''',
    'is_finite': '''Whether it is neither infinite nor NaN.

        >>> ExtendedContext.is_finite(Decimal('2.50'))
        True
        >>> ExtendedContext.is_finite(Decimal('-Inf'))
        False
        ''',
    'is_infinite': '''Whether it is infinite.

        >>> ExtendedContext.is_infinite(Decimal('2.50'))
        False
        >>> ExtendedContext.is_infinite(Decimal('-Inf'))
        True
        ''',
    'is_nan': '''Whether it is a NaN of either kind.

        >>> ExtendedContext.is_nan(Decimal('2.50'))
        False
        >>> ExtendedContext.is_nan(Decimal('-sNaN'))
        True
        ''',
    'is_qnan': '''Whether it is a quiet NaN.

        >>> ExtendedContext.is_qnan(Decimal('NaN'))
        True
        >>> ExtendedContext.is_qnan(Decimal('sNaN'))
        False
        ''',
    'is_signed': '''Whether it has a minus sign.

        >>> ExtendedContext.is_signed(Decimal('2.50'))
        False
        >>> ExtendedContext.is_signed(Decimal('-0'))
        True
        ''',
    'is_snan': '''Whether it is a signaling NaN.

        >>> ExtendedContext.is_snan(Decimal('NaN'))
        False
        >>> ExtendedContext.is_snan(Decimal('sNaN'))
        True
        ''',
    'is_zero': '''Whether it is a zero.

        >>> ExtendedContext.is_zero(Decimal('0'))
        True
        >>> ExtendedContext.is_zero(Decimal('-0E+2'))
        True
        >>> ExtendedContext.is_zero(Decimal('2.50'))
        False
        ''',
}


def _context_method(name, operands):
    """A method of Context for an operation."""
    operation = getattr(_Machine, name)
    if operands == 1:
        def method(self, a):
            return self._run(operation, _need(a))
    elif operands == 2:
        def method(self, a, b):
            return self._run(operation, _need(a), _need(b))
    else:
        def method(self, a, b, c):
            return self._run(operation, _need(a), _need(b), _need(c))
    method.__doc__ = _CONTEXT_DOCS[name]
    return _named(method, 'Context', name)


def _context_test(name):
    """A method of Context that asks the operand."""
    def method(self, a):
        return getattr(_need(a), name)()
    method.__doc__ = _CONTEXT_DOCS[name]
    return _named(method, 'Context', name)


def _checked_int(value, message, low, high):
    if not isinstance(value, int):
        raise TypeError('an integer is required')
    _need_ssize(value)
    if not low <= value <= high:
        raise ValueError(message)
    return int(value)


_CONTEXT_ATTRIBUTES = ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps')


class Context(object):
    """The rules for operations: precision, rounding, the range of exponents, flags for what has
    happened and traps for what is to raise an error.

    Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
            traps=None); what is None is DefaultContext's.

    >>> context = Context(prec=4, rounding=ROUND_DOWN)
    >>> context.divide(2, 3)
    Decimal('0.6666')
    >>> context.flags[Inexact]
    True
    """

    __slots__ = ('_prec', '_rounding', '_emin', '_emax', '_capitals', '_clamping', '_flags',
                 '_traps', '__weakref__')

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None,
                 capitals=None, clamp=None, flags=None, traps=None):
        base = DefaultContext
        set_ = object.__setattr__
        set_(self, '_flags', SignalDict._with(0))
        set_(self, '_traps', SignalDict._with(base._traps._bits))
        for slot in '_prec', '_rounding', '_emin', '_emax', '_capitals', '_clamping':
            set_(self, slot, getattr(base, slot))
        for name, value in (('prec', prec), ('rounding', rounding), ('Emin', Emin),
                            ('Emax', Emax), ('capitals', capitals), ('clamp', clamp)):
            if value is not None:
                setattr(self, name, value)
        if flags is not None:
            self._flags._bits = _signal_bits(flags)
        if traps is not None:
            self._traps._bits = _signal_bits(traps)

    @classmethod
    def _of(cls, *values):
        self = object.__new__(cls)
        *plain, flags, traps = values
        for slot, value in zip(('_prec', '_rounding', '_emin', '_emax', '_capitals', '_clamping'),
                               plain):
            object.__setattr__(self, slot, value)
        object.__setattr__(self, '_flags', SignalDict._with(flags))
        object.__setattr__(self, '_traps', SignalDict._with(traps))
        return self

    prec = property(lambda self: self._prec)
    rounding = property(lambda self: self._rounding)
    Emin = property(lambda self: self._emin)
    Emax = property(lambda self: self._emax)
    capitals = property(lambda self: self._capitals)
    clamp = property(lambda self: self._clamping)

    def __setattr__(self, name, value):
        set_ = object.__setattr__
        if name == 'prec':
            set_(self, '_prec', _checked_int(
                value, 'valid range for prec is [1, MAX_PREC]', 1, MAX_PREC))
        elif name == 'rounding':
            if not isinstance(value, str) or value not in _ROUNDINGS:
                raise TypeError(_ROUNDING_HELP)
            set_(self, '_rounding', value)
        elif name == 'Emin':
            set_(self, '_emin', _checked_int(
                value, 'valid range for Emin is [MIN_EMIN, 0]', MIN_EMIN, 0))
        elif name == 'Emax':
            set_(self, '_emax', _checked_int(
                value, 'valid range for Emax is [0, MAX_EMAX]', 0, MAX_EMAX))
        elif name == 'capitals':
            set_(self, '_capitals', _checked_int(
                value, 'valid values for capitals are 0 or 1', 0, 1))
        elif name == 'clamp':
            set_(self, '_clamping', _checked_int(
                value, 'valid values for clamp are 0 or 1', 0, 1))
        elif name == 'flags' or name == 'traps':
            getattr(self, '_' + name)._bits = _signal_bits(value, lists=False)
        else:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")

    def __delattr__(self, name):
        if name in _CONTEXT_ATTRIBUTES:
            raise AttributeError('context attributes cannot be deleted')
        raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")

    def __getattr__(self, name):
        # The dicts are the context's own, nothing that the class has.
        if name == 'flags':
            return self._flags
        if name == 'traps':
            return self._traps
        raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")

    def __repr__(self):
        def names(signals):
            return ', '.join([signal.__name__ for signal in _SHOWN if signals[signal]])
        return (f'Context(prec={self._prec}, rounding={self._rounding}, Emin={self._emin}, '
                f'Emax={self._emax}, capitals={self._capitals}, clamp={self._clamping}, '
                f'flags=[{names(self._flags)}], traps=[{names(self._traps)}])')

    def __reduce__(self):
        return self.__class__, (
            self._prec, self._rounding, self._emin, self._emax, self._capitals, self._clamping,
            [signal for signal in _SIGNALS if self._flags[signal]],
            [signal for signal in _SIGNALS if self._traps[signal]])

    def copy(self):
        """A context of its own with the same rules, flags and traps."""
        return Context._of(self._prec, self._rounding, self._emin, self._emax, self._capitals,
                           self._clamping, self._flags._bits, self._traps._bits)

    __copy__ = copy

    def clear_flags(self):
        """Forget what has happened."""
        self._flags._bits = 0

    def clear_traps(self):
        """Let nothing raise an error."""
        self._traps._bits = 0

    # Carrying out.

    def _settle(self, status):
        """Note what happened, and raise the error of a trap."""
        self._flags._bits |= status
        trapped = 0
        for bits in _SIGNALS.values():
            if self._traps._bits & bits:
                trapped |= status & bits
        if trapped:
            for signal, bits in _SIGNALS.items():
                if trapped & bits:
                    raise signal([condition for condition, bits in _CONDITIONS.items()
                                  if trapped & bits])

    def _raise_error(self, condition, explanation=None, *args):
        # What others than this module may signal by.
        self._settle(_CONDITIONS[condition])

    def _run(self, operation, *operands):
        machine = _Machine(self)
        result = operation(machine, *operands)
        if machine.status:
            self._settle(machine.status)
        return result

    def Etiny(self):
        """The least exponent: Emin - prec + 1."""
        return self._emin - self._prec + 1

    def Etop(self):
        """The greatest exponent of a number with all digits: Emax - prec + 1."""
        return self._emax - self._prec + 1

    def radix(self):
        """Decimal(10).

        >>> ExtendedContext.radix()
        Decimal('10')
        """
        return _make(0, 10, 0)

    # Making numbers, rounded.

    def create_decimal(self, num='0'):
        """Decimal(num), rounded by this context."""
        return _convert(num, self, _Machine(self))

    def create_decimal_from_float(self, f):
        """Decimal.from_float(f), rounded by this context.

        >>> Context(prec=5).create_decimal_from_float(3.1415926535897932)
        Decimal('3.1416')
        """
        return self._run(_Machine.plain, Decimal.from_float(f))

    # Operations.

    for _name in ('abs', 'exp', 'ln', 'log10', 'logb', 'logical_invert', 'minus', 'next_minus',
                  'next_plus', 'normalize', 'plus', 'sqrt', 'to_integral_exact',
                  'to_integral_value'):
        locals()[_name] = _context_method(_name, 1)
    for _name in ('add', 'compare', 'compare_signal', 'compare_total', 'compare_total_mag',
                  'divide', 'divide_int', 'divmod', 'logical_and', 'logical_or', 'logical_xor',
                  'max', 'max_mag', 'min', 'min_mag', 'multiply', 'next_toward', 'quantize',
                  'remainder', 'remainder_near', 'rotate', 'scaleb', 'shift', 'subtract'):
        locals()[_name] = _context_method(_name, 2)
    fma = _context_method('fma', 3)
    to_integral = to_integral_value
    for _name in ('copy_abs', 'copy_negate', 'is_finite', 'is_infinite', 'is_nan', 'is_qnan',
                  'is_signed', 'is_snan', 'is_zero'):
        locals()[_name] = _context_test(_name)
    del _name

    def power(self, a, b, modulo=None):
        """a ** b, or a ** b % modulo.

        >>> ExtendedContext.power(Decimal('2'), Decimal('-3'))
        Decimal('0.125')
        >>> ExtendedContext.power(3, 7, 16)
        Decimal('11')
        """
        a, b = _need(a), _need(b)
        return self._run(_Machine.power, a, b, None if modulo is None else _need(modulo))

    def canonical(self, a):
        """The number itself.

        >>> ExtendedContext.canonical(Decimal('2.50'))
        Decimal('2.50')
        """
        if not isinstance(a, Decimal):
            raise TypeError('argument must be a Decimal')
        return a

    def is_canonical(self, a):
        """True, as every number has one encoding only.

        >>> ExtendedContext.is_canonical(Decimal('2.50'))
        True
        """
        if not isinstance(a, Decimal):
            raise TypeError('argument must be a Decimal')
        return True

    def copy_decimal(self, a):
        """The number itself, of an int a Decimal.

        >>> ExtendedContext.copy_decimal(Decimal('-1.00'))
        Decimal('-1.00')
        """
        return _need(a)

    def copy_sign(self, a, b):
        """a with the sign of b.

        >>> ExtendedContext.copy_sign(Decimal('1.50'), Decimal('-7'))
        Decimal('-1.50')
        """
        return _need(a).copy_sign(b)

    def same_quantum(self, a, b):
        """Tell whether two numbers have one exponent, or are no numbers in one way.

        >>> ExtendedContext.same_quantum(Decimal('2.17'), Decimal('0.01'))
        True
        """
        return _need(a).same_quantum(b)

    def is_normal(self, a):
        """Whether it is finite, not zero and not subnormal.

        >>> ExtendedContext.is_normal(Decimal('2.50')), ExtendedContext.is_normal(Decimal('0'))
        (True, False)
        """
        return _need(a).is_normal(self)

    def is_subnormal(self, a):
        """Whether it is smaller than the smallest number of full precision.

        >>> Context(Emin=-999).is_subnormal(Decimal('0.1E-999'))
        True
        """
        return _need(a).is_subnormal(self)

    def number_class(self, a):
        """One of the words for kinds of number.

        >>> ExtendedContext.number_class(Decimal('-0.0')), ExtendedContext.number_class(Decimal('NaN'))
        ('-Zero', 'NaN')
        """
        return _need(a).number_class(self)

    def to_sci_string(self, a):
        """The number as str() writes it."""
        return _need(a)._text(False, self._capitals)

    def to_eng_string(self, a):
        """The number with an exponent that is a multiple of three.

        >>> ExtendedContext.to_eng_string(Decimal('1.23E+4'))
        '12.3E+3'
        """
        return _need(a)._text(True, self._capitals)

    def _apply(self, a):
        return str(self._run(_Machine.plain, a))


_USUAL_TRAPS = _BY_ZERO | _OVERFLOW | _ANY_INVALID
DefaultContext = Context._of(28, ROUND_HALF_EVEN, -999999, 999999, 1, 0, 0, _USUAL_TRAPS)
BasicContext = Context._of(9, ROUND_HALF_UP, -999999, 999999, 1, 0, 0,
                           _USUAL_TRAPS | _CLAMPED | _UNDERFLOW)
ExtendedContext = Context._of(9, ROUND_HALF_EVEN, -999999, 999999, 1, 0, 0, 0)

_current_context = _contextvars.ContextVar('decimal_context')


def getcontext():
    """The context of this thread or task."""
    try:
        return _current_context.get()
    except LookupError:
        context = DefaultContext.copy()
        context.clear_flags()
        _current_context.set(context)
        return context


def setcontext(context):
    """Make a context that of this thread or task."""
    if not isinstance(context, Context):
        raise TypeError('argument must be a context')
    if context is DefaultContext or context is BasicContext or context is ExtendedContext:
        # The templates stay as they are.
        context = context.copy()
        context.clear_flags()
    _current_context.set(context)


class _ContextManager:
    """Sets a context, and the one before at the end."""

    def __init__(self, context):
        self._new = context

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, kind, value, traceback):
        setcontext(self._saved)
        return False


def localcontext(ctx=None, **kwargs):
    """A context for a with statement: a copy of ctx (the current one), with attributes changed.

    >>> with localcontext() as context:
    ...     context.prec = 5
    ...     print(Decimal(1) / 7)
    0.14286
    """
    context = _context(ctx).copy()
    for name, value in kwargs.items():
        if name not in _CONTEXT_ATTRIBUTES:
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(context, name, value)
    return _ContextManager(context)


import _imp

_imp._qualify_in_messages(Decimal, Context)
del _imp
