import timeit

ticks = iter(range(0, 1000, 5))
t = timeit.Timer('n.append(1)', 'n = []', timer=lambda: next(ticks), globals={})
print(t.timeit(3), t.repeat(2, 4), timeit.Timer(lambda: None, timer=lambda: next(ticks)).timeit(1))
print(timeit.Timer('pass', timer=lambda: next(ticks)).autorange())
for stmt, setup in (('1 +', 'pass'), ('pass', '1 +'), (5, 'pass'), ('return', 'pass')):
    try:
        timeit.Timer(stmt, setup)
    except (SyntaxError, ValueError) as error:
        print(type(error).__name__, error)
