# Sets and dicts that are made from each other take the hashes over.
class Counting(int):
    count = 0
    def __hash__(self):
        Counting.count += 1
        return int.__hash__(self)

d = dict.fromkeys(map(Counting, range(10)))
for make in set, frozenset, dict.fromkeys, lambda d: dict.fromkeys(set(d)), lambda d: dict.fromkeys(frozenset(d), 1), set(d).difference:
    made = make(d)
    print(len(made), Counting.count)
print(dict.fromkeys({'a'}, 2), dict.fromkeys({1: 2}))

class Sub(set): pass
class SubWithNew(set):
    def __new__(cls, items, extra=None): return super().__new__(cls, items)
class SubWithInit(set):
    def __init__(self, items, extra=None): super().__init__(items)
for attempt in lambda: Sub(sequence=()), lambda: SubWithNew([1], extra=2), lambda: SubWithInit([1], extra=2):
    try: print(attempt())
    except TypeError as error: print(error)
