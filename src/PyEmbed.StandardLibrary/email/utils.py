"""Small things that programs with mail need: addresses, dates, identifiers, RFC 2231."""

import datetime
import re
import time

from email._parseaddr import AddressList as _AddressList
from email._parseaddr import (_parsedate_tz, mktime_tz, parsedate, parsedate_tz,
                              quote)
from email.charset import Charset

__all__ = [
    'collapse_rfc2231_value', 'decode_params', 'decode_rfc2231',
    'encode_rfc2231', 'formataddr', 'formatdate', 'format_datetime',
    'getaddresses', 'make_msgid', 'mktime_tz', 'parseaddr', 'parsedate',
    'parsedate_tz', 'parsedate_to_datetime', 'unquote',
]

COMMASPACE = ', '
EMPTYSTRING = ''
UEMPTYSTRING = ''
CRLF = '\r\n'
TICK = "'"

specialsre = re.compile(r'[][\\()<>@,:;".]')
escapesre = re.compile(r'[\\"]')


def _has_surrogates(s):
    """Has the text lone surrogates, that is bytes that were not decoded?"""
    try:
        s.encode()
    except UnicodeEncodeError:
        return True
    return False


def _sanitize(string):
    # Bytes that were not decoded: as UTF-8, if they are.
    return string.encode('utf-8', 'surrogateescape').decode('utf-8', 'replace')


def formataddr(pair, charset='utf-8'):
    """A pair (name, address) as it stands in a To or From header."""
    name, address = pair
    address.encode('ascii')  # The address itself must be ASCII.
    if not name:
        return address
    try:
        name.encode('ascii')
    except UnicodeEncodeError:
        if isinstance(charset, str):
            charset = Charset(charset)
        return f'{charset.header_encode(name)} <{address}>'
    mark = '"' if specialsre.search(name) else ''
    name = escapesre.sub(r'\\\g<0>', name)
    return f'{mark}{name}{mark} <{address}>'


def getaddresses(fieldvalues):
    """All addresses of several headers as pairs (name, address)."""
    return _AddressList(COMMASPACE.join(map(str, fieldvalues))).addresslist


_DAYS = 'Mon Tue Wed Thu Fri Sat Sun'.split()
_MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()


def _format_timetuple_and_zone(timetuple, zone):
    year, month, day, hour, minute, second, weekday = timetuple[:7]
    return (f'{_DAYS[weekday]}, {day:02d} {_MONTHS[month - 1]} {year:04d} '
            f'{hour:02d}:{minute:02d}:{second:02d} {zone}')


def formatdate(timeval=None, localtime=False, usegmt=False):
    """A time in seconds (now, if None) as mail writes dates."""
    if timeval is None:
        timeval = time.time()
    moment = datetime.datetime.fromtimestamp(timeval, datetime.timezone.utc)
    if localtime:
        return format_datetime(moment.astimezone())
    return format_datetime(moment if usegmt else moment.replace(tzinfo=None),
                           usegmt)


def format_datetime(dt, usegmt=False):
    """A datetime as mail writes dates; a naive one has the zone -0000."""
    if usegmt:
        if dt.tzinfo is None or dt.tzinfo != datetime.timezone.utc:
            raise ValueError('usegmt option requires a UTC datetime')
        zone = 'GMT'
    else:
        zone = '-0000' if dt.tzinfo is None else dt.strftime('%z')
    return _format_timetuple_and_zone(dt.timetuple(), zone)


def make_msgid(idstring=None, domain=None):
    """A new identifier of a message, angle brackets included."""
    import os
    import random
    if domain is None:
        import socket
        domain = socket.getfqdn()
    moment = int(time.time() * 100)
    tail = '' if idstring is None else '.' + idstring
    return f'<{moment}.{os.getpid()}.{random.getrandbits(64)}{tail}@{domain}>'


def parsedate_to_datetime(data):
    """Parse a date to a datetime, naive if its zone is -0000."""
    fields = _parsedate_tz(data)
    if fields is None:
        raise ValueError(f'Invalid date value or format "{data}"')
    offset = fields[9]
    zone = (None if offset is None
            else datetime.timezone(datetime.timedelta(seconds=offset)))
    return datetime.datetime(*fields[:6], tzinfo=zone)


def parseaddr(addr):
    """The first address of a header as (name, address); two empty strings if none."""
    addresses = _AddressList(addr).addresslist
    return addresses[0] if addresses else ('', '')


def unquote(str):
    """Take quotation marks or angle brackets away."""
    if len(str) > 1:
        ends = str[0] + str[-1]
        if ends == '""':
            return str[1:-1].replace('\\\\', '\\').replace('\\"', '"')
        if ends == '<>':
            return str[1:-1]
    return str


def decode_rfc2231(s):
    """Split charset'language'text."""
    parts = s.split(TICK, 2)
    return parts if len(parts) == 3 else (None, None, s)


def encode_rfc2231(s, charset=None, language=None):
    """Encode as RFC 2231 says; charset and language stand before if one is given."""
    from urllib.parse import quote as percent
    s = percent(s, safe='', encoding=charset or 'ascii')
    if charset is None and language is None:
        return s
    return f"{charset}'{language or ''}'{s}"


rfc2231_continuation = re.compile(
    r'^(?P<name>\w+)\*((?P<num>[0-9]+)\*?)?$', re.ASCII)


def decode_params(params):
    """Put the parts of parameters together that RFC 2231 allows to split."""
    result = [params[0]]
    split = {}
    for name, value in params[1:]:
        encoded = name.endswith('*')
        value = unquote(value)
        found = rfc2231_continuation.match(name)
        if not found:
            result.append((name, f'"{quote(value)}"'))
            continue
        number = found['num']
        split.setdefault(found['name'], []).append(
            (None if number is None else int(number), value, encoded))
    for name, parts in split.items():
        parts.sort()
        extended = any(encoded for _, _, encoded in parts)
        if extended:
            from urllib.parse import unquote as unpercent
            parts = [(number, unpercent(text, encoding='latin-1')
                      if encoded else text, encoded)
                     for number, text, encoded in parts]
        value = quote(EMPTYSTRING.join(text for _, text, _ in parts))
        if extended:
            charset, language, value = decode_rfc2231(value)
            result.append((name, (charset, language, f'"{value}"')))
        else:
            result.append((name, f'"{value}"'))
    return result


def collapse_rfc2231_value(value, errors='replace',
                           fallback_charset='us-ascii'):
    """The text of a parameter's value, be it plain or a triple."""
    if not isinstance(value, tuple) or len(value) != 3:
        return unquote(value)
    charset, _, text = value
    if charset is None:
        # No charset is an error of the sender; ASCII is the best guess.
        charset = fallback_charset
    raw = text.encode('raw-unicode-escape')
    try:
        return str(raw, charset, errors)
    except LookupError:
        return unquote(text)


def localtime(dt=None, isdst=-1):
    """A time as aware datetime in the local zone; a naive one is taken as local."""
    if dt is None:
        dt = datetime.datetime.now(datetime.timezone.utc)
    if dt.tzinfo is not None:
        return dt.astimezone()
    seconds = time.mktime(dt.timetuple()[:-1] + (isdst,))
    local = time.localtime(seconds)
    offset = datetime.timedelta(seconds=local.tm_gmtoff)
    return dt.replace(tzinfo=datetime.timezone(offset, local.tm_zone))
