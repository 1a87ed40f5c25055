"""Averages, spread, correlation and the normal distribution, for all kinds of real numbers."""

__all__ = ['NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean', 'harmonic_mean',
           'linear_regression', 'mean', 'median', 'median_grouped', 'median_high', 'median_low', 'mode', 'multimode',
           'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance']

import math
import numbers
import random
import sys

from fractions import Fraction, _decimal_type
from itertools import groupby, repeat
from bisect import bisect_left, bisect_right
from math import hypot, sqrt, fabs, exp, erf, tau, log, fsum
from functools import reduce
from operator import mul
from collections import Counter, namedtuple, defaultdict

_SQRT2 = sqrt(2.0)


class StatisticsError(ValueError):
    pass


# Exact sums: numerators are added up by denominator, and the type of a result follows from those of the data.

def _exact_total(sums):
    # Of numerators by denominator; what is not finite has the denominator None.
    if None in sums:
        total = sums[None]
        assert not _isfinite(total)
        return total
    return sum([Fraction(n, d) for d, n in sums.items()])


def _sum(data):
    """(type, exact sum, count)"""
    sums, kinds, count = {}, set(), 0
    so_far = sums.get
    for kind, values in groupby(data, type):
        kinds.add(kind)
        for n, d in map(_exact_ratio, values):
            count += 1
            sums[d] = so_far(d, 0) + n
    return reduce(_coerce, kinds, int), _exact_total(sums), count


def _ss(data, c=None):
    """(type, exact sum of squared deviations, their centre, count); the centre is c or the mean."""
    if c is not None:
        kind, total, count = _sum((d := x - c) * d for x in data)
        return kind, total, c, count
    sums, squares, kinds, count = {}, {}, set(), 0
    so_far, squares_so_far = sums.get, squares.get
    for kind, values in groupby(data, type):
        kinds.add(kind)
        for n, d in map(_exact_ratio, values):
            count += 1
            sums[d] = so_far(d, 0) + n
            squares[d] = squares_so_far(d, 0) + n * n
    if not count:
        deviation = c = Fraction(0)
    elif None in sums:
        deviation = c = _exact_total(sums)
    else:
        total = _exact_total(sums)
        total_squares = sum([Fraction(n, d * d) for d, n in squares.items()])
        deviation = (count * total_squares - total * total) / count
        c = total / count
    return reduce(_coerce, kinds, int), deviation, c, count


def _isfinite(x):
    try:
        return x.is_finite()
    except AttributeError:
        return math.isfinite(x)


def _coerce(T, S):
    """The type for a result of both types; T is the one so far and starts as int."""
    assert T is not bool, "initial type T is bool"
    if T is S or S is int or S is bool:
        return T
    if T is int or issubclass(S, T):
        return S
    if issubclass(T, S):
        return T
    if issubclass(T, int):
        return S
    if issubclass(S, int):
        return T
    if issubclass(T, Fraction) and issubclass(S, float):
        return S
    if issubclass(T, float) and issubclass(S, Fraction):
        return T
    raise TypeError(f"don't know how to coerce {T.__name__} and {S.__name__}")


