"""What a script that a web server runs (RFC 3875) is asked: forms, from the environment and standard input; deprecated.

    form = cgi.FieldStorage()
    name = form.getfirst('name', '')
"""

import html
import locale
import os
import sys
import tempfile
import urllib.parse
import warnings
from collections.abc import Mapping
from email.message import Message
from email.parser import FeedParser
from io import BytesIO, StringIO, TextIOWrapper

__version__ = "2.6"
__all__ = ["MiniFieldStorage", "FieldStorage", "parse", "parse_multipart", "parse_header", "test", "print_exception",
           "print_environ", "print_form", "print_directory", "print_arguments", "print_environ_usage"]

warnings._deprecated(__name__, remove=(3, 13))

# ---- A log: the file that is written to, or the name of one to open

logfile = ""
logfp = None


def initlog(*allargs):
    """What log() is at first: open the file if there is one, and write to it from then on."""
    global log, logfp
    warnings.warn("cgi.log() is deprecated as of 3.10. Use logging instead", DeprecationWarning, stacklevel=2)
    if logfile and not logfp:
        try:
            logfp = open(logfile, "a", encoding="locale")
        except OSError:
            pass  # nobody could be told
    log = dolog if logfp else nolog
    log(*allargs)


def dolog(fmt, *args):
    """What log() is with a file."""
    logfp.write(fmt % args + "\n")


def nolog(*allargs):
    """What log() is without one."""


def closelog():
    """Close the file."""
    global log, logfile, logfp
    logfile = ''
    if logfp:
        logfp.close()
        logfp = None
    log = initlog


log = initlog

# ---- Queries

# The most bytes that are read of a form; 0 for any number.
maxlen = 0

_FORM = 'application/x-www-form-urlencoded'


def _check_length(length):
    if maxlen and length > maxlen:
        raise ValueError('Maximum content length exceeded')


def _argument():
    # Run by hand, a script may get its query as an argument.
    return sys.argv[1] if sys.argv[1:] else ""


def parse(fp=None, environ=os.environ, keep_blank_values=0, strict_parsing=0, separator='&'):
    """A query as a dict from names to lists of values."""
    if fp is None:
        fp = sys.stdin
    encoding = getattr(fp, 'encoding', 'latin-1')
    if isinstance(fp, TextIOWrapper):
        fp = fp.buffer
    if environ.setdefault('REQUEST_METHOD', 'GET') == 'POST':
        kind, options = parse_header(environ['CONTENT_TYPE'])
        if kind == 'multipart/form-data':
            return parse_multipart(fp, options, separator=separator)
        query = ''
        if kind == _FORM:
            length = int(environ['CONTENT_LENGTH'])
            _check_length(length)
            query = fp.read(length).decode(encoding)
        # What the address has comes behind what the form has.
        if 'QUERY_STRING' in environ or sys.argv[1:]:
            more = environ['QUERY_STRING'] if 'QUERY_STRING' in environ else _argument()
            query = f'{query}&{more}' if query else more
        environ['QUERY_STRING'] = query
    else:
        if 'QUERY_STRING' not in environ:
            environ['QUERY_STRING'] = _argument()
        query = environ['QUERY_STRING']
    return urllib.parse.parse_qs(query, keep_blank_values, strict_parsing, encoding=encoding, separator=separator)


def parse_multipart(fp, pdict, encoding="utf-8", errors="replace", separator='&'):
    """A form of several parts as a dict from names to lists of values; pdict has the options of its content type."""
    headers = Message()
    headers.set_type("multipart/form-data; boundary={}".format(pdict['boundary'].decode('ascii')))
    if 'CONTENT-LENGTH' in pdict:
        headers['Content-Length'] = pdict['CONTENT-LENGTH']
    form = FieldStorage(fp, headers=headers, encoding=encoding, errors=errors, environ={'REQUEST_METHOD': 'POST'},
                        separator=separator)
    return {name: form.getlist(name) for name in form}


