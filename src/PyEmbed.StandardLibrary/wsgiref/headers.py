"""The headers of an answer."""

import re

tspecials = re.compile(r'[ \(\)<>@,;:\\"/\[\]\?=]')


def _formatparam(param, value=None, quote=1):
    if value is None or len(value) == 0:
        return param
    if not quote and not tspecials.search(value):
        return f'{param}={value}'
    value = value.replace('\\', '\\\\').replace('"', r'\"')
    return f'{param}="{value}"'


class Headers:
    """A list of (name, value) with the methods of a mapping; names are the same in any case."""

    def __init__(self, headers=None):
        headers = [] if headers is None else headers
        if type(headers) is not list:
            raise TypeError("Headers should be a list of name/value tuples")
        self._headers = headers
        if __debug__:
            for name, value in headers:
                self._convert_string_type(name)
                self._convert_string_type(value)

    def _convert_string_type(self, value):
        if type(value) is not str:
            raise AssertionError(f"Header names/values must be of type str (got {value!r})")
        return value

    def _key(self, name):
        return self._convert_string_type(name.lower())

    def __len__(self):
        return len(self._headers)

    def __setitem__(self, name, val):
        del self[name]
        self._headers.append((self._convert_string_type(name), self._convert_string_type(val)))

    def __delitem__(self, name):
        key = self._key(name)
        self._headers[:] = [pair for pair in self._headers if pair[0].lower() != key]

    def __getitem__(self, name):
        return self.get(name)

    def __contains__(self, name):
        return self.get(name) is not None

    def get_all(self, name):
        """All values of a name."""
        key = self._key(name)
        return [value for found, value in self._headers if found.lower() == key]

    def get(self, name, default=None):
        """The first value of a name."""
        values = self.get_all(name)
        return values[0] if values else default

    def keys(self):
        return [name for name, _ in self._headers]

    def values(self):
        return [value for _, value in self._headers]

    def items(self):
        return self._headers[:]

    def __repr__(self):
        return f"{self.__class__.__name__}({self._headers!r})"

    def __str__(self):
        return ''.join(f'{name}: {value}\r\n' for name, value in self._headers) + '\r\n'

    def __bytes__(self):
        return str(self).encode('iso-8859-1')

    def setdefault(self, name, value):
        """The first value of a name, which is added if there is none."""
        known = self.get(name)
        if known is not None:
            return known
        self._headers.append((self._convert_string_type(name), self._convert_string_type(value)))
        return value

    def add_header(self, _name, _value, **_params):
        """Add a header with parameters, whose names have '_' for '-'; None is one without a value."""
        parts = [] if _value is None else [self._convert_string_type(_value)]
        for key, value in _params.items():
            key = self._convert_string_type(key).replace('_', '-')
            parts.append(key if value is None else _formatparam(key, self._convert_string_type(value)))
        self._headers.append((self._convert_string_type(_name), "; ".join(parts)))
