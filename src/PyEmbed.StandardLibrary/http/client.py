"""The client side of HTTP/1.1.

Without the module `socket` all of it can be imported and used on files and
sockets of one's own; only connecting fails.
"""

import collections.abc
import email.message
import email.parser
import errno
import http
import io
import re
import sys

try:
    import socket
except ImportError:
    socket = None

__all__ = ['HTTPResponse', 'HTTPConnection', 'HTTPException', 'NotConnected',
           'UnknownProtocol', 'UnknownTransferEncoding',
           'UnimplementedFileMode', 'IncompleteRead', 'InvalidURL',
           'ImproperConnectionState', 'CannotSendRequest', 'CannotSendHeader',
           'ResponseNotReady', 'BadStatusLine', 'LineTooLong',
           'RemoteDisconnected', 'error', 'responses']

HTTP_PORT = 80
HTTPS_PORT = 443

_UNKNOWN = 'UNKNOWN'

# States of a connection
_CS_IDLE = 'Idle'
_CS_REQ_STARTED = 'Request-started'
_CS_REQ_SENT = 'Request-sent'

# The statuses are names of the module, as they were before the enumeration.
globals().update(http.HTTPStatus.__members__)

responses = {status: status.phrase
             for status in http.HTTPStatus.__members__.values()}

_MAXLINE = 65536
_MAXHEADERS = 100

_is_legal_header_name = re.compile(rb'[^:\s][^:\r\n]*').fullmatch
_is_illegal_header_value = re.compile(rb'\n(?![ \t])|\r(?![ \t\n])').search
# Characters that would end a request's line or begin a new one.
_contains_disallowed_url_pchar_re = re.compile('[\x00-\x20\x7f]')
_contains_disallowed_method_pchar_re = re.compile('[\x00-\x1f]')

# Without a body these say so by a length of 0.
_METHODS_EXPECTING_BODY = {'PATCH', 'POST', 'PUT'}

_NO_TIMEOUT_SAID = (object() if socket is None
                    else socket._GLOBAL_DEFAULT_TIMEOUT)


def _no_connection(address, timeout=None, source_address=None):
    raise OSError(errno.EAFNOSUPPORT, 'sockets are not available')


def _encode(data, name='data'):
    """Encode text in Latin-1, with an error that says what to do."""
    try:
        return data.encode('latin-1')
    except UnicodeEncodeError as error:
        part = data[error.start:error.end]
        raise UnicodeEncodeError(
            error.encoding, error.object, error.start, error.end,
            '%s (%.20r) is not valid Latin-1. Use %s.encode(\'utf-8\') if you '
            'want to send it encoded in UTF-8.' % (name.title(), part, name)
        ) from None


def _strip_ipv6_iface(enc_name: bytes) -> bytes:
    """Take the interface out of an address in brackets."""
    address, percent, _ = enc_name.partition(b'%')
    if not percent:
        return address
    assert address.startswith(b'['), address
    return address + b']'


def _readline(fp, what):
    line = fp.readline(_MAXLINE + 1)
    if len(line) > _MAXLINE:
        raise LineTooLong(what)
    return line


_BLANK = (b'\r\n', b'\n', b'')


class HTTPMessage(email.message.Message):
    """The headers of a response."""

    def getallmatchingheaders(self, name):
        """The lines of all headers of a name, with those that continue them."""
        prefix = name.lower() + ':'
        lines = []
        inside = False
        for line in self.keys():
            if line[:len(prefix)].lower() == prefix:
                inside = True
            elif not line[:1].isspace():
                inside = False
            if inside:
                lines.append(line)
        return lines


def _read_headers(fp):
    """The lines of the headers, with the empty one at their end."""
    lines = []
    while True:
        line = _readline(fp, 'header line')
        lines.append(line)
        if len(lines) > _MAXHEADERS:
            raise HTTPException(f'got more than {_MAXHEADERS} headers')
        if line in _BLANK:
            return lines


def parse_headers(fp, _class=HTTPMessage):
    """Read the headers of a binary file."""
    text = b''.join(_read_headers(fp)).decode('iso-8859-1')
    return email.parser.Parser(_class=_class).parsestr(text)