def _split_options(text):
    # At semicolons outside of quotes, in which a backslash stands before a quote that does not end them.
    start = 0
    while True:
        end = text.find(';', start)
        while end > start and (text.count('"', start, end) - text.count('\\"', start, end)) % 2:
            end = text.find(';', end + 1)
        if end < 0:
            yield text[start:].strip()
            return
        yield text[start:end].strip()
        start = end + 1


def parse_header(line):
    """(main value, options) of a header such as Content-Type."""
    main, *options = _split_options(line)
    found = {}
    for option in options:
        name, equals, value = option.partition('=')
        if not equals:
            continue
        value = value.strip()
        if len(value) >= 2 and value[0] == value[-1] == '"':
            value = value[1:-1].replace('\\\\', '\\').replace('\\"', '"')
        found[name.strip().lower()] = value
    return main, found


# ---- Forms

class MiniFieldStorage:
    """A field of a query: a name and a value."""

    # What a FieldStorage has.
    filename = list = type = file = disposition = None
    type_options = {}
    disposition_options = {}
    headers = {}

    def __init__(self, name, value):
        self.name, self.value = name, value

    def __repr__(self):
        return f"MiniFieldStorage({self.name!r}, {self.value!r})"


def _bytes_of(fp, data):
    if not isinstance(data, bytes):
        raise ValueError(f"{fp} should return bytes, got {type(data).__name__}")
    return data


