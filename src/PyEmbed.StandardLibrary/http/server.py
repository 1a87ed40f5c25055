"""HTTP servers: of the answers that a handler class gives, of files, and of CGI programs.

They trust who connects to them: for tests and tools, not for the open network.
"""

__version__ = "0.6"

__all__ = ["HTTPServer", "ThreadingHTTPServer", "BaseHTTPRequestHandler", "SimpleHTTPRequestHandler",
           "CGIHTTPRequestHandler"]

import datetime
import email.utils
import html
import http.client
import io
import mimetypes
import os
import posixpath
import select
import shutil
import socket
import socketserver
import sys
import time
import urllib.parse
from http import HTTPStatus

DEFAULT_ERROR_MESSAGE = """\
<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: %(code)d</p>
        <p>Message: %(message)s.</p>
        <p>Error code explanation: %(code)s - %(explain)s.</p>
    </body>
</html>
"""
DEFAULT_ERROR_CONTENT_TYPE = "text/html;charset=utf-8"

_LONGEST_LINE = 65536
_WITHOUT_BODY = {HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT, HTTPStatus.NOT_MODIFIED}


class HTTPServer(socketserver.TCPServer):
    """A TCP server that knows its name."""

    allow_reuse_address = 1

    def server_bind(self):
        super().server_bind()
        host, self.server_port = self.server_address[:2]
        self.server_name = socket.getfqdn(host)


class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer):
    """Each connection in a thread of its own."""

    daemon_threads = True


class _BadRequest(Exception):
    # (status, message[, explanation]) of a request that cannot be taken.
    pass


def _read_version(text):
    # The two numbers of HTTP/major.minor.
    name, slash, number = text.partition('/')
    parts = number.split('.')
    if name != 'HTTP' or not slash or len(parts) != 2 or not all(part.isdigit() and len(part) <= 10 for part in parts):
        raise _BadRequest(HTTPStatus.BAD_REQUEST, "Bad request version (%r)" % text)
    try:
        version = int(parts[0]), int(parts[1])
    except ValueError:
        raise _BadRequest(HTTPStatus.BAD_REQUEST, "Bad request version (%r)" % text) from None
    if version >= (2, 0):
        raise _BadRequest(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED, "Invalid HTTP version (%s)" % number)
    return version