class HTTPResponse(io.BufferedIOBase):
    """A response: status, headers, and the body as a file."""

    def __init__(self, sock, debuglevel=0, method=None, url=None):
        self.fp = sock.makefile('rb')
        self.debuglevel = debuglevel
        self._method = method
        self.headers = self.msg = None
        # From the first line.
        self.version = self.status = self.reason = _UNKNOWN
        # From the headers.
        self.chunked = _UNKNOWN     # Does the body come in chunks?
        self.chunk_left = _UNKNOWN  # Bytes left of this chunk
        self.length = _UNKNOWN      # Bytes left of the body, None if unknown
        self.will_close = _UNKNOWN  # Does the connection end with it?

    def _debug(self, *things):
        if self.debuglevel > 0:
            print(*things)

    def _read_status(self):
        line = str(_readline(self.fp, 'status line'), 'iso-8859-1')
        self._debug('reply:', repr(line))
        if not line:
            raise RemoteDisconnected(
                'Remote end closed connection without response')
        version, status, reason = (*line.split(None, 2), '', '', '')[:3]
        if not (status and version.startswith('HTTP/')):
            self._close_conn()
            raise BadStatusLine(line)
        try:
            status = int(status)
        except ValueError:
            raise BadStatusLine(line)
        if not 100 <= status <= 999:
            raise BadStatusLine(line)
        return version, status, reason

    def begin(self):
        """Read the status and the headers."""
        if self.headers is not None:
            return
        while True:
            version, status, reason = self._read_status()
            if status != http.HTTPStatus.CONTINUE:
                break
            self._debug('headers:', _read_headers(self.fp))
        self.code = self.status = status
        self.reason = reason.strip()
        if version in ('HTTP/1.0', 'HTTP/0.9'):
            self.version = 10
        elif version.startswith('HTTP/1.'):
            self.version = 11
        else:
            raise UnknownProtocol(version)
        self.headers = self.msg = headers = parse_headers(self.fp)
        for name, value in headers.items() if self.debuglevel > 0 else ():
            print('header:', name + ':', value)

        self.chunked = (headers.get('transfer-encoding')
                        or '').lower() == 'chunked'
        if self.chunked:
            self.chunk_left = None
        self.will_close = self._check_close()
        self.length = None if self.chunked else self._content_length()
        if (status in (http.HTTPStatus.NO_CONTENT,
                       http.HTTPStatus.NOT_MODIFIED)
                or 100 <= status < 200 or self._method == 'HEAD'):
            self.length = 0
        if not (self.chunked or self.length is not None):
            # Only the connection's end tells where the body ends.
            self.will_close = True

    def _content_length(self):
        try:
            length = int(self.headers.get('content-length') or -1)
        except ValueError:
            return None
        return None if length < 0 else length

    def _check_close(self):
        connection = self.headers.get('connection')
        if self.version == 11:
            return bool(connection and 'close' in connection.lower())
        # HTTP/1.0 closes unless somebody says something else.
        if self.headers.get('keep-alive'):
            return False
        proxy = self.headers.get('proxy-connection')
        return not any(said and 'keep-alive' in said.lower()
                       for said in (connection, proxy))

    def _close_conn(self):
        fp, self.fp = self.fp, None
        fp.close()

    def readable(self):
        """It always is."""
        return True

    def flush(self):
        super().flush()
        fp = self.fp
        if fp:
            fp.flush()

    def close(self):
        try:
            super().close()
        finally:
            if self.fp:
                self._close_conn()

    def isclosed(self):
        """Has all of it been read?"""
        # (Not the same as closed: the socket lives on.)
        return self.fp is None

    def _spent(self, count, asked):
        # After reading `count` bytes of the `asked`: is that all?
        if not count and asked:
            self._close_conn()
        elif self.length is not None:
            self.length -= count
            if not self.length:
                self._close_conn()

    def read(self, amt=None):
        """Read so many bytes, or all."""
        if self.fp is None:
            return b''
        if self._method == 'HEAD':
            self._close_conn()
            return b''
        if self.chunked:
            return self._read_chunked(amt)
        if amt is not None:
            if self.length is not None:
                amt = min(amt, self.length)
            data = self.fp.read(amt)
            self._spent(len(data), amt)
            return data
        if self.length is None:
            data = self.fp.read()
        else:
            try:
                data = self._safe_read(self.length)
            except IncompleteRead:
                self._close_conn()
                raise
            self.length = 0
        self._close_conn()
        return data

    def readinto(self, b):
        """Read into a buffer and give how many bytes."""
        if self.fp is None:
            return 0
        if self._method == 'HEAD':
            self._close_conn()
            return 0
        if self.chunked:
            return self._readinto_chunked(b)
        if self.length is not None and len(b) > self.length:
            b = memoryview(b)[:self.length]
        count = self.fp.readinto(b)
        self._spent(count, b)
        return count

    # Chunks: a line with the size, the bytes, a line end; the last has size 0
    # and headers behind.

    def _read_next_chunk_size(self):
        size = _readline(self.fp, 'chunk size').partition(b';')[0]
        try:
            return int(size, 16)
        except ValueError:
            # Nobody knows what follows.
            self._close_conn()
            raise

    def _read_and_discard_trailer(self):
        while _readline(self.fp, 'trailer line') not in _BLANK:
            pass

    def _get_chunk_left(self):
        """Bytes left of the chunk, the next if it is at its end; None at the
        body's end.
        """
        left = self.chunk_left
        if left:
            return left
        if left is not None:
            self._safe_read(2)  # The line end after a chunk.
        try:
            left = self._read_next_chunk_size()
        except ValueError:
            raise IncompleteRead(b'')
        if left == 0:
            self._read_and_discard_trailer()
            self._close_conn()
            left = None
        self.chunk_left = left
        return left

    def _read_chunked(self, amt=None):
        assert self.chunked != _UNKNOWN
        pieces = []
        try:
            while (left := self._get_chunk_left()) is not None:
                if amt is not None and amt <= left:
                    pieces.append(self._safe_read(amt))
                    self.chunk_left = left - amt
                    break
                pieces.append(self._safe_read(left))
                if amt is not None:
                    amt -= left
                self.chunk_left = 0
        except IncompleteRead as error:
            raise IncompleteRead(b''.join(pieces)) from error
        return b''.join(pieces)

    def _readinto_chunked(self, b):
        assert self.chunked != _UNKNOWN
        total = 0
        free = memoryview(b)
        try:
            while (left := self._get_chunk_left()) is not None:
                count = self._safe_readinto(free[:left])
                total += count
                self.chunk_left = left - count
                if len(free) <= left:
                    break
                free = free[count:]
        except IncompleteRead:
            raise IncompleteRead(bytes(b[:total]))
        return total

    def _safe_read(self, amt):
        """Read exactly so many bytes."""
        data = self.fp.read(amt)
        if len(data) < amt:
            raise IncompleteRead(data, amt - len(data))
        return data

    def _safe_readinto(self, b):
        """Fill the buffer."""
        count = self.fp.readinto(b)
        if count < len(b):
            raise IncompleteRead(bytes(b[:count]), len(b) - count)
        return count

    def read1(self, n=-1):
        """Read with at most one call of the system."""
        if self.fp is None or self._method == 'HEAD':
            return b''
        if self.chunked:
            return self._read1_chunked(n)
        return self._limited(self.fp.read1, n)

    def _limited(self, read, limit):
        if self.length is not None and not 0 <= limit <= self.length:
            limit = self.length
        data = read(limit)
        if not data and limit:
            self._close_conn()
        elif self.length is not None:
            self.length -= len(data)
        return data

    def peek(self, n=-1):
        """Bytes that are there already; they can be read all the same."""
        # Having everything read ahead would make it wait.
        if self.fp is None or self._method == 'HEAD':
            return b''
        if self.chunked:
            return self._peek_chunked(n)
        return self.fp.peek(n)

    def readline(self, limit=-1):
        if self.fp is None or self._method == 'HEAD':
            return b''
        if self.chunked:
            # By peek() and read().
            return super().readline(limit)
        return self._limited(self.fp.readline, limit)

    def _read1_chunked(self, n):
        left = self._get_chunk_left()
        if left is None or n == 0:
            return b''
        data = self.fp.read1(n if 0 <= n <= left else left)
        self.chunk_left -= len(data)
        if not data:
            raise IncompleteRead(b'')
        return data

    def _peek_chunked(self, n):
        # (peek() may give more than it was asked for.)
        try:
            left = self._get_chunk_left()
        except IncompleteRead:
            return b''
        return b'' if left is None else self.fp.peek(left)[:left]

    def fileno(self):
        return self.fp.fileno()

    def _known_headers(self):
        if self.headers is None:
            raise ResponseNotReady()
        return self.headers

    def getheader(self, name, default=None):
        """A header's value, several with commas between, or the default."""
        values = self._known_headers().get_all(name) or default
        if isinstance(values, str) or not hasattr(values, '__iter__'):
            return values
        return ', '.join(values)

    def getheaders(self):
        """All headers as (name, value)."""
        return list(self._known_headers().items())

    def __iter__(self):
        return self

    # As urllib's responses have them.

    def info(self):
        """The headers."""
        return self.headers

    def geturl(self):
        """The URL, set by whoever made the response."""
        return self.url

    def getcode(self):
        """The status."""
        return self.status


