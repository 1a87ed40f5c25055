from email.utils import formataddr, formatdate, getaddresses, parseaddr, parsedate_tz, parsedate_to_datetime, unquote

for text in ('Foo <a@b>', '"Bar, Baz" <x@y.z> (comment)', 'g: a@b, c@d;', '<@route:a@b>', 'not an address', ''):
    print(getaddresses([text]), parseaddr(text))
print(formataddr(('Doe, J.', 'j@d')), formataddr(('Jörg', 'j@d')), unquote('"a\\"b"'))
for text in ('Mon, 20 Nov 1995 19:12:08 -0500', '20 Nov 95 19:12 EST', 'Sat, 1 Jan 2000 00:00:00 -0000', 'nothing'):
    print(parsedate_tz(text))
print(repr(parsedate_to_datetime('Mon, 20 Nov 1995 19:12:08 -0500')))
print(formatdate(0), formatdate(0, usegmt=True))
