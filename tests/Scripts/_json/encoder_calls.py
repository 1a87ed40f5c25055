import _json
import json

quote = json.encoder.encode_basestring
for call in (lambda: _json.make_encoder(1, 2, 3, 4, 5, 6, 7, 8, 9), lambda: _json.make_encoder(1, None, quote, None, ': ', ', ', 0, 0, 0),
             lambda: _json.make_encoder({}, None, quote, None, ': ', 1, 0, 0, 0), lambda: _json.make_encoder({}, None, lambda s: 1, None, ': ', ', ', 0, 0, 0)(['a'], 0),
             lambda: _json.make_encoder(None, None, lambda s: f'<{s}>', 2, '=', ';', 0, 0, 0)(['a', {'b': 3}], 0), lambda: _json.make_encoder({}, None, quote, None, ': ', ', ', 0, 0, 0)(1),
             lambda: _json.encode_basestring(1), lambda: _json.encode_basestring('a\u1234\n\x01"'), lambda: _json.encode_basestring_ascii('a\u1234\n\x01"\\\U0001f600')):
    try:
        print(call())
    except Exception as error:
        print(repr(error))
deep = 1
for _ in range(2000):
    deep = [deep]
try:
    json.dumps(deep)
except RecursionError as error:
    print(error)
items = [object(), 2, 3]
print(json.dumps(items, default=lambda o: items.clear()))
entries = {'a': object(), 'b': 2}
print(json.dumps(entries, default=lambda o: entries.clear()))
