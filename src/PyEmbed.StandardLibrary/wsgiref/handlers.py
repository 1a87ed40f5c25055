"""What calls a WSGI application and sends its answer."""

import os
import sys
import time

from .headers import Headers
from .util import FileWrapper, guess_scheme, is_hop_by_hop

__all__ = ['BaseHandler', 'SimpleHandler', 'BaseCGIHandler', 'CGIHandler', 'IISCGIHandler', 'read_environ']

_weekdayname = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_monthname = [None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def format_date_time(timestamp):
    """A time as headers have it."""
    year, month, day, hour, minute, second, weekday, _, _ = time.gmtime(timestamp)
    return f'{_weekdayname[weekday]}, {day:02d} {_monthname[month]} {year:4d} {hour:02d}:{minute:02d}:{second:02d} GMT'


_REQUEST_VARIABLES = {'SCRIPT_NAME', 'PATH_INFO', 'QUERY_STRING', 'REQUEST_METHOD', 'AUTH_TYPE', 'CONTENT_TYPE',
                      'CONTENT_LENGTH', 'HTTPS', 'REMOTE_USER', 'REMOTE_IDENT'}


def _needs_transcode(k):
    while k.startswith('REDIRECT_'):
        k = k[len('REDIRECT_'):]
    return k in _REQUEST_VARIABLES or k.startswith(('HTTP_', 'SSL_'))


def read_environ():
    """os.environ with the values of a request as WSGI wants them: bytes as Latin 1."""
    encoding = sys.getfilesystemencoding()
    return {key: value.encode(encoding, 'surrogateescape').decode('iso-8859-1') if _needs_transcode(key) else value
            for key, value in os.environ.items()}


class BaseHandler:
    """Calls an application once; derived classes say where to read from and write to."""

    # What the application is told.
    wsgi_version = (1, 0)
    wsgi_multithread = True
    wsgi_multiprocess = True
    wsgi_run_once = False
    os_environ = read_environ()

    # How to answer.
    origin_server = True  # with a status line, not as CGI does
    http_version = "1.0"
    server_software = None
    wsgi_file_wrapper = FileWrapper
    headers_class = Headers

    # If it fails.
    traceback_limit = None
    error_status = "500 Internal Server Error"
    error_headers = [('Content-Type', 'text/plain')]
    error_body = b"A server error occurred.  Please contact the administrator."

    # How far the answer is.
    status = result = None
    headers_sent = False
    headers = None
    bytes_sent = 0

    def run(self, application):
        """Call an application and send its answer."""
        try:
            self.setup_environ()
            self.result = application(self.environ, self.start_response)
            self.finish_response()
        except (ConnectionAbortedError, BrokenPipeError, ConnectionResetError):
            return  # the client has gone
        except:
            try:
                self.handle_error()
            except:
                self.close()
                raise

    def setup_environ(self):
        """Make the environ of the request."""
        environ = self.environ = self.os_environ.copy()
        self.add_cgi_vars()
        environ['wsgi.input'] = self.get_stdin()
        environ['wsgi.errors'] = self.get_stderr()
        environ['wsgi.version'] = self.wsgi_version
        environ['wsgi.run_once'] = self.wsgi_run_once
        environ['wsgi.url_scheme'] = self.get_scheme()
        environ['wsgi.multithread'] = self.wsgi_multithread
        environ['wsgi.multiprocess'] = self.wsgi_multiprocess
        if self.wsgi_file_wrapper is not None:
            environ['wsgi.file_wrapper'] = self.wsgi_file_wrapper
        if self.origin_server and self.server_software:
            environ.setdefault('SERVER_SOFTWARE', self.server_software)

    def finish_response(self):
        """Send what the application gave, then end."""
        try:
            if not self.result_is_file() or not self.sendfile():
                for data in self.result:
                    self.write(data)
                self.finish_content()
        except:
            # An error is yet to be answered, which close() would make impossible.
            if hasattr(self.result, 'close'):
                self.result.close()
            raise
        self.close()

    def get_scheme(self):
        """http or https."""
        return guess_scheme(self.environ)

    def set_content_length(self):
        """Add Content-Length if it is known."""
        try:
            count = len(self.result)
        except (TypeError, AttributeError, NotImplementedError):
            return
        if count == 1:
            self.headers['Content-Length'] = str(self.bytes_sent)

    def cleanup_headers(self):
        """Complete the headers before they are sent."""
        if 'Content-Length' not in self.headers:
            self.set_content_length()

    def start_response(self, status, headers, exc_info=None):
        """What the application calls first."""
        if exc_info:
            try:
                if self.headers_sent:
                    raise
            finally:
                exc_info = None
        elif self.headers is not None:
            raise AssertionError("Headers already set!")
        self.status, self.headers = status, self.headers_class(headers)
        status = self._convert_string_type(status, "Status")
        assert len(status) >= 4, "Status must be at least 4 characters"
        assert status[:3].isdigit(), "Status message must begin w/3-digit code"
        assert status[3] == " ", "Status message must have a space after code"
        if __debug__:
            for name, value in headers:
                name = self._convert_string_type(name, "Header name")
                value = self._convert_string_type(value, "Header value")
                assert not is_hop_by_hop(name), f"Hop-by-hop header, '{name}: {value}', not allowed"
        return self.write

    def _convert_string_type(self, value, title):
        if type(value) is not str:
            raise AssertionError(f"{title} must be of type str (got {value!r})")
        return value

    def _write_line(self, line):
        self._write(f'{line}\r\n'.encode('iso-8859-1'))

    def send_preamble(self):
        """Send what comes before the headers."""
        if not self.origin_server:
            self._write_line(f'Status: {self.status}')
        elif self.client_is_modern():
            self._write_line(f'HTTP/{self.http_version} {self.status}')
            if 'Date' not in self.headers:
                self._write_line(f'Date: {format_date_time(time.time())}')
            if self.server_software and 'Server' not in self.headers:
                self._write_line(f'Server: {self.server_software}')

    def write(self, data):
        """Send bytes, after the headers."""
        assert type(data) is bytes, "write() argument must be a bytes instance"
        if not self.status:
            raise AssertionError("write() before start_response()")
        if self.headers_sent:
            self.bytes_sent += len(data)
        else:
            self.bytes_sent = len(data)
            self.send_headers()
        self._write(data)
        self._flush()

    def sendfile(self):
        """Send a file in a way of the system; false if there is none."""
        return False

    def finish_content(self):
        """Send the headers if nothing followed them."""
        if not self.headers_sent:
            self.headers.setdefault('Content-Length', "0")
            self.send_headers()

    def close(self):
        """End the answer."""
        try:
            if hasattr(self.result, 'close'):
                self.result.close()
        finally:
            self.result = self.headers = self.status = self.environ = None
            self.bytes_sent, self.headers_sent = 0, False

    def send_headers(self):
        """Send the headers."""
        self.cleanup_headers()
        self.headers_sent = True
        if not self.origin_server or self.client_is_modern():
            self.send_preamble()
            self._write(bytes(self.headers))

    def result_is_file(self):
        """Whether the application gave a wrapped file."""
        wrapper = self.wsgi_file_wrapper
        return wrapper is not None and isinstance(self.result, wrapper)

    def client_is_modern(self):
        """Whether the client knows headers."""
        return self.environ['SERVER_PROTOCOL'].upper() != 'HTTP/0.9'

    def log_exception(self, exc_info):
        """Write an error to the log."""
        try:
            from traceback import print_exception
            stderr = self.get_stderr()
            print_exception(*exc_info, self.traceback_limit, stderr)
            stderr.flush()
        finally:
            exc_info = None

    def handle_error(self):
        """Log the current error and answer with it."""
        self.log_exception(sys.exc_info())
        if not self.headers_sent:
            self.result = self.error_output(self.environ, self.start_response)
            self.finish_response()

    def error_output(self, environ, start_response):
        """An application that tells of an error."""
        start_response(self.error_status, self.error_headers[:], sys.exc_info())
        return [self.error_body]

    # What derived classes define.

    def _write(self, data):
        raise NotImplementedError

    def _flush(self):
        raise NotImplementedError

    def get_stdin(self):
        """wsgi.input."""
        raise NotImplementedError

    def get_stderr(self):
        """wsgi.errors."""
        raise NotImplementedError

    def add_cgi_vars(self):
        """Add the request's variables to the environ."""
        raise NotImplementedError


class SimpleHandler(BaseHandler):
    """A handler of given files and variables."""

    def __init__(self, stdin, stdout, stderr, environ, multithread=True, multiprocess=False):
        self.stdin, self.stdout, self.stderr, self.base_env = stdin, stdout, stderr, environ
        self.wsgi_multithread, self.wsgi_multiprocess = multithread, multiprocess

    def get_stdin(self):
        return self.stdin

    def get_stderr(self):
        return self.stderr

    def add_cgi_vars(self):
        self.environ.update(self.base_env)

    def _write(self, data):
        written = self.stdout.write(data)
        if written is None or written == len(data):
            return
        from warnings import warn
        warn("SimpleHandler.stdout.write() should not do partial writes", DeprecationWarning)
        while data := data[written:]:
            written = self.stdout.write(data)

    def _flush(self):
        self.stdout.flush()
        self._flush = self.stdout.flush


class BaseCGIHandler(SimpleHandler):
    """A handler that answers as CGI programs do."""

    origin_server = False


class CGIHandler(BaseCGIHandler):
    """A CGI program's handler, of its files and its environment."""

    wsgi_run_once = True
    # The environment is the request's.
    os_environ = {}

    def __init__(self):
        super().__init__(sys.stdin.buffer, sys.stdout.buffer, sys.stderr, read_environ(),
                         multithread=False, multiprocess=True)


class IISCGIHandler(BaseCGIHandler):
    """CGIHandler for IIS, which repeats SCRIPT_NAME in PATH_INFO."""

    wsgi_run_once = True
    os_environ = {}

    def __init__(self):
        environ = read_environ()
        path, script = environ.get('PATH_INFO', ''), environ.get('SCRIPT_NAME', '')
        if (path + '/').startswith(script + '/'):
            environ['PATH_INFO'] = path[len(script):]
        super().__init__(sys.stdin.buffer, sys.stdout.buffer, sys.stderr, environ,
                         multithread=False, multiprocess=True)
