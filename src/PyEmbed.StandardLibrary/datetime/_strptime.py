"""From text to times by % directives: what time.strptime() and datetime.strptime() use."""
import calendar
import locale
import time
from datetime import (date as datetime_date,
                      timedelta as datetime_timedelta,
                      timezone as datetime_timezone)
from re import IGNORECASE, compile as re_compile, escape as re_escape
from _thread import allocate_lock as _thread_allocate_lock

__all__ = []


def _getlang():
    return locale.getlocale(locale.LC_TIME)


class LocaleTime(object):
    """The words and forms of the locale, in lower case."""

    def __init__(self):
        self.lang = _getlang()
        self.a_weekday = [calendar.day_abbr[day].lower() for day in range(7)]
        self.f_weekday = [calendar.day_name[day].lower() for day in range(7)]
        self.a_month = [calendar.month_abbr[month].lower() for month in range(13)]
        self.f_month = [calendar.month_name[month].lower() for month in range(13)]
        self.am_pm = [time.strftime('%p', self._moment(hour)).lower() for hour in (1, 22)]
        self.__find_timezone()
        self.LC_date_time, self.LC_date, self.LC_time = map(
            self.__find_form, ('%c', '%x', '%X'))
        if _getlang() != self.lang:
            raise ValueError('locale changed during initialization')
        if time.tzname != self.tzname or time.daylight != self.daylight:
            raise ValueError('timezone changed during initialization')

    @staticmethod
    def _moment(hour):
        # In the names and numbers of this one no two are alike.
        return time.struct_time((1999, 3, 17, hour, 44, 55, 2, 76, 0))

    def __find_timezone(self):
        try:
            time.tzset()
        except AttributeError:
            pass
        self.tzname = time.tzname
        self.daylight = time.daylight
        standard = frozenset({'utc', 'gmt', self.tzname[0].lower()})
        saving = frozenset({self.tzname[1].lower()} if self.daylight else ())
        self.timezone = standard, saving

    def __find_form(self, directive):
        """What %c, %x or %X stands for, by looking for a known time's parts in it."""
        form = time.strftime(directive, self._moment(22)).lower()
        parts = [('%', '%%'), (self.f_weekday[2], '%A'), (self.f_month[3], '%B'),
                 (self.a_weekday[2], '%a'), (self.a_month[3], '%b'), (self.am_pm[1], '%p'),
                 ('1999', '%Y'), ('99', '%y'), ('22', '%H'), ('44', '%M'), ('55', '%S'),
                 ('76', '%j'), ('17', '%d'), ('03', '%m'), ('3', '%m'), ('2', '%w'),
                 ('10', '%I')]
        parts += [(zone, '%Z') for zones in self.timezone for zone in zones]
        for text, part in parts:
            # Some locales have no words for some.
            if text:
                form = form.replace(text, part)
        # The number of the week: of a Sunday, January 3, the two ways to count differ.
        sunday = time.struct_time((1999, 1, 3, 1, 1, 1, 6, 3, 0))
        week = '%W' if '00' in time.strftime(directive, sunday) else '%U'
        return form.replace('11', week)


class TimeRE(dict):
    """The regular expression of each directive."""

    def __init__(self, locale_time=None):
        self.locale_time = words = locale_time or LocaleTime()
        super().__init__({
            'd': r'(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])',
            'f': r'(?P<f>[0-9]{1,6})',
            'H': r'(?P<H>2[0-3]|[0-1]\d|\d)',
            'I': r'(?P<I>1[0-2]|0[1-9]|[1-9])',
            'G': r'(?P<G>\d\d\d\d)',
            'j': r'(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])',
            'm': r'(?P<m>1[0-2]|0[1-9]|[1-9])',
            'M': r'(?P<M>[0-5]\d|\d)',
            'S': r'(?P<S>6[0-1]|[0-5]\d|\d)',
            'U': r'(?P<U>5[0-3]|[0-4]\d|\d)',
            'W': r'(?P<W>5[0-3]|[0-4]\d|\d)',
            'w': r'(?P<w>[0-6])',
            'u': r'(?P<u>[1-7])',
            'V': r'(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)',
            'y': r'(?P<y>\d\d)',
            'Y': r'(?P<Y>\d\d\d\d)',
            'z': r'(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))',
            'A': self.__one_of(words.f_weekday, 'A'),
            'a': self.__one_of(words.a_weekday, 'a'),
            'B': self.__one_of(words.f_month[1:], 'B'),
            'b': self.__one_of(words.a_month[1:], 'b'),
            'p': self.__one_of(words.am_pm, 'p'),
            'Z': self.__one_of([zone for zones in words.timezone for zone in zones], 'Z'),
            '%': '%',
        })
        self['c'] = self.pattern(words.LC_date_time)
        self['x'] = self.pattern(words.LC_date)
        self['X'] = self.pattern(words.LC_time)

    def __one_of(self, words, directive):
        # The longest first: one may start with another.
        words = sorted(words, key=len, reverse=True)
        if not any(words):
            return ''
        return f'(?P<{directive}>{"|".join(map(re_escape, words))})'

    def pattern(self, format):
        """The regular expression of a format; KeyError and IndexError tell of a bad directive."""
        format = re_compile(r'([\\.^$*+?\(\){}\[\]|])').sub(r'\\\1', format)
        format = re_compile(r'\s+').sub(r'\\s+', format)
        text, *directives = format.split('%')
        pieces = [text]
        at = 0
        while at < len(directives):
            following = directives[at]
            if not following and at + 1 < len(directives):
                # %%
                pieces.append(self['%'])
                at += 1
                pieces.append(directives[at])
            else:
                pieces.append(self[following[0]])
                pieces.append(following[1:])
            at += 1
        return ''.join(pieces)

    def compile(self, format):
        return re_compile(self.pattern(format), IGNORECASE)


