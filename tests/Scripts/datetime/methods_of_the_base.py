from datetime import date, datetime, timedelta, timezone, tzinfo

moment = datetime(2020, 1, 2, 3, 4, 5, 6, timezone.utc, fold=1)
for method in (date.timetuple, date.__repr__, date.ctime, date.isoformat, date.__reduce__, date.toordinal, date.__add__, date.__sub__, date.__eq__, date.__lt__):
    try:
        print(method.__name__, method(moment, timedelta(1)) if method.__name__ in ('__add__', '__sub__') else method(moment, date(2020, 1, 2)) if method.__name__ in ('__eq__', '__lt__') else method(moment))
    except Exception as error:
        print(type(error).__name__, error)
print(date.__hash__(moment) == hash(moment.date()), date.__str__(moment), f'{moment:%H:%M %f%z}', date.strftime(moment, '%f %Z'), date.__format__(moment, ''))
for method in (tzinfo.utcoffset, tzinfo.dst, tzinfo.tzname, tzinfo.fromutc):
    try:
        print(method(timezone.utc, moment))
    except Exception as error:
        print(type(error).__name__, error)
