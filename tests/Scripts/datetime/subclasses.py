import weakref
from datetime import date, datetime, time, timedelta, timezone, UTC

def logged(base):
    class Logged(base):
        def __new__(cls, *args, **keywords):
            print('new', args, keywords)
            return super().__new__(cls, *args, **keywords)
    return Logged

D, M, T = logged(date), logged(datetime), logged(time)
day, moment, clock = D(2020, 1, 1), M(2020, 1, 1, fold=1), T(1, 2, fold=1)
print(day, moment, clock, [day], [moment], [clock])
for value in (day + timedelta(1), timedelta(1) + day, day - timedelta(1), day.replace(month=3), D.fromordinal(3), D.fromisoformat('2020-02-03'), D.fromisocalendar(2020, 1, 1), moment + timedelta(1), moment - timedelta.resolution,
              moment.replace(year=3), moment.astimezone(UTC), M.combine(day, clock), M.fromisoformat('2020-02-03 04'), M.strptime('2020', '%Y'), M.fromtimestamp(3, UTC), M.utcfromtimestamp(1.5), M.fromordinal(3),
              moment.date(), moment.time(), clock.replace(hour=3), T.fromisoformat('01:02+01')):
    print(type(value).__name__, repr(value), getattr(value, 'fold', None))
class Span(timedelta):
    pass
span = Span(1)
print(repr(span), [type(x).__name__ for x in (span + span, -span, +span, abs(span), span * 2, span / 2, span % span, date.max - day, moment - moment)])
span.note = 3
print(span.__dict__, weakref.ref(span)() is span, D.__flags__ & 1024 != 0)
