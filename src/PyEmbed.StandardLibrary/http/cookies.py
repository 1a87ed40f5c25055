"""Cookies as servers set and read them.

>>> cookie = SimpleCookie('chips=ahoy; vanilla=cream')
>>> cookie['chips'].value
'ahoy'
>>> cookie['vanilla']['path'] = '/'
>>> print(cookie)
Set-Cookie: chips=ahoy\r
Set-Cookie: vanilla=cream; Path=/
"""

import re
import string
import types

__all__ = ['CookieError', 'BaseCookie', 'SimpleCookie']

_nulljoin = ''.join
_semispacejoin = '; '.join
_spacejoin = ' '.join


class CookieError(Exception):
    """A name or an attribute that no cookie may have."""


# Names, and values that need no quotation marks.
_LegalChars = string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~:"
# Within quotation marks these are not escaped either.
_UnescapedChars = _LegalChars + ' ()/<=>?@[]{}'

_Translator = {code: f'\\{code:03o}' for code in range(256)
               if chr(code) not in _UnescapedChars}
_Translator[ord('"')] = '\\"'
_Translator[ord('\\')] = '\\\\'

_is_legal_key = re.compile(f'[{re.escape(_LegalChars)}]+').fullmatch


def _quote(str):
    """The value as it is written: in quotation marks if it must be."""
    if str is None or _is_legal_key(str):
        return str
    return f'"{str.translate(_Translator)}"'


_escaped = re.compile(r'\\(?:([0-3][0-7][0-7])|(.))')


def _unquote(str):
    """Undo _quote()."""
    if str is None or len(str) < 2 or str[0] != '"' or str[-1] != '"':
        return str
    return _escaped.sub(
        lambda found: chr(int(found[1], 8)) if found[1] else found[2],
        str[1:-1])


_weekdayname = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
_monthname = [None, 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun',
              'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']


def _getdate(future=0, weekdayname=_weekdayname, monthname=_monthname):
    """The time so many seconds from now as headers have it."""
    from time import gmtime, time
    at = gmtime(time() + future)
    return (f'{weekdayname[at.tm_wday]}, {at.tm_mday:02d} '
            f'{monthname[at.tm_mon]:>3} {at.tm_year:4d} '
            f'{at.tm_hour:02d}:{at.tm_min:02d}:{at.tm_sec:02d} GMT')


class Morsel(dict):
    """One cookie: name, value, and a dictionary of its attributes."""

    # The attributes there are, and how they are written.
    _reserved = {
        'expires': 'expires',
        'path': 'Path',
        'comment': 'Comment',
        'domain': 'Domain',
        'max-age': 'Max-Age',
        'secure': 'Secure',
        'httponly': 'HttpOnly',
        'version': 'Version',
        'samesite': 'SameSite',
    }

    # Those that have no value.
    _flags = {'secure', 'httponly'}

    def __init__(self):
        self._key = self._value = self._coded_value = None
        dict.update(self, dict.fromkeys(self._reserved, ''))

    key = property(lambda self: self._key)
    value = property(lambda self: self._value)
    coded_value = property(lambda self: self._coded_value)

    def _attribute(self, name):
        # The attribute's name as it is kept.
        lower = name.lower()
        if lower not in self._reserved:
            raise CookieError(f'Invalid attribute {lower!r}')
        return lower

    def __setitem__(self, K, V):
        dict.__setitem__(self, self._attribute(K), V)

    def setdefault(self, key, val=None):
        return dict.setdefault(self, self._attribute(key), val)

    def __eq__(self, morsel):
        if not isinstance(morsel, Morsel):
            return NotImplemented
        return (dict.__eq__(self, morsel)
                and self.__getstate__() == morsel.__getstate__())

    __ne__ = object.__ne__

    def copy(self):
        morsel = Morsel()
        dict.update(morsel, self)
        morsel.__dict__.update(self.__dict__)
        return morsel

    def update(self, values):
        # All of them or none.
        dict.update(self, {self._attribute(name): value
                           for name, value in dict(values).items()})

    def isReservedKey(self, K):
        return K.lower() in self._reserved

    def set(self, key, val, coded_val):
        if key.lower() in self._reserved:
            raise CookieError(f'Attempt to set a reserved key {key!r}')
        if not _is_legal_key(key):
            raise CookieError(f'Illegal key {key!r}')
        self._key = key
        self._value = val
        self._coded_value = coded_val

    def __getstate__(self):
        return {'key': self._key, 'value': self._value,
                'coded_value': self._coded_value}

    def __setstate__(self, state):
        self._key = state['key']
        self._value = state['value']
        self._coded_value = state['coded_value']

    def output(self, attrs=None, header='Set-Cookie:'):
        return f'{header} {self.OutputString(attrs)}'

    __str__ = output

    def __repr__(self):
        return f'<{self.__class__.__name__}: {self.OutputString()}>'

    def js_output(self, attrs=None):
        """A script that sets the cookie."""
        text = self.OutputString(attrs).replace('"', r'\"')
        margin = '\n        '
        return margin + margin.join((
            '<script type="text/javascript">', '<!-- begin hiding',
            f'document.cookie = "{text}";', '// end hiding -->', '</script>',
            ''))

    def OutputString(self, attrs=None):
        """Name, value and attributes (only those asked for)."""
        if attrs is None:
            attrs = self._reserved
        pieces = [f'{self.key}={self.coded_value}']
        for name, value in sorted(self.items()):
            if value == '' or name not in attrs:
                continue
            if name in self._flags:
                if value:
                    pieces.append(str(self._reserved[name]))
                continue
            if name == 'expires' and isinstance(value, int):
                value = _getdate(value)
            elif name == 'max-age' and isinstance(value, int):
                value = f'{value:d}'
            elif name == 'comment' and isinstance(value, str):
                value = _quote(value)
            pieces.append(f'{self._reserved[name]}={value}')
        return _semispacejoin(pieces)

    __class_getitem__ = classmethod(types.GenericAlias)