class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    """Reads requests and calls do_GET, do_POST and so on, which derived classes define.

    They find command, path, request_version, headers and rfile; they call send_response, send_header and
    end_headers, and write to wfile.
    """

    sys_version = "Python/" + sys.version.split()[0]
    server_version = "BaseHTTP/" + __version__
    error_message_format = DEFAULT_ERROR_MESSAGE
    error_content_type = DEFAULT_ERROR_CONTENT_TYPE
    # Of requests that do not say.
    default_request_version = "HTTP/0.9"
    # With HTTP/1.1 connections are kept for more than one request.
    protocol_version = "HTTP/1.0"
    MessageClass = http.client.HTTPMessage
    responses = {status: (status.phrase, status.description) for status in HTTPStatus.__members__.values()}

    weekdayname = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
    monthname = [None, 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

    # Requests

    def handle(self):
        """Handle requests as long as the connection is kept."""
        self.close_connection = True
        self.handle_one_request()
        while not self.close_connection:
            self.handle_one_request()

    def handle_one_request(self):
        """Read a request and call the method for its command."""
        try:
            line = self.raw_requestline = self.rfile.readline(_LONGEST_LINE + 1)
            if len(line) > _LONGEST_LINE:
                self.requestline = self.request_version = self.command = ''
                self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
                return
            if not line:
                self.close_connection = True
                return
            if not self.parse_request():
                return
            method = getattr(self, 'do_' + self.command, None)
            if method is None:
                self.send_error(HTTPStatus.NOT_IMPLEMENTED, "Unsupported method (%r)" % self.command)
                return
            method()
            self.wfile.flush()
        except TimeoutError as error:
            self.log_error("Request timed out: %r", error)
            self.close_connection = True

    def parse_request(self):
        """Read the request's line, which is in raw_requestline, and its headers; False if it has been refused."""
        self.command = None  # as long as the line has not been read
        self.request_version = self.default_request_version
        self.close_connection = True
        self.requestline = str(self.raw_requestline, 'iso-8859-1').rstrip('\r\n')
        words = self.requestline.split()
        if not words:
            return False
        try:
            self._parse_line(words)
            self._parse_headers()
        except _BadRequest as problem:
            self.send_error(*problem.args)
            return False

        keeps = self.protocol_version >= "HTTP/1.1"
        connection = self.headers.get('Connection', "").lower()
        if connection == 'close':
            self.close_connection = True
        elif connection == 'keep-alive' and keeps:
            self.close_connection = False
        if (self.headers.get('Expect', "").lower() == "100-continue" and keeps
                and self.request_version >= "HTTP/1.1"):
            return bool(self.handle_expect_100())
        return True

    def _parse_line(self, words):
        if len(words) >= 3:
            text = words[-1]
            version = _read_version(text)
            if version >= (1, 1) and self.protocol_version >= "HTTP/1.1":
                self.close_connection = False
            self.request_version = text
        if len(words) not in (2, 3):
            raise _BadRequest(HTTPStatus.BAD_REQUEST, "Bad request syntax (%r)" % self.requestline)
        command, path = words[:2]
        if len(words) == 2:
            self.close_connection = True
            if command != 'GET':
                raise _BadRequest(HTTPStatus.BAD_REQUEST, "Bad HTTP/0.9 request type (%r)" % command)
        # A redirection to a path of two slashes would lead to another host.
        self.command, self.path = command, '/' + path.lstrip('/') if path.startswith('//') else path

    def _parse_headers(self):
        try:
            self.headers = http.client.parse_headers(self.rfile, _class=self.MessageClass)
        except http.client.LineTooLong as error:
            raise _BadRequest(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "Line too long", str(error)) from None
        except http.client.HTTPException as error:
            raise _BadRequest(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "Too many headers", str(error)) from None

    def handle_expect_100(self):
        """Tell a client who asks to go on; what refuses it sends an error and returns False."""
        self.send_response_only(HTTPStatus.CONTINUE)
        self.end_headers()
        return True

    # Answers

    def send_error(self, code, message=None, explain=None):
        """Answer with an error, and a page that tells it."""
        short, long = self.responses.get(code, ('???', '???'))
        message = short if message is None else message
        explain = long if explain is None else explain
        self.log_error("code %d, message %s", code, message)
        self.send_response(code, message)
        self.send_header('Connection', 'close')
        body = b''
        if code >= 200 and code not in _WITHOUT_BODY:
            values = {'code': code, 'message': html.escape(message, quote=False),
                      'explain': html.escape(explain, quote=False)}
            body = (self.error_message_format % values).encode('UTF-8', 'replace')
            self.send_header("Content-Type", self.error_content_type)
            self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if body and self.command != 'HEAD':
            self.wfile.write(body)

    def send_response(self, code, message=None):
        """Log and begin an answer, with the headers that each has."""
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header('Server', self.version_string())
        self.send_header('Date', self.date_time_string())

    def send_response_only(self, code, message=None):
        """Begin an answer."""
        if message is None:
            message = self.responses[code][0] if code in self.responses else ''
        self._buffer("%s %d %s\r\n" % (self.protocol_version, code, message))

    def send_header(self, keyword, value):
        """Add a header to the answer."""
        self._buffer("%s: %s\r\n" % (keyword, value))
        if keyword.lower() == 'connection':
            if value.lower() == 'close':
                self.close_connection = True
            elif value.lower() == 'keep-alive':
                self.close_connection = False

    def _buffer(self, line):
        # HTTP/0.9 has no headers.
        if self.request_version == 'HTTP/0.9':
            return
        if not hasattr(self, '_headers_buffer'):
            self._headers_buffer = []
        self._headers_buffer.append(line.encode('latin-1', 'strict'))

    def end_headers(self):
        """Send the headers, with the empty line that ends them."""
        if self.request_version != 'HTTP/0.9':
            self._headers_buffer.append(b"\r\n")
            self.flush_headers()

    def flush_headers(self):
        """Send the headers there are."""
        if hasattr(self, '_headers_buffer'):
            self.wfile.write(b"".join(self._headers_buffer))
            self._headers_buffer = []

    # Telling

    def log_request(self, code='-', size='-'):
        """Log a request that is answered."""
        if isinstance(code, HTTPStatus):
            code = code.value
        self.log_message('"%s" %s %s', self.requestline, str(code), str(size))

    def log_error(self, format, *args):
        """Log an error."""
        self.log_message(format, *args)

    # Requests must not be able to write control sequences to a terminal.
    _control_char_table = {code: rf'\x{code:02x}' for code in (*range(0x20), *range(0x7f, 0xa0))}
    _control_char_table[ord('\\')] = r'\\'

    def log_message(self, format, *args):
        """Write a line to stderr, with who asks and when."""
        text = (format % args).translate(self._control_char_table)
        sys.stderr.write("%s - - [%s] %s\n" % (self.address_string(), self.log_date_time_string(), text))

    def version_string(self):
        """The value of the header Server."""
        return f'{self.server_version} {self.sys_version}'

    def date_time_string(self, timestamp=None):
        """A time, or the current one, for a header."""
        return email.utils.formatdate(time.time() if timestamp is None else timestamp, usegmt=True)

    def log_date_time_string(self):
        """The current time for the log."""
        now = time.localtime(time.time())
        return "%02d/%3s/%04d %02d:%02d:%02d" % (now[2], self.monthname[now[1]], now[0], *now[3:6])

    def address_string(self):
        """The client's address."""
        return self.client_address[0]


class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    """Serves the files of a directory."""

    server_version = "SimpleHTTP/" + __version__
    extensions_map = _encodings_map_default = {
        '.gz': 'application/gzip',
        '.Z': 'application/octet-stream',
        '.bz2': 'application/x-bzip2',
        '.xz': 'application/x-xz',
    }

    def __init__(self, *args, directory=None, **kwargs):
        self.directory = os.fspath(os.getcwd() if directory is None else directory)
        super().__init__(*args, **kwargs)

    def do_GET(self):
        """Answer GET."""
        file = self.send_head()
        if file:
            with file:
                self.copyfile(file, self.wfile)

    def do_HEAD(self):
        """Answer HEAD."""
        file = self.send_head()
        if file:
            file.close()

    def send_head(self):
        """Send the headers; the open file that is to follow, or None."""
        path = self.translate_path(self.path)
        if os.path.isdir(path):
            parts = urllib.parse.urlsplit(self.path)
            if not parts.path.endswith('/'):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", urllib.parse.urlunsplit(parts._replace(path=parts.path + '/')))
                self.send_header("Content-Length", "0")
                self.end_headers()
                return None
            for name in ("index.html", "index.htm"):
                index = os.path.join(path, name)
                if os.path.isfile(index):
                    path = index
                    break
            else:
                return self.list_directory(path)
        kind = self.guess_type(path)
        file = None
        if not path.endswith("/"):  # some systems would open a file by such a name
            try:
                file = open(path, 'rb')
            except OSError:
                pass
        if file is None:
            self.send_error(HTTPStatus.NOT_FOUND, "File not found")
            return None
        try:
            status = os.fstat(file.fileno())
            if self._is_known(status.st_mtime):
                self.send_response(HTTPStatus.NOT_MODIFIED)
                self.end_headers()
                file.close()
                return None
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-type", kind)
            self.send_header("Content-Length", str(status.st_size))
            self.send_header("Last-Modified", self.date_time_string(status.st_mtime))
            self.end_headers()
            return file
        except:
            file.close()
            raise

    def _is_known(self, changed):
        # Whether the client has the file as it is.
        if "If-Modified-Since" not in self.headers or "If-None-Match" in self.headers:
            return False
        try:
            since = email.utils.parsedate_to_datetime(self.headers["If-Modified-Since"])
        except (TypeError, IndexError, OverflowError, ValueError):
            return False
        utc = datetime.timezone.utc
        if since.tzinfo is None:
            since = since.replace(tzinfo=utc)  # an old form without a zone
        if since.tzinfo is not utc:
            return False
        return datetime.datetime.fromtimestamp(changed, utc).replace(microsecond=0) <= since

    def list_directory(self, path):
        """Send the headers of a page with a directory's names; the page as a file."""
        try:
            names = os.listdir(path)
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, "No permission to list directory")
            return None
        try:
            shown = urllib.parse.unquote(self.path, errors='surrogatepass')
        except UnicodeDecodeError:
            shown = urllib.parse.unquote(self.path)
        title = f'Directory listing for {html.escape(shown, quote=False)}'
        encoding = sys.getfilesystemencoding()
        lines = ['<!DOCTYPE HTML>', '<html lang="en">', '<head>', f'<meta charset="{encoding}">',
                 f'<title>{title}</title>', '</head>', '<body>', f'<h1>{title}</h1>', '<hr>', '<ul>']
        for name in sorted(names, key=str.lower):
            full = os.path.join(path, name)
            slash = "/" if os.path.isdir(full) else ""
            mark = "@" if os.path.islink(full) else slash
            target = urllib.parse.quote(name + slash, errors='surrogatepass')
            lines.append(f'<li><a href="{target}">{html.escape(name + mark, quote=False)}</a></li>')
        lines += ['</ul>', '<hr>', '</body>', '</html>', '']
        page = '\n'.join(lines).encode(encoding, 'surrogateescape')
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-type", f"text/html; charset={encoding}")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        return io.BytesIO(page)

    def translate_path(self, path):
        """The file that a request's path means; nothing outside of the directory."""
        path = path.split('?', 1)[0].split('#', 1)[0]
        end = '/' if path.rstrip().endswith('/') else ''
        try:
            path = urllib.parse.unquote(path, errors='surrogatepass')
        except UnicodeDecodeError:
            path = urllib.parse.unquote(path)
        found = self.directory
        for word in posixpath.normpath(path).split('/'):
            if word and word not in (os.curdir, os.pardir) and not os.path.dirname(word):
                found = os.path.join(found, word)
        return found + end

    def copyfile(self, source, outputfile):
        """Copy a file into the answer."""
        shutil.copyfileobj(source, outputfile)

    def guess_type(self, path):
        """The media type of a file, by its name."""
        extension = posixpath.splitext(path)[1]
        for known in (extension, extension.lower()):
            if known in self.extensions_map:
                return self.extensions_map[known]
        return mimetypes.guess_type(path)[0] or 'application/octet-stream'


