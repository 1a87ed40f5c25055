# Answers of WSGI applications, headers and addresses.
import io
from wsgiref.handlers import SimpleHandler
from wsgiref.headers import Headers
from wsgiref import util


class Handler(SimpleHandler):
    def __init__(self, app, **environ):
        util.setup_testing_defaults(environ)
        super().__init__(io.BytesIO(), io.BytesIO(), io.StringIO(), environ)
        self.os_environ = {}
        self.run(app)
        print(self.stdout.getvalue())
        print(self.stderr.getvalue().splitlines()[-1:])


def good(environ, start):
    start('200 OK', [('Content-Type', 'text/plain')])
    return [b'body']


def bad(environ, start):
    raise ValueError('no')


def wrong(environ, start):
    start('20', [])


Handler(good, SERVER_PROTOCOL='HTTP/0.9')
Handler(bad, SERVER_PROTOCOL='HTTP/0.9')
Handler(wrong, SERVER_PROTOCOL='HTTP/0.9')
headers = Headers([('A', 'b')])
headers.add_header('C', 'd', e='f g', h=None)
headers['a'] = 'x'
print(repr(str(headers)), bytes(headers), headers.get_all('C'), headers.setdefault('N', 'm'), 'n' in headers, headers['none'])
for given in ({}, {'SCRIPT_NAME': '/s', 'PATH_INFO': '/p/q'}, {'PATH_INFO': '/./x//y/.', 'QUERY_STRING': 'a=b'},
              {'wsgi.url_scheme': 'https', 'SERVER_PORT': '80', 'HTTP_HOST': ''}):
    environ = dict(given)
    util.setup_testing_defaults(environ)
    print(util.application_uri(environ), util.request_uri(environ))
    while (name := util.shift_path_info(environ)) is not None:
        print(repr(name), environ['SCRIPT_NAME'], environ['PATH_INFO'])
        if not environ['PATH_INFO']:
            break
print(util.is_hop_by_hop('Keep-Alive'), list(util.FileWrapper(io.BytesIO(b'abcde'), 2)))
