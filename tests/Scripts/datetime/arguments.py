from datetime import date, datetime, time, timedelta, timezone

day, moment = date(2020, 1, 1), datetime(2020, 1, 1)
for call in (lambda: date(), lambda: date(1.5, 1, 1), lambda: date(10 ** 30, 1, 1), lambda: date(2 ** 40, 1, 1), lambda: date(1, 2, 3, 4), lambda: date(year=1, month=2, day=3, x=4), lambda: date(1, 2, x=4),
             lambda: time(1, 2, 3, 4, None, 1), lambda: time(1, 2, 3, 4, None, 1, 2), lambda: datetime(1, 2, 3, 4, 5, 6, 7, None, 8), lambda: datetime(1, 2, year=3), lambda: timedelta(1, days=2), lambda: timedelta(x=1),
             lambda: timedelta(1, 2, 3, 4, 5, 6, 7, 8), lambda: timezone(), lambda: timezone(3), lambda: timezone(timedelta(0), 3), lambda: day.replace(foo=1), lambda: day.replace(1, year=1), lambda: moment.replace(fold=3),
             lambda: date.fromordinal(10 ** 10), lambda: date.fromordinal(10 ** 7), lambda: date.fromordinal(), lambda: date.fromisocalendar(2020, 1), lambda: date.fromisocalendar(2020, 1, 10 ** 20),
             lambda: date.fromisocalendar(2020, 60, 1), lambda: date.fromisocalendar(9999, 52, 7), lambda: datetime.now(1, 2), lambda: datetime.combine(day), lambda: datetime.combine(day, 2), lambda: datetime.combine(day, time(), 3),
             lambda: moment.isoformat('xx'), lambda: moment.isoformat('x', 3), lambda: moment.isoformat('x', 'a\0'), lambda: time(1).isoformat(3), lambda: day.strftime(), lambda: day.strftime(3), lambda: day.__format__(),
             lambda: datetime.strptime('x'), lambda: datetime.strptime('x', 2), lambda: moment.__reduce_ex__('x'), lambda: moment.astimezone(3), lambda: datetime.fromtimestamp(), lambda: date.fromtimestamp('x')):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
