"""Addresses and dates of RFC 2822, read as leniently as mail in the wild needs."""

import calendar
import time

__all__ = ['mktime_tz', 'parsedate', 'parsedate_tz', 'quote']

SPACE = ' '
EMPTYSTRING = ''
COMMASPACE = ', '

_monthnames = ('jan feb mar apr may jun jul aug sep oct nov dec '
               'january february march april may june july august september '
               'october november december').split()
_daynames = 'mon tue wed thu fri sat sun'.split()

# Hours and minutes as a number, as they are written: -0500 is -500.
_timezones = {
    'UT': 0, 'UTC': 0, 'GMT': 0, 'Z': 0,
    'AST': -400, 'ADT': -300, 'EST': -500, 'EDT': -400, 'CST': -600,
    'CDT': -500, 'MST': -700, 'MDT': -600, 'PST': -800, 'PDT': -700,
}


def parsedate_tz(data):
    """Parse a date: a time tuple with the zone's offset in seconds, or None."""
    fields = _parsedate_tz(data)
    if not fields:
        return None
    if fields[9] is None:
        fields[9] = 0
    return tuple(fields)


def _date_words(data):
    # Day, month, year, time, zone as they stand in the text, or None.
    words = data.split() if data else None
    if not words:
        return None
    first = words[0]
    if first.endswith(',') or first.lower() in _daynames:
        del words[0]
    elif ',' in first:
        words[0] = first.rpartition(',')[2]
    if len(words) == 3:
        # RFC 850: 12-Jan-94
        date = words[0].split('-')
        if len(date) == 3:
            words[:1] = date
    if len(words) == 4:
        clock = words[3]
        sign = clock.find('+')
        if sign == -1:
            sign = clock.find('-')
        words[3:] = [clock[:sign], clock[sign:]] if sign > 0 else [clock, '']
    return words[:5] if len(words) >= 5 else None


def _clock_fields(clock):
    fields = clock.split(':')
    if len(fields) == 1 and '.' in clock:
        fields = clock.split('.')
    if len(fields) == 2:
        fields.append('0')
    return fields if len(fields) == 3 else None


def _zone_offset(zone):
    zone = zone.upper()
    offset = _timezones.get(zone)
    if offset is None:
        try:
            offset = int(zone)
        except ValueError:
            return None
        if offset == 0 and zone.startswith('-'):
            return None  # -0000: the zone is not known.
    hours, minutes = divmod(abs(offset), 100)
    seconds = hours * 3600 + minutes * 60
    return -seconds if offset < 0 else seconds


def _parsedate_tz(data):
    """As parsedate_tz, but a list, and None for a zone that is not known."""
    words = _date_words(data)
    if words is None:
        return None
    day, month, year, clock, zone = words
    if not (day and month and year):
        return None
    month = month.lower()
    if month not in _monthnames:
        day, month = month, day.lower()
        if month not in _monthnames:
            return None
    month = _monthnames.index(month) % 12 + 1
    day = day.removesuffix(',')
    if year.find(':') > 0:
        year, clock = clock, year
    if year[-1] == ',':
        year = year[:-1]
        if not year:
            return None
    if not year[0].isdigit():
        year, zone = zone, year
    if clock[-1] == ',':
        clock = clock[:-1]
    fields = _clock_fields(clock)
    if fields is None:
        return None
    try:
        year, day, hour, minute, second = map(int, (year, day, *fields))
    except ValueError:
        return None
    if year < 100:
        year += 1900 if year > 68 else 2000
    return [year, month, day, hour, minute, second, 0, 1, -1,
            _zone_offset(zone)]


def parsedate(data):
    """Parse a date: a time tuple without the zone, or None."""
    fields = parsedate_tz(data)
    return fields[:9] if isinstance(fields, tuple) else fields


def mktime_tz(data):
    """A tuple as parsedate_tz gives it as seconds since the epoch."""
    if data[9] is None:
        return time.mktime(data[:8] + (-1,))
    return calendar.timegm(data) - data[9]


def quote(str):
    """Put a backslash before backslashes and quotation marks."""
    return str.replace('\\', '\\\\').replace('"', '\\"')


