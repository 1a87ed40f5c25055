from collections import ChainMap

first, second = {'a': 1}, {'a': 2, 'b': 3}
m = ChainMap(first, second)
print(m, dict(m), m['a'], len(m), list(m), m.parents, m.new_child({'c': 4}, d=5))
m['b'] = 9
print(first, second, m | {'x': 1}, {'y': 2} | m)
for action in (lambda: m['zz'], lambda: m.pop('zz'), lambda: ChainMap({}, {'a': 1}).popitem(),
               lambda: ChainMap().__delitem__('q')):
    try:
        action()
    except KeyError as error:
        print(error)