_cache_lock = _thread_allocate_lock()
_TimeRE_cache = TimeRE()
_CACHE_MAX_SIZE = 5
_regex_cache = {}


def _calc_julian_from_U_or_W(year, week_of_year, day_of_week, week_starts_Mon):
    """The day of the year of a day (0 is Monday) of a week of the year."""
    first = datetime_date(year, 1, 1).weekday()
    if not week_starts_Mon:
        first = (first + 1) % 7
        day_of_week = (day_of_week + 1) % 7
    if week_of_year == 0:
        # The week in which the year starts, unless it starts with the week.
        return 1 + day_of_week - first
    return 1 + (7 - first) % 7 + 7 * (week_of_year - 1) + day_of_week


def _calc_julian_from_V(iso_year, iso_week, iso_weekday):
    """(year, day of the year) of a day of an ISO week."""
    # January 4 is in the first week.
    day = iso_week * 7 + iso_weekday - datetime_date(iso_year, 1, 4).isoweekday() - 3
    if day < 1:
        iso_year -= 1
        day += 366 if calendar.isleap(iso_year) else 365
    return iso_year, day


def _regex_of(format):
    """(the expression of a format, the words of the locale)."""
    global _TimeRE_cache
    with _cache_lock:
        words = _TimeRE_cache.locale_time
        if (_getlang() != words.lang or time.tzname != words.tzname
                or time.daylight != words.daylight):
            _TimeRE_cache = TimeRE()
            _regex_cache.clear()
            words = _TimeRE_cache.locale_time
        if len(_regex_cache) > _CACHE_MAX_SIZE:
            _regex_cache.clear()
        regex = _regex_cache.get(format)
        if not regex:
            try:
                regex = _TimeRE_cache.compile(format)
            except KeyError as problem:
                bad = problem.args[0]
                if bad == '\\':
                    bad = '%'       # a space, escaped
                raise ValueError(f"'{bad}' is a bad directive in format '{format}'") from None
            except IndexError:
                raise ValueError(f"stray % in format '{format}'") from None
            _regex_cache[format] = regex
    return regex, words


def _hour_of_12(hour, word, am_pm):
    if word in ('', am_pm[0]):
        return 0 if hour == 12 else hour
    if word == am_pm[1] and hour != 12:
        return hour + 12
    return hour


def _offset(text):
    """(seconds, microseconds) of a zone's offset."""
    if text == 'Z':
        return 0, 0
    digits = text
    if digits[3] == ':':
        digits = digits[:3] + digits[4:]
        if len(digits) > 5:
            if digits[5] != ':':
                raise ValueError(f'Inconsistent use of : in {text}')
            digits = digits[:5] + digits[6:]
    seconds = int(digits[1:3]) * 3600 + int(digits[3:5]) * 60 + int(digits[5:7] or 0)
    microseconds = int(digits[8:].ljust(6, '0'))
    return (-seconds, -microseconds) if digits[0] == '-' else (seconds, microseconds)


def _saving_flag(zone, words):
    """Whether a zone's name tells of daylight saving: 0, 1, or -1 where it does not say."""
    for flag, zones in enumerate(words.timezone):
        if zone in zones:
            if (time.tzname[0] == time.tzname[1] and time.daylight
                    and zone not in ('utc', 'gmt')):
                return -1
            return flag
    return -1


