"""Dates and times from text by C's directives, for time.strptime and datetime.strptime."""
import locale
import time
from calendar import day_abbr, day_name, month_abbr, month_name
from datetime import (date as _date, timedelta as _timedelta, timezone as _timezone)
from re import IGNORECASE, compile as _compile, escape as _escape

__all__ = []

_MONDAY = 0


def _getlang():
    return locale.getlocale(locale.LC_TIME)


class LocaleTime:
    """The names of days, months and halves of the day, and how dates are put together."""

    def __init__(self):
        self.lang = _getlang()
        self.a_weekday = [day_abbr[i].lower() for i in range(7)]
        self.f_weekday = [day_name[i].lower() for i in range(7)]
        self.a_month = [month_abbr[i].lower() for i in range(13)]
        self.f_month = [month_name[i].lower() for i in range(13)]
        self.am_pm = [time.strftime('%p', time.struct_time((1999, 3, 17, hour, 44, 55, 2, 76, 0))).lower()
                      for hour in (1, 22)]
        self.LC_date_time = '%a %b %d %H:%M:%S %Y'
        self.LC_date = '%m/%d/%y'
        self.LC_time = '%H:%M:%S'
        self.tzname = time.tzname
        self.daylight = time.daylight
        self.timezone = (frozenset({'utc', 'gmt', self.tzname[0].lower()}),
                         frozenset({self.tzname[1].lower()}) if self.daylight else frozenset())


class TimeRE(dict):
    """A pattern for every directive."""

    def __init__(self, locale_time=None):
        self.locale_time = locale_time or LocaleTime()
        names = self.locale_time
        super().__init__({
            'd': r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])",
            'f': r"(?P<f>[0-9]{1,6})",
            'H': r"(?P<H>2[0-3]|[0-1]\d|\d)",
            'I': r"(?P<I>1[0-2]|0[1-9]|[1-9])",
            'G': r"(?P<G>\d\d\d\d)",
            'j': r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
            'm': r"(?P<m>1[0-2]|0[1-9]|[1-9])",
            'M': r"(?P<M>[0-5]\d|\d)",
            'S': r"(?P<S>6[0-1]|[0-5]\d|\d)",
            'U': r"(?P<U>5[0-3]|[0-4]\d|\d)",
            'w': r"(?P<w>[0-6])",
            'u': r"(?P<u>[1-7])",
            'V': r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)",
            'y': r"(?P<y>\d\d)",
            'Y': r"(?P<Y>\d\d\d\d)",
            'z': r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))",
            'A': self._alternatives(names.f_weekday, 'A'),
            'a': self._alternatives(names.a_weekday, 'a'),
            'B': self._alternatives(names.f_month[1:], 'B'),
            'b': self._alternatives(names.a_month[1:], 'b'),
            'p': self._alternatives(names.am_pm, 'p'),
            'Z': self._alternatives((zone for zones in names.timezone for zone in zones), 'Z'),
            '%': '%'})
        self['W'] = self['U'].replace('U', 'W')
        self['c'] = self.pattern(names.LC_date_time)
        self['x'] = self.pattern(names.LC_date)
        self['X'] = self.pattern(names.LC_time)

    @staticmethod
    def _alternatives(names, directive):
        """A group of names, the longest first; empty where there are none."""
        wanted = sorted(names, key=len, reverse=True)
        if not any(wanted):
            return ''
        return f"(?P<{directive}>{'|'.join(map(_escape, wanted))})"

    def pattern(self, format):
        """The format as a regular expression."""
        parts = []
        format = _compile(r"([\\.^$*+?\(\){}\[\]|])").sub(r"\\\1", format)
        format = _compile(r'\s+').sub(r'\\s+', format)
        at = 0
        while (found := format.find('%', at)) >= 0:
            directive = format[found + 1]
            parts.append(format[at:found])
            parts.append(self[directive])
            at = found + 2
        return ''.join(parts) + format[at:]

    def compile(self, format):
        return _compile(self.pattern(format), IGNORECASE)


_CACHE_MAX_SIZE = 5
_TimeRE_cache = TimeRE()
_regex_cache = {}


def _calc_julian_from_U_or_W(year, week_of_year, day_of_week, week_starts_Mon):
    """The day of the year from a week and a day in it."""
    first = _date(year, 1, 1).weekday()
    if not week_starts_Mon:
        # Sunday is the first day.
        first = (first + 1) % 7
        day_of_week = (day_of_week + 1) % 7
    length_of_week_0 = (7 - first) % 7
    if week_of_year == 0:
        return 1 + day_of_week - first
    return 1 + length_of_week_0 + 7 * (week_of_year - 1) + day_of_week


def _pattern_of(format):
    global _TimeRE_cache
    names = _TimeRE_cache.locale_time
    if (_getlang() != names.lang or time.tzname != names.tzname or time.daylight != names.daylight):
        _TimeRE_cache = TimeRE()
        _regex_cache.clear()
    if len(_regex_cache) > _CACHE_MAX_SIZE:
        _regex_cache.clear()
    known = _regex_cache.get(format)
    if known is None:
        try:
            known = _TimeRE_cache.compile(format)
        except KeyError as error:
            directive = error.args[0]
            if directive == '\\':
                directive = '%'
            raise ValueError("'%s' is a bad directive in format '%s'" % (directive, format)) from None
        except IndexError:
            raise ValueError("stray %% in format '%s'" % format) from None
        _regex_cache[format] = known
    return known