def _exact_ratio(x):
    """A number as numerator and denominator; (x, None) if it is not finite."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        assert not _isfinite(x)
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")


def _convert(value, T):
    """An exact value as a type."""
    if type(value) is T:
        return value
    if issubclass(T, int) and value.denominator != 1:
        T = float
    try:
        return T(value)
    except TypeError:
        if not issubclass(T, _decimal_type()):
            raise
        return T(value.numerator) / T(value.denominator)


def _fail_neg(values, errmsg='negative value'):
    """The values, StatisticsError at the first negative one."""
    for x in values:
        if x < 0:
            raise StatisticsError(errmsg)
        yield x


# Correctly rounded square roots.

def _integer_sqrt_of_frac_rto(n: int, m: int) -> int:
    """The root of n/m, rounded to odd: a last bit of one if it is not exact."""
    root = math.isqrt(n // m)
    return root | (root * root * m != n)


# Three bits more than rounding twice needs.
_sqrt_bit_width: int = 2 * sys.float_info.mant_dig + 3


def _float_sqrt_of_frac(n: int, m: int) -> float:
    """The root of n/m as a float."""
    shift = (n.bit_length() - m.bit_length() - _sqrt_bit_width) // 2
    if shift >= 0:
        return (_integer_sqrt_of_frac_rto(n, m << 2 * shift) << shift) / 1
    return _integer_sqrt_of_frac_rto(n << -2 * shift, m) / (1 << -shift)


def _decimal_sqrt_of_frac(n: int, m: int) -> 'Decimal':
    """The root of n/m as a Decimal."""
    from decimal import Decimal

    if not n:
        return Decimal('0.0')
    if n < 0:
        n, m = -n, -m
    root = (Decimal(n) / Decimal(m)).sqrt()

    def compared_to_middle(neighbour):
        # Of the exact root with the middle between root and a neighbour: the two sides of their squares.
        (rn, rd), (on, od) = root.as_integer_ratio(), neighbour.as_integer_ratio()
        return 4 * n * (rd * od) ** 2, m * (rd * on + rn * od) ** 2

    above = root.next_plus()
    exact, middle = compared_to_middle(above)
    if exact > middle:
        return above
    below = root.next_minus()
    exact, middle = compared_to_middle(below)
    return below if exact < middle else root


def _sqrt_of(kind, value):
    take = _decimal_sqrt_of_frac if issubclass(kind, _decimal_type()) else _float_sqrt_of_frac
    return take(value.numerator, value.denominator)


# Averages.

def mean(data):
    """The arithmetic mean, exact.

    >>> mean([1, 2, 4])
    2.3333333333333335
    >>> mean([1.5, 2.5])
    2.0
    """
    kind, total, count = _sum(data)
    if count < 1:
        raise StatisticsError('mean requires at least one data point')
    return _convert(total / count, kind)


def fmean(data, weights=None):
    """The arithmetic mean as a float, with weights if they are given."""
    try:
        count = len(data)
    except TypeError:
        data = list(data)
        count = len(data)
    if weights is None:
        total = fsum(data)
        if not count:
            raise StatisticsError('fmean requires at least one data point')
        return total / count
    try:
        weight_count = len(weights)
    except TypeError:
        weights = list(weights)
        weight_count = len(weights)
    total = fsum(map(mul, data, weights))
    if count != weight_count:
        raise StatisticsError('data and weights must be the same length')
    divisor = fsum(weights)
    if not divisor:
        raise StatisticsError('sum of weights must be non-zero')
    return total / divisor


def geometric_mean(data):
    """The geometric mean as a float."""
    try:
        return exp(fmean(map(log, data)))
    except ValueError:
        raise StatisticsError('geometric mean requires a non-empty dataset containing positive numbers') from None


def harmonic_mean(data, weights=None):
    """The harmonic mean: the reciprocal of the mean of the reciprocals."""
    if iter(data) is data:
        data = list(data)
    negative = 'harmonic mean does not support negative values'
    count = len(data)
    if count < 1:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if count == 1 and weights is None:
        only = data[0]
        if not isinstance(only, (numbers.Real, _decimal_type())):
            raise TypeError('unsupported type')
        if only < 0:
            raise StatisticsError(negative)
        return only
    if weights is None:
        weights, total_weight = repeat(1, count), count
    else:
        if iter(weights) is weights:
            weights = list(weights)
        if len(weights) != count:
            raise StatisticsError('Number of weights does not match data size')
        _, total_weight, _ = _sum(_fail_neg(weights, negative))
    try:
        kind, total, count = _sum(weight / x if weight else 0
                                  for weight, x in zip(weights, _fail_neg(data, negative)))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError('Weighted sum must be positive')
    return _convert(total_weight / total, kind)


def _sorted_not_empty(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data, len(data) // 2


def median(data):
    """The middle value, or the mean of the two in the middle.

    >>> median([1, 5, 2])
    2
    >>> median([1, 5, 2, 4])
    3.0
    """
    data, middle = _sorted_not_empty(data)
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    """The middle value, or the lower of the two in the middle."""
    data, middle = _sorted_not_empty(data)
    return data[middle] if len(data) % 2 else data[middle - 1]


def median_high(data):
    """The middle value, or the higher of the two in the middle."""
    data, middle = _sorted_not_empty(data)
    return data[middle]


def median_grouped(data, interval=1.0):
    """The median of data that stand for intervals around them, by interpolation."""
    data, middle = _sorted_not_empty(data)
    x = data[middle]
    first = bisect_left(data, x)
    after = bisect_right(data, x, lo=first)
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError('Value cannot be converted to a float')
    return x - interval / 2.0 + interval * (len(data) / 2 - first) / (after - first)


def mode(data):
    """The most frequent value, the first one met of several."""
    for value, _ in Counter(iter(data)).most_common(1):
        return value
    raise StatisticsError('no mode for empty data')


def multimode(data):
    """The most frequent values, as they were met."""
    counts = Counter(iter(data))
    highest = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == highest]


def quantiles(data, *, n=4, method='exclusive'):
    """The n - 1 cut points that divide the data into n parts.

    'inclusive' takes the data to contain the extremes of what they were drawn from.
    """
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError('must have at least two data points')
    if method == 'inclusive':
        places = [divmod(i * (size - 1), n) for i in range(1, n)]
    elif method == 'exclusive':
        places = []
        for i in range(1, n):
            place = i * (size + 1)
            low = min(max(place // n, 1), size - 1)
            places.append((low - 1, place - low * n))
    else:
        raise ValueError(f'Unknown method: {method!r}')
    return [(data[low] * (n - rest) + data[low + 1] * rest) / n for low, rest in places]


# Spread.

def variance(data, xbar=None):
    """The variance of a sample."""
    kind, total, _, count = _ss(data, xbar)
    if count < 2:
        raise StatisticsError('variance requires at least two data points')
    return _convert(total / (count - 1), kind)


def pvariance(data, mu=None):
    """The variance of a population."""
    kind, total, _, count = _ss(data, mu)
    if count < 1:
        raise StatisticsError('pvariance requires at least one data point')
    return _convert(total / count, kind)


def stdev(data, xbar=None):
    """The standard deviation of a sample."""
    kind, total, _, count = _ss(data, xbar)
    if count < 2:
        raise StatisticsError('stdev requires at least two data points')
    return _sqrt_of(kind, total / (count - 1))


def pstdev(data, mu=None):
    """The standard deviation of a population."""
    kind, total, _, count = _ss(data, mu)
    if count < 1:
        raise StatisticsError('pstdev requires at least one data point')
    return _sqrt_of(kind, total / count)


def _mean_stdev(data):
    """(mean, standard deviation of a sample) as floats"""
    _, total, centre, count = _ss(data)
    if count < 2:
        raise StatisticsError('stdev requires at least two data points')
    variance = total / (count - 1)
    try:
        return float(centre), _float_sqrt_of_frac(variance.numerator, variance.denominator)
    except AttributeError:
        # Not finite.
        return float(centre), float(centre) / float(total)


# Pairs of data.

def _check_pairs(x, y, what):
    count = len(x)
    if len(y) != count:
        raise StatisticsError(f'{what} requires that both inputs have same number of data points')
    if count < 2:
        raise StatisticsError(f'{what} requires at least two data points')
    return count


def _deviations(x, count):
    centre = fsum(x) / count
    return [value - centre for value in x], centre


def covariance(x, y, /):
    """The covariance of a sample."""
    count = _check_pairs(x, y, 'covariance')
    (dx, _), (dy, _) = _deviations(x, count), _deviations(y, count)
    return fsum(map(mul, dx, dy)) / (count - 1)


def correlation(x, y, /):
    """Pearson's coefficient, from -1 to +1."""
    count = _check_pairs(x, y, 'correlation')
    (dx, _), (dy, _) = _deviations(x, count), _deviations(y, count)
    xy, xx, yy = fsum(map(mul, dx, dy)), fsum(map(mul, dx, dx)), fsum(map(mul, dy, dy))
    try:
        return xy / sqrt(xx * yy)
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant')


LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))


def linear_regression(x, y, /, *, proportional=False):
    """The line of least squares, through the origin if proportional."""
    count = _check_pairs(x, y, 'linear regression')
    if proportional:
        dx, dy, centre_x, centre_y = x, y, 0.0, 0.0
    else:
        (dx, centre_x), (dy, centre_y) = _deviations(x, count), _deviations(y, count)
    xy, xx = fsum(map(mul, dx, dy)), fsum(map(mul, dx, dx))
    try:
        slope = xy / xx
    except ZeroDivisionError:
        raise StatisticsError('x is constant')
    return LinearRegression(slope=slope, intercept=0.0 if proportional else centre_y - slope * centre_x)


# Wichura's algorithm AS241: quotients of polynomials for the centre, the tails and the far tails.
_CENTRE = ((2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
            1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0),
           (5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
            5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0))
_TAIL = ((7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
          3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0),
         (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
          6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0))
_FAR_TAIL = ((2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
              2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e+0,
              5.46378491116411436990e+0, 6.65790464350110377720e+0),
             (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
              7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
              5.99832206555887937690e-1, 1.0))


def _polynomial(coefficients, r):
    value = coefficients[0]
    for coefficient in coefficients[1:]:
        value = value * r + coefficient
    return value


def _normal_dist_inv_cdf(p, mu, sigma):
    q = p - 0.5
    if fabs(q) <= 0.425:
        r = 0.180625 - q * q
        return mu + _polynomial(_CENTRE[0], r) * q / _polynomial(_CENTRE[1], r) * sigma
    r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
    (above, below), r = (_TAIL, r - 1.6) if r <= 5.0 else (_FAR_TAIL, r - 5.0)
    x = _polynomial(above, r) / _polynomial(below, r)
    return mu + (-x if q < 0.0 else x) * sigma