def _weekday(found, words):
    """The day of the week, 0 for Monday, by the last directive that says it."""
    weekday = None
    for key in found:
        if key == 'A':
            weekday = words.f_weekday.index(found['A'].lower())
        elif key == 'a':
            weekday = words.a_weekday.index(found['a'].lower())
        elif key == 'w':
            weekday = (int(found['w']) - 1) % 7
        elif key == 'u':
            weekday = int(found['u']) - 1
    return weekday


def _check_weeks(year, iso_year, iso_week, week, weekday, julian):
    """Refuse what does not go together."""
    if year is None and iso_year is not None:
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive "
                             "'%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year "
                             "directive '%G'. Use '%Y' instead.")
    elif week is None and iso_week is not None:
        if weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive "
                             "'%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                         "Use the ISO year '%G' instead.")


def _strptime(data_string, format='%a %b %d %H:%M:%S %Y'):
    """(the fields of a struct_time with tm_zone and tm_gmtoff, microseconds, microseconds of the
    offset) that a text is by a format."""
    for at, value in enumerate((data_string, format)):
        if not isinstance(value, str):
            raise TypeError(f'strptime() argument {at} must be str, not {type(value)}')
    regex, words = _regex_of(format)
    match = regex.match(data_string)
    if not match:
        raise ValueError(f'time data {data_string!r} does not match format {format!r}')
    if match.end() != len(data_string):
        raise ValueError(f'unconverted data remains: {data_string[match.end():]}')
    found = match.groupdict()

    def number(key, missing=None):
        return int(found[key]) if key in found else missing

    year = None
    month = day = 1
    week, week_starts_monday = None, False
    # Of directives for one thing the last one counts.
    for key in found:
        if key == 'y':
            year = number('y')
            year += 2000 if year <= 68 else 1900
        elif key == 'Y':
            year = number('Y')
        elif key == 'm':
            month = number('m')
        elif key == 'B':
            month = words.f_month.index(found['B'].lower())
        elif key == 'b':
            month = words.a_month.index(found['b'].lower())
        elif key == 'd':
            day = number('d')
        elif key in 'UW':
            week, week_starts_monday = number(key), key == 'W'
    hour = 0
    for key in found:
        if key == 'H':
            hour = number('H')
        elif key == 'I':
            hour = _hour_of_12(number('I'), found.get('p', '').lower(), words.am_pm)
    minute, second = number('M', 0), number('S', 0)
    fraction = int(found['f'].ljust(6, '0')) if 'f' in found else 0
    julian, iso_year, iso_week = number('j'), number('G'), number('V')
    weekday = _weekday(found, words)
    gmtoff, gmtoff_fraction = _offset(found['z']) if 'z' in found else (None, 0)
    saving = _saving_flag(found['Z'].lower(), words) if 'Z' in found else -1

    _check_weeks(year, iso_year, iso_week, week, weekday, julian)
    # A year that has a February 29, for the time being.
    leap_day = year is None and month == 2 and day == 29
    if year is None:
        year = 1904 if leap_day else 1900
    if julian is None and weekday is not None:
        if week is not None:
            julian = _calc_julian_from_U_or_W(year, week, weekday, week_starts_monday)
        elif iso_year is not None and iso_week is not None:
            year, julian = _calc_julian_from_V(iso_year, iso_week, weekday + 1)
        if julian is not None and julian <= 0:
            year -= 1
            julian += 366 if calendar.isleap(year) else 365
    start = datetime_date(year, 1, 1).toordinal()
    if julian is None:
        julian = datetime_date(year, month, day).toordinal() - start + 1
    else:
        result = datetime_date.fromordinal(start + julian - 1)
        year, month, day = result.year, result.month, result.day
    if weekday is None:
        weekday = datetime_date(year, month, day).weekday()
    if leap_day:
        year = 1900
    return ((year, month, day, hour, minute, second, weekday, julian, saving, found.get('Z'),
             gmtoff), fraction, gmtoff_fraction)


def _strptime_time(data_string, format='%a %b %d %H:%M:%S %Y'):
    """The struct_time that a text is."""
    fields, _, _ = _strptime(data_string, format)
    return time.struct_time(fields[:time._STRUCT_TM_ITEMS])


def _strptime_datetime(cls, data_string, format='%a %b %d %H:%M:%S %Y'):
    """The instance of a datetime class that a text is."""
    fields, fraction, gmtoff_fraction = _strptime(data_string, format)
    *_, zone, gmtoff = fields
    arguments = [*fields[:6], fraction]
    if gmtoff is not None:
        offset = datetime_timedelta(seconds=gmtoff, microseconds=gmtoff_fraction)
        arguments.append(datetime_timezone(offset, zone) if zone
                         else datetime_timezone(offset))
    return cls(*arguments)
