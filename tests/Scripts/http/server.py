# Requests and answers of http.server, without a socket.
import io
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, _url_collapse_path


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def __init__(self, request):
        self.rfile, self.wfile = io.BytesIO(request), io.BytesIO()
        self.client_address = 'here', 1
        self.log = []
        self.handle()

    def log_message(self, format, *args):
        self.log.append(format % args)

    def date_time_string(self, timestamp=None):
        return 'now'

    def version_string(self):
        return 'test'

    def do_GET(self):
        self.send_response(HTTPStatus.OK)
        body = self.path.encode() + b' ' + self.headers.get('X', '-').encode()
        self.send_header('Content-Length', len(body))
        self.end_headers()
        self.wfile.write(body)


for request in (b'GET / HTTP/1.0\r\n\r\n', b'GET //a HTTP/1.1\r\nX: y\r\n\r\nGET /b HTTP/1.1\r\nConnection: close\r\n\r\n',
                b'GET /c\r\n', b'POST / HTTP/1.0\r\n\r\n', b'GET / HTTP/1\r\n\r\n', b'GET / HTTP/2.0\r\n\r\n', b'POST /\r\n',
                b'\r\n', b'x\r\n', b'GET / JTTP/1.1\r\n\r\n', b'GET / HTTP/1.1\r\nExpect: 100-continue\r\n\r\n',
                b'GET / HTTP/1.0\r\n' + b'a: b\r\n' * 200 + b'\r\n'):
    handler = Handler(request)
    print(request[:40], handler.log, handler.close_connection)
    print(handler.wfile.getvalue().split(b'<!DOCTYPE')[0])

print([_url_collapse_path(path) for path in ('', '..x', '/a/b/../c?q', '/./a//b', '/a/..', '/a/b/..?x=1')])
try:
    _url_collapse_path('/../x')
except IndexError as error:
    print(error)
simple = SimpleHTTPRequestHandler.__new__(SimpleHTTPRequestHandler)
simple.directory = '/base'
print([simple.translate_path(path) for path in ('/', '/a/b?x', '/../../c', '/%2e%2e/d/', '/a#b')])
print([simple.guess_type(path) for path in ('a.html', 'b.gz', 'c.Z', 'd', 'e.PNG')])