class AddrlistClass:
    """A reader of addresses that makes sense of nearly everything.

    `pos` is the place in `field`; `commentlist` has the comments met so far.
    """

    def __init__(self, field):
        self.specials = '()<>@,:;.\"[]'
        self.pos = 0
        self.LWS = ' \t'
        self.CR = '\r\n'
        self.FWS = self.LWS + self.CR
        self.atomends = self.specials + self.LWS + self.CR
        # A phrase may have periods in it: initials of names.
        self.phraseends = self.atomends.replace('.', '')
        self.field = field
        self.commentlist = []

    def _peek(self):
        # The next character; an empty string (in no set) at the end.
        return self.field[self.pos:self.pos + 1]

    def gotonext(self):
        """Skip white space and comments; gives the blanks and tabs skipped."""
        blanks = []
        while char := self._peek():
            if char == '(':
                self.commentlist.append(self.getcomment())
                continue
            if char not in self.FWS:
                break
            if char in self.LWS:
                blanks.append(char)
            self.pos += 1
        return EMPTYSTRING.join(blanks)

    def getaddrlist(self):
        """All addresses as pairs (name, address)."""
        result = []
        while self._peek():
            result += self.getaddress() or [('', '')]
        return result

    def getaddress(self):
        """The next address: a list, for a group has many."""
        self.commentlist = comments = []
        self.gotonext()
        begin = self.pos
        words = self.getphraselist()
        self.gotonext()
        char = self._peek()
        found = []
        if char and char in '.@':
            # It was no phrase but the beginning of a bare address.
            self.pos = begin
            self.commentlist = comments
            address = self.getaddrspec()
            found = [(SPACE.join(self.commentlist), address)]
        elif char == ':':
            found = self._group_members()
        elif char == '<':
            address = self.getrouteaddr()
            name = SPACE.join(words)
            if self.commentlist:
                name += ' (' + SPACE.join(self.commentlist) + ')'
            found = [(name, address)]
        elif words:
            found = [(SPACE.join(self.commentlist), words[0])]
        elif char and char in self.specials:
            self.pos += 1
        self.gotonext()
        if self._peek() == ',':
            self.pos += 1
        return found

    def _group_members(self):
        members = []
        self.pos += 1
        while self._peek():
            self.gotonext()
            if self._peek() == ';':
                self.pos += 1
                break
            members += self.getaddress()
        return members

    def getrouteaddr(self):
        """The address between angle brackets, without its route."""
        if self._peek() != '<':
            return None
        self.pos += 1
        self.gotonext()
        after_at = False
        while char := self._peek():
            if after_at:
                self.getdomain()
                after_at = False
            elif char in '>@:':
                self.pos += 1
                if char == '>':
                    break
                after_at = char == '@'
            else:
                address = self.getaddrspec()
                self.pos += 1
                return address
            self.gotonext()
        return ''

    def getaddrspec(self):
        """An address local@domain."""
        parts = []

        def drop_blanks():
            if parts and not parts[-1].strip():
                parts.pop()

        self.gotonext()
        while char := self._peek():
            if char == '.':
                drop_blanks()
                parts.append('.')
                self.pos += 1
                self.gotonext()
                continue
            if char == '"':
                parts.append(f'"{quote(self.getquote())}"')
            elif char in self.atomends:
                drop_blanks()
                break
            else:
                parts.append(self.getatom())
            if blanks := self.gotonext():
                parts.append(blanks)
        local = EMPTYSTRING.join(parts)
        if self._peek() != '@':
            return local
        self.pos += 1
        self.gotonext()
        domain = self.getdomain()
        # A domain that is no good spoils the address.
        return f'{local}@{domain}' if domain else EMPTYSTRING

    def getdomain(self):
        """The domain of an address; empty if there is a second @."""
        parts = []
        while char := self._peek():
            if char in self.LWS:
                self.pos += 1
            elif char == '(':
                self.commentlist.append(self.getcomment())
            elif char == '[':
                parts.append(self.getdomainliteral())
            elif char == '.':
                self.pos += 1
                parts.append('.')
            elif char == '@':
                return EMPTYSTRING
            elif char in self.atomends:
                break
            else:
                parts.append(self.getatom())
        return EMPTYSTRING.join(parts)

    def getdelimited(self, beginchar, endchars, allowcomments=True):
        """What stands between two characters, backslashes taken away."""
        if self._peek() != beginchar:
            return ''
        self.pos += 1
        text = []
        escaped = False
        while char := self._peek():
            if escaped:
                escaped = False
                text.append(char)
            elif char in endchars:
                self.pos += 1
                break
            elif allowcomments and char == '(':
                text.append(self.getcomment())
                continue
            elif char == '\\':
                escaped = True
            else:
                text.append(char)
            self.pos += 1
        return EMPTYSTRING.join(text)

    def getquote(self):
        """A quoted string, without its quotation marks."""
        return self.getdelimited('"', '"\r', False)

    def getcomment(self):
        """A comment, with those inside of it."""
        return self.getdelimited('(', ')\r', True)

    def getdomainliteral(self):
        """A literal address in brackets."""
        return f"[{self.getdelimited('[', ']' + chr(13), False)}]"

    def getatom(self, atomends=None):
        """The characters up to one of those that end an atom."""
        ends = self.atomends if atomends is None else atomends
        begin = self.pos
        while self.pos < len(self.field) and self.field[self.pos] not in ends:
            self.pos += 1
        return self.field[begin:self.pos]

    def getphraselist(self):
        """The words of a phrase."""
        words = []
        while char := self._peek():
            if char in self.FWS:
                self.pos += 1
            elif char == '"':
                words.append(self.getquote())
            elif char == '(':
                self.commentlist.append(self.getcomment())
            elif char in self.phraseends:
                break
            else:
                words.append(self.getatom(self.phraseends))
        return words


class AddressList(AddrlistClass):
    """The addresses of a field, with the operators of sets."""

    def __init__(self, field):
        AddrlistClass.__init__(self, field)
        self.addresslist = self.getaddrlist() if field else []

    def __len__(self):
        return len(self.addresslist)

    def _made_of(self, addresses):
        made = AddressList(None)
        made.addresslist = addresses
        return made

    def __add__(self, other):
        mine = self.addresslist
        return self._made_of(mine + [x for x in other.addresslist
                                     if x not in mine])

    def __iadd__(self, other):
        for address in other.addresslist:
            if address not in self.addresslist:
                self.addresslist.append(address)
        return self

    def __sub__(self, other):
        return self._made_of([x for x in self.addresslist
                              if x not in other.addresslist])

    def __isub__(self, other):
        for address in other.addresslist:
            if address in self.addresslist:
                self.addresslist.remove(address)
        return self

    def __getitem__(self, index):
        return self.addresslist[index]
