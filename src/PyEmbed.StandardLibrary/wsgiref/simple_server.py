"""An HTTP server that calls one WSGI application."""

import sys
import urllib.parse
from http.server import BaseHTTPRequestHandler, HTTPServer
from platform import python_implementation

from wsgiref.handlers import SimpleHandler

__version__ = "0.2"
__all__ = ['WSGIServer', 'WSGIRequestHandler', 'demo_app', 'make_server']

server_version = "WSGIServer/" + __version__
sys_version = python_implementation() + "/" + sys.version.split()[0]
software_version = f'{server_version} {sys_version}'


class ServerHandler(SimpleHandler):
    """Calls the application for a request of WSGIRequestHandler."""

    server_software = software_version

    def close(self):
        try:
            self.request_handler.log_request(self.status.split(' ', 1)[0], self.bytes_sent)
        finally:
            super().close()


class WSGIServer(HTTPServer):
    """The server; set_app says what it calls."""

    application = None

    def server_bind(self):
        super().server_bind()
        self.setup_environ()

    def setup_environ(self):
        """Make base_environ, what is the same for all requests."""
        self.base_environ = {
            'SERVER_NAME': self.server_name,
            'GATEWAY_INTERFACE': 'CGI/1.1',
            'SERVER_PORT': str(self.server_port),
            'REMOTE_HOST': '',
            'CONTENT_LENGTH': '',
            'SCRIPT_NAME': '',
        }

    def get_app(self):
        """The application."""
        return self.application

    def set_app(self, application):
        """Set the application."""
        self.application = application


class WSGIRequestHandler(BaseHTTPRequestHandler):
    """Handles a request by calling the server's application."""

    server_version = "WSGIServer/" + __version__

    def get_environ(self):
        """The environ of the request."""
        path, _, query = self.path.partition('?')
        headers, address = self.headers, self.client_address[0]
        environ = dict(self.server.base_environ,
                       SERVER_PROTOCOL=self.request_version,
                       SERVER_SOFTWARE=self.server_version,
                       REQUEST_METHOD=self.command,
                       PATH_INFO=urllib.parse.unquote(path, 'iso-8859-1'),
                       QUERY_STRING=query)
        host = self.address_string()
        if host != address:
            environ['REMOTE_HOST'] = host
        environ['REMOTE_ADDR'] = address
        kind = headers.get('content-type')
        environ['CONTENT_TYPE'] = headers.get_content_type() if kind is None else kind
        length = headers.get('content-length')
        if length:
            environ['CONTENT_LENGTH'] = length
        for name, value in headers.items():
            name, value = name.replace('-', '_').upper(), value.strip()
            if name in environ:
                continue
            name = 'HTTP_' + name
            environ[name] = f'{environ[name]},{value}' if name in environ else value
        return environ

    def get_stderr(self):
        """wsgi.errors."""
        return sys.stderr

    def handle(self):
        """Handle one request."""
        line = self.raw_requestline = self.rfile.readline(65537)
        if len(line) > 65536:
            self.requestline = self.request_version = self.command = ''
            self.send_error(414)
            return
        if not self.parse_request():
            return  # that has been answered
        handler = ServerHandler(self.rfile, self.wfile, self.get_stderr(), self.get_environ(), multithread=False)
        handler.request_handler = self
        handler.run(self.server.get_app())


def demo_app(environ, start_response):
    """An application that shows its environ."""
    from io import StringIO
    page = StringIO()
    print("Hello world!", file=page)
    print(file=page)
    for key, value in sorted(environ.items()):
        print(key, '=', repr(value), file=page)
    start_response("200 OK", [('Content-Type', 'text/plain; charset=utf-8')])
    return [page.getvalue().encode("utf-8")]


def make_server(host, port, app, server_class=WSGIServer, handler_class=WSGIRequestHandler):
    """A server of an application."""
    server = server_class((host, port), handler_class)
    server.set_app(app)
    return server


if __name__ == '__main__':
    with make_server('', 8000, demo_app) as server:
        host, port = server.socket.getsockname()
        print("Serving HTTP on", host, "port", port, "...")
        import webbrowser
        webbrowser.open('http://localhost:8000/xyz?abc')
        server.handle_request()
