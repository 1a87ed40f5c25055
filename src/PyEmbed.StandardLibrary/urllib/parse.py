"""Takes URLs apart, puts them together, resolves and quotes them."""

import functools
import ipaddress
import re
import types
import warnings
from collections import namedtuple

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag",
           "urlsplit", "urlunsplit", "urlencode", "parse_qs",
           "parse_qsl", "quote", "quote_plus", "quote_from_bytes",
           "unquote", "unquote_plus", "unquote_to_bytes",
           "DefragResult", "ParseResult", "SplitResult",
           "DefragResultBytes", "ParseResultBytes", "SplitResultBytes"]

# What the schemes have; '' stands for a relative URL. Programs add their own to these.

uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp',
                 'mms', 'prospero', 'rtsp', 'rtsps', 'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws',
                 'wss']
uses_netloc = ['', 'ftp', 'http', 'gopher', 'nntp', 'telnet', 'imap', 'wais', 'file', 'mms',
               'https', 'shttp', 'snews', 'prospero', 'rtsp', 'rtsps', 'rtspu', 'rsync', 'svn',
               'svn+ssh', 'sftp', 'nfs', 'git', 'git+ssh', 'ws', 'wss']
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtsps',
               'rtspu', 'sip', 'sips', 'mms', 'sftp', 'tel']
non_hierarchical = ['gopher', 'hdl', 'mailto', 'news', 'telnet', 'wais', 'imap', 'snews', 'sip',
                    'sips']
uses_query = ['', 'http', 'wais', 'imap', 'https', 'shttp', 'mms', 'gopher', 'rtsp', 'rtsps',
              'rtspu', 'sip', 'sips']
uses_fragment = ['', 'ftp', 'hdl', 'http', 'gopher', 'news', 'nntp', 'wais', 'https', 'shttp',
                 'snews', 'file', 'prospero']

scheme_chars = ('abcdefghijklmnopqrstuvwxyz'
                'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
                '0123456789'
                '+-.')

_WHATWG_C0_CONTROL_OR_SPACE = ''.join(map(chr, range(33)))
_UNSAFE_URL_BYTES_TO_REMOVE = ['\t', '\r', '\n']


def clear_cache():
    """Forget the URLs split and the quoters made."""
    urlsplit.cache_clear()
    _byte_quoter_factory.cache_clear()


# -- text and bytes: both are taken, one kind at a time, and worked on as text

_implicit_encoding = 'ascii'
_implicit_errors = 'strict'


def _noop(obj):
    return obj


def _encode_result(obj, encoding=_implicit_encoding, errors=_implicit_errors):
    return obj.encode(encoding, errors)


def _decode_args(args, encoding=_implicit_encoding, errors=_implicit_errors):
    return tuple(arg.decode(encoding, errors) if arg else '' for arg in args)


def _coerce_args(*args):
    """The arguments as text, then the function that gives results the arguments' kind."""
    as_text = isinstance(args[0], str)
    # An empty one may be a default of the other kind.
    if any(arg and isinstance(arg, str) != as_text for arg in args[1:]):
        raise TypeError("Cannot mix str and non-str arguments")
    return args + (_noop,) if as_text else _decode_args(args) + (_encode_result,)


class _ResultMixinStr(object):
    __slots__ = ()

    def encode(self, encoding='ascii', errors='strict'):
        return self._encoded_counterpart(*(part.encode(encoding, errors) for part in self))


class _ResultMixinBytes(object):
    __slots__ = ()

    def decode(self, encoding='ascii', errors='strict'):
        return self._decoded_counterpart(*(part.decode(encoding, errors) for part in self))


