import pprint
from dataclasses import dataclass
from collections import OrderedDict, Counter, deque, defaultdict, ChainMap
from types import SimpleNamespace, MappingProxyType

long = ['element number %d' % i for i in range(6)]
for value in (long, tuple(long), set(long), {i: long[:2] for i in range(2)}, OrderedDict(a=long), Counter('aab' * 30),
              deque(long, maxlen=9), defaultdict(list, {'k': long}), ChainMap({'a': long}), SimpleNamespace(a=long, b=1),
              MappingProxyType({'a': long}), 'words and more words ' * 6, b'bytes' * 20, bytearray(b'x' * 90)):
    pprint.pprint(value, width=60)

@dataclass
class Record:
    name: str
    items: list
pprint.pprint(Record('n', long), width=40)
loop = [1]
loop.append(loop)
print(pprint.pformat(loop).split(' with')[0], pprint.isrecursive(loop), pprint.isreadable(long))
pprint.pprint(list(range(40)), width=50, compact=True)
pprint.pprint({'b': 1, 'a': {'deep': {'er': 1}}}, depth=2, sort_dicts=False)
pprint.pp({'z': 12345678, 'a': None}, underscore_numbers=True)
