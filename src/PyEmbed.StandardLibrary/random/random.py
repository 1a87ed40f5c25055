"""Random numbers: the Mersenne Twister, and distributions made from it."""

from math import log as _log, exp as _exp, pi as _pi, e as _e, ceil as _ceil
from math import sqrt as _sqrt, acos as _acos, cos as _cos, sin as _sin
from math import tau as TWOPI, floor as _floor, isfinite as _isfinite
from os import urandom as _urandom
from _collections_abc import Set as _Set, Sequence as _Sequence
from operator import index as _index
from itertools import accumulate as _accumulate, repeat as _repeat
from bisect import bisect as _bisect
import os as _os
import _random

__all__ = ["Random", "SystemRandom", "betavariate", "choice", "choices", "expovariate", "gammavariate", "gauss",
           "getrandbits", "getstate", "lognormvariate", "normalvariate", "paretovariate", "randbytes", "randint",
           "random", "randrange", "sample", "seed", "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate",
           "weibullvariate"]

NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0)
LOG4 = _log(4.0)
SG_MAGICCONST = 1.0 + _log(4.5)
BPF = 53  # the bits of a float
RECIP_BPF = 2 ** -BPF
_ONE = 1


def _warn(message, *args):
    from warnings import warn
    warn(message, *args)


def _whole(value, what):
    # An argument of randrange(), called `what` in messages, as an int.
    try:
        return _index(value)
    except TypeError:
        whole = int(value)
        if whole != value:
            _warn('randrange() will raise TypeError in the future', DeprecationWarning, 4)
            raise ValueError(f"non-integer {what} for randrange()")
        _warn('non-integer arguments to randrange() have been deprecated since Python 3.10 and will be removed in a '
              'subsequent version', DeprecationWarning, 4)
        return whole