class _NetlocResultMixinBase(object):
    """The parts of netloc: username, password, hostname, port."""

    __slots__ = ()

    @property
    def username(self):
        return self._userinfo[0]

    @property
    def password(self):
        return self._userinfo[1]

    @property
    def hostname(self):
        host = self._hostinfo[0]
        if not host:
            return None
        # The zone of an IPv6 address is case-sensitive.
        name, mark, zone = host.partition('%' if isinstance(host, str) else b'%')
        return name.lower() + mark + zone

    @property
    def port(self):
        port = self._hostinfo[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError("Port out of range 0-65535")
        return port

    def _split_user(self, at, colon):
        user, found, _ = self.netloc.rpartition(at)
        if not found:
            return None, None
        name, has_password, password = user.partition(colon)
        return name, password if has_password else None

    def _split_host(self, at, colon, left, right):
        _, _, host = self.netloc.rpartition(at)
        _, bracketed, inside = host.partition(left)
        if bracketed:
            name, _, rest = inside.partition(right)
            _, _, port = rest.partition(colon)
        else:
            name, _, port = host.partition(colon)
        return name, port or None

    __class_getitem__ = classmethod(types.GenericAlias)


class _NetlocResultMixinStr(_NetlocResultMixinBase, _ResultMixinStr):
    __slots__ = ()

    @property
    def _userinfo(self):
        return self._split_user('@', ':')

    @property
    def _hostinfo(self):
        return self._split_host('@', ':', '[', ']')


class _NetlocResultMixinBytes(_NetlocResultMixinBase, _ResultMixinBytes):
    __slots__ = ()

    @property
    def _userinfo(self):
        return self._split_user(b'@', b':')

    @property
    def _hostinfo(self):
        return self._split_host(b'@', b':', b'[', b']')


_DefragResultBase = namedtuple('DefragResult', 'url fragment')
_SplitResultBase = namedtuple('SplitResult', 'scheme netloc path query fragment')
_ParseResultBase = namedtuple('ParseResult', 'scheme netloc path params query fragment')

_DefragResultBase.__doc__ = "DefragResult(url, fragment): a URL without its fragment, and that."
_SplitResultBase.__doc__ = """SplitResult(scheme, netloc, path, query, fragment): the parts of
a URL, the params left in the path."""
_ParseResultBase.__doc__ = """ParseResult(scheme, netloc, path, params, query, fragment): the
parts of a URL."""

for _field, _text in (('url', "The URL without its fragment."),
                      ('scheme', "What comes before the first colon."),
                      ('netloc', "User, host and port."),
                      ('path', "Where on the host it is."),
                      ('params', "What follows the last part of the path after a semicolon."),
                      ('query', "What follows the question mark."),
                      ('fragment', "What follows the number sign.")):
    for _base in (_DefragResultBase, _SplitResultBase, _ParseResultBase):
        if _field in _base._fields:
            getattr(_base, _field).__doc__ = _text
del _field, _text, _base

# Its older name.
ResultBase = _NetlocResultMixinStr


class DefragResult(_DefragResultBase, _ResultMixinStr):
    __slots__ = ()

    def geturl(self):
        return self.url + '#' + self.fragment if self.fragment else self.url


class SplitResult(_SplitResultBase, _NetlocResultMixinStr):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_ParseResultBase, _NetlocResultMixinStr):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(_DefragResultBase, _ResultMixinBytes):
    __slots__ = ()

    def geturl(self):
        return self.url + b'#' + self.fragment if self.fragment else self.url


class SplitResultBytes(_SplitResultBase, _NetlocResultMixinBytes):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResultBytes(_ParseResultBase, _NetlocResultMixinBytes):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


DefragResult._encoded_counterpart = DefragResultBytes
DefragResultBytes._decoded_counterpart = DefragResult
SplitResult._encoded_counterpart = SplitResultBytes
SplitResultBytes._decoded_counterpart = SplitResult
ParseResult._encoded_counterpart = ParseResultBytes
ParseResultBytes._decoded_counterpart = ParseResult


# -- apart

def urlparse(url, scheme='', allow_fragments=True):
    """The six parts of a URL; scheme is what a URL without one gets.

    allow_fragments of False leaves the fragment in the part before it.
    """
    url, scheme, result_of = _coerce_args(url, scheme)
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in path:
        path, params = _splitparams(path)
    return result_of(ParseResult(scheme, netloc, path, params, query, fragment))


def _splitparams(url):
    # Only those of the last part of the path.
    mark = url.find(';', url.rfind('/') if '/' in url else 0)
    return (url, '') if mark < 0 and '/' in url else (url[:mark], url[mark + 1:])


def _splitnetloc(url, start=0):
    ends = [end for end in (url.find(char, start) for char in '/?#') if end >= 0]
    end = min(ends, default=len(url))
    return url[start:end], url[end:]


def _checknetloc(netloc):
    """Refuse a host that gets a delimiter when it is normalized."""
    if not netloc or netloc.isascii():
        return
    import unicodedata
    plain = netloc.translate(dict.fromkeys(map(ord, '@:#?')))
    normal = unicodedata.normalize('NFKC', plain)
    if normal != plain and any(char in normal for char in '/?#@:'):
        raise ValueError("netloc '" + netloc + "' contains invalid "
                         "characters under NFKC normalization")