class FieldStorage:
    """A form, or one field of it.

    A form is like a dict from names to fields, or to lists of those with the same name. A field has a name, a value
    (text; bytes if a file was sent), and maybe filename, file, type, type_options, disposition, disposition_options
    and headers. Derived classes may say in make_file() where much data is kept.
    """

    # The class of fields; None for that of the form.
    FieldStorageClass = None
    # How much is copied at once.
    bufsize = 8 * 1024

    def __init__(self, fp=None, headers=None, outerboundary=b'', environ=os.environ, keep_blank_values=0,
                 strict_parsing=0, limit=None, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
        self.keep_blank_values, self.strict_parsing = keep_blank_values, strict_parsing
        self.max_num_fields = max_num_fields
        self.separator = separator
        self.qs_on_post = None
        method = environ['REQUEST_METHOD'].upper() if 'REQUEST_METHOD' in environ else 'GET'
        if method in ('GET', 'HEAD'):
            query = environ['QUERY_STRING'] if 'QUERY_STRING' in environ else _argument()
            fp = BytesIO(query.encode(locale.getpreferredencoding(), 'surrogateescape'))
            if headers is None:
                headers = {'content-type': _FORM}
        if headers is None:
            headers = self._headers_from(environ, method)
        elif not isinstance(headers, (Mapping, Message)):
            raise TypeError("headers must be mapping or an instance of email.message.Message")
        self.headers = headers
        if fp is None:
            fp = sys.stdin.buffer
        elif isinstance(fp, TextIOWrapper):
            fp = fp.buffer
        elif not (hasattr(fp, 'read') and hasattr(fp, 'readline')):
            raise TypeError("fp must be file pointer")
        self.fp = fp
        self.encoding, self.errors = encoding, errors
        if not isinstance(outerboundary, bytes):
            raise TypeError(f'outerboundary must be bytes, not {type(outerboundary).__name__}')
        self.outerboundary = outerboundary
        self.bytes_read = 0
        self.limit = limit
        self._read_headers(method)
        self.list = self.file = None
        # 1 behind the last part of what it is a part of, -1 where the input has ended before.
        self.done = 0
        if self.type == _FORM:
            self.read_urlencoded()
        elif self.type.startswith('multipart/'):
            self.read_multi(environ, keep_blank_values, strict_parsing)
        else:
            self.read_single()

    def _headers_from(self, environ, method):
        headers = {}
        if method == 'POST':
            headers['content-type'] = _FORM
        for variable, name in (('CONTENT_TYPE', 'content-type'), ('CONTENT_LENGTH', 'content-length')):
            if variable in environ:
                headers[name] = environ[variable]
        if 'QUERY_STRING' in environ:
            self.qs_on_post = environ['QUERY_STRING']
        return headers

    def _read_headers(self, method):
        headers = self.headers
        self.disposition, self.disposition_options = "", {}
        if 'content-disposition' in headers:
            self.disposition, self.disposition_options = parse_header(headers['content-disposition'])
        self.name = self.disposition_options.get('name')
        self.filename = self.disposition_options.get('filename')
        self._binary_file = self.filename is not None
        if 'content-type' in headers:
            self.type, self.type_options = parse_header(headers['content-type'])
        else:
            is_form = method == 'POST' and not self.outerboundary
            self.type, self.type_options = _FORM if is_form else "text/plain", {}
        boundary = self.type_options.get('boundary')
        self.innerboundary = b"" if boundary is None else boundary.encode(self.encoding, self.errors)
        self.length = -1
        if 'content-length' in headers:
            try:
                self.length = int(headers['content-length'])
            except ValueError:
                pass
            _check_length(self.length)
        if self.limit is None and self.length >= 0:
            self.limit = self.length

    def __del__(self):
        try:
            self.file.close()
        except AttributeError:
            pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.file.close()

    def __repr__(self):
        return f"FieldStorage({self.name!r}, {self.filename!r}, {self.value!r})"

    # As a dict

    def _fields(self):
        if self.list is None:
            raise TypeError("not indexable")
        return self.list

    def __iter__(self):
        return iter(self.keys())

    def __getattr__(self, name):
        if name != 'value':
            raise AttributeError(name)
        if not self.file:
            return self.list
        self.file.seek(0)
        value = self.file.read()
        self.file.seek(0)
        return value

    def __getitem__(self, key):
        found = [field for field in self._fields() if field.name == key]
        if not found:
            raise KeyError(key)
        return found if len(found) > 1 else found[0]

    def getvalue(self, key, default=None):
        """The value of a field, or the list of values if there are several of that name."""
        values = self.getlist(key)
        return default if not values else values[0] if len(values) == 1 else values

    def getfirst(self, key, default=None):
        """The value of the first field of that name."""
        values = self.getlist(key)
        return values[0] if values else default

    def getlist(self, key):
        """The list of values of all fields of that name."""
        if key not in self:
            return []
        found = self[key]
        return [field.value for field in (found if isinstance(found, list) else [found])]

    def keys(self):
        """The names."""
        return list({field.name for field in self._fields()})

    def __contains__(self, key):
        return any(field.name == key for field in self._fields())

    def __len__(self):
        return len(self.keys())

    def __bool__(self):
        if self.list is None:
            raise TypeError("Cannot be converted to bool.")
        return bool(self.list)

    # Reading

    def _query_fields(self, query):
        return [MiniFieldStorage(name, value) for name, value in urllib.parse.parse_qsl(
            query, self.keep_blank_values, self.strict_parsing, encoding=self.encoding, errors=self.errors,
            max_num_fields=self.max_num_fields, separator=self.separator)]

    def read_urlencoded(self):
        """Read a query."""
        query = _bytes_of(self.fp, self.fp.read(self.length)).decode(self.encoding, self.errors)
        if self.qs_on_post:
            query += '&' + self.qs_on_post
        self.list = self._query_fields(query)
        self.skip_lines()

    def read_multi(self, environ, keep_blank_values, strict_parsing):
        """Read fields between boundaries."""
        boundary = self.innerboundary
        if not valid_boundary(boundary):
            raise ValueError('Invalid boundary in multipart form: %r' % (boundary,))
        self.list = self._query_fields(self.qs_on_post) if self.qs_on_post else []
        line = _bytes_of(self.fp, self._next_line(-1))
        while line and line.strip() != b"--" + boundary:
            line = self._next_line(-1)
        left = None if self.max_num_fields is None else self.max_num_fields - len(self.list)
        make = self.FieldStorageClass or self.__class__
        while headers := self._part_headers():
            limit = None if self.limit is None else self.limit - self.bytes_read
            part = make(self.fp, headers[0], boundary, environ, keep_blank_values, strict_parsing, limit,
                        self.encoding, self.errors, left, self.separator)
            if left is not None:
                left -= 1 + len(part.list or ())
                if left < 0:
                    raise ValueError('Max number of fields exceeded')
            self.bytes_read += part.bytes_read
            self.list.append(part)
            if part.done or self.bytes_read >= self.length > 0:
                break
        self.skip_lines()

    def _part_headers(self):
        # (headers,), or None at the end.
        lines = []
        while True:
            line = self._next_line(-1)
            lines.append(line)
            if not line.strip():
                break
        text = b"".join(lines)
        if not text:
            return None
        parser = FeedParser()
        parser.feed(text.decode(self.encoding, self.errors))
        headers = parser.close()
        # Some clients send a length, which is not to be relied on.
        del headers['content-length']
        return headers,

    def read_single(self):
        """Read one value."""
        if self.length >= 0:
            self.read_binary()
            self.skip_lines()
        else:
            self.read_lines()
        self.file.seek(0)

    def read_binary(self):
        """Read as many bytes as there are said to be."""
        self.file = self.make_file()
        left = self.length
        while left > 0:
            data = _bytes_of(self.fp, self.fp.read(min(left, self.bufsize)))
            self.bytes_read += len(data)
            if not data:
                self.done = -1
                break
            self.file.write(data)
            left -= len(data)

    def read_lines(self):
        """Read up to the boundary, or the end."""
        # In memory as long as it is short.
        self.file = self.__short = BytesIO() if self._binary_file else StringIO()
        if self.outerboundary:
            self.read_lines_to_outerboundary()
        else:
            self.read_lines_to_eof()

    def __write(self, line):
        if self.__short is not None and self.__short.tell() + len(line) > 1000:
            self.file = self.make_file()
            self.file.write(self.__short.getvalue())
            self.__short = None
        self.file.write(line if self._binary_file else line.decode(self.encoding, self.errors))

    def _next_line(self, limit=1 << 16):
        line = self.fp.readline(limit) if limit >= 0 else self.fp.readline()
        self.bytes_read += len(line)
        return line

    def read_lines_to_eof(self):
        """Read to the end."""
        while line := self._next_line():
            self.__write(line)
        self.done = -1

    def _is_boundary(self, line):
        # Whether it is; done tells whether it is the last one.
        boundary = b"--" + self.outerboundary
        if line == boundary + b"--":
            self.done = 1
            return True
        return line == boundary

    def read_lines_to_outerboundary(self):
        """Read to the boundary, before which a line end belongs to it."""
        kept = b""  # a line end that is part of the value if no boundary follows
        begins_line = True
        start = self.bytes_read
        while self.limit is None or self.limit < 0 or self.bytes_read - start < self.limit:
            line = self._next_line()
            if not line:
                self.done = -1
                break
            if kept == b"\r":
                # The two characters of a line end may come in two pieces.
                line, kept = kept + line, b""
            if begins_line and line.startswith(b"--") and self._is_boundary(line.rstrip()):
                break
            end = next((end for end in (b"\r\n", b"\n", b"\r") if line.endswith(end)), b"")
            begins_line = end.endswith(b"\n")
            self.__write(kept + line[:len(line) - len(end)])
            kept = end

    def skip_lines(self):
        """Go to the boundary, if there is one."""
        if not self.outerboundary or self.done:
            return
        begins_line = True
        while line := self._next_line():
            if begins_line and line.endswith(b"--") and self._is_boundary(line.strip()):
                return
            begins_line = line.endswith(b'\n')
        self.done = -1

    def make_file(self):
        """A file to write to and then to read from: of bytes if a file was sent, else of text."""
        if self._binary_file:
            return tempfile.TemporaryFile("wb+")
        return tempfile.TemporaryFile("w+", encoding=self.encoding, newline='\n')


def valid_boundary(s):
    """Whether text or bytes can part the fields of a form."""
    import re
    pattern = "^[ -~]{0,200}[!-~]$"
    return re.match(pattern.encode() if isinstance(s, bytes) else pattern, s)


# ---- Answers for finding errors

def _heading(text):
    print()
    print(f"<H3>{text}:</H3>")


def test(environ=os.environ):
    """Answer with a page of all that the script is told."""
    global maxlen
    print("Content-type: text/html")
    print()
    sys.stderr = sys.stdout

    def show():
        form = FieldStorage()
        print_directory()
        print_arguments()
        print_form(form)
        print_environ(environ)

    try:
        show()
        print_environ_usage()
        print("<H3>What follows is a test, not an actual exception:</H3>")
        exec("testing print_exception() -- <I>italics?</I>")
    except:
        print_exception()
    print("<H1>Second try with a small maxlen...</H1>")
    maxlen = 50
    try:
        show()
    except:
        print_exception()


def print_exception(type=None, value=None, tb=None, limit=None):
    """Print an exception, by default the one that is being handled."""
    import traceback
    if type is None:
        type, value, tb = sys.exc_info()
    _heading("Traceback (most recent call last)")
    *lines, last = traceback.format_tb(tb, limit) + traceback.format_exception_only(type, value)
    print(f'<PRE>{html.escape("".join(lines))}<B>{html.escape(last)}</B></PRE>')


def print_environ(environ=os.environ):
    """Print the environment."""
    _heading("Shell Environment")
    print("<DL>")
    for name in sorted(environ):
        print("<DT>", html.escape(name), "<DD>", html.escape(environ[name]))
    print("</DL>")
    print()


def print_form(form):
    """Print the fields of a form."""
    names = sorted(form.keys())
    _heading("Form Contents")
    if not names:
        print("<P>No form fields.")
    print("<DL>")
    for name in names:
        field = form[name]
        print(f"<DT>{html.escape(name)}: <i>{html.escape(repr(type(field)))}</i>")
        print(f"<DD>{html.escape(repr(field))}")
    print("</DL>")
    print()


def print_directory():
    """Print the working directory."""
    _heading("Current Working Directory")
    try:
        print(html.escape(os.getcwd()))
    except OSError as error:
        print("OSError:", html.escape(str(error)))
    print()


def print_arguments():
    """Print sys.argv."""
    _heading("Command Line Arguments")
    print()
    print(sys.argv)
    print()


_VARIABLES = ("AUTH_TYPE CONTENT_LENGTH CONTENT_TYPE DATE_GMT DATE_LOCAL DOCUMENT_NAME DOCUMENT_ROOT DOCUMENT_URI "
              "GATEWAY_INTERFACE LAST_MODIFIED PATH PATH_INFO PATH_TRANSLATED QUERY_STRING REMOTE_ADDR REMOTE_HOST "
              "REMOTE_IDENT REMOTE_USER REQUEST_METHOD SCRIPT_NAME SERVER_NAME SERVER_PORT SERVER_PROTOCOL SERVER_ROOT "
              "SERVER_SOFTWARE")
_HEADER_VARIABLES = "HTTP_ACCEPT HTTP_CONNECTION HTTP_HOST HTTP_PRAGMA HTTP_REFERER HTTP_USER_AGENT"


def print_environ_usage():
    """Print which variables a server sets."""
    _heading("These environment variables could have been set")
    _print_names(_VARIABLES)
    print("A server may pass headers of the request on in the same way, for instance:")
    _print_names(_HEADER_VARIABLES)
    print()


def _print_names(names):
    print("<UL>")
    for name in names.split():
        print(f"<LI>{name}")
    print("</UL>")


if __name__ == '__main__':
    test()
