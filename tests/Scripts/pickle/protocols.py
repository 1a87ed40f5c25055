import pickle, pickletools


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return vars(self) == vars(other)


shared = [1, 'a']
value = {'n': None, 'b': [True, False], 'i': [0, 255, 256, 65536, -1, 2 ** 31, 10 ** 30, -2 ** 63], 'f': 1.5, 's': 'é\n', 'y': b'\x00\xff',
         't': ((), (1,), (1, 2, 3, 4)), 'set': frozenset([1]), 'shared': [shared, shared], 'p': Point(1, shared), 'c': Point, 'fn': len}
for protocol in range(6):
    data = pickle.dumps(value, protocol)
    back = pickle.loads(data)
    print(protocol, back == value, back['shared'][0] is back['shared'][1] is back['p'].y, pickle.loads(pickletools.optimize(data)) == value)
print(pickle.dumps([1, 'a', (2.5, None)], 0))
print(pickle.dumps({'k': {1, 2}, 'b': b'ab'}, 4))
pickletools.dis(pickle.dumps([(1, 2), 'x'], 2))