# Reading is more lenient than writing.
_LegalKeyChars = r"\w\d!#%&'~_`><@,:/\$\*\+\-\.\^\|\)\(\?\}\{\="
_LegalValueChars = _LegalKeyChars + r'\[\]'
_CookiePattern = re.compile(
    r'\s*'
    rf'(?P<key>[{_LegalKeyChars}]+?)'
    # The value: quoted, a date as `expires` has it, or some characters.
    r'(\s*=\s*(?P<val>"(?:[^\\"]|\\.)*"'
    r'|\w{3},\s[\w\d\s-]{9,11}\s[\d:]{8}\sGMT'
    rf'|[{_LegalValueChars}]*))?'
    r'\s*(\s+|;|$)', re.ASCII)


class BaseCookie(dict):
    """Cookies by their names.

    Subclasses say how values become text and back.
    """

    def value_decode(self, val):
        """Text of a header as (value, text to write)."""
        return val, val

    def value_encode(self, val):
        """What a program sets as (value, text to write)."""
        text = str(val)
        return text, text

    def __init__(self, input=None):
        if input:
            self.load(input)

    def __set(self, key, real_value, coded_value):
        morsel = self.get(key, Morsel())
        morsel.set(key, real_value, coded_value)
        dict.__setitem__(self, key, morsel)

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            # Of another one, or unpickled.
            dict.__setitem__(self, key, value)
        else:
            self.__set(key, *self.value_encode(value))

    def output(self, attrs=None, header='Set-Cookie:', sep='\015\012'):
        """All cookies as headers."""
        return sep.join(morsel.output(attrs, header)
                        for _, morsel in sorted(self.items()))

    __str__ = output

    def __repr__(self):
        pairs = _spacejoin(f'{key}={morsel.value!r}'
                           for key, morsel in sorted(self.items()))
        return f'<{self.__class__.__name__}: {pairs}>'

    def js_output(self, attrs=None):
        """Scripts that set all cookies."""
        return _nulljoin(morsel.js_output(attrs)
                         for _, morsel in sorted(self.items()))

    def load(self, rawdata):
        """Add the cookies of a header, or of a mapping."""
        if isinstance(rawdata, str):
            self.__parse_string(rawdata)
        else:
            for key, value in rawdata.items():
                self[key] = value

    def __parse_string(self, str, patt=_CookiePattern):
        # Nothing is set unless all of it makes sense up to some place.
        found = []  # (name, (value, text)) and then (None, attribute, value)s
        position = 0
        while position < len(str) and (match := patt.match(str, position)):
            name, value = match['key'], match['val']
            position = match.end()
            if name[0] == '$':
                # An attribute of old, or before any cookie of the whole header.
                if found:
                    found.append((None, name[1:], value))
            elif name.lower() in Morsel._reserved:
                if not found:
                    return  # An attribute of nothing.
                if value is not None:
                    found.append((None, name, _unquote(value)))
                elif name.lower() in Morsel._flags:
                    found.append((None, name, True))
                else:
                    return
            elif value is not None:
                found.append((name, *self.value_decode(value)))
            else:
                return
        morsel = None
        for name, first, second in found:
            if name is None:
                morsel[first] = second
            else:
                self.__set(name, first, second)
                morsel = self[name]


class SimpleCookie(BaseCookie):
    """Cookies whose values are texts, quoted where need be."""

    def value_decode(self, val):
        return _unquote(val), val

    def value_encode(self, val):
        text = str(val)
        return text, _quote(text)
