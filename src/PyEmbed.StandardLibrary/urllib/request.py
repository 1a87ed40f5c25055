"""Opens URLs. An engine has no network: file: and data: URLs can be opened, others raise
URLError, unless a program adds handlers of its own for them."""

import base64
import bisect
import io
import os
import sys
import urllib.parse
from urllib.error import ContentTooShortError, HTTPError, URLError
from urllib.parse import (_splitattr, _splithost, _splitpasswd, _splitport, _splitquery,
                          _splittag, _splittype, _splituser, _splitvalue, _to_bytes, quote,
                          unquote, unquote_to_bytes, unwrap, urljoin, urlparse, urlsplit)
from urllib.response import addclosehook, addinfourl

__all__ = ['Request', 'OpenerDirector', 'BaseHandler', 'HTTPHandler', 'FileHandler',
           'FTPHandler', 'UnknownHandler', 'DataHandler', 'urlopen', 'install_opener',
           'build_opener', 'pathname2url', 'url2pathname', 'getproxies', 'urlretrieve',
           'urlcleanup']

__version__ = '%d.%d' % sys.version_info[:2]

_opener = None


def urlopen(url, data=None, timeout=None, *, cafile=None, capath=None, cadefault=False,
            context=None):
    """Open a URL, given as text or a Request; returns a file with info() and geturl()."""
    global _opener
    if _opener is None:
        _opener = build_opener()
    return _opener.open(url, data, timeout)


def install_opener(opener):
    """Let urlopen() use an opener."""
    global _opener
    _opener = opener


_url_tempfiles = []


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Copy what a URL leads to into a file, a temporary one by default: (name, headers)."""
    import contextlib
    scheme, path = _splittype(url)
    with contextlib.closing(urlopen(url, data)) as source:
        headers = source.info()
        if scheme == "file" and not filename:
            return os.path.normpath(path), headers
        if filename:
            target = open(filename, 'wb')
        else:
            import tempfile
            target = tempfile.NamedTemporaryFile(delete=False)
            filename = target.name
            _url_tempfiles.append(filename)
        with target:
            result = filename, headers
            size = int(headers.get("Content-Length", -1))
            count = read = 0
            if reporthook:
                reporthook(count, 8192, size)
            while block := source.read(8192):
                read += len(block)
                target.write(block)
                count += 1
                if reporthook:
                    reporthook(count, 8192, size)
    if 0 <= size > read:
        raise ContentTooShortError("retrieval incomplete: got only %i out of %i bytes"
                                   % (read, size), result)
    return result


def urlcleanup():
    """Delete urlretrieve()'s temporary files and the opener."""
    global _opener
    for name in _url_tempfiles:
        try:
            os.unlink(name)
        except OSError:
            pass
    _url_tempfiles.clear()
    _opener = None


class Request:
    """A URL with what is to be sent to it."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False,
                 method=None):
        self.full_url = url
        self.headers = {}
        self.unredirected_hdrs = {}
        self._data = None
        self.data = data
        self._tunnel_host = None
        for name, value in headers.items():
            self.add_header(name, value)
        if origin_req_host is None:
            origin_req_host = (urlsplit(self.full_url).hostname or "").lower()
        self.origin_req_host = origin_req_host
        self.unverifiable = unverifiable
        if method:
            self.method = method

    @property
    def full_url(self):
        return self._full_url + ('#' + self.fragment if self.fragment else '')

    @full_url.setter
    def full_url(self, url):
        self._full_url, self.fragment = _splittag(unwrap(url))
        self.type, rest = _splittype(self._full_url)
        if self.type is None:
            raise ValueError("unknown url type: %r" % self.full_url)
        self.host, self.selector = _splithost(rest)
        if self.host:
            self.host = unquote(self.host)

    @full_url.deleter
    def full_url(self):
        self._full_url = self.fragment = None
        self.selector = ''

    @property
    def data(self):
        return self._data

    @data.setter
    def data(self, data):
        if data != self._data:
            self._data = data
            # It told the length of what there was before.
            if self.has_header("Content-length"):
                self.remove_header("Content-length")

    @data.deleter
    def data(self):
        self.data = None

    def get_method(self):
        """The method's name: POST where there are data, else GET."""
        return getattr(self, 'method', "POST" if self.data is not None else "GET")

    def get_full_url(self):
        return self.full_url

    def set_proxy(self, host, type):
        if self.type == 'https' and not self._tunnel_host:
            self._tunnel_host = self.host
        else:
            self.type = type
            self.selector = self.full_url
        self.host = host

    def has_proxy(self):
        return self.selector == self.full_url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name,
                                self.unredirected_hdrs.get(header_name, default))

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        return list({**self.unredirected_hdrs, **self.headers}.items())


