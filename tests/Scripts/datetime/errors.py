from datetime import *
for call in [lambda: date(0, 1, 1), lambda: date(2020, 13, 1), lambda: date(2021, 2, 29), lambda: date('a', 1, 1), lambda: time(24), lambda: datetime(2020, 1, 1, 0, 60), lambda: time(fold=2), lambda: datetime(2020, 1, 1, tzinfo=3),
             lambda: timedelta('a'), lambda: timedelta(10 ** 9), lambda: timedelta(float('nan')), lambda: timedelta(1) / 0, lambda: date.max + timedelta(1), lambda: datetime(2020, 1, 1) < datetime(2020, 1, 1, tzinfo=UTC),
             lambda: datetime(2020, 1, 1) - datetime(2020, 1, 1, tzinfo=UTC), lambda: timezone(timedelta(1)), lambda: tzinfo().utcoffset(None), lambda: date.fromordinal(0), lambda: date.fromisoformat('2020-1-1'), lambda: datetime.fromisoformat('x'),
             lambda: datetime(2020, 1, 1) < date(2020, 1, 1), lambda: datetime.combine(1, 2), lambda: date(2020, 1, 1).__format__(3), lambda: UTC.utcoffset(3), lambda: datetime(2020, 1, 1).isoformat(timespec='x')]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