try:
    from _statistics import _normal_dist_inv_cdf
except ImportError:
    pass


class NormalDist:
    """A normal distribution."""

    __slots__ = {'_mu': 'The mean.', '_sigma': 'The standard deviation.'}

    def __init__(self, mu=0.0, sigma=1.0):
        """mu is the mean, sigma the standard deviation."""
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        """The distribution that data seem to come from."""
        return cls(*_mean_stdev(data))

    def samples(self, n, *, seed=None):
        """n random values."""
        draw = random.gauss if seed is None else random.Random(seed).gauss
        return [draw(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        """The probability density at x."""
        variance = self.variance
        if not variance:
            raise StatisticsError('pdf() not defined when sigma is zero')
        difference = x - self._mu
        return exp(difference * difference / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x):
        """The probability of a value of at most x."""
        if not self._sigma:
            raise StatisticsError('cdf() not defined when sigma is zero')
        return 0.5 * (1.0 + erf((x - self._mu) / (self._sigma * _SQRT2)))

    def inv_cdf(self, p):
        """The x whose cdf() is p."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        if self._sigma <= 0.0:
            raise StatisticsError('cdf() not defined when sigma at or below zero')
        return _normal_dist_inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        """The n - 1 cut points that divide it into n equally probable parts."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """The area below both densities, from 0.0 to 1.0."""
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        # In one order, so that rounding is the same both ways.
        a, b = self, other
        if (b._sigma, b._mu) < (a._sigma, a._mu):
            a, b = b, a
        variance_a, variance_b = a.variance, b.variance
        if not variance_a or not variance_b:
            raise StatisticsError('overlap() not defined when sigma is zero')
        wider = variance_b - variance_a
        distance = fabs(b._mu - a._mu)
        if not wider:
            return 1.0 - erf(distance / (2.0 * a._sigma * _SQRT2))
        # The densities cross at two points.
        base = a._mu * variance_b - b._mu * variance_a
        offset = a._sigma * b._sigma * sqrt(distance * distance + wider * log(variance_b / variance_a))
        crossings = (base + offset) / wider, (base - offset) / wider
        differences = [fabs(b.cdf(x) - a.cdf(x)) for x in crossings]
        return 1.0 - (differences[0] + differences[1])

    def zscore(self, x):
        """How many standard deviations x is from the mean."""
        if not self._sigma:
            raise StatisticsError('zscore() not defined when sigma is zero')
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        """The mean."""
        return self._mu

    @property
    def median(self):
        """The median, equal to the mean."""
        return self._mu

    @property
    def mode(self):
        """The mode, equal to the mean."""
        return self._mu

    @property
    def stdev(self):
        """The standard deviation."""
        return self._sigma

    @property
    def variance(self):
        """The square of the standard deviation."""
        return self._sigma * self._sigma

    # With a constant: shifting and scaling. With another distribution: the sum or difference of independent values.

    def __add__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu + x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu - x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        return NormalDist(x1._mu * x2, x1._sigma * fabs(x2))

    def __truediv__(x1, x2):
        return NormalDist(x1._mu / x2, x1._sigma / fabs(x2))

    def __pos__(x1):
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        return NormalDist(-x1._mu, x1._sigma)

    __radd__ = __add__

    def __rsub__(x1, x2):
        return -(x1 - x2)

    __rmul__ = __mul__

    def __eq__(x1, x2):
        if not isinstance(x2, NormalDist):
            return NotImplemented
        return x1._mu == x2._mu and x1._sigma == x2._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state


def __getattr__(name):
    # Decimal numbers work here without their module, which takes its time.
    if name == 'Decimal':
        from decimal import Decimal
        return Decimal
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