class OpenerDirector:
    """Asks its handlers, in order, to open a URL of a scheme: x_request, x_open, x_response."""

    def __init__(self):
        self.addheaders = [('User-agent', "Python-urllib/%s" % __version__)]
        self.handlers = []
        self.handle_open = {}
        self.process_response = {}
        self.process_request = {}

    def add_handler(self, handler):
        if not hasattr(handler, "add_parent"):
            raise TypeError("expected BaseHandler instance, got %r" % type(handler))
        tables = {"open": self.handle_open, "response": self.process_response,
                  "request": self.process_request}
        added = False
        for name in dir(handler):
            scheme, mark, kind = name.rpartition("_")
            if not scheme or kind not in tables or name in ("do_open", "proxy_open"):
                continue
            bisect.insort(tables[kind].setdefault(scheme, []), handler)
            added = True
        if added:
            bisect.insort(self.handlers, handler)
            handler.add_parent(self)

    def close(self):
        pass

    def _first(self, scheme, request):
        for handler in self.handle_open.get(scheme, ()):
            result = getattr(handler, scheme + '_open')(request)
            if result is not None:
                return result

    def open(self, fullurl, data=None, timeout=None):
        request = fullurl
        if isinstance(fullurl, str):
            request = Request(fullurl, data)
        elif data is not None:
            request.data = data
        request.timeout = timeout
        for handler in self.process_request.get(request.type, ()):
            request = getattr(handler, request.type + "_request")(request)
        sys.audit('urllib.Request', request.full_url, request.data, request.headers,
                  request.get_method())
        response = None
        for scheme in ('default', request.type, 'unknown'):
            response = self._first(scheme, request)
            if response is not None:
                break
        for handler in self.process_response.get(request.type, ()):
            response = getattr(handler, request.type + "_response")(request, response)
        return response


class BaseHandler:
    """What handlers derive from; those of a lower handler_order are asked first."""

    handler_order = 500

    def add_parent(self, parent):
        self.parent = parent

    def close(self):
        pass

    def __lt__(self, other):
        return self.handler_order < getattr(other, "handler_order", sys.maxsize)


def _no_network(request):
    raise URLError(f'this engine has no network: cannot open {request.type} URLs')


class HTTPHandler(BaseHandler):
    """http and https, which need a network."""

    def http_open(self, req):
        _no_network(req)

    https_open = http_open


class FTPHandler(BaseHandler):
    """ftp, which needs a network."""

    def ftp_open(self, req):
        _no_network(req)


class UnknownHandler(BaseHandler):

    def unknown_open(self, req):
        raise URLError('unknown url type: %s' % req.type)


class _Headers(dict):
    """Headers by name, in any case."""

    def __init__(self, pairs):
        super().__init__((name.lower(), value) for name, value in pairs)

    def __getitem__(self, name):
        return self.get(name)

    def __contains__(self, name):
        return super().__contains__(name.lower())

    def get(self, name, default=None):
        return super().get(name.lower(), default)


class FileHandler(BaseHandler):
    """file: URLs of this machine."""

    def file_open(self, req):
        if req.selector[:2] == '//' and req.selector[2:3] != '/' and (
                req.host and req.host != 'localhost'):
            raise URLError("file:// scheme is supported only on localhost")
        return self.open_local_file(req)

    def open_local_file(self, req):
        import mimetypes
        host, name = req.host, req.selector
        path = url2pathname(name)
        if host and host != 'localhost':
            raise URLError('file not on local host')
        try:
            size = os.stat(path).st_size
            headers = _Headers([('Content-type', mimetypes.guess_type(name)[0] or 'text/plain'),
                                ('Content-length', str(size))])
            return addinfourl(open(path, 'rb'), headers, 'file://' + (host or '') + name)
        except OSError as failure:
            raise URLError(failure)


class DataHandler(BaseHandler):
    """data: URLs."""

    def data_open(self, req):
        url = req.full_url
        _, data = url.split(":", 1)
        kind, data = data.split(",", 1)
        data = unquote_to_bytes(data)
        if kind.endswith(";base64"):
            data = base64.decodebytes(data)
            kind = kind[:-7]
        headers = _Headers([('Content-type', kind or "text/plain;charset=US-ASCII"),
                            ('Content-length', str(len(data)))])
        return addinfourl(io.BytesIO(data), headers, url)


def build_opener(*handlers):
    """An opener with handlers, classes or objects, and the usual ones they do not replace."""
    opener = OpenerDirector()

    def replaced(usual):
        return any(issubclass(each if isinstance(each, type) else type(each), usual)
                   for each in handlers)

    usual = [each for each in (UnknownHandler, HTTPHandler, FTPHandler, FileHandler, DataHandler)
             if not replaced(each)]
    for each in (*usual, *handlers):
        opener.add_handler(each() if isinstance(each, type) else each)
    return opener


if os.name == 'nt':
    from nturl2path import pathname2url, url2pathname
else:
    def url2pathname(pathname):
        """The path of a file URL without its scheme."""
        return unquote(pathname)

    def pathname2url(pathname):
        """The file URL of a path, without its scheme."""
        return quote(pathname)


def getproxies_environment():
    """The proxies that variables <scheme>_proxy name; those in small letters win."""
    names = [(name, value) for name, value in os.environ.items()
             if name.lower().endswith('_proxy')]
    proxies = {name.lower()[:-6]: value for name, value in names if value}
    if 'REQUEST_METHOD' in os.environ:
        # In a CGI script a header of the client would set HTTP_PROXY.
        proxies.pop('http', None)
    for name, value in names:
        if name.endswith('_proxy'):
            if value:
                proxies[name.lower()[:-6]] = value
            else:
                proxies.pop(name.lower()[:-6], None)
    return proxies


getproxies = getproxies_environment
