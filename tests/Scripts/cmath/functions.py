import cmath
inf, nan = float('inf'), float('nan')
values = [complex(a, b) for a in (0.0, -0.0, 1.0, -1.0, 0.5, -2.25, 3.0, inf, -inf, nan) for b in (0.0, -0.0, 1.0, -1.5, inf, -inf, nan)]
values += [1e300 + 1e300j, 1e-300 + 1e-310j, 1e-320j, 5e-324, 710 + 1j, -800 + 3j, 1e308 + 1e308j, 1 + 1e-170j, 1.0000001 - 1e-9j, 0.9 + 0.4j, 30 + 30j, -750 + 1j]
for name in 'acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar isfinite isinf isnan'.split():
    f = getattr(cmath, name)
    for v in values:
        try: print(name, v, f(v))
        except Exception as x: print(name, v, type(x).__name__, x)
