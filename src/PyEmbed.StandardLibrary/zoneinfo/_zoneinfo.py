"""ZoneInfo in Python."""

import bisect
import calendar
import collections
import functools
import re
import weakref
from datetime import datetime, timedelta, tzinfo

from . import _common, _tzpath

EPOCH = datetime(1970, 1, 1)
EPOCHORDINAL = EPOCH.toordinal()


@functools.lru_cache(maxsize=512)
def _load_timedelta(seconds):
    # The same objects for the same offsets.
    return timedelta(seconds=seconds)


class ZoneInfo(tzinfo):
    """A time zone: transitions of the past, and a rule (or one offset) for the
    times after.
    """

    # The zones used last are kept; others live as long as somebody has them.
    _strong_cache_size = 8
    _strong_cache = collections.OrderedDict()
    _weak_cache = weakref.WeakValueDictionary()
    __module__ = 'zoneinfo'

    def __init_subclass__(cls):
        cls._strong_cache = collections.OrderedDict()
        cls._weak_cache = weakref.WeakValueDictionary()

    def __new__(cls, key):
        zone = cls._weak_cache.get(key, None)
        if zone is None:
            zone = cls._weak_cache.setdefault(key, cls._new_instance(key))
            zone._from_cache = True
        recent = cls._strong_cache
        recent[key] = recent.pop(key, zone)
        if len(recent) > cls._strong_cache_size:
            recent.popitem(last=False)
        return zone

    @classmethod
    def no_cache(cls, key):
        zone = cls._new_instance(key)
        zone._from_cache = False
        return zone

    @classmethod
    def _new_instance(cls, key):
        zone = super().__new__(cls)
        zone._key = key
        zone._file_path = path = zone._find_tzfile(key)
        file = _common.load_tzdata(key) if path is None else open(path, 'rb')
        with file:
            zone._load_file(file)
        return zone

    @classmethod
    def from_file(cls, fobj, /, key=None):
        zone = super().__new__(cls)
        zone._key = key
        zone._file_path = None
        zone._load_file(fobj)
        zone._file_repr = repr(fobj)
        # It cannot be found again.
        zone.__reduce__ = zone._file_reduce
        return zone

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        caches = cls._weak_cache, cls._strong_cache
        if only_keys is None:
            for cache in caches:
                cache.clear()
            return
        for key in only_keys:
            for cache in caches:
                cache.pop(key, None)

    @property
    def key(self):
        return self._key

    def utcoffset(self, dt):
        return self._find_trans(dt).utcoff

    def dst(self, dt):
        return self._find_trans(dt).dstoff

    def tzname(self, dt):
        return self._find_trans(dt).tzname

    def fromutc(self, dt):
        """Convert a time in UTC to the zone's local time."""
        if not isinstance(dt, datetime):
            raise TypeError('fromutc() requires a datetime argument')
        if dt.tzinfo is not self:
            raise ValueError('dt.tzinfo is not self')
        info, fold = self._info_fromutc(self._get_local_timestamp(dt), dt.year)
        dt += info.utcoff
        return dt.replace(fold=1) if fold else dt

    def _info_fromutc(self, timestamp, year):
        # What holds at a time in UTC, and whether its local time is a second one.
        times = self._trans_utc
        after_all = not times or timestamp > times[-1]
        if after_all and not isinstance(self._tz_after, _ttinfo):
            return self._tz_after.get_trans_info_fromutc(timestamp, year)
        if not times:
            return self._tz_after, False
        at = bisect.bisect_right(times, timestamp)
        if at == 0:
            return self._tti_before, False
        if at > 1:
            before, info = self._ttinfos[at - 2:at]
        elif after_all:
            before, info = self._ttinfos[-1], self._tz_after
        else:
            before, info = self._tti_before, self._ttinfos[0]
        back = (before.utcoff - info.utcoff).total_seconds()
        return info, back > timestamp - times[at - 1]

    def _find_trans(self, dt):
        # What holds at a local time.
        if dt is None:
            return self._tz_after if self._fixed_offset else _NO_TTINFO
        timestamp = self._get_local_timestamp(dt)
        times = self._trans_local[dt.fold]
        if not times or timestamp > times[-1]:
            if isinstance(self._tz_after, _TZStr):
                return self._tz_after.get_trans_info(timestamp, dt.year,
                                                     dt.fold)
            return self._tz_after
        at = bisect.bisect_right(times, timestamp)
        return self._ttinfos[at - 1] if at else self._tti_before

    def _get_local_timestamp(self, dt):
        # Seconds since the epoch, as if it were UTC.
        days = dt.toordinal() - EPOCHORDINAL
        return ((days * 24 + dt.hour) * 60 + dt.minute) * 60 + dt.second

    def __str__(self):
        return repr(self) if self._key is None else f'{self._key}'

    def __repr__(self):
        cls = self.__class__
        # The class itself is named as classes of C are, with its module.
        name = 'zoneinfo.ZoneInfo' if cls is ZoneInfo else cls.__name__
        if self._key is None:
            return f'{name}.from_file({self._file_repr})'
        return f'{name}(key={self._key!r})'

    def __reduce__(self):
        return self.__class__._unpickle, (self._key, self._from_cache)

    def _file_reduce(self):
        import pickle
        raise pickle.PicklingError(
            'Cannot pickle a ZoneInfo file created from a file stream.')

    @classmethod
    def _unpickle(cls, key, from_cache, /):
        return cls(key) if from_cache else cls.no_cache(key)

    def _find_tzfile(self, key):
        return _tzpath.find_tzfile(key)

    def _load_file(self, fobj):
        types, times, offsets, summer, names, rule = _common.load_data(fobj)
        savings = self._utcoff_to_dstoff(types, offsets, summer)
        infos = [_ttinfo(_load_timedelta(offset), _load_timedelta(saving), name)
                 for offset, saving, name in zip(offsets, savings, names)]
        self._trans_utc = times
        self._trans_local = self._ts_to_local(types, times, offsets)
        self._ttinfos = [infos[type] for type in types]

        # Before all transitions the first type holds that is no summer time.
        winter = [info for info, is_summer in zip(infos, summer)
                  if not is_summer]
        self._tti_before = next(iter(winter or self._ttinfos), None)
        # After them the rule, or without one the last type.
        if rule:
            self._tz_after = _parse_tz_str(rule.decode())
        elif infos:
            self._tz_after = (self._ttinfos or infos)[-1]
        else:
            raise ValueError('No time zone information found.')
        # Has the zone one offset for ever?
        self._fixed_offset = (isinstance(self._tz_after, _ttinfo)
                              and infos in ([], [self._tz_after]))

    @staticmethod
    def _utcoff_to_dstoff(trans_idx, utcoffsets, isdsts):
        """By how much each type's clocks are ahead of the zone's normal time.

        The files only say whether they are. It can be told from the type
        before or after, if that is normal time; an hour is the best guess else.
        """
        savings = [0] * len(isdsts)
        unknown = sum(isdsts)
        for at in range(1, len(trans_idx)):
            if not unknown:
                return savings
            type = trans_idx[at]
            if not isdsts[type] or savings[type]:
                continue
            saving = 0
            before = trans_idx[at - 1]
            if not isdsts[before]:
                saving = utcoffsets[type] - utcoffsets[before]
            if not saving and type < len(isdsts) - 1:
                after = trans_idx[at + 1]
                # Two summer times in a row tell nothing.
                if isdsts[after]:
                    continue
                saving = utcoffsets[type] - utcoffsets[after]
            if saving:
                savings[type] = saving
                unknown -= 1
        return [saving or (3600 if is_summer else 0)
                for saving, is_summer in zip(savings, isdsts)]

    @staticmethod
    def _ts_to_local(trans_idx, trans_list_utc, utcoffsets):
        """The transitions in local time: two lists, for fold 0 and fold 1.

        Where clocks go back the first list has the later of the two times at
        which it could happen, where they go forward too.
        """
        if not trans_list_utc:
            return [[], []]
        lists = [[], []]
        before = utcoffsets[0]
        for type, moment in zip(trans_idx, trans_list_utc):
            # (With one type only, there is nothing else to be found.)
            after = utcoffsets[type]
            lists[0].append(moment + max(before, after))
            lists[1].append(moment + min(before, after))
            before = after
        return lists