class Random(_random.Random):
    """A generator with a state of its own.

    A subclass with another source overrides random(), seed(), getstate() and setstate(), and getrandbits() if it can.
    """

    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def __init_subclass__(cls, /, **kwargs):
        # Integers are made from what the class nearest to cls overrides.
        for base in cls.__mro__:
            own = base.__dict__
            if '_randbelow' in own:
                return
            if 'getrandbits' in own:
                cls._randbelow = cls._randbelow_with_getrandbits
                return
            if 'random' in own:
                cls._randbelow = cls._randbelow_without_getrandbits
                return

    def seed(self, a=None, version=2):
        """Start from a seed: None (chance), an int, float, str, bytes or bytearray.

        version 1 gives the sequences that old versions of Python gave for a str or bytes.
        """
        if version == 1 and isinstance(a, (str, bytes)):
            codes = a if isinstance(a, bytes) else [ord(char) for char in a]
            x = codes[0] << 7 if codes else 0
            for code in codes:
                x = (1000003 * x ^ code) & 0xFFFFFFFFFFFFFFFF
            a = x ^ len(codes)
        elif version == 2 and isinstance(a, (str, bytes, bytearray)):
            try:
                from _sha512 import sha512
            except ImportError:
                from hashlib import sha512
            data = a.encode() if isinstance(a, str) else a
            a = int.from_bytes(data + sha512(data).digest())
        elif not isinstance(a, (type(None), int, float, str, bytes, bytearray)):
            raise TypeError('The only supported seed types are: None,\nint, float, str, bytes, and bytearray.')
        super().seed(a)
        self.gauss_next = None

    def getstate(self):
        """The state, for setstate()."""
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        """Go back to a state."""
        version = state[0]
        if version not in (2, 3):
            raise ValueError(f"state with version {version} passed to Random.setstate() of version {self.VERSION}")
        _, internal, self.gauss_next = state
        if version == 2:
            # There the words were signed.
            try:
                internal = tuple([word % 2 ** 32 for word in internal])
            except ValueError as error:
                raise TypeError from error
        super().setstate(internal)

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    def _randbelow_with_getrandbits(self, n):
        """An int in range(n), n > 0."""
        bits = n.bit_length()
        draw = self.getrandbits
        while (result := draw(bits)) >= n:
            pass
        return result

    def _randbelow_without_getrandbits(self, n, maxsize=1 << BPF):
        """An int in range(n), n > 0, from random() only."""
        draw = self.random
        if n >= maxsize:
            _warn("Underlying random() generator does not supply \nenough bits to choose from a population range this "
                  "large.\nTo remove the range limitation, add a getrandbits() method.")
            return _floor(draw() * n)
        # Beyond the limit some results would be more likely than others.
        limit = (maxsize - maxsize % n) / maxsize
        while (result := draw()) >= limit:
            pass
        return _floor(result * maxsize) % n

    _randbelow = _randbelow_with_getrandbits

    def randbytes(self, n):
        """n bytes."""
        return self.getrandbits(n * 8).to_bytes(n, 'little')

    def randrange(self, start, stop=None, step=_ONE):
        """An element of range(start, stop, step)."""
        first = _whole(start, "arg 1")
        if stop is None:
            if step is not _ONE:
                raise TypeError('Missing a non-None stop argument')
            if first <= 0:
                raise ValueError("empty range for randrange()")
            return self._randbelow(first)
        end = _whole(stop, "stop")
        width = end - first
        stride = _whole(step, "step")
        if stride == 1:
            if width <= 0:
                raise ValueError(f"empty range for randrange() ({first}, {end}, {width})")
            return first + self._randbelow(width)
        if stride == 0:
            raise ValueError("zero step for randrange()")
        count = (width + stride + (-1 if stride > 0 else 1)) // stride
        if count <= 0:
            raise ValueError("empty range for randrange()")
        return first + stride * self._randbelow(count)

    def randint(self, a, b):
        """An int from a to b, both included."""
        return self.randrange(a, b + 1)

    def choice(self, seq):
        """An element of a sequence."""
        size = len(seq)
        if not size:
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._randbelow(size)]

    def shuffle(self, x):
        """Shuffle a list in place."""
        below = self._randbelow
        for last in range(len(x) - 1, 0, -1):
            other = below(last + 1)
            x[last], x[other] = x[other], x[last]

    def sample(self, population, k, *, counts=None):
        """k elements of a sequence, each drawn once; counts tells how often each is there."""
        if not isinstance(population, _Sequence):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        n = len(population)
        if counts is not None:
            bounds = list(_accumulate(counts))
            if len(bounds) != n:
                raise ValueError('The number of counts does not match the population')
            total = bounds.pop()
            if not isinstance(total, int):
                raise TypeError('Counts must be integers')
            if total <= 0:
                raise ValueError('Total of counts must be greater than zero')
            return [population[_bisect(bounds, drawn)] for drawn in self.sample(range(total), k=k)]

        below = self._randbelow
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        result = [None] * k
        # The size up to which a copy of the population takes less room than a set of what was drawn.
        small = 21 + (4 ** _ceil(_log(k * 3, 4)) if k > 5 else 0)
        if n <= small:
            pool = list(population)
            for i in range(k):
                j = below(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
        else:
            drawn = set()
            for i in range(k):
                while (j := below(n)) in drawn:
                    pass
                drawn.add(j)
                result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """k elements of a sequence, drawn independently and with weights if they are given."""
        draw = self.random
        n = len(population)
        if cum_weights is None:
            if weights is None:
                n += 0.0
                return [population[_floor(draw() * n)] for _ in _repeat(None, k)]
            try:
                cum_weights = list(_accumulate(weights))
            except TypeError:
                if not isinstance(weights, int):
                    raise
                raise TypeError(f'The number of choices must be a keyword argument: k={weights!r}') from None
        elif weights is not None:
            raise TypeError('Cannot specify both weights and cumulative weights')
        if len(cum_weights) != n:
            raise ValueError('The number of weights does not match the population')
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError('Total of weights must be greater than zero')
        if not _isfinite(total):
            raise ValueError('Total of weights must be finite')
        return [population[_bisect(cum_weights, draw() * total, 0, n - 1)] for _ in _repeat(None, k)]

    # Distributions. The order of operations decides the last digit and is part of what a seed promises.

    def uniform(self, a, b):
        """A float between a and b."""
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        """Triangular distribution with its peak at mode, by default in the middle."""
        u = self.random()
        try:
            peak = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > peak:
            u, peak = 1.0 - u, 1.0 - peak
            low, high = high, low
        return low + (high - low) * _sqrt(u * peak)

    def normalvariate(self, mu=0.0, sigma=1.0):
        """Normal distribution."""
        # Kinderman and Monahan's ratio of uniform deviates.
        draw = self.random
        while True:
            u = draw()
            v = 1.0 - draw()
            z = NV_MAGICCONST * (u - 0.5) / v
            if z * z / 4.0 <= -_log(v):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """Normal distribution, faster; not for several threads at once."""
        # Two independent values come at a time.
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            draw = self.random
            angle = draw() * TWOPI
            radius = _sqrt(-2.0 * _log(1.0 - draw()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        """Log normal distribution: its logarithm is normal."""
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        """Exponential distribution with mean 1 / lambd."""
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        """Von Mises distribution of angles around mu with concentration kappa."""
        # Fisher, Statistical Analysis of Circular Data, page 49.
        draw = self.random
        if kappa <= 1e-6:
            return TWOPI * draw()
        s = 0.5 / kappa
        r = s + _sqrt(1.0 + s * s)
        while True:
            z = _cos(_pi * draw())
            d = z / (r + z)
            u = draw()
            if u < 1.0 - d * d or u <= (1.0 - d) * _exp(d):
                break
        q = 1.0 / r
        angle = _acos((q + z) / (1.0 + q * z))
        return (mu + angle if draw() > 0.5 else mu - angle) % TWOPI

    def gammavariate(self, alpha, beta):
        """Gamma distribution with mean alpha * beta."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        draw = self.random
        if alpha == 1.0:
            return -_log(1.0 - draw()) * beta
        if alpha > 1.0:
            # Cheng's method.
            scale = _sqrt(2.0 * alpha - 1.0)
            b = alpha - LOG4
            c = alpha + scale
            while True:
                u = draw()
                if not 1e-7 < u < 0.9999999:
                    continue
                w = 1.0 - draw()
                v = _log(u / (1.0 - u)) / scale
                x = alpha * _exp(v)
                z = u * u * w
                r = b + c * v - x
                if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= _log(z):
                    return x * beta
        # Kennedy and Gentle's algorithm GS.
        b = (_e + alpha) / _e
        while True:
            p = b * draw()
            if p <= 1.0:
                x = p ** (1.0 / alpha)
                accepted = draw() <= _exp(-x)
            else:
                x = -_log((b - p) / alpha)
                accepted = draw() <= x ** (alpha - 1.0)
            if accepted:
                return x * beta

    def betavariate(self, alpha, beta):
        """Beta distribution, between 0 and 1."""
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def paretovariate(self, alpha):
        """Pareto distribution of a shape."""
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """Weibull distribution of a scale and a shape."""
        return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)


class SystemRandom(Random):
    """A generator whose numbers come from the operating system; it has no seed and no state."""

    def random(self):
        """A float from 0.0 to below 1.0."""
        return (int.from_bytes(_urandom(7)) >> 3) * RECIP_BPF

    def getrandbits(self, k):
        """An int of k bits."""
        if k < 0:
            raise ValueError('number of bits must be non-negative')
        count = (k + 7) // 8
        return int.from_bytes(_urandom(count)) >> (count * 8 - k)

    def randbytes(self, n):
        """n bytes."""
        return _urandom(n)

    def seed(self, *args, **kwds):
        """Do nothing."""
        return None

    def _notimplemented(self, *args, **kwds):
        raise NotImplementedError('System entropy source does not have state.')

    getstate = setstate = _notimplemented


# The functions of the module are the methods of one generator.
_inst = Random()
for _name in __all__[2:]:
    globals()[_name] = getattr(_inst, _name)
del _name


def _test_generator(n, func, args):
    from statistics import stdev, fmean
    from time import perf_counter
    start = perf_counter()
    data = [func(*args) for _ in _repeat(None, n)]
    end = perf_counter()
    mean = fmean(data)
    print(f'{end - start:.3f} sec, {n} times {func.__name__}')
    print('avg %g, stddev %g, min %g, max %g\n' % (mean, stdev(data, mean), min(data), max(data)))


def _test(N=2000):
    unit = 0.0, 1.0
    for func, args in ((random, ()), (normalvariate, unit), (lognormvariate, unit), (vonmisesvariate, unit),
                       *[(gammavariate, pair) for pair in ((0.01, 1.0), (0.1, 1.0), (0.1, 2.0), (0.5, 1.0), (0.9, 1.0),
                                                           (1.0, 1.0), (2.0, 1.0), (20.0, 1.0), (200.0, 1.0))],
                       (gauss, unit), (betavariate, (3.0, 3.0)), (triangular, (0.0, 1.0, 1.0 / 3.0))):
        _test_generator(N, func, args)


def __getattr__(name):
    # What few need is loaded when it is wanted.
    if name == '_sha512':
        from _sha512 import sha512
        return sha512
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


if hasattr(_os, "fork"):
    _os.register_at_fork(after_in_child=_inst.seed)


if __name__ == '__main__':
    _test()
