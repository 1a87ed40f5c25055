"""What datetime and _datetime are made of."""

__all__ = ('date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo',
           'MINYEAR', 'MAXYEAR', 'UTC')

import math as _math
import sys
import time as _time
from operator import index as _index

# The classes belong to datetime.
__xname__ = __name__
__name__ = 'datetime'

MINYEAR = 1
MAXYEAR = 9999
_MAXORDINAL = 3652059           # of 9999-12-31
_SECONDS_PER_DAY = 24 * 3600
_MICROSECONDS_PER_DAY = _SECONDS_PER_DAY * 1000000

# ---- The calendar. Ordinals count days; 0001-01-01 is 1.

_DAYS_IN_MONTH = (None, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE_MONTH = (None, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTHNAMES = (None, 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun',
               'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
_DAYNAMES = (None, 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before_year(year):
    """Days before January 1 of a year."""
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _DAYS_IN_MONTH[month]


def _days_before_month(year, month):
    """Days of a year before a month."""
    return _DAYS_BEFORE_MONTH[month] + (month > 2 and _is_leap(year))


def _ymd2ord(year, month, day):
    return _days_before_year(year) + _days_before_month(year, month) + day


def _ord2ymd(n):
    # Years that start in March have their leap day at the end: counted from 0000-03-01, all
    # months but the last have a fixed place in the year.
    era, day = divmod(n + 305, 146097)
    year = (day - day // 1460 + day // 36524 - day // 146096) // 365
    day -= 365 * year + year // 4 - year // 100
    month = (5 * day + 2) // 153
    day -= (153 * month + 2) // 5
    year += era * 400
    return (year, month + 3, day + 1) if month < 10 else (year + 1, month - 9, day + 1)


def _isoweek1monday(year):
    """Ordinal of the Monday of the week that has the year's first Thursday."""
    first = _ymd2ord(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _isoweek_to_gregorian(year, week, day):
    """(year, month, day) of a day of an ISO week."""
    year, week, day = _index(year), _index(week), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'Year is out of range: {year}')
    start = _isoweek1monday(year)
    # A 53rd week is there if the next year's first comes after it.
    if not 0 < week < 53 and not (week == 53 and _isoweek1monday(year + 1) - start == 371):
        raise ValueError(f'Invalid week: {week}')
    if not 0 < day < 8:
        raise ValueError(f'Invalid day: {day} (range is [1, 7])')
    return _ord2ymd(start + (week - 1) * 7 + day - 1)


def _build_struct_time(y, m, d, hh, mm, ss, dstflag):
    weekday = (_ymd2ord(y, m, d) + 6) % 7
    return _time.struct_time(
        (y, m, d, hh, mm, ss, weekday, _days_before_month(y, m) + d, dstflag))


# ---- Checks of arguments

def _check_date_fields(year, month, day):
    if day is None:
        missing, place = ('month', 2) if month is None else ('day', 3)
        raise TypeError(f"function missing required argument '{missing}' (pos {place})")
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError('day is out of range for month')
    return year, month, day


def _check_time_fields(hour, minute, second, microsecond, fold):
    hour, minute, second = _index(hour), _index(minute), _index(second)
    microsecond, fold = _index(microsecond), _index(fold)
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')
    return hour, minute, second, microsecond, fold


def _check_tzinfo_arg(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError('tzinfo argument must be None or of a tzinfo subclass, '
                        f'not type {type(tz).__name__!r}')


def _check_str(value, name):
    if not isinstance(value, str):
        raise TypeError(f'{name}() argument 1 must be str, not {type(value).__name__}')


def _state_bytes(state, kind):
    """The bytes of a pickled state, which Python 2 wrote as a str."""
    if isinstance(state, bytes):
        return state
    try:
        return state.encode('latin1')
    except UnicodeEncodeError:
        raise ValueError(f'Failed to encode latin1 string when unpickling a {kind} object. '
                         "pickle.load(data, encoding='latin1') is assumed.") from None


def _ask_offset(tz, name, dt):
    """What a tzinfo says by utcoffset() or dst(), if it has to do with it at all."""
    if tz is None:
        return None
    offset = getattr(tz, name)(dt)
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f'tzinfo.{name}() must return None or timedelta, '
                        f'not {type(offset).__name__!r}')
    if not -_ONE_DAY < offset < _ONE_DAY:
        raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                         'timedelta(hours=24).')
    return offset


def _ask_name(tz, dt):
    if tz is None:
        return None
    name = tz.tzname(dt)
    if name is not None and not isinstance(name, str):
        raise TypeError('tzinfo.tzname() must return None or a string, '
                        f'not {type(name).__name__!r}')
    return name


# ---- Text

def _format_time(hh, mm, ss, us, timespec='auto'):
    if timespec == 'auto':
        timespec = 'microseconds' if us else 'seconds'
    if timespec == 'hours':
        return f'{hh:02d}'
    if timespec == 'minutes':
        return f'{hh:02d}:{mm:02d}'
    if timespec == 'seconds':
        return f'{hh:02d}:{mm:02d}:{ss:02d}'
    if timespec == 'milliseconds':
        return f'{hh:02d}:{mm:02d}:{ss:02d}.{us // 1000:03d}'
    if timespec == 'microseconds':
        return f'{hh:02d}:{mm:02d}:{ss:02d}.{us:06d}'
    raise ValueError('Unknown timespec value')


def _format_offset(off, sep=':'):
    """+hh:mm, with seconds and microseconds if there are any."""
    if off is None:
        return ''
    sign = '+'
    if off.days < 0:
        sign, off = '-', -off
    minutes, seconds = divmod(off.seconds, 60)
    text = f'{sign}{minutes // 60:02d}{sep}{minutes % 60:02d}'
    if seconds or off.microseconds:
        text += f'{sep}{seconds:02d}'
        if off.microseconds:
            text += f'.{off.microseconds:06d}'
    return text


def _wrap_strftime(object, format, timetuple):
    """strftime() with %f, %z and %Z taken from the object."""
    _check_str(format, 'strftime')
    if '%' not in format:
        return _time.strftime(format, timetuple)
    known = {}

    def value(letter):
        if letter == 'f':
            return f'{getattr(object, "microsecond", 0):06d}'
        if letter == 'z':
            return (_format_offset(object.utcoffset(), '')
                    if hasattr(object, 'utcoffset') else '')
        name = object.tzname() if hasattr(object, 'tzname') else None
        return '' if name is None else name.replace('%', '%%')

    pieces = []
    at = 0
    while True:
        percent = format.find('%', at)
        if percent < 0:
            pieces.append(format[at:])
            break
        pieces.append(format[at:percent])
        directive = format[percent:percent + 2]
        letter = directive[1:]
        if letter and letter in 'fzZ':
            if letter not in known:
                known[letter] = value(letter)
            directive = known[letter]
        pieces.append(directive)
        at = percent + 2
    return _time.strftime(''.join(pieces), timetuple)


# ---- Text in ISO 8601 form

def _digits(text, start, length):
    """The number that exactly so many ASCII digits are."""
    part = text[start:start + length]
    if len(part) != length or not (part.isascii() and part.isdigit()):
        raise ValueError('digits expected')
    return int(part)


def _find_isoformat_datetime_separator(dtstr):
    """Where the date ends: its form is told by what is where."""
    length = len(dtstr)
    if length == 7:
        return 7                                        # YYYYWww or YYYYDDD
    if dtstr[4] == '-':
        if dtstr[5] != 'W':
            return 10                                   # YYYY-MM-DD
        if length > 8 and dtstr[8] == '-':
            if length == 9:
                raise ValueError('Invalid ISO string')
            # YYYY-Www-D; but the hyphen may be the separator, with a time after it.
            return 8 if length > 10 and dtstr[10] in '0123456789' else 10
        return 8                                        # YYYY-Www
    if dtstr[4] != 'W':
        return 8                                        # YYYYMMDD
    # YYYYWww or YYYYWwwD: the number of digits up to the separator tells, or, if that is a digit,
    # whether what is left would be a time.
    end = 7
    while end < length and dtstr[end] in '0123456789':
        end += 1
    if end < 9:
        return end
    return 7 if end % 2 == 0 else 8


def _parse_isoformat_date(dtstr):
    """[year, month, day] of a date in any of the forms; what follows it does not matter."""
    year = _digits(dtstr, 0, 4)
    hyphens = dtstr[4:5] == '-'
    at = 4 + hyphens

    def hyphen(at):
        if hyphens and dtstr[at:at + 1] != '-':
            raise ValueError('Inconsistent use of dash separator')
        return at + hyphens

    if dtstr[at:at + 1] != 'W':
        month = _digits(dtstr, at, 2)
        return [year, month, _digits(dtstr, hyphen(at + 2), 2)]
    week = _digits(dtstr, at + 1, 2)
    at += 3
    day = _digits(dtstr, hyphen(at), 1) if len(dtstr) > at else 1
    return list(_isoweek_to_gregorian(year, week, day))


def _parse_hh_mm_ss_ff(tstr, at, end):
    """([hour, minute, second, microsecond], whether all was read) of a time in tstr[at:end].

    The separators may be left out, before a fraction too, where no colon came before.
    """
    parts = [0, 0, 0, 0]
    colons = True
    for place in range(3):
        parts[place] = _digits(tstr, at, 2)
        at += 2
        after = tstr[at:at + 1]
        at += 1
        if place == 0:
            colons = after == ':'
        if at >= end:
            return parts, not after
        if colons and after == ':':
            continue
        if after in '.,':
            break
        if colons:
            raise ValueError(f'Invalid time separator: {after}')
        at -= 1
    # What is below a microsecond is cut off.
    length = min(end - at, 6)
    parts[3] = _digits(tstr, at, length) * 10 ** (6 - length)
    at += length
    while tstr[at:at + 1] and tstr[at] in '0123456789':
        at += 1
    return parts, at == len(tstr)


def _parse_isoformat_time(tstr):
    """([hour, minute, second, microsecond], (seconds, microseconds) of the offset or None)."""
    end = len(tstr)
    zone = 0
    while zone < end and tstr[zone] not in '+-Z':
        zone += 1
    if not tstr:
        raise ValueError('Isoformat time too short')
    parts, complete = _parse_hh_mm_ss_ff(tstr, 0, zone)
    if zone == end:
        if not complete:
            raise ValueError('more than a time')
        return parts, None
    if tstr[zone] == 'Z':
        if zone + 1 != end:
            raise ValueError('Malformed time zone string')
        return parts, (0, 0)
    (hours, minutes, seconds, microseconds), complete = _parse_hh_mm_ss_ff(tstr, zone + 1, end)
    if not complete:
        raise ValueError('Malformed time zone string')
    sign = -1 if tstr[zone] == '-' else 1
    return parts, (sign * (hours * 3600 + minutes * 60 + seconds), sign * microseconds)


def _zone_of(offset):
    """The zone of an offset that was parsed."""
    if offset is None:
        return None
    seconds, microseconds = offset
    if seconds == 0:
        return timezone.utc
    return timezone(timedelta(seconds=seconds, microseconds=microseconds))


# ---- timedelta

def _divide_and_round(a, b):
    """a / b rounded to the nearest integer, half to even."""
    quotient, rest = divmod(a, b)
    rest *= 2
    more = rest > b if b > 0 else rest < b
    return quotient + 1 if more or (rest == b and quotient % 2) else quotient


class timedelta:
    """The time between two dates or times, to the microsecond.

    timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)
    """
    __slots__ = '_days', '_seconds', '_microseconds', '_hashcode'

    def __new__(cls, days=0, seconds=0, microseconds=0,
                milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0           # in microseconds
        fraction = 0.0      # what floats have below one
        for name, value, unit in (
                ('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000),
                ('seconds', seconds, 1000000), ('minutes', minutes, 60000000),
                ('hours', hours, 3600000000), ('days', days, _MICROSECONDS_PER_DAY),
                ('weeks', weeks, 7 * _MICROSECONDS_PER_DAY)):
            if isinstance(value, int):
                total += value * unit
            elif isinstance(value, float):
                # Apart, so that days do not take the precision of what is left.
                rest, whole = _math.modf(value)
                total += int(whole) * unit
                if rest:
                    rest, whole = _math.modf(rest * unit)
                    total += int(whole)
                    fraction += rest
            else:
                raise TypeError(f'unsupported type for timedelta {name} component: '
                                f'{type(value).__name__}')
        if fraction:
            # Half goes to the even total.
            odd = total % 2
            total += round(fraction + odd) - odd
        return cls._of_microseconds(total)

    @classmethod
    def _of_microseconds(cls, total):
        seconds, microseconds = divmod(total, 1000000)
        days, seconds = divmod(seconds, _SECONDS_PER_DAY)
        if not -999999999 <= days <= 999999999:
            if not -0x80000000 <= days <= 0x7fffffff:
                raise OverflowError('Python int too large to convert to C int')
            raise OverflowError(f'days={days}; must have magnitude <= 999999999')
        self = object.__new__(cls)
        self._days, self._seconds, self._microseconds = days, seconds, microseconds
        self._hashcode = -1
        return self

    def _to_microseconds(self):
        return ((self._days * _SECONDS_PER_DAY + self._seconds) * 1000000
                + self._microseconds)

    def __repr__(self):
        parts = [f'{name}={value}' for name, value in zip(
            ('days', 'seconds', 'microseconds'), self._getstate()) if value]
        kind = self.__class__
        return f'{kind.__module__}.{kind.__qualname__}({", ".join(parts) or 0})'

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = f'{minutes // 60}:{minutes % 60:02d}:{seconds:02d}'
        if self._days:
            plural = '' if abs(self._days) == 1 else 's'
            text = f'{self._days} day{plural}, {text}'
        if self._microseconds:
            text += f'.{self._microseconds:06d}'
        return text

    def total_seconds(self):
        """All of it in seconds."""
        return self._to_microseconds() / 10**6

    @property
    def days(self):
        """Days, which alone may be negative."""
        return self._days

    @property
    def seconds(self):
        """Seconds beyond the days, 0 to 86399."""
        return self._seconds

    @property
    def microseconds(self):
        """Microseconds beyond the seconds, 0 to 999999."""
        return self._microseconds

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of_microseconds(self._to_microseconds() + other._to_microseconds())

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of_microseconds(self._to_microseconds() - other._to_microseconds())

    def __rsub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of_microseconds(other._to_microseconds() - self._to_microseconds())

    def __neg__(self):
        return timedelta._of_microseconds(-self._to_microseconds())

    def __pos__(self):
        return timedelta._of_microseconds(self._to_microseconds())

    def __abs__(self):
        return -self if self._days < 0 else +self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of_microseconds(self._to_microseconds() * other)
        if isinstance(other, float):
            above, below = other.as_integer_ratio()
            return timedelta._of_microseconds(
                _divide_and_round(self._to_microseconds() * above, below))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._to_microseconds() // other._to_microseconds()
        if isinstance(other, int):
            return timedelta._of_microseconds(self._to_microseconds() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._to_microseconds() / other._to_microseconds()
        if isinstance(other, int):
            return timedelta._of_microseconds(
                _divide_and_round(self._to_microseconds(), other))
        if isinstance(other, float):
            above, below = other.as_integer_ratio()
            return timedelta._of_microseconds(
                _divide_and_round(self._to_microseconds() * below, above))
        return NotImplemented

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of_microseconds(self._to_microseconds() % other._to_microseconds())

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._to_microseconds(), other._to_microseconds())
        return quotient, timedelta._of_microseconds(rest)

    # The reflected ones are asked only where both are durations: then it is the other's turn.

    def __rfloordiv__(self, other):
        return other.__floordiv__(self) if isinstance(other, timedelta) else NotImplemented

    def __rtruediv__(self, other):
        return other.__truediv__(self) if isinstance(other, timedelta) else NotImplemented

    def __rmod__(self, other):
        return other.__mod__(self) if isinstance(other, timedelta) else NotImplemented

    def __rdivmod__(self, other):
        return other.__divmod__(self) if isinstance(other, timedelta) else NotImplemented

    def __eq__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._getstate() == other._getstate()

    def __lt__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._getstate() < other._getstate()

    def __le__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._getstate() <= other._getstate()

    def __gt__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._getstate() > other._getstate()

    def __ge__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._getstate() >= other._getstate()

    def __hash__(self):
        if self._hashcode == -1:
            self._hashcode = hash(self._getstate())
        return self._hashcode

    def __bool__(self):
        return any(self._getstate())

    def _getstate(self):
        return self._days, self._seconds, self._microseconds

    def __reduce__(self):
        return self.__class__, self._getstate()


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59,
                          microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)

_ONE_DAY = timedelta(1)


# ---- date

def _type_name(value):
    """The name of a value's type in messages: of those here with the module."""
    kind = type(value)
    return f'datetime.{kind.__name__}' if kind.__module__ == __name__ else kind.__name__


class date:
    """A day: date(year, month, day)."""
    __slots__ = '_year', '_month', '_day', '_hashcode'

    def __new__(cls, year, month=None, day=None):
        if (month is None and isinstance(year, (bytes, str)) and len(year) == 4
                and 1 <= ord(year[2:3]) <= 12):
            self = object.__new__(cls)
            self.__setstate(_state_bytes(year, 'date'))
            self._hashcode = -1
            return self
        year, month, day = _check_date_fields(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hashcode = -1
        return self

    # Other ways to make one.

    @classmethod
    def fromtimestamp(cls, t):
        """The local date at a POSIX timestamp."""
        seconds, _ = _split_timestamp(t)
        return cls(*_time.localtime(seconds)[:3])

    @classmethod
    def today(cls):
        """The local date now."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        """The date of an ordinal, 1 being 0001-01-01."""
        n = _index(n)
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        if n > 0x7fffffffffffffff:
            raise OverflowError('Python int too large to convert to C long')
        return cls(*_ord2ymd(n))

    @classmethod
    def fromisoformat(cls, date_string):
        """The date that a text in ISO 8601 form is."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            if len(date_string) not in (7, 8, 10):
                raise ValueError('not a date by its length')
            parts = _parse_isoformat_date(date_string)
        except ValueError:
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The date of a day (1 is Monday) of a week of the ISO calendar."""
        return cls(*_isoweek_to_gregorian(year, week, day))

    # Text.

    def __repr__(self):
        kind = self.__class__
        return (f'{kind.__module__}.{kind.__qualname__}'
                f'({self._year}, {self._month}, {self._day})')

    def ctime(self):
        """The date as C's ctime() writes it."""
        return (f'{_DAYNAMES[self.isoweekday()]} {_MONTHNAMES[self._month]} '
                f'{self._day:2d} 00:00:00 {self._year:04d}')

    def strftime(self, fmt):
        """The date in a form given by % directives."""
        return _wrap_strftime(self, fmt, self.timetuple())

    def __format__(self, fmt):
        _check_str(fmt, '__format__')
        return self.strftime(fmt) if fmt else str(self)

    def isoformat(self):
        """YYYY-MM-DD."""
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    __str__ = isoformat

    @property
    def year(self):
        """Year, 1 to 9999."""
        return self._year

    @property
    def month(self):
        """Month, 1 to 12."""
        return self._month

    @property
    def day(self):
        """Day of the month, from 1."""
        return self._day

    def timetuple(self):
        """A struct_time of it, at midnight."""
        return _build_struct_time(self._year, self._month, self._day, 0, 0, 0, -1)

    def toordinal(self):
        """The number of the day, 1 being 0001-01-01."""
        return _ymd2ord(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        """The date with other fields."""
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    # Comparison. What is not a date may know more.

    def _fields(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        if not isinstance(other, date):
            return NotImplemented
        return date._fields(self) == date._fields(other)

    def __lt__(self, other):
        if not isinstance(other, date):
            return NotImplemented
        return date._fields(self) < date._fields(other)

    def __le__(self, other):
        if not isinstance(other, date):
            return NotImplemented
        return date._fields(self) <= date._fields(other)

    def __gt__(self, other):
        if not isinstance(other, date):
            return NotImplemented
        return date._fields(self) > date._fields(other)

    def __ge__(self, other):
        if not isinstance(other, date):
            return NotImplemented
        return date._fields(self) >= date._fields(other)

    def __hash__(self):
        if self._hashcode == -1:
            self._hashcode = hash(self._getstate()[0])
        return self._hashcode

    # Arithmetic.

    def __add__(self, other):
        """The date so many days later."""
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = self.toordinal() + other.days
        if not 0 < ordinal <= _MAXORDINAL:
            raise OverflowError('date value out of range')
        return type(self).fromordinal(ordinal)

    __radd__ = __add__

    def __sub__(self, other):
        """The date so many days earlier, or the time between two dates."""
        if isinstance(other, datetime):
            return NotImplemented
        if isinstance(other, timedelta):
            ordinal = self.toordinal() - other.days
            if not 0 < ordinal <= _MAXORDINAL:
                raise OverflowError('date value out of range')
            return type(self).fromordinal(ordinal)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __rsub__(self, other):
        return date.__sub__(other, self) if isinstance(other, date) else NotImplemented

    def weekday(self):
        """The day of the week, 0 being Monday."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """The day of the week, 1 being Monday."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """(year, week, weekday) in the ISO calendar."""
        year, today = self._year, self.toordinal()
        start = _isoweek1monday(year)
        if today < start:
            year -= 1
            start = _isoweek1monday(year)
        elif today >= start + 52 * 7 and today >= _isoweek1monday(year + 1):
            year += 1
            start = _isoweek1monday(year)
        week, day = divmod(today - start, 7)
        return _IsoCalendarDate(year, week + 1, day + 1)

    # Pickling: four bytes.

    def _getstate(self):
        return bytes([*divmod(self._year, 256), self._month, self._day]),

    def __setstate(self, string):
        high, low, self._month, self._day = string
        self._year = high * 256 + low

    def __reduce__(self):
        return self.__class__, self._getstate()


_date_class = date      # for methods of datetime, where date is a method

date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


class IsoCalendarDate(tuple):
    """A day in the ISO calendar."""

    def __new__(cls, year, week, weekday, /):
        return super().__new__(cls, (year, week, weekday))

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __reduce__(self):
        # As a plain tuple: the class has no name to be found by.
        return tuple, (tuple(self),)

    def __repr__(self):
        return (f'{self.__class__.__module__}.{self.__class__.__name__}'
                f'(year={self[0]}, week={self[1]}, weekday={self[2]})')


_IsoCalendarDate = IsoCalendarDate
del IsoCalendarDate


# ---- tzinfo

class tzinfo:
    """What a time zone's class has to offer: utcoffset(), tzname() and dst()."""
    __slots__ = ()

    def tzname(self, dt):
        """The name of the zone at dt."""
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt):
        """How far local time is ahead of UTC at dt, a timedelta."""
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        """How much of that is daylight saving."""
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt):
        """The local time when it is dt, which has this tzinfo, in UTC."""
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError('fromutc: non-None utcoffset() result required')
        saving = dt.dst()
        if saving is None:
            raise ValueError('fromutc: non-None dst() result required')
        # Standard time first; whether there is daylight saving is known only then.
        standard = offset - saving
        if standard:
            dt += standard
            saving = dt.dst()
            if saving is None:
                raise ValueError('fromutc: tz.dst() gave inconsistent results; cannot convert')
        return dt + saving

    def __reduce__(self):
        getinitargs = getattr(self, '__getinitargs__', None)
        return (self.__class__, getinitargs() if getinitargs else (), self.__getstate__())


_tzinfo_class = tzinfo


# ---- time

def _microsecond_bytes(microsecond):
    return microsecond.to_bytes(3, 'big')


class time:
    """A time of day: time(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0).

    fold is 1 for the second of two times that a clock set back shows twice.
    """
    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_hashcode', '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, (bytes, str)) and len(hour) == 6 and ord(hour[0:1]) & 0x7F < 24:
            self = object.__new__(cls)
            self.__setstate(_state_bytes(hour, 'time'), minute or None)
            self._hashcode = -1
            return self
        fields = _check_time_fields(hour, minute, second, microsecond, fold)
        _check_tzinfo_arg(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond, self._fold = fields
        self._tzinfo = tzinfo
        self._hashcode = -1
        return self

    @property
    def hour(self):
        """Hour, 0 to 23."""
        return self._hour

    @property
    def minute(self):
        """Minute, 0 to 59."""
        return self._minute

    @property
    def second(self):
        """Second, 0 to 59."""
        return self._second

    @property
    def microsecond(self):
        """Microsecond, 0 to 999999."""
        return self._microsecond

    @property
    def tzinfo(self):
        """The time zone, or None."""
        return self._tzinfo

    @property
    def fold(self):
        """1 for the second of two equal times."""
        return self._fold

    # Comparison: of times in different zones, in UTC.

    def _keys(self, other):
        """What to compare of two times; None if only one is aware of its zone."""
        mine = self._hour, self._minute, self._second, self._microsecond
        theirs = other._hour, other._minute, other._second, other._microsecond
        if self._tzinfo is not other._tzinfo:
            my_offset, their_offset = self.utcoffset(), other.utcoffset()
            if my_offset != their_offset:
                if my_offset is None or their_offset is None:
                    return None
                return self._in_utc(my_offset), other._in_utc(their_offset)
        return mine, theirs

    def _in_utc(self, offset):
        return timedelta(hours=self._hour, minutes=self._minute, seconds=self._second,
                         microseconds=self._microsecond) - offset

    def _ordered(self, other):
        keys = self._keys(other)
        if keys is None:
            raise TypeError("can't compare offset-naive and offset-aware times")
        return keys

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        keys = self._keys(other)
        return keys is not None and keys[0] == keys[1]

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._ordered(other)
        return mine < theirs

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._ordered(other)
        return mine <= theirs

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._ordered(other)
        return mine > theirs

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        mine, theirs = self._ordered(other)
        return mine >= theirs

    def __hash__(self):
        if self._hashcode == -1:
            # Times that are equal in UTC are equal, and fold does not count.
            plain = self.replace(fold=0) if self.fold else self
            offset = plain.utcoffset()
            if not offset:
                self._hashcode = hash(plain._getstate()[0])
            else:
                moved = plain._in_utc(offset)
                if moved.days:
                    self._hashcode = hash(moved)
                else:
                    minutes, second = divmod(moved.seconds, 60)
                    self._hashcode = hash(time(*divmod(minutes, 60), second, moved.microseconds))
        return self._hashcode

    # Text.

    def __repr__(self):
        fields = [self._hour, self._minute]
        if self._second or self._microsecond:
            fields.append(self._second)
        if self._microsecond:
            fields.append(self._microsecond)
        return _call_repr(self, fields)

    def isoformat(self, timespec='auto'):
        """hh:mm:ss.ffffff and the offset; timespec ('hours' to 'microseconds') tells how much."""
        return (_format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _format_offset(self.utcoffset()))

    __str__ = isoformat

    @classmethod
    def fromisoformat(cls, time_string):
        """The time that a text in ISO 8601 form is."""
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            parts, offset = _parse_isoformat_time(time_string.removeprefix('T'))
        except ValueError:
            raise ValueError(f'Invalid isoformat string: {time_string!r}') from None
        return cls(*parts, _zone_of(offset))

    def strftime(self, fmt):
        """The time in a form given by % directives; the date is 1900-01-01."""
        return _wrap_strftime(
            self, fmt, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def __format__(self, fmt):
        _check_str(fmt, '__format__')
        return self.strftime(fmt) if fmt else str(self)

    # The zone.

    def utcoffset(self):
        """How far it is ahead of UTC, or None."""
        return _ask_offset(self._tzinfo, 'utcoffset', None)

    def tzname(self):
        """The name of the zone, or None."""
        return _ask_name(self._tzinfo, None)

    def dst(self):
        """How much daylight saving there is, or None."""
        return _ask_offset(self._tzinfo, 'dst', None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        """The time with other fields."""
        return type(self)(self.hour if hour is None else hour,
                          self.minute if minute is None else minute,
                          self.second if second is None else second,
                          self.microsecond if microsecond is None else microsecond,
                          self.tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    # Pickling: six bytes, the first bit of which is fold, and the zone.

    def _getstate(self, protocol=3):
        hour = self._hour + (128 if self._fold and protocol > 3 else 0)
        state = bytes([hour, self._minute, self._second]) + _microsecond_bytes(self._microsecond)
        return (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __setstate(self, string, tzinfo):
        if tzinfo is not None and not isinstance(tzinfo, _tzinfo_class):
            raise TypeError('bad tzinfo state arg')
        hour, self._minute, self._second = string[:3]
        self._fold, self._hour = divmod(hour, 128)
        self._microsecond = int.from_bytes(string[3:], 'big')
        self._tzinfo = tzinfo

    def __reduce_ex__(self, protocol):
        return self.__class__, self._getstate(protocol)

    def __reduce__(self):
        return self.__reduce_ex__(2)


_time_class = time      # for methods of datetime, where time is a method

time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


def _call_repr(value, fields):
    kind = value.__class__
    parts = [str(field) for field in fields]
    extra = [] if value._tzinfo is None else [f'tzinfo={value._tzinfo!r}']
    if value._fold:
        extra.insert(0 if isinstance(value, datetime) else 1, 'fold=1')
    parts += extra
    return f'{kind.__module__}.{kind.__qualname__}({", ".join(parts)})'


# ---- datetime

def _split_timestamp(t):
    """(whole seconds, microseconds) of a timestamp, half to even."""
    if not isinstance(t, float):
        return _check_time_t(_index(t)), 0
    if t != t:
        raise ValueError('Invalid value NaN (not a number)')
    fraction, whole = _math.modf(t)
    if not -2.0 ** 63 <= whole < 2.0 ** 63:
        raise OverflowError('timestamp out of range for platform time_t')
    seconds, microseconds = divmod(round(fraction * 1e6), 1000000)
    return int(whole) + seconds, microseconds


def _check_time_t(seconds):
    if not -2 ** 63 <= seconds < 2 ** 63:
        raise OverflowError('timestamp out of range for platform time_t')
    return seconds


_EPOCH_SECONDS = _ymd2ord(1970, 1, 1) * _SECONDS_PER_DAY


def _local_seconds(u):
    """What a local clock shows at a timestamp, as seconds: the timestamp at which UTC shows it."""
    year, month, day, hour, minute, second = _time.localtime(u)[:6]
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    return (_ymd2ord(year, month, day) * _SECONDS_PER_DAY + hour * 3600 + minute * 60 + second
            - _EPOCH_SECONDS)


class datetime(date):
    """A date and a time of day.

    datetime(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)
    """
    __slots__ = date.__slots__ + time.__slots__

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0,
                microsecond=0, tzinfo=None, *, fold=0):
        if (isinstance(year, (bytes, str)) and len(year) == 10
                and 1 <= ord(year[2:3]) & 0x7F <= 12):
            self = object.__new__(cls)
            self.__setstate(_state_bytes(year, 'datetime'), month)
            self._hashcode = -1
            return self
        date_fields = _check_date_fields(year, month, day)
        time_fields = _check_time_fields(hour, minute, second, microsecond, fold)
        _check_tzinfo_arg(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = date_fields
        (self._hour, self._minute, self._second, self._microsecond,
         self._fold) = time_fields
        self._tzinfo = tzinfo
        self._hashcode = -1
        return self

    @property
    def hour(self):
        """Hour, 0 to 23."""
        return self._hour

    @property
    def minute(self):
        """Minute, 0 to 59."""
        return self._minute

    @property
    def second(self):
        """Second, 0 to 59."""
        return self._second

    @property
    def microsecond(self):
        """Microsecond, 0 to 999999."""
        return self._microsecond

    @property
    def tzinfo(self):
        """The time zone, or None."""
        return self._tzinfo

    @property
    def fold(self):
        """1 for the second of two equal times."""
        return self._fold

    # Other ways to make one.

    @classmethod
    def _fromtimestamp(cls, t, utc, tz):
        seconds, microseconds = _split_timestamp(t)
        convert = _time.gmtime if utc else _time.localtime
        year, month, day, hour, minute, second = convert(seconds)[:6]
        second = min(second, 59)        # a leap second
        result = cls(year, month, day, hour, minute, second, microseconds, tz)
        if tz is not None:
            return tz.fromutc(result)
        # A clock that was set back within the last day may have shown this before. Windows knows
        # no local time before the epoch.
        if not utc and not (seconds < _SECONDS_PER_DAY and sys.platform.startswith('win')):
            shown = _local_seconds(seconds)
            try:
                moved = shown - _local_seconds(seconds - _SECONDS_PER_DAY) - _SECONDS_PER_DAY
            except ValueError:
                moved = 0               # in year 0
            if moved < 0 and _local_seconds(seconds + moved) == shown:
                result._fold = 1
        return result

    @classmethod
    def fromtimestamp(cls, t, tz=None):
        """The local time, or the time in a zone, at a POSIX timestamp."""
        _check_tzinfo_arg(tz)
        return cls._fromtimestamp(t, tz is not None, tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        """The time in UTC at a POSIX timestamp, without a zone."""
        return cls._fromtimestamp(t, True, None)

    @classmethod
    def now(cls, tz=None):
        """The local time, or the time in a zone, now."""
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        """The time in UTC now, without a zone."""
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """A date and a time together."""
        if not isinstance(date, _date_class):
            raise TypeError(f'combine() argument 1 must be datetime.date, '
                            f'not {type(date).__name__}')
        if not isinstance(time, _time_class):
            raise TypeError(f'combine() argument 2 must be datetime.time, '
                            f'not {type(time).__name__}')
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second,
                   time.microsecond, time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        """The date and time that a text in ISO 8601 form is."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            if len(date_string) < 7:
                raise ValueError('too short for a date')
            end = _find_isoformat_datetime_separator(date_string)
            day = _parse_isoformat_date(date_string[:end])
            clock, offset = [], None
            if end < len(date_string):
                # Any one character is the separator.
                clock, offset = _parse_isoformat_time(date_string[end + 1:])
        except ValueError:
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
        return cls(*day, *clock, tzinfo=_zone_of(offset))

    @classmethod
    def strptime(cls, date_string, format):
        """The date and time that a text is, by % directives."""
        _check_str(date_string, 'strptime')
        import _strptime
        return _strptime._strptime_datetime(cls, date_string, format)

    # What it is in other forms.

    def timetuple(self):
        """A struct_time of it."""
        saving = self.dst()
        flag = -1 if saving is None else 1 if saving else 0
        return _build_struct_time(self.year, self.month, self.day, self.hour, self.minute,
                                  self.second, flag)

    def utctimetuple(self):
        """A struct_time of it in UTC."""
        offset = self.utcoffset()
        moved = self - offset if offset else self
        return _build_struct_time(moved.year, moved.month, moved.day, moved.hour, moved.minute,
                                  moved.second, 0)

    def _own_seconds(self):
        """The timestamp if the fields were UTC, without microseconds."""
        return (self.toordinal() * _SECONDS_PER_DAY + self._hour * 3600 + self._minute * 60
                + self._second - _EPOCH_SECONDS)

    def _mktime(self):
        """The timestamp at which the local clock shows this, without microseconds.

        Of two, fold tells which; of none, the one by the offset before the gap (after it if fold).
        """
        shown = self._own_seconds()
        before = _local_seconds(shown) - shown
        first = shown - before
        first_shown = _local_seconds(first)
        if first_shown == shown:
            # It fits. Is there another that does, with the offset of a day before or after?
            probe = first + (_SECONDS_PER_DAY if self.fold else -_SECONDS_PER_DAY)
            after = _local_seconds(probe) - probe
            if after == before:
                return first
        else:
            after = first_shown - first
        second = shown - after
        if _local_seconds(second) == shown:
            return second
        if first_shown == shown:
            return first
        return (min if self.fold else max)(first, second)

    def timestamp(self):
        """The POSIX timestamp, a float."""
        if self._tzinfo is None:
            return self._mktime() + self.microsecond / 1e6
        return (self - _EPOCH).total_seconds()

    def date(self):
        """The date alone."""
        return _date_class(self._year, self._month, self._day)

    def time(self):
        """The time alone, without the zone."""
        return _time_class(self.hour, self.minute, self.second, self.microsecond,
                           fold=self.fold)

    def timetz(self):
        """The time with the zone."""
        return _time_class(self.hour, self.minute, self.second, self.microsecond,
                           self._tzinfo, fold=self.fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None,
                second=None, microsecond=None, tzinfo=True, *, fold=None):
        """The date and time with other fields."""
        return type(self)(self.year if year is None else year,
                          self.month if month is None else month,
                          self.day if day is None else day,
                          self.hour if hour is None else hour,
                          self.minute if minute is None else minute,
                          self.second if second is None else second,
                          self.microsecond if microsecond is None else microsecond,
                          self.tzinfo if tzinfo is True else tzinfo,
                          fold=self.fold if fold is None else fold)

    def _local_timezone(self):
        if self.tzinfo is None:
            seconds = self._mktime()
        else:
            seconds = (self - _EPOCH) // timedelta(seconds=1)
        found = _time.localtime(seconds)
        return timezone(timedelta(seconds=found.tm_gmtoff), found.tm_zone)

    def astimezone(self, tz=None):
        """The same time in another zone, or in the local one."""
        if tz is None:
            tz = self._local_timezone()
        else:
            _check_tzinfo_arg(tz)
        mine = self.tzinfo
        offset = None if mine is None else mine.utcoffset(self)
        if offset is None:
            # Without a zone it is local time.
            mine = self.replace(tzinfo=None)._local_timezone()
            offset = mine.utcoffset(self)
        if tz is mine:
            return self
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    # Text.

    def ctime(self):
        """The time as C's ctime() writes it."""
        return (f'{_DAYNAMES[self.isoweekday()]} {_MONTHNAMES[self._month]} {self._day:2d} '
                f'{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}')

    def isoformat(self, sep='T', timespec='auto'):
        """YYYY-MM-DDThh:mm:ss.ffffff and the offset, with sep for the T.

        timespec ('hours' to 'microseconds') tells how much of the time.
        """
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError('isoformat() argument 1 must be a unicode character, '
                            f'not {type(sep).__name__}')
        clock = _format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
        return (f'{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}{clock}'
                + _format_offset(self.utcoffset()))

    def __repr__(self):
        fields = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            fields.append(self._second)
        if self._microsecond:
            fields.append(self._microsecond)
        return _call_repr(self, fields)

    def __str__(self):
        return self.isoformat(sep=' ')

    # The zone.

    def utcoffset(self):
        """How far it is ahead of UTC, or None."""
        return _ask_offset(self._tzinfo, 'utcoffset', self)

    def tzname(self):
        """The name of the zone, or None."""
        return _ask_name(self._tzinfo, self)

    def dst(self):
        """How much daylight saving there is, or None."""
        return _ask_offset(self._tzinfo, 'dst', self)

    # Comparison: in different zones, in UTC.

    def _fields(self):
        return (self._year, self._month, self._day, self._hour, self._minute, self._second,
                self._microsecond)

    def _compare(self, other, equality=False):
        """What to compare of two; None if they are not equal and have no order."""
        if self._tzinfo is other._tzinfo:
            return datetime._fields(self), datetime._fields(other)
        mine, theirs = self.utcoffset(), other.utcoffset()
        if equality:
            # A time at which the zone's clock is set is equal to none in another zone.
            if (mine != self.replace(fold=not self.fold).utcoffset()
                    or theirs != other.replace(fold=not other.fold).utcoffset()):
                return None
        if mine == theirs:
            return datetime._fields(self), datetime._fields(other)
        if mine is None or theirs is None:
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self - other, _ZERO

    def _ordered(self, other):
        """The same for an order; None for what is no date."""
        if isinstance(other, datetime):
            return self._compare(other)
        if isinstance(other, date):
            raise TypeError(f"can't compare {_type_name(self)} to {_type_name(other)}")
        return None

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return False if isinstance(other, date) else NotImplemented
        keys = self._compare(other, equality=True)
        return keys is not None and keys[0] == keys[1]

    def __lt__(self, other):
        keys = self._ordered(other)
        return NotImplemented if keys is None else keys[0] < keys[1]

    def __le__(self, other):
        keys = self._ordered(other)
        return NotImplemented if keys is None else keys[0] <= keys[1]

    def __gt__(self, other):
        keys = self._ordered(other)
        return NotImplemented if keys is None else keys[0] > keys[1]

    def __ge__(self, other):
        keys = self._ordered(other)
        return NotImplemented if keys is None else keys[0] >= keys[1]

    def __hash__(self):
        if self._hashcode == -1:
            # Times that are equal in UTC are equal, and fold does not count.
            plain = self.replace(fold=0) if self.fold else self
            offset = plain.utcoffset()
            if offset is None:
                self._hashcode = hash(plain._getstate()[0])
            else:
                self._hashcode = hash(timedelta(
                    self.toordinal(), self.hour * 3600 + self.minute * 60 + self.second,
                    self.microsecond) - offset)
        return self._hashcode

    # Arithmetic, in local time.

    def _moved(self, days, seconds, microseconds):
        total = ((self.toordinal() + days) * _SECONDS_PER_DAY + self._hour * 3600
                 + self._minute * 60 + self._second + seconds)
        carry, microsecond = divmod(self._microsecond + microseconds, 1000000)
        ordinal, second = divmod(total + carry, _SECONDS_PER_DAY)
        if not 0 < ordinal <= _MAXORDINAL:
            raise OverflowError('date value out of range')
        minute, second = divmod(second, 60)
        hour, minute = divmod(minute, 60)
        return type(self)(*_ord2ymd(ordinal), hour, minute, second, microsecond, self._tzinfo)

    def __add__(self, other):
        """The time so much later."""
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._moved(other._days, other._seconds, other._microseconds)

    __radd__ = __add__

    def __sub__(self, other):
        """The time so much earlier, or how much there is between two."""
        if isinstance(other, timedelta):
            return self._moved(-other._days, -other._seconds, -other._microseconds)
        if not isinstance(other, datetime):
            return NotImplemented
        between = timedelta(self.toordinal() - other.toordinal(),
                            (self._hour - other._hour) * 3600
                            + (self._minute - other._minute) * 60
                            + self._second - other._second,
                            self._microsecond - other._microsecond)
        if self._tzinfo is other._tzinfo:
            return between
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return between
        if mine is None or theirs is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return between + theirs - mine

    def __rsub__(self, other):
        return datetime.__sub__(other, self) if isinstance(other, datetime) else NotImplemented

    # Pickling: ten bytes, the first bit of the third of which is fold, and the zone.

    def _getstate(self, protocol=3):
        month = self._month + (128 if self._fold and protocol > 3 else 0)
        state = bytes([*divmod(self._year, 256), month, self._day, self._hour, self._minute,
                       self._second]) + _microsecond_bytes(self._microsecond)
        return (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __setstate(self, string, tzinfo):
        if tzinfo is not None and not isinstance(tzinfo, _tzinfo_class):
            raise TypeError('bad tzinfo state arg')
        high, low, month, self._day, self._hour, self._minute, self._second = string[:7]
        self._year = high * 256 + low
        self._fold, self._month = divmod(month, 128)
        self._microsecond = int.from_bytes(string[7:], 'big')
        self._tzinfo = tzinfo

    def __reduce_ex__(self, protocol):
        return self.__class__, self._getstate(protocol)

    def __reduce__(self):
        return self.__reduce_ex__(2)


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)

_ZERO = timedelta(0)


# ---- timezone

class timezone(tzinfo):
    """A zone with a fixed offset: timezone(offset[, name])."""
    __slots__ = '_offset', '_name'

    _Omitted = object()

    def __new__(cls, offset, name=_Omitted):
        if not isinstance(offset, timedelta):
            raise TypeError('timezone() argument 1 must be datetime.timedelta, '
                            f'not {type(offset).__name__}')
        if name is cls._Omitted:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError(f'timezone() argument 2 must be str, not {type(name).__name__}')
        if not cls._minoffset <= offset <= cls._maxoffset:
            raise ValueError('offset must be a timedelta strictly between '
                             '-timedelta(hours=24) and timedelta(hours=24), '
                             f'not {offset!r}.')
        return cls._create(offset, name)

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    @classmethod
    def _create(cls, offset, name=None):
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __getstate__(self):
        return None         # all is in the arguments

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __eq__(self, other):
        if not isinstance(other, timezone):
            return NotImplemented
        return self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is self.utc:
            return 'datetime.timezone.utc'
        kind = self.__class__
        arguments = ', '.join(map(repr, self.__getinitargs__()))
        return f'{kind.__module__}.{kind.__qualname__}({arguments})'

    def __str__(self):
        return self.tzname(None)

    @staticmethod
    def _check_argument(dt, method):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f'{method}(dt) argument must be a datetime instance or None, '
                            f'not {type(dt).__name__}')

    def utcoffset(self, dt):
        """The offset."""
        self._check_argument(dt, 'utcoffset')
        return self._offset

    def tzname(self, dt):
        """The name, or UTC+hh:mm."""
        self._check_argument(dt, 'tzname')
        return self._name_from_offset(self._offset) if self._name is None else self._name

    def dst(self, dt):
        """None."""
        self._check_argument(dt, 'dst')
        return None

    def fromutc(self, dt):
        """The local time when it is dt, which has this tzinfo, in UTC."""
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        return dt + self._offset

    _maxoffset = timedelta(hours=24, microseconds=-1)
    _minoffset = -_maxoffset

    @staticmethod
    def _name_from_offset(delta):
        return 'UTC' + _format_offset(delta) if delta else 'UTC'


UTC = timezone.utc = timezone._create(timedelta(0))
timezone.min = timezone._create(-timedelta(hours=23, minutes=59))
timezone.max = timezone._create(timedelta(hours=23, minutes=59))
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)

import _imp

_imp._qualify_in_messages(date, datetime, time, timedelta, timezone, tzinfo)
del _imp