class HTTPConnection:
    """A connection to a server, for one request after the other.

    The order is putrequest, putheader, endheaders (or request, which does all
    three), and getresponse; the next request is for when the response is read.
    """

    default_port = HTTP_PORT
    response_class = HTTPResponse
    auto_open, debuglevel = 1, 0

    _http_vsn, _http_vsn_str = 11, 'HTTP/1.1'

    @staticmethod
    def _is_textIO(stream):
        """Does the file give text?"""
        return isinstance(stream, io.TextIOBase)

    @staticmethod
    def _get_content_length(body, method):
        """The length of a body, None if it is not known."""
        if body is None:
            return 0 if method.upper() in _METHODS_EXPECTING_BODY else None
        if hasattr(body, 'read'):
            return None
        try:
            return memoryview(body).nbytes
        except TypeError:
            return len(body) if isinstance(body, str) else None

    def __init__(self, host, port=None, timeout=_NO_TIMEOUT_SAID,
                 source_address=None, blocksize=8192):
        self.timeout, self.source_address, self.blocksize = timeout, source_address, blocksize
        self.sock = self._method = self.__response = None
        self.__state = _CS_IDLE
        self._buffer = []
        # The server that the proxy is to connect to, if this one is a proxy.
        self._tunnel_host = self._tunnel_port = None
        self._tunnel_headers = {}
        self.host, self.port = self._get_hostport(host, port)
        self._validate_host(self.host)
        # Kept with the connection, so that it can be replaced.
        self._create_connection = (_no_connection if socket is None
                                   else socket.create_connection)

    def _debug(self, *things):
        if self.debuglevel > 0:
            print(*things)

    def set_tunnel(self, host, port=None, headers=None):
        """Have the server, a proxy, connect to another one."""
        if self.sock:
            raise RuntimeError("Can't set up tunnel for established connection")
        self._tunnel_host, self._tunnel_port = self._get_hostport(host, port)
        if not headers:
            self._tunnel_headers.clear()
            return
        self._tunnel_headers = headers

    def _get_hostport(self, host, port):
        if port is not None:
            return host, port
        port = self.default_port
        # A colon in brackets is part of an address.
        colon = host.rfind(':')
        if colon > host.rfind(']'):
            host, text = host[:colon], host[colon + 1:]
            if text:
                try:
                    port = int(text)
                except ValueError:
                    raise InvalidURL(f"nonnumeric port: '{text}'")
        if host and host[0] == '[' and host[-1] == ']':
            host = host[1:-1]
        return host, port

    def set_debuglevel(self, level):
        self.debuglevel = level

    def _tunnel(self):
        self._tunnel_host.encode('ascii')
        request = [f'CONNECT {self._tunnel_host}:{self._tunnel_port} HTTP/1.0']
        request += [f'{name}: {value}'
                    for name, value in self._tunnel_headers.items()]
        # One piece, so that it is one packet.
        self.send(('\r\n'.join(request) + '\r\n\r\n').encode('latin-1'))
        response = self.response_class(self.sock, method=self._method)
        try:
            _, status, reason = response._read_status()
            if status != http.HTTPStatus.OK:
                self.close()
                raise OSError('Tunnel connection failed: '
                              f'{status} {reason.strip()}')
            while (line := _readline(response.fp,
                                     'header line')) not in _BLANK:
                if self.debuglevel > 0:
                    print('header:', line.decode())
        finally:
            response.close()

    def connect(self):
        """Connect to the host."""
        sys.audit('http.client.connect', self, self.host, self.port)
        self.sock = self._create_connection(
            (self.host, self.port), self.timeout, self.source_address)
        if socket is not None:
            try:
                self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            except OSError as error:
                if error.errno != errno.ENOPROTOOPT:
                    raise
        if self._tunnel_host:
            self._tunnel()

    def close(self):
        """Close the connection."""
        self.__state = _CS_IDLE
        try:
            sock, self.sock = self.sock, None
            if sock:
                sock.close()
        finally:
            response, self.__response = self.__response, None
            if response:
                response.close()

    def send(self, data):
        """Send bytes, a file or an iterable of bytes."""
        if self.sock is None:
            if not self.auto_open:
                raise NotConnected()
            self.connect()
        self._debug('send:', repr(data))
        if hasattr(data, 'read'):
            for block in self._blocks(data, 'sending a readable'):
                sys.audit('http.client.send', self, block)
                self.sock.sendall(block)
            return
        sys.audit('http.client.send', self, data)
        try:
            self.sock.sendall(data)
        except TypeError:
            if not isinstance(data, collections.abc.Iterable):
                raise TypeError('data should be a bytes-like object or an '
                                f'iterable, got {type(data)!r}')
            for piece in data:
                self.sock.sendall(piece)

    def _output(self, s):
        """Add a line to the request."""
        self._buffer.append(s)

    def _read_readable(self, readable):
        return self._blocks(readable, 'reading a readable')

    def _blocks(self, file, what):
        self._debug(what)
        encode = self._is_textIO(file)
        if encode:
            self._debug('encoding file using iso-8859-1')
        while block := file.read(self.blocksize):
            yield block.encode('iso-8859-1') if encode else block

    def _send_output(self, message_body=None, encode_chunked=False):
        """Send the lines of the request, and the body."""
        head = b'\r\n'.join((*self._buffer, b'', b''))
        self._buffer.clear()
        self.send(head)
        if message_body is None:
            return
        chunked = encode_chunked and self._http_vsn == 11
        for block in self._body_blocks(message_body):
            if not block:
                # It would end the body.
                self._debug('Zero length chunk ignored')
                continue
            if chunked:
                size = f'{len(block):X}\r\n'.encode('ascii')
                block = size + block + b'\r\n'
            self.send(block)
        if chunked:
            self.send(b'0\r\n\r\n')

    def _body_blocks(self, body):
        if hasattr(body, 'read'):
            return self._read_readable(body)
        try:
            memoryview(body)
        except TypeError:
            pass
        else:
            return (body,)
        try:
            return iter(body)
        except TypeError:
            raise TypeError('message_body should be a bytes-like object or an '
                            f'iterable, got {type(body)!r}')

    def _forget_response(self):
        # A response that is read no longer counts.
        if self.__response and self.__response.isclosed():
            self.__response = None

    def putrequest(self, method, url, skip_host=False,
                   skip_accept_encoding=False):
        """Begin a request."""
        self._forget_response()
        if self.__state != _CS_IDLE:
            raise CannotSendRequest(self.__state)
        self.__state = _CS_REQ_STARTED
        self._validate_method(method)
        # Kept, for the response depends on it.
        self._method = method
        url = url or '/'
        self._validate_path(url)
        self._output(self._encode_request(
            f'{method} {url} {self._http_vsn_str}'))
        if self._http_vsn == 11:
            if not skip_host:
                self.putheader('Host', self._host_header(url))
            if not skip_accept_encoding:
                # No encoding that would have to be undone.
                self.putheader('Accept-Encoding', 'identity')

    def _host_header(self, url):
        def encoded(name):
            try:
                return name.encode('ascii')
            except UnicodeEncodeError:
                return name.encode('idna')

        if url.startswith('http'):
            # A proxy gets whole URLs.
            from urllib.parse import urlsplit
            if netloc := urlsplit(url).netloc:
                return _strip_ipv6_iface(encoded(netloc))
        if self._tunnel_host:
            host, port = self._tunnel_host, self._tunnel_port
        else:
            host, port = self.host, self.port
        name = encoded(host)
        if ':' in host:
            name = _strip_ipv6_iface(b'[' + name + b']')
        if port == self.default_port:
            return name
        return f'{name.decode("ascii")}:{port}'

    def _encode_request(self, request):
        # (A method, so that subclasses can allow more.)
        return request.encode('ascii')

    def _validate_method(self, method):
        """Check a method: nothing may slip in behind it."""
        if found := _contains_disallowed_method_pchar_re.search(method):
            raise ValueError("method can't contain control characters. "
                             f'{method!r} (found at least {found[0]!r})')

    def _validate_path(self, url):
        """Check a URL."""
        if found := _contains_disallowed_url_pchar_re.search(url):
            raise InvalidURL("URL can't contain control characters. "
                             f'{url!r} (found at least {found[0]!r})')

    def _validate_host(self, host):
        """Check a host."""
        if found := _contains_disallowed_url_pchar_re.search(host):
            raise InvalidURL("URL can't contain control characters. "
                             f'{host!r} (found at least {found[0]!r})')

    def putheader(self, header, *values):
        """Add a header to the request."""
        if self.__state != _CS_REQ_STARTED:
            raise CannotSendHeader()
        if hasattr(header, 'encode'):
            header = header.encode('ascii')
        if not _is_legal_header_name(header):
            raise ValueError(f'Invalid header name {header!r}')
        encoded = []
        for value in values:
            if hasattr(value, 'encode'):
                value = value.encode('latin-1')
            elif isinstance(value, int):
                value = str(value).encode('ascii')
            if _is_illegal_header_value(value):
                raise ValueError(f'Invalid header value {value!r}')
            encoded.append(value)
        self._output(header + b': ' + b'\r\n\t'.join(encoded))

    def endheaders(self, message_body=None, *, encode_chunked=False):
        """End the headers and send the request."""
        if self.__state != _CS_REQ_STARTED:
            raise CannotSendHeader()
        self.__state = _CS_REQ_SENT
        self._send_output(message_body, encode_chunked=encode_chunked)

    def request(self, method, url, body=None, headers={}, *,
                encode_chunked=False):
        """Send a whole request."""
        self._send_request(method, url, body, headers, encode_chunked)

    def _send_request(self, method, url, body, headers, encode_chunked):
        given = {name.lower() for name in headers}
        skips = {}
        if 'host' in given:
            skips['skip_host'] = 1
        if 'accept-encoding' in given:
            skips['skip_accept_encoding'] = 1
        self.putrequest(method, url, **skips)
        # A body is chunked if its length is not known, or if the caller has
        # said so by a header.
        if 'content-length' in given:
            encode_chunked = False
        elif 'transfer-encoding' not in given:
            encode_chunked = False
            length = self._get_content_length(body, method)
            if length is not None:
                self.putheader('Content-Length', str(length))
            elif body is not None:
                if self.debuglevel > 0:
                    print('Unable to determine size of %r' % body)
                encode_chunked = True
                self.putheader('Transfer-Encoding', 'chunked')
        for name, value in headers.items():
            self.putheader(name, value)
        if isinstance(body, str):
            body = _encode(body, 'body')
        self.endheaders(body, encode_chunked=encode_chunked)

    def getresponse(self):
        """The response to the request that was sent."""
        self._forget_response()
        if self.__state != _CS_REQ_SENT or self.__response:
            # The response before it has not been read.
            raise ResponseNotReady(self.__state)
        levels = (self.debuglevel,) if self.debuglevel > 0 else ()
        response = self.response_class(self.sock, *levels, method=self._method)
        try:
            self._begin(response)
        except BaseException:
            response.close()
            raise
        return response

    def _begin(self, response):
        try:
            response.begin()
        except ConnectionError:
            self.close()
            raise
        assert response.will_close != _UNKNOWN
        self.__state = _CS_IDLE
        if not response.will_close:
            self.__response = response
        else:
            # It has the socket to itself.
            self.close()


