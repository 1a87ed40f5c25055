import json
value = {'a': [1, 2.5, -0.0, 1e100, None, True], 'é"\n\x01': {'x': {}, 'y': []}, '\U0001f600': 'tab\t'}
print(json.dumps(value))
print(json.dumps(value, indent=2, sort_keys=False, ensure_ascii=False))
print(json.dumps(value, separators=(',', ':'), indent='\t'))
print(json.dumps({1: 1, 2.5: 2, None: 3, True: 4, (1,): 5}, skipkeys=True), json.dumps([float('nan'), float('inf')]))
print(json.loads('{"a": [1, 2.0, "\\ud83d\\ude00\\u00e9", null, true, NaN, -Infinity]}'))
print(json.loads('[1.1, 2]', parse_float=str, parse_int=float), json.loads('{"b": 1, "a": 2}', object_pairs_hook=list), json.loads(b'\xff\xfe1\x00'))
for text in ['', '{', '[1,', '[1 2]', '{"a" 1}', '{a: 1}', '"\x01"', '"\\x"', '"abc', '1 2', '[1,]', '{"a":1,}', 'nul', '"\\u12"']:
    try:
        print(json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), error)
for value in [{(1, 2): 3}, b'x', {1, 2}]:
    try:
        json.dumps(value)
    except TypeError as error:
        print(error)
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as error:
    print(error)