def _check_bracketed_host(hostname):
    if hostname.startswith('v'):
        if not re.match(r"\Av[a-fA-F0-9]+\..+\Z", hostname):
            raise ValueError("IPvFuture address is invalid")
    elif isinstance(ipaddress.ip_address(hostname), ipaddress.IPv4Address):
        raise ValueError("An IPv4 address cannot be in brackets")


@functools.lru_cache(typed=True)
def urlsplit(url, scheme='', allow_fragments=True):
    """The five parts of a URL, as urlparse() but with the params left in the path."""
    url, scheme, result_of = _coerce_args(url, scheme)
    url = url.lstrip(_WHATWG_C0_CONTROL_OR_SPACE)
    scheme = scheme.strip(_WHATWG_C0_CONTROL_OR_SPACE)
    for char in _UNSAFE_URL_BYTES_TO_REMOVE:
        url = url.replace(char, "")
        scheme = scheme.replace(char, "")

    netloc = query = fragment = ''
    before, colon, after = url.partition(':')
    if (colon and before and before[0].isascii() and before[0].isalpha()
            and all(char in scheme_chars for char in before)):
        scheme, url = before.lower(), after
    if url.startswith('//'):
        netloc, url = _splitnetloc(url, 2)
        if ('[' in netloc) != (']' in netloc):
            raise ValueError("Invalid IPv6 URL")
        if '[' in netloc:
            _check_bracketed_host(netloc.partition('[')[2].partition(']')[0])
    if allow_fragments:
        url, _, fragment = url.partition('#')
    url, _, query = url.partition('?')
    _checknetloc(netloc)
    return result_of(SplitResult(scheme, netloc, url, query, fragment))


# -- together

def urlunparse(components):
    """The URL of six parts; a delimiter before an empty part is lost."""
    scheme, netloc, url, params, query, fragment, result_of = _coerce_args(*components)
    if params:
        url = "%s;%s" % (url, params)
    return result_of(urlunsplit((scheme, netloc, url, query, fragment)))


def urlunsplit(components):
    """The URL of five parts; a delimiter before an empty part is lost."""
    scheme, netloc, url, query, fragment, result_of = _coerce_args(*components)
    if netloc or (scheme and scheme in uses_netloc and not url.startswith('//')):
        if url and not url.startswith('/'):
            url = '/' + url
        url = '//' + (netloc or '') + url
    if scheme:
        url = scheme + ':' + url
    if query:
        url += '?' + query
    if fragment:
        url += '#' + fragment
    return result_of(url)


def _resolve_path(base, path):
    if path.startswith('/'):
        segments = path.split('/')
    else:
        folders = base.split('/')
        # What follows the last slash of the base is replaced.
        if folders[-1] != '':
            folders.pop()
        segments = folders + path.split('/')
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for segment in segments:
        if segment == '..':
            # Above the root there is the root.
            if resolved:
                resolved.pop()
        elif segment != '.':
            resolved.append(segment)
    if segments[-1] in ('.', '..'):
        resolved.append('')
    return '/'.join(resolved) or '/'