def _url_collapse_path(path):
    # The path without '.', '..' and double slashes; IndexError if '..' leads out of it.
    path, _, query = path.partition('?')
    *parts, last = urllib.parse.unquote(path).split('/')
    kept = []
    for part in parts + [last] * (last == '..'):
        if part == '..':
            kept.pop()
        elif part not in ('', '.'):
            kept.append(part)
    if last in ('.', '..'):
        last = ''
    if query:
        last = f'{last}?{query}'
    return f"/{'/'.join(kept)}/{last}"


nobody = None


def nobody_uid():
    """The number of the user 'nobody'."""
    global nobody
    if not nobody:
        try:
            import pwd
        except ImportError:
            return -1
        try:
            nobody = pwd.getpwnam('nobody')[2]
        except KeyError:
            nobody = 1 + max(user[2] for user in pwd.getpwall())
    return nobody


def executable(path):
    """Whether a file can be run."""
    return os.access(path, os.X_OK)


class CGIHTTPRequestHandler(SimpleHTTPRequestHandler):
    """Serves files, and what the programs of some directories write."""

    have_fork = hasattr(os, 'fork')
    # A program reads what follows the headers, so no more than those may have been taken.
    rbufsize = 0
    cgi_directories = ['/cgi-bin', '/htbin']

    def do_POST(self):
        """Answer POST."""
        if self.is_cgi():
            self.run_cgi()
        else:
            self.send_error(HTTPStatus.NOT_IMPLEMENTED, "Can only POST to CGI scripts")

    def send_head(self):
        return self.run_cgi() if self.is_cgi() else super().send_head()

    def is_cgi(self):
        """Whether the path is a program's; cgi_info is then (directory, rest)."""
        path = _url_collapse_path(self.path)
        end = path.find('/', 1)
        while end > 0 and path[:end] not in self.cgi_directories:
            end = path.find('/', end + 1)
        if end <= 0:
            return False
        self.cgi_info = path[:end], path[end + 1:]
        return True

    def is_executable(self, path):
        """Whether a file can be run."""
        return executable(path)

    def is_python(self, path):
        """Whether a file is a Python program."""
        return os.path.splitext(path)[1].lower() in (".py", ".pyw")

    def run_cgi(self):
        """Run a program and send what it writes."""
        directory, rest = self.cgi_info
        # Directories below come first.
        slash = rest.find('/')
        while slash >= 0 and os.path.isdir(self.translate_path(f'{directory}/{rest[:slash]}')):
            directory, rest = f'{directory}/{rest[:slash]}', rest[slash + 1:]
            slash = rest.find('/')
        rest, _, query = rest.partition('?')
        script, slash, info = rest.partition('/')
        info = slash + info
        name = f'{directory}/{script}'
        file = self.translate_path(name)
        if not os.path.exists(file):
            self.send_error(HTTPStatus.NOT_FOUND, "No such CGI script (%r)" % name)
            return
        if not os.path.isfile(file):
            self.send_error(HTTPStatus.FORBIDDEN, "CGI script is not a plain file (%r)" % name)
            return
        if (self.have_fork or not self.is_python(name)) and not self.is_executable(file):
            self.send_error(HTTPStatus.FORBIDDEN, "CGI script is not executable (%r)" % name)
            return
        environ = self._cgi_environ(name, info, query)
        self.send_response(HTTPStatus.OK, "Script output follows")
        self.flush_headers()
        if self.have_fork:
            self._run_forked(script, file, query, environ)
        else:
            self._run_process(file, query, environ)

    def _cgi_environ(self, name, info, query):
        headers = self.headers
        info = urllib.parse.unquote(info)
        environ = dict(os.environ)
        # Not those that this process has got itself.
        for key in 'REMOTE_HOST', 'CONTENT_LENGTH', 'HTTP_USER_AGENT', 'HTTP_COOKIE', 'HTTP_REFERER':
            environ.setdefault(key, "")
        environ.update(
            SERVER_SOFTWARE=self.version_string(),
            SERVER_NAME=self.server.server_name,
            GATEWAY_INTERFACE='CGI/1.1',
            SERVER_PROTOCOL=self.protocol_version,
            SERVER_PORT=str(self.server.server_port),
            REQUEST_METHOD=self.command,
            PATH_INFO=info,
            PATH_TRANSLATED=self.translate_path(info),
            SCRIPT_NAME=name,
            QUERY_STRING=query,
            REMOTE_ADDR=self.client_address[0],
            CONTENT_TYPE=headers['content-type'] if 'content-type' in headers else headers.get_content_type(),
            HTTP_ACCEPT=','.join(headers.get_all('accept', ())))
        for key, header in (('CONTENT_LENGTH', 'content-length'), ('HTTP_REFERER', 'referer'),
                            ('HTTP_USER_AGENT', 'user-agent')):
            if headers.get(header):
                environ[key] = headers[header]
        cookies = ', '.join(filter(None, headers.get_all('cookie', [])))
        if cookies:
            environ['HTTP_COOKIE'] = cookies
        match headers.get("authorization", '').split():
            case [scheme, credentials]:
                environ['AUTH_TYPE'] = scheme
                if scheme.lower() == "basic":
                    import base64
                    try:
                        user, *password = base64.decodebytes(credentials.encode('ascii')).decode('ascii').split(':')
                    except ValueError:
                        pass  # neither ASCII nor base64
                    else:
                        if len(password) == 1:
                            environ['REMOTE_USER'] = user
        return environ

    def _run_forked(self, script, file, query, environ):
        args = [script]
        words = query.replace('+', ' ')
        if '=' not in words:
            args.append(words)
        user = nobody_uid()
        self.wfile.flush()
        child = os.fork()
        if child:
            _, status = os.waitpid(child, 0)
            # What the program has not read.
            while select.select([self.rfile], [], [], 0)[0]:
                if not self.rfile.read(1):
                    break
            code = os.waitstatus_to_exitcode(status)
            if code:
                self.log_error(f"CGI script exit code {code}")
            return
        try:
            try:
                os.setuid(user)
            except OSError:
                pass
            os.dup2(self.rfile.fileno(), 0)
            os.dup2(self.wfile.fileno(), 1)
            os.execve(file, args, environ)
        except:
            self.server.handle_error(self.request, self.client_address)
            os._exit(127)

    def _run_process(self, file, query, environ):
        import subprocess
        command = [file]
        if self.is_python(file):
            interpreter = sys.executable
            if interpreter.lower().endswith("w.exe"):
                interpreter = interpreter[:-5] + interpreter[-4:]
            command = [interpreter, '-u', file]
        if '=' not in query:
            command.append(query)
        self.log_message("command: %s", subprocess.list2cmdline(command))
        try:
            length = int(self.headers.get('content-length'))
        except (TypeError, ValueError):
            length = 0
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=environ)
        data = self.rfile.read(length) if self.command.lower() == "post" and length > 0 else None
        while select.select([self.rfile._sock], [], [], 0)[0]:
            if not self.rfile._sock.recv(1):
                break
        output, errors = process.communicate(data)
        self.wfile.write(output)
        if errors:
            self.log_error('%s', errors)
        process.stderr.close()
        process.stdout.close()
        if process.returncode:
            self.log_error("CGI script exit status %#x", process.returncode)
        else:
            self.log_message("CGI script exited OK")


