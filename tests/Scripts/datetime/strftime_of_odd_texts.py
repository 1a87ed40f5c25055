# A null character ends the format; the position of a surrogate is that in the format, or in the zone's name.
from datetime import date, datetime, time, timedelta, timezone

moment = datetime(2020, 1, 2, 3, 4, 5, 678, timezone(timedelta(hours=1), 'a\ud800'))
for call in (lambda: date(2020, 1, 2).strftime('%t%u\0%Y'), lambda: date(2020, 1, 2).strftime('\0'), lambda: time(1).strftime('%f%\0x'), lambda: moment.strftime('%f\ud800'), lambda: moment.strftime('%z%Z'),
             lambda: moment.strftime('%f\0\ud800'), lambda: moment.replace(tzinfo=timezone(timedelta(0), 'x\0')).strftime('%Z'), lambda: format(moment, '%z\U0001F600%f')):
    try:
        print(ascii(call()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))