class _ttinfo:
    """What holds between two transitions."""

    __slots__ = ['utcoff', 'dstoff', 'tzname']

    def __init__(self, utcoff, dstoff, tzname):
        self.utcoff = utcoff
        self.dstoff = dstoff
        self.tzname = tzname

    def __eq__(self, other):
        return (self.utcoff == other.utcoff and self.dstoff == other.dstoff
                and self.tzname == other.tzname)

    def __repr__(self):
        return (f'{self.__class__.__name__}'
                f'({self.utcoff}, {self.dstoff}, {self.tzname})')


_NO_TTINFO = _ttinfo(None, None, None)


class _TZStr:
    """A rule with summer time, as POSIX writes them in the variable TZ."""

    __slots__ = ('std', 'dst', 'start', 'end', 'get_trans_info',
                 'get_trans_info_fromutc', 'dst_diff')

    def __init__(self, std_abbr, std_offset, dst_abbr, dst_offset, start=None,
                 end=None):
        self.dst_diff = dst_offset - std_offset
        self.std = _ttinfo(_load_timedelta(std_offset), _load_timedelta(0),
                           std_abbr)
        self.dst = _ttinfo(_load_timedelta(dst_offset),
                           _load_timedelta(self.dst_diff), dst_abbr)
        self.start = start
        self.end = end
        assert start is not None, 'No transition start specified'
        assert end is not None, 'No transition end specified'
        self.get_trans_info = self._get_trans_info
        self.get_trans_info_fromutc = self._get_trans_info_fromutc

    def transitions(self, year):
        """Beginning and end of summer time, as seconds by the wall clock."""
        return self.start.year_to_epoch(year), self.end.year_to_epoch(year)

    @staticmethod
    def _within(start, moment, end):
        # On the southern half summer time is around the turn of the year.
        if start < end:
            return start <= moment < end
        return not end <= moment < start

    def _get_trans_info(self, ts, year, fold):
        """What holds at a local time."""
        start, end = self.transitions(year)
        # Where a local time is there twice, or not at all, fold decides.
        if fold == (self.dst_diff >= 0):
            end -= self.dst_diff
        else:
            start += self.dst_diff
        return self.dst if self._within(start, ts, end) else self.std

    def _get_trans_info_fromutc(self, ts, year):
        """What holds at a time in UTC, and its local time's fold."""
        start, end = self.transitions(year)
        start -= self.std.utcoff.total_seconds()
        end -= self.dst.utcoff.total_seconds()
        # The times that are there twice begin when the clocks go back.
        back = end if self.dst_diff > 0 else start
        fold = back <= ts < back + abs(self.dst_diff)
        return (self.dst if self._within(start, ts, end) else self.std), fold


