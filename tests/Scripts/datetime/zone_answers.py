from datetime import date, datetime, time, timedelta, timezone, tzinfo, UTC

class Zone(tzinfo):
    def __init__(self, answer):
        self.answer = answer
    def utcoffset(self, when):
        return self.answer
    dst = tzname = utcoffset

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

for answer in (3, None, 'x', timedelta(1), timedelta(-1), timedelta(seconds=-86399), timedelta(microseconds=5)):
    for value in (datetime(2020, 1, 1, tzinfo=Zone(answer)), time(1, tzinfo=Zone(answer))):
        for call in (value.utcoffset, value.dst, value.tzname, value.isoformat, lambda: value.strftime('%z %Z %f'), lambda: value < value.replace(tzinfo=UTC), lambda: value == value.replace(tzinfo=UTC), lambda: hash(value) == hash(value)):
            show(call)
    for call in (value.fold.__index__, lambda: datetime(2020, 1, 1, tzinfo=Zone(answer)).timetuple().tm_isdst, lambda: datetime(2020, 1, 1, tzinfo=Zone(answer)).timestamp(), lambda: Zone(answer).fromutc(datetime(2020, 1, 1))):
        show(call)
for call in (lambda: tzinfo().fromutc(3), lambda: UTC.fromutc(3), lambda: UTC.fromutc(datetime.min), lambda: UTC.tzname(3), lambda: timezone(timedelta(1)), lambda: timezone(timedelta(0)) is UTC, lambda: repr(timezone(timedelta(0), 'x')),
             lambda: timezone(timedelta(hours=-3, microseconds=1)), lambda: timezone.min < timezone.max, lambda: tzinfo().__reduce__(), lambda: type('Z', (timezone,), {}), lambda: [timezone.min, timezone.max]):
    show(call)
