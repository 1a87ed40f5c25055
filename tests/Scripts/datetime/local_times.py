import os
import time
from datetime import date, datetime, timedelta, timezone, UTC

os.environ['TZ'] = 'EST+05EDT,M3.2.0,M11.1.0'
time.tzset()
gap, twice = datetime(2020, 3, 8, 2, 30), datetime(2020, 11, 1, 1, 30)
for when in (gap, gap.replace(fold=1), twice, twice.replace(fold=1), datetime(2020, 7, 1, 12), datetime(2020, 1, 1, microsecond=5)):
    seconds = when.timestamp()
    print(repr(when), seconds, repr(datetime.fromtimestamp(seconds)), repr(when.astimezone()), when.astimezone(UTC), when.timetuple().tm_isdst)
print(repr(datetime(2020, 7, 1, tzinfo=UTC).astimezone()), date.fromtimestamp(1593576000.5), datetime.fromtimestamp(0.9999995), datetime.fromtimestamp(-0.0000005), datetime.utcfromtimestamp(2.0000005))
for call in (lambda: datetime.min.timestamp(), lambda: datetime.fromtimestamp(-62135596800), lambda: datetime.fromtimestamp(10 ** 13), lambda: datetime.fromtimestamp(10 ** 17), lambda: date.fromtimestamp(1e30),
             lambda: datetime.utcfromtimestamp(float('nan')), lambda: datetime.utcfromtimestamp(float('inf')), lambda: datetime.utcfromtimestamp(-62135596800), lambda: datetime.min.replace(tzinfo=UTC).timestamp()):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
