from urllib.parse import *
print(urlsplit("http://u:p@Host.example:80/a;b?c=d#e"))
print(urlparse(b"http://h/a;b"))
for url in ("../x", "?q", "//other/y", "#f", "/r/./s/../t", "mailto:a"):
    print(urljoin("http://h/a/b/c?d", url))
print(quote("a b/\u00e9~"), unquote("%E9%C3%A9"), quote_plus("a b"))
print(parse_qs("a=1&a=2&b="), urlencode({"a": [1, 2], "b": "x y"}, doseq=True))
try:
    urlsplit("http://h:99999/").port
except ValueError as error:
    print(error)
