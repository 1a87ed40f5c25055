import _json
import json

scan = _json.make_scanner(json.JSONDecoder())
for call in (lambda: _json.make_scanner(), lambda: _json.make_scanner(1), lambda: scan('1'), lambda: scan('1', 0), lambda: scan('1', 1), lambda: scan('1', -1), lambda: scan(b'1', 0),
             lambda: scan(string='1', idx=0), lambda: _json.scanstring('abc"', 0), lambda: _json.scanstring('abc', 4), lambda: _json.scanstring('abc', 3), lambda: _json.scanstring('ab\n"', 0),
             lambda: _json.scanstring('ab\n"', 0, False), lambda: _json.scanstring('a\\', 0), lambda: _json.scanstring('"'), lambda: _json.scanstring(b'', 0),
             lambda: json.loads('[' * 100000), lambda: json.loads('{"a":' * 100000)):
    try:
        print(call())
    except Exception as error:
        print(repr(error))
keys = [key for entry in json.loads('[{"key": 1}, {"key": 2}]') for key in entry]
print(keys[0] is keys[1])
