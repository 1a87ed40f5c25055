# Of several things wrong the first in the order of the parameters is told; what was given twice goes before names that are unknown.
from datetime import date, datetime, time, timedelta

for call in (lambda: datetime(2020, 1, 1, 2 ** 70, 0, 0, 0, None, 1), lambda: datetime(2020, 1, 1, 0, 0, 0, 0, None, 1), lambda: time(None, 0, 0, 0, None, 1), lambda: time(0, 0, 0, 0, None, 1),
             lambda: timedelta(1, 2, seconds=3, days=4), lambda: time(1, 2, x=1, minute=5, hour=4), lambda: date(1, 2, x=1), lambda: date.fromordinal(n=3), lambda: datetime.utcfromtimestamp(n=3),
             lambda: datetime.strptime(s=3), lambda: date.fromtimestamp(n=3), lambda: date(1, 1, 1).__format__(a=1), lambda: timedelta('x', milliseconds='y')):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
