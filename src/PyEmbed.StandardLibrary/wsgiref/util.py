"""What WSGI servers and applications need to read and fill an environ."""

import posixpath

__all__ = ['FileWrapper', 'guess_scheme', 'application_uri', 'request_uri', 'shift_path_info',
           'setup_testing_defaults']


class FileWrapper:
    """The blocks of a file."""

    def __init__(self, filelike, blksize=8192):
        self.filelike, self.blksize = filelike, blksize
        if hasattr(filelike, 'close'):
            self.close = filelike.close

    def __iter__(self):
        return self

    def __next__(self):
        block = self.filelike.read(self.blksize)
        if not block:
            raise StopIteration
        return block


def guess_scheme(environ):
    """'https' where the variable HTTPS says so, else 'http'."""
    return 'https' if environ.get("HTTPS") in ('yes', 'on', '1') else 'http'


def application_uri(environ):
    """The address of the application."""
    from urllib.parse import quote
    scheme = environ['wsgi.url_scheme']
    host = environ.get('HTTP_HOST')
    if not host:
        host, port = environ['SERVER_NAME'], environ['SERVER_PORT']
        if port != ('443' if scheme == 'https' else '80'):
            host = f'{host}:{port}'
    return f'{scheme}://{host}' + quote(environ.get('SCRIPT_NAME') or '/', encoding='latin1')


def request_uri(environ, include_query=True):
    """The address of the request."""
    from urllib.parse import quote
    info = quote(environ.get('PATH_INFO', ''), safe='/;=,', encoding='latin1')
    if not environ.get('SCRIPT_NAME'):
        info = info[1:]  # application_uri has the slash
    query = environ.get('QUERY_STRING') if include_query else None
    return application_uri(environ) + info + (f'?{query}' if query else '')


def shift_path_info(environ):
    """Move a name from the front of PATH_INFO to the end of SCRIPT_NAME; None if there is none."""
    info = environ.get('PATH_INFO', '')
    if not info:
        return None
    first, *parts = info.split('/')
    parts[:-1] = [part for part in parts[:-1] if part and part != '.']
    name = parts.pop(0)
    script = posixpath.normpath(environ.get('SCRIPT_NAME', '') + '/' + name).removesuffix('/')
    if not name:
        script += '/'
    environ['SCRIPT_NAME'], environ['PATH_INFO'] = script, '/'.join([first, *parts])
    # A '.' at the end is still there: it means nothing.
    return None if name == '.' else name


def setup_testing_defaults(environ):
    """Fill an environ with what an application may rely on."""
    from io import BytesIO, StringIO
    put = environ.setdefault
    put('SERVER_NAME', '127.0.0.1')
    put('SERVER_PROTOCOL', 'HTTP/1.0')
    put('HTTP_HOST', environ['SERVER_NAME'])
    put('REQUEST_METHOD', 'GET')
    if 'SCRIPT_NAME' not in environ and 'PATH_INFO' not in environ:
        environ.update(SCRIPT_NAME='', PATH_INFO='/')
    put('wsgi.version', (1, 0))
    for flag in 'run_once', 'multithread', 'multiprocess':
        put('wsgi.' + flag, 0)
    put('wsgi.input', BytesIO())
    put('wsgi.errors', StringIO())
    port = {'http': '80', 'https': '443'}.get(put('wsgi.url_scheme', guess_scheme(environ)))
    if port:
        put('SERVER_PORT', port)


_hoppish = frozenset(['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailers',
                      'transfer-encoding', 'upgrade']).__contains__


def is_hop_by_hop(header_name):
    """Whether a header is for the next host only."""
    return _hoppish(header_name.lower())
