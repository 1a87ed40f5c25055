from statistics import *
from fractions import Fraction as F

print(mean([1, 2, 4]), mean([F(1, 2), F(1, 3)]), fmean([1, 2], weights=[3, 1]), geometric_mean([54, 24, 36]),
      harmonic_mean([40, 60]), harmonic_mean([40, 60], weights=[5, 30]))
print(median([1, 3, 5, 7]), median_low([1, 3, 5, 7]), median_high([1, 3, 5, 7]), median_grouped([52, 52, 53, 54]),
      mode('aabbb'), multimode('aabb'), quantiles([1, 2, 3, 4, 5], n=4), quantiles(range(9), n=4, method='inclusive'))
print(variance([2.75, 1.75, 1.25]), pvariance([0, 1, 2]), stdev([1, 2, 4]), pstdev([1, 2, 4]),
      correlation([1, 2, 3], [3, 2, 1]), covariance([1, 2, 3], [1, 2, 4]), linear_regression([1, 2, 3], [2, 4, 6.5]))
for action in (lambda: mean([]), lambda: stdev([1]), lambda: mode([]), lambda: harmonic_mean([-1]), lambda: correlation([1], [1]),
               lambda: quantiles([1]), lambda: mean(['x'])):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
n = NormalDist(100, 15)
print(n, n.cdf(115), n.pdf(100), n.inv_cdf(0.01), n.inv_cdf(1e-9), n.overlap(NormalDist(90, 10)), n + 5, -n * 2, n.zscore(130))