def _post_epoch_days_before_year(year):
    """Days from the epoch to the first of January."""
    years = year - 1
    return years * 365 + years // 4 - years // 100 + years // 400 - EPOCHORDINAL


class _DayOffset:
    """A day of the year: from 0, or from 1 without ever counting 29 February."""

    __slots__ = ['d', 'julian', 'hour', 'minute', 'second']

    def __init__(self, d, julian, hour=2, minute=0, second=0):
        first = int(julian)
        if not first <= d <= 365:
            raise ValueError(f'd must be in [{first}, 365], not: {d}')
        self.d = d
        self.julian = julian
        self.hour = hour
        self.minute = minute
        self.second = second

    def year_to_epoch(self, year):
        # The day before the year is day 0, as days count from the epoch's eve.
        day = _post_epoch_days_before_year(year) + self.d
        if self.julian and self.d >= 59 and calendar.isleap(year):
            day += 1
        return _seconds(day, self)


class _CalendarOffset:
    """A weekday of the w-th week (5: the last) of a month."""

    __slots__ = ['m', 'w', 'd', 'hour', 'minute', 'second']

    # Entry m: before the first day of the month m.
    _DAYS_BEFORE_MONTH = (-1, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304,
                          334)

    def __init__(self, m, w, d, hour=2, minute=0, second=0):
        for name, value, low, high in (('m', m, 1, 12), ('w', w, 1, 5),
                                       ('d', d, 0, 6)):
            if not low <= value <= high:
                raise ValueError(f'{name} must be in [{low}, {high}]')
        self.m = m
        self.w = w
        self.d = d
        self.hour = hour
        self.minute = minute
        self.second = second

    @classmethod
    def _ymd2ord(cls, year, month, day):
        leap = month > 2 and calendar.isleap(year)
        return (_post_epoch_days_before_year(year)
                + cls._DAYS_BEFORE_MONTH[month] + leap + day)

    def year_to_epoch(self, year):
        first, length = calendar.monthrange(year, self.m)
        # Sunday is 0 here, but 6 for calendar.
        day = (self.d - first - 1) % 7 + 1 + (self.w - 1) * 7
        if day > length:
            day -= 7
        return _seconds(self._ymd2ord(year, self.m, day), self)


