from collections.abc import MutableMapping, MutableSequence, Set

class Map(MutableMapping):
    def __init__(self):
        self.items_ = {}
    def __getitem__(self, key):
        return self.items_[key]
    def __setitem__(self, key, value):
        self.items_[key] = value
    def __delitem__(self, key):
        del self.items_[key]
    def __iter__(self):
        return iter(self.items_)
    def __len__(self):
        return len(self.items_)

m = Map()
m.update({'a': 1}, b=2)
print(m.setdefault('c', 3), m.get('x'), dict(m.items()), 'a' in m, m.pop('a'), m.popitem(), m == {'c': 3})
try:
    m.pop('zz')
except KeyError as error:
    print(repr(error))
print(list(m.keys() & {'c', 'd'}), 3 in m.values(), ('c', 3) in m.items())

class Numbers(Set):
    def __init__(self, values):
        self.values = sorted(set(values))
    def __contains__(self, value):
        return value in self.values
    def __iter__(self):
        return iter(self.values)
    def __len__(self):
        return len(self.values)
    def __repr__(self):
        return f'Numbers({self.values})'
    __hash__ = Set._hash

a, b = Numbers([1, 2, 3]), Numbers([2, 3, 4])
print(a & b, a | b, a - b, a ^ b, a <= b, Numbers([2]) < a, a == {1, 2, 3}, hash(a) == hash(frozenset({1, 2, 3})))

class Items(MutableSequence):
    def __init__(self, *values):
        self.values = list(values)
    def __getitem__(self, index):
        return self.values[index]
    def __setitem__(self, index, value):
        self.values[index] = value
    def __delitem__(self, index):
        del self.values[index]
    def __len__(self):
        return len(self.values)
    def insert(self, index, value):
        self.values.insert(index, value)

s = Items(3, 1, 2)
s.append(4)
s += [5]
s.extend(s)
s.reverse()
s.remove(1)
print(s.values, s.index(2), s.count(5), s.pop(), list(reversed(s)), 9 in s)
try:
    s.index(9)
except ValueError as error:
    print(repr(error))
