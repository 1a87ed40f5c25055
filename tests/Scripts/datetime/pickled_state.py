import pickle
from datetime import date, datetime, time, timedelta, timezone, UTC

zone = timezone(timedelta(hours=-5, minutes=-30), 'x')
for value in (date(2020, 2, 29), time(1, 2, 3, 456789, fold=1), time(23, tzinfo=UTC), datetime(2020, 2, 29, 1, 2, 3, 456789), datetime(1, 1, 1, tzinfo=zone, fold=1), timedelta(-1, 2, 3), zone, UTC, date(2020, 1, 1).isocalendar()):
    print(value.__reduce__(), value.__reduce_ex__(4))
    for protocol in range(6):
        data = pickle.dumps(value, protocol)
        again = pickle.loads(data)
        print(protocol, data, again == value, getattr(again, 'fold', None))
# Python 2 wrote the bytes as a str.
print(date('\x07\xe4\x02\x1d'), time('\x81\x02\x03\0\0\5'), datetime(b'\x07\xe4\x82\x1d\1\2\3\0\0\5', UTC).fold)
for call in (lambda: date('\u1234\x02\x03\x04'), lambda: time(b'\1\2\3\4\5\6', 3), lambda: datetime('\u1234\1\2\3\4\5\6\7\1\1'), lambda: date(b'\1\2\x0d\4')):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