try:
    if socket is None:
        raise ImportError
    import ssl
except ImportError:
    pass
else:
    class HTTPSConnection(HTTPConnection):
        """A connection over TLS."""

        default_port = HTTPS_PORT

        def __init__(self, host, port=None, key_file=None, cert_file=None,
                     timeout=_NO_TIMEOUT_SAID, source_address=None, *,
                     context=None, check_hostname=None, blocksize=8192):
            super().__init__(host, port, timeout, source_address,
                             blocksize=blocksize)
            if not (key_file is cert_file is check_hostname is None):
                import warnings
                warnings.warn('key_file, cert_file and check_hostname are '
                              'deprecated, use a custom context instead.',
                              DeprecationWarning, 2)
            self.key_file, self.cert_file = key_file, cert_file
            if context is None:
                context = self._default_context()
            if check_hostname is None:
                check_hostname = context.check_hostname
            if check_hostname and context.verify_mode == ssl.CERT_NONE:
                raise ValueError(
                    'check_hostname needs a SSL context with either '
                    'CERT_OPTIONAL or CERT_REQUIRED')
            if key_file or cert_file:
                context.load_cert_chain(cert_file, key_file)
                # A certificate of one's own can be asked for at any time.
                if context.post_handshake_auth is not None:
                    context.post_handshake_auth = True
            self._context = context
            if check_hostname is not None:
                context.check_hostname = check_hostname

        def _default_context(self):
            context = ssl._create_default_https_context()
            if self._http_vsn == 11:
                context.set_alpn_protocols(['http/1.1'])
            if context.post_handshake_auth is not None:
                context.post_handshake_auth = True
            return context

        def connect(self):
            """Connect to the host."""
            super().connect()
            self.sock = self._context.wrap_socket(
                self.sock, server_hostname=self._tunnel_host or self.host)

    __all__.append('HTTPSConnection')


