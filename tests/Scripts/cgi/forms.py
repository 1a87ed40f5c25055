# Forms as queries and as several parts, and headers.
import io
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    import cgi
print([(w.category.__name__, str(w.message)) for w in caught])

for line in ('text/plain', 'a/b; x=1; Y = "two; \\"three\\" \\\\ four" ;; z', ';', 'form-data; name="a;b"; filename="c\\"d"', 'x; a="', 'x; "a;b'):
    print(repr(line), cgi.parse_header(line))

form = cgi.FieldStorage(environ={'QUERY_STRING': 'a=1&b=2&a=3&c=&d'})
print(form, form.getvalue('a'), form.getvalue('b'), form.getvalue('x', 5), form.getfirst('a'), form.getlist('b'), sorted(form.keys()), len(form), bool(form), 'c' in form)
print(cgi.FieldStorage(environ={'QUERY_STRING': 'a=1;c='}, keep_blank_values=True, separator=';').list)


def parts(text, boundary='XX', **options):
    data = text.replace('\n', '\r\n').encode('latin-1')
    environ = {'REQUEST_METHOD': 'POST', 'CONTENT_TYPE': f'multipart/form-data; boundary={boundary}', 'CONTENT_LENGTH': str(len(data)), 'QUERY_STRING': 'q=1'}
    form = cgi.FieldStorage(fp=io.BytesIO(data), environ=environ, **options)
    for field in form.list:
        print(' ', type(field).__name__, field.name, field.filename, field.type, repr(field.value), getattr(field, 'done', None), field.headers and sorted(field.headers))
    return form


TEXT = '''before
--XX
Content-Disposition: form-data; name="id"
Content-Length: 99999

one
--XX--not yet
two
--XX
Content-Disposition: form-data; name="file"; filename="a.txt"
Content-Type: text/x; charset=y

\xe4\xff
--XX
Content-Disposition: form-data; name="id"

--XX--
after
'''
form = parts(TEXT)
print(form.getlist('id'), form['file'].file.__class__.__name__, form.done, form.bytes_read)
for options in ({'max_num_fields': 3}, {'boundary': ' '}, {'encoding': 'latin-1', 'limit': 10}):
    try:
        parts(TEXT, **options)
    except ValueError as error:
        print(error)
for action in (lambda: cgi.FieldStorage(fp=5, environ={'REQUEST_METHOD': 'POST'}), lambda: cgi.FieldStorage(headers=5, environ={}), lambda: cgi.FieldStorage(outerboundary='x', environ={}),
               lambda: cgi.FieldStorage(fp=io.StringIO('a=1'), environ={'REQUEST_METHOD': 'POST'}), lambda: form['none'], lambda: form['file']['x'], lambda: bool(form['file'])):
    try:
        action()
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, str(error).split(' at 0x')[0])
print(sorted(cgi.parse_multipart(io.BytesIO(TEXT.replace('\n', '\r\n').encode('latin-1')), {'boundary': b'XX'}).items()))
environ = {'REQUEST_METHOD': 'POST', 'CONTENT_TYPE': 'application/x-www-form-urlencoded', 'CONTENT_LENGTH': '7', 'QUERY_STRING': 'c=4'}
print(cgi.parse(io.BytesIO(b'a=1&b=2&x=3'), environ), environ['QUERY_STRING'])
cgi.maxlen = 3
try:
    cgi.parse(io.BytesIO(b'a=1&b=2'), environ)
except ValueError as error:
    print(error)
cgi.print_form(cgi.FieldStorage(environ={'QUERY_STRING': 'a=<1>'}))