def urljoin(base, url, allow_fragments=True):
    """What a URL means on the page at base."""
    if not base:
        return url
    if not url:
        return base
    base, url, result_of = _coerce_args(base, url)
    base = urlparse(base, '', allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, base.scheme, allow_fragments)
    if scheme != base.scheme or scheme not in uses_relative:
        return result_of(url)
    if scheme in uses_netloc:
        if netloc:
            return result_of(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = base.netloc
    if not path and not params:
        path, params, query = base.path, base.params, query or base.query
    else:
        path = _resolve_path(base.path, path)
    return result_of(urlunparse((scheme, netloc, path, params, query, fragment)))


def urldefrag(url):
    """A URL without its fragment, and the fragment."""
    url, result_of = _coerce_args(url)
    fragment = ''
    if '#' in url:
        *parts, fragment = urlparse(url)
        url = urlunparse((*parts, ''))
    return result_of(DefragResult(url, fragment))


# -- quoting

_hexdig = '0123456789ABCDEFabcdef'
_hextobyte = None


def unquote_to_bytes(string):
    """The bytes that %xx escapes stand for; text is encoded as UTF-8."""
    global _hextobyte
    if not string:
        # Anything else that is false is an error.
        string.split
        return b''
    if isinstance(string, str):
        string = string.encode('utf-8')
    first, *rest = string.split(b'%')
    if not rest:
        return string
    if _hextobyte is None:
        _hextobyte = {(high + low).encode(): bytes.fromhex(high + low)
                      for high in _hexdig for low in _hexdig}
    parts = [first]
    for item in rest:
        byte = _hextobyte.get(item[:2])
        parts += (b'%', item) if byte is None else (byte, item[2:])
    return b''.join(parts)


_asciire = re.compile('([\x00-\x7f]+)')


def unquote(string, encoding='utf-8', errors='replace'):
    """Text with %xx escapes replaced by what their bytes mean in the encoding."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if '%' not in string:
        string.split
        return string
    encoding = 'utf-8' if encoding is None else encoding
    errors = 'replace' if errors is None else errors
    # The other characters are not to go through the encoding.
    parts = _asciire.split(string)
    parts[1::2] = [unquote_to_bytes(part).decode(encoding, errors) for part in parts[1::2]]
    return ''.join(parts)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    """unquote(), with + for a space."""
    return unquote(string.replace('+', ' '), encoding, errors)


def parse_qs(qs, keep_blank_values=False, strict_parsing=False,
             encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
    """The values of a query by name, each a list; the arguments are parse_qsl()'s."""
    values = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding=encoding,
                                 errors=errors, max_num_fields=max_num_fields,
                                 separator=separator):
        values.setdefault(name, []).append(value)
    return values


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False,
              encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
    """The [(name, value)] of a query.

    Fields without a value are left out unless keep_blank_values; with strict_parsing a
    field that is none is an error, as are more than max_num_fields.
    """
    qs, result_of = _coerce_args(qs)
    separator, _ = _coerce_args(separator)
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if max_num_fields is not None:
        # Before there is a list of them.
        count = 1 + qs.count(separator) if qs else 0
        if max_num_fields < count:
            raise ValueError('Max number of fields exceeded')

    def text(part):
        return result_of(unquote(part.replace('+', ' '), encoding=encoding, errors=errors))

    pairs = []
    for field in qs.split(separator) if qs else ():
        if not field and not strict_parsing:
            continue
        name, equals, value = field.partition('=')
        if not equals and strict_parsing:
            raise ValueError("bad query field: %r" % (field,))
        if value or keep_blank_values:
            pairs.append((text(name), text(value)))
    return pairs


_ALWAYS_SAFE = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
                         b'abcdefghijklmnopqrstuvwxyz'
                         b'0123456789'
                         b'_.-~')
_ALWAYS_SAFE_BYTES = bytes(_ALWAYS_SAFE)


def __getattr__(name):
    if name != 'Quoter':
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    warnings.warn('Deprecated in 3.11. '
                  'urllib.parse.Quoter will be removed in Python 3.14. '
                  'It was not intended to be a public API.',
                  DeprecationWarning, stacklevel=2)
    return _Quoter


class _Quoter(dict):
    """The text of each byte, found when first asked for; safe ones stand for themselves."""

    def __init__(self, safe):
        self.safe = _ALWAYS_SAFE.union(safe)

    def __repr__(self):
        return f"<Quoter {dict(self)!r}>"

    def __missing__(self, b):
        text = self[b] = chr(b) if b in self.safe else '%{:02X}'.format(b)
        return text


def quote(string, safe='/', encoding=None, errors=None):
    """Text or bytes with all but letters, digits, _.-~ and safe as %xx escapes.

    Text is encoded first, as UTF-8 and strictly by default.
    """
    if not isinstance(string, str):
        for name, value in (('encoding', encoding), ('errors', errors)):
            if value is not None:
                raise TypeError(f"quote() doesn't support '{name}' for bytes")
    elif not string:
        return string
    else:
        string = string.encode('utf-8' if encoding is None else encoding,
                               'strict' if errors is None else errors)
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    """quote(), with + for a space and no slash safe."""
    space = ' ' if isinstance(string, str) else b' '
    if isinstance(string, (str, bytes)) and space not in string:
        return quote(string, safe, encoding, errors)
    safe += ' ' if isinstance(safe, str) else b' '
    return quote(string, safe, encoding, errors).replace(' ', '+')


@functools.lru_cache
def _byte_quoter_factory(safe):
    return _Quoter(safe).__getitem__