def _offset(text):
    """Seconds and microseconds of an offset such as +01:30."""
    if text == 'Z':
        return 0, 0
    if text[3] == ':':
        text = text[:3] + text[4:]
        if len(text) > 5:
            if text[5] != ':':
                raise ValueError(f"Inconsistent use of : in {text[:3]}:{text[3:]}")
            text = text[:5] + text[6:]
    seconds = int(text[1:3]) * 3600 + int(text[3:5]) * 60 + int(text[5:7] or 0)
    fraction = int(text[8:].ljust(6, '0') or 0)
    return (-seconds, -fraction) if text[0] == '-' else (seconds, fraction)


def _strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    """The fields, microseconds and microseconds of the offset of a text."""
    for index, value in enumerate((data_string, format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {index} must be str, not {type(value)}")
    match = _pattern_of(format).match(data_string)
    if not match:
        raise ValueError(f"time data {data_string!r} does not match format {format!r}")
    if len(data_string) != match.end():
        raise ValueError(f"unconverted data remains: {data_string[match.end():]}")
    names = _TimeRE_cache.locale_time
    given = match.groupdict()

    year = iso_year = iso_week = None
    if 'y' in given:
        # POSIX: 69 and later belong to the last century.
        year = int(given['y'])
        year += 2000 if year <= 68 else 1900
    if 'Y' in given:
        year = int(given['Y'])
    if 'G' in given:
        iso_year = int(given['G'])
    month = int(given['m']) if 'm' in given else 1
    if 'B' in given:
        month = names.f_month.index(given['B'].lower())
    if 'b' in given:
        month = names.a_month.index(given['b'].lower())
    day = int(given['d']) if 'd' in given else 1
    hour = int(given['H']) if 'H' in given else 0
    if 'I' in given:
        hour = int(given['I']) % 12
        if given.get('p', '').lower() == names.am_pm[1]:
            hour += 12
    minute = int(given['M']) if 'M' in given else 0
    second = int(given['S']) if 'S' in given else 0
    fraction = int(given['f'].ljust(6, '0')) if 'f' in given else 0

    weekday = julian = None
    if 'A' in given:
        weekday = names.f_weekday.index(given['A'].lower())
    if 'a' in given:
        weekday = names.a_weekday.index(given['a'].lower())
    if 'w' in given:
        weekday = (int(given['w']) - 1) % 7
    if 'u' in given:
        weekday = int(given['u']) - 1
    if 'j' in given:
        julian = int(given['j'])
    week_of_year = week_starts_Monday = None
    for directive in 'UW':
        if directive in given:
            week_of_year = int(given[directive])
            week_starts_Monday = directive == 'W'
    if 'V' in given:
        iso_week = int(given['V'])
    gmtoff, gmtoff_fraction = _offset(given['z']) if 'z' in given else (None, 0)

    tz = -1
    if 'Z' in given:
        zone = given['Z'].lower()
        for value, zones in enumerate(names.timezone):
            # A name that both times of the year share says nothing.
            if zone in zones:
                if not (time.tzname[0] == time.tzname[1] and time.daylight and zone not in ('utc', 'gmt')):
                    tz = value
                break

    if iso_year is not None:
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")

    leap_year_fix = False
    if year is None:
        if month == 2 and day == 29:
            year, leap_year_fix = 1904, True        # the first leap year of the century
        else:
            year = 1900
    if julian is None and weekday is not None:
        if week_of_year is not None:
            julian = _calc_julian_from_U_or_W(year, week_of_year, weekday, week_starts_Monday)
        elif iso_year is not None and iso_week is not None:
            found = _date.fromisocalendar(iso_year, iso_week, weekday + 1)
            year, month, day = found.year, found.month, found.day
            julian = found.toordinal() - _date(found.year, 1, 1).toordinal() + 1
        if julian is not None and julian <= 0:
            year -= 1
            julian += 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365
    if julian is None:
        julian = _date(year, month, day).toordinal() - _date(year, 1, 1).toordinal() + 1
    else:
        found = _date.fromordinal(julian - 1 + _date(year, 1, 1).toordinal())
        year, month, day = found.year, found.month, found.day
    if weekday is None:
        weekday = _date(year, month, day).weekday()
    if leap_year_fix:
        year = 1900
    return (year, month, day, hour, minute, second, weekday, julian, tz, given.get('Z'), gmtoff), fraction, gmtoff_fraction


def _strptime_time(data_string, format="%a %b %d %H:%M:%S %Y"):
    """What time.strptime gives."""
    fields = _strptime(data_string, format)[0]
    return time.struct_time(fields[:time._STRUCT_TM_ITEMS])


def _strptime_datetime(cls, data_string, format="%a %b %d %H:%M:%S %Y"):
    """What datetime.strptime gives."""
    fields, fraction, gmtoff_fraction = _strptime(data_string, format)
    zone, gmtoff = fields[-2:]
    args = fields[:6] + (fraction,)
    if gmtoff is not None:
        offset = _timedelta(seconds=gmtoff, microseconds=gmtoff_fraction)
        args += (_timezone(offset, zone) if zone else _timezone(offset),)
    return cls(*args)
