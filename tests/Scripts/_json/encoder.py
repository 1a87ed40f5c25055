import json
from collections import OrderedDict


class Int(int):
    def __repr__(self):
        return 'other'


class Float(float):
    __repr__ = Int.__repr__


class List(list):
    def __iter__(self):
        return iter([9, 9])


class Dict(dict):
    def items(self):
        return self.given


def dict_of(items):
    made = Dict(a=1)
    made.given = items
    return made


endless = []
endless.append([endless])
for value in (Int(3), Float(2.5), List([1]), (), (1,), dict_of([('z', 1), ('y', 2)]), dict_of(5), dict_of([1]), OrderedDict(b=1, a=2), {Int(1): 2, 2.5: 3, None: 4, True: 5}, endless,
              {(1, 2): 3, 'a': 1}, 1j, [1e16, 1e-5, -0.0, 10 ** 30], '\u20ac\U0001f600\x00"\x7f', {'\u20ac': '\ud800'}, [float('nan'), float('-inf')], {'b': 1, 'a': {'d': 1, 'c': 2}}, {'b': 1, 2: 3}):
    for options in {}, {'ensure_ascii': False}, {'sort_keys': True, 'separators': (',', ':')}, {'skipkeys': True, 'allow_nan': False}, {'default': repr}, {'default': lambda o: [o]}:
        try:
            print(ascii(json.dumps(value, **options)))
        except Exception as error:
            print(repr(error))