def quote_from_bytes(bs, safe='/'):
    """quote() for bytes."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ''
    if isinstance(safe, str):
        safe = safe.encode('ascii', 'ignore')
    else:
        safe = bytes(byte for byte in safe if byte < 128)
    if not bs.rstrip(_ALWAYS_SAFE_BYTES + safe):
        return bs.decode()
    return ''.join(map(_byte_quoter_factory(safe), bs))


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    """The query of a mapping or of pairs; with doseq a sequence of values gives a field each."""
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            # A non-empty string has a length too.
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as failure:
            raise TypeError("not a valid non-string sequence or mapping object") from failure

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    def values_of(value):
        if doseq and not isinstance(value, (bytes, str)):
            try:
                len(value)
            except TypeError:
                pass
            else:
                return value
        return value,

    fields = []
    for name, value in query:
        name = quoted(name)
        fields.extend(name + '=' + quoted(each) for each in values_of(value))
    return '&'.join(fields)


# -- older functions; urllib.request uses the ones with an underscore

def _deprecated(name, instead):
    hint = f", use urllib.parse.{instead}() instead" if instead else ""
    warnings.warn(f"urllib.parse.{name}() is deprecated as of 3.8{hint}",
                  DeprecationWarning, stacklevel=3)


def to_bytes(url):
    _deprecated('to_bytes', None)
    return _to_bytes(url)


def _to_bytes(url):
    """The URL, which must be ASCII."""
    if isinstance(url, str):
        try:
            url = url.encode("ASCII").decode()
        except UnicodeError:
            raise UnicodeError("URL " + repr(url) + " contains non-ASCII characters")
    return url


def unwrap(url):
    """The URL in '<URL:...>', or the URL itself."""
    url = str(url).strip()
    if url[:1] == '<' and url[-1:] == '>':
        url = url[1:-1].strip()
    if url[:4] == 'URL:':
        url = url[4:].strip()
    return url


def splittype(url):
    _deprecated('splittype', 'urlparse')
    return _splittype(url)


def _splittype(url):
    """'type:rest' as 'type', 'rest'."""
    found = re.match('([^/:]+):(.*)', url, re.DOTALL)
    return (found[1].lower(), found[2]) if found else (None, url)


def splithost(url):
    _deprecated('splithost', 'urlparse')
    return _splithost(url)


def _splithost(url):
    """'//host:port/path' as 'host:port', '/path'."""
    found = re.match('//([^/#?]*)(.*)', url, re.DOTALL)
    if not found:
        return None, url
    host, path = found.groups()
    return host, '/' + path if path and path[0] != '/' else path


def splituser(host):
    _deprecated('splituser', 'urlparse')
    return _splituser(host)


def _splituser(host):
    """'user:password@host:port' as 'user:password', 'host:port'."""
    user, mark, host = host.rpartition('@')
    return user if mark else None, host


def splitpasswd(user):
    _deprecated('splitpasswd', 'urlparse')
    return _splitpasswd(user)


def _splitpasswd(user):
    """'user:password' as 'user', 'password'."""
    user, mark, password = user.partition(':')
    return user, password if mark else None


def splitport(host):
    _deprecated('splitport', 'urlparse')
    return _splitport(host)


def _splitport(host):
    """'host:port' as 'host', 'port'."""
    found = re.fullmatch('(.*):([0-9]*)', host, re.DOTALL)
    if not found:
        return host, None
    return found[1], found[2] or None


def splitnport(host, defport=-1):
    _deprecated('splitnport', 'urlparse')
    return _splitnport(host, defport)


def _splitnport(host, defport=-1):
    """'host:port' as 'host', port; None for no number, defport for no port."""
    name, mark, port = host.rpartition(':')
    if not mark:
        return port, defport
    if not port:
        return name, defport
    return name, int(port) if port.isdigit() and port.isascii() else None


def splitquery(url):
    _deprecated('splitquery', 'urlparse')
    return _splitquery(url)


def _splitquery(url):
    """'/path?query' as '/path', 'query'."""
    path, mark, query = url.rpartition('?')
    return (path, query) if mark else (url, None)


def splittag(url):
    _deprecated('splittag', 'urlparse')
    return _splittag(url)


def _splittag(url):
    """'/path#tag' as '/path', 'tag'."""
    path, mark, tag = url.rpartition('#')
    return (path, tag) if mark else (url, None)


def splitattr(url):
    _deprecated('splitattr', 'urlparse')
    return _splitattr(url)


def _splitattr(url):
    """'/path;a=1;b=2' as '/path', ['a=1', 'b=2']."""
    path, *attributes = url.split(';')
    return path, attributes


def splitvalue(attr):
    _deprecated('splitvalue', 'parse_qsl')
    return _splitvalue(attr)


def _splitvalue(attr):
    """'name=value' as 'name', 'value'."""
    name, mark, value = attr.partition('=')
    return name, value if mark else None