def _seconds(day, clock):
    return day * 86400 + clock.hour * 3600 + clock.minute * 60 + clock.second


def _parse_tz_str(tz_str):
    """Read a rule: std offset [dst [offset] , start [/time] , end [/time]].

    Signs are the wrong way round: what is west of Greenwich is positive.
    """
    names, *dates = tz_str.split(',', 1)
    offset = r'[+-]?\d{1,3}(?::\d{2}(?::\d{2})?)?'
    found = re.fullmatch(
        r'(?P<std>[^<0-9:.+-]+|<[a-zA-Z0-9+-]+>)'
        rf'(?:(?P<stdoff>{offset})'
        r'(?:(?P<dst>[^0-9:.+-]+|<[a-zA-Z0-9+-]+>)'
        rf'(?P<dstoff>{offset})?)?)?', names, re.ASCII)
    if found is None:
        raise ValueError(f'{tz_str} is not a valid TZ string')

    def offset_of(kind, default):
        text = found[kind.lower() + 'off']
        if not text:
            return default
        try:
            return _parse_tz_delta(text)
        except ValueError as error:
            raise ValueError(f'Invalid {kind} offset in {tz_str}') from error

    std = found['std'].strip('<>')
    std_offset = offset_of('STD', 0)
    if found['dst'] is None:
        if dates:
            raise ValueError(f'Transition rule present without DST: {tz_str}')
        return _ttinfo(_load_timedelta(std_offset), _load_timedelta(0), std)
    dst_offset = offset_of('DST', std_offset + 3600)
    if not dates:
        raise ValueError(f'Missing transition rules: {tz_str}')
    try:
        start, end = map(_parse_dst_start_end, dates[0].split(',', 1))
    except ValueError as error:
        raise ValueError(f'Invalid TZ string: {tz_str}') from error
    return _TZStr(std, std_offset, found['dst'].strip('<>'), dst_offset,
                  start, end)


def _parse_dst_start_end(dststr):
    """Read a date: Mm.w.d, Jn or n, maybe with a time behind."""
    date, slash, time = dststr.partition('/')
    if date.startswith('M'):
        found = re.fullmatch(r'M(\d{1,2})\.(\d).(\d)', date, re.ASCII)
        if found is None:
            raise ValueError(f'Invalid dst start/end date: {dststr}')
        result = _CalendarOffset(*map(int, found.groups()))
    else:
        julian = date.startswith('J')
        result = _DayOffset(int(date[1:] if julian else date), julian)
    if slash:
        clock = _parse_transition_time(time)
        result.hour, result.minute, result.second = clock
    return result


_clock = re.compile(
    r'(?P<sign>[+-])?(?P<h>\d{1,3})(:(?P<m>\d{2})(:(?P<s>\d{2}))?)?', re.ASCII)


def _parse_transition_time(time_str):
    found = _clock.fullmatch(time_str)
    if found is None:
        raise ValueError(f'Invalid time: {time_str}')
    fields = [int(text or 0) for text in found.group('h', 'm', 's')]
    if fields[0] > 167:
        raise ValueError(f'Hour must be in [0, 167]: {time_str}')
    sign = -1 if found['sign'] == '-' else 1
    return tuple(sign * field for field in fields)


def _parse_tz_delta(tz_delta):
    found = _clock.fullmatch(tz_delta)
    # The rule's own pattern has let it through.
    assert found is not None, tz_delta
    hours, minutes, seconds = (int(text or 0)
                               for text in found.group('h', 'm', 's'))
    if hours > 24:
        raise ValueError(f'Offset hours must be in [0, 24]: {tz_delta}')
    total = (hours * 60 + minutes) * 60 + seconds
    return total if found['sign'] == '-' else -total