def _get_best_family(*address):
    family, _, _, _, found = socket.getaddrinfo(*address, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    return family, found


def test(HandlerClass=BaseHTTPRequestHandler, ServerClass=ThreadingHTTPServer, protocol="HTTP/1.0", port=8000,
         bind=None):
    """Serve until interrupted."""
    ServerClass.address_family, address = _get_best_family(bind, port)
    HandlerClass.protocol_version = protocol
    with ServerClass(address, HandlerClass) as server:
        host, port = server.socket.getsockname()[:2]
        shown = f'[{host}]' if ':' in host else host
        print(f"Serving HTTP on {host} port {port} (http://{shown}:{port}/) ...")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nKeyboard interrupt received, exiting.")
            sys.exit(0)


def _main():
    import argparse
    import contextlib
    parser = argparse.ArgumentParser()
    add = parser.add_argument
    add('--cgi', action='store_true', help='run as CGI server')
    add('-b', '--bind', metavar='ADDRESS', help='bind to this address (default: all interfaces)')
    add('-d', '--directory', default=os.getcwd(), help='serve this directory (default: current directory)')
    add('-p', '--protocol', metavar='VERSION', default='HTTP/1.0',
        help='conform to this HTTP version (default: %(default)s)')
    add('port', default=8000, type=int, nargs='?', help='bind to this port (default: %(default)s)')
    args = parser.parse_args()

    class Server(ThreadingHTTPServer):
        def server_bind(self):
            # An IPv6 socket for both families, where that can be had.
            with contextlib.suppress(Exception):
                self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
            return super().server_bind()

        def finish_request(self, request, client_address):
            self.RequestHandlerClass(request, client_address, self, directory=args.directory)

    test(CGIHTTPRequestHandler if args.cgi else SimpleHTTPRequestHandler, Server, args.protocol, args.port, args.bind)


if __name__ == '__main__':
    _main()
