import datetime as fast
import sys

sys.modules['_datetime'] = None
del sys.modules['datetime']
import datetime as plain
print(fast is not plain, fast.date is not plain.date, '__slots__' in vars(plain.date), '__slots__' in vars(fast.date), fast.date.__module__, plain.date.__module__)
for make in ('date(2020, 2, 29)', 'time(1, 2, fold=1, tzinfo=UTC)', 'datetime(2020, 2, 29, 1, 2, 3, 4, timezone(timedelta(hours=1)))', 'timedelta(-1, 2, 3)', 'timezone(timedelta(hours=-1), "x")'):
    one, other = eval(make, vars(fast).copy()), eval(make, vars(plain).copy())
    print(repr(one), one == other, repr(one) == repr(other), str(one) == str(other), repr(one.__reduce__()[:2]) == repr(other.__reduce__()[:2]))
print(sorted(set(dir(fast)) - {'datetime_CAPI', '__cached__', '__file__'}))