class HTTPException(Exception):
    """Root of the module's exceptions."""


class NotConnected(HTTPException):
    """There is no connection, and none is made by itself."""


class InvalidURL(HTTPException):
    """A URL or a port that cannot be used."""


class UnknownProtocol(HTTPException):
    """A server that speaks something else."""

    def __init__(self, version):
        self.args = version,
        self.version = version


class UnknownTransferEncoding(HTTPException):
    """An encoding that is not known."""


class UnimplementedFileMode(HTTPException):
    """A mode that is not there."""


class IncompleteRead(HTTPException):
    """The connection ended before the body did."""

    def __init__(self, partial, expected=None):
        self.args = partial,
        self.partial = partial
        self.expected = expected

    def __repr__(self):
        more = ('' if self.expected is None
                else f', {self.expected} more expected')
        return (f'{self.__class__.__name__}'
                f'({len(self.partial)} bytes read{more})')

    __str__ = object.__str__


class ImproperConnectionState(HTTPException):
    """Something that is not its turn."""


class CannotSendRequest(ImproperConnectionState):
    """No request can begin now."""


class CannotSendHeader(ImproperConnectionState):
    """No header can be sent now."""


class ResponseNotReady(ImproperConnectionState):
    """There is no response now."""


class BadStatusLine(HTTPException):
    """A first line of a response that makes no sense."""

    def __init__(self, line):
        self.args = (line or repr(line)),
        self.line = line or repr(line)


class LineTooLong(HTTPException):
    """A line without end."""

    def __init__(self, line_type):
        HTTPException.__init__(self, f'got more than {_MAXLINE} bytes when '
                               f'reading {line_type}')


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    """The server has closed the connection without a response."""

    def __init__(self, *pos, **kw):
        BadStatusLine.__init__(self, '')
        ConnectionResetError.__init__(self, *pos, **kw)


# As it once was called.
error = HTTPException
