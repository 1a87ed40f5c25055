from _collections import OrderedDict
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

od = OrderedDict([('a', 1), ('b', 2)], c=3)
print(od, list(od), list(reversed(od)), od.keys(), od.values(), od.items(), list(reversed(od.items())), list(reversed(od.values())), list(reversed(od.keys())))
od.move_to_end('a'); print(od); od.move_to_end('c', last=False); print(od); od.move_to_end('c', False); e(od.move_to_end, 'q'); e(OrderedDict().move_to_end, 1)
print(od.popitem(), od.popitem(last=False), od); e(OrderedDict().popitem)
od['x'] = 1; od['b'] = 5; print(od, od.pop('x'), od.pop('q', 0)); e(od.pop, 'q'); e(od.pop); e(od.pop, 1, 2, 3); e(od.pop, key='b'); print(od)
def dele(k): del od[k]
e(dele, 'q'); od['a'] = 1; e(dele, 'a'); print(od, OrderedDict())
print(od.setdefault('n'), od.setdefault('n', 3), od.setdefault('m', 4), od)
e(OrderedDict, 1, 2); e(OrderedDict, 5); e(OrderedDict, [1]); e(OrderedDict, [()]); e(OrderedDict, [(1,)]); e(OrderedDict, [(1, 2, 3)]); e(OrderedDict, {'a': 1}); e(od.update, 1, 2); e(od.update, 5); e(od.update); e(od.update, a=1)
class K:
    def keys(self): return 'xy'
    def __getitem__(self, k): return k * 2
class I:
    def items(self): return [(1, 2)]
print(OrderedDict(K()), OrderedDict(I()), OrderedDict(self=1, other=2))
a, b = OrderedDict(a=1, b=2), OrderedDict(b=2, a=1)
print(a == b, a != b, a == dict(b), dict(a) == b, a == OrderedDict(a=1, b=2), a == 5, a != 5, a == OrderedDict(a=1)); e(lambda: a < b)
print(a | b, a | {'c': 1}, {'c': 1} | a, type({} | a).__name__); e(lambda: a | [(1, 2)]); a |= [('z', 9)]; print(a)
print(OrderedDict.fromkeys('ab'), OrderedDict.fromkeys('ab', 1)); e(OrderedDict.fromkeys); e(OrderedDict.fromkeys, 5); print(OrderedDict.fromkeys(iterable='x', value=2))
a.clear(); print(a, len(a)); a['q'] = 1; print(a)
r = OrderedDict(); r['r'] = r; print(r)
c = a.copy(); c['w'] = 1; print(a, c, type(c).__name__)
class S(OrderedDict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
    def __missing__(self, k): return 'missing'
s = S(a=1); s.update(b=2); print(s, s['zz'], s.copy(), S.fromkeys('x', 'y'), s.setdefault('n', 1), s)
print([list(i) if n == 4 else i for n, i in enumerate(s.__reduce__())]); s.attr = 1; print(s.__reduce__()[2], s.__dict__)
od = OrderedDict(a=1); od.at = 2; print(od.__dict__, od.__reduce__()[2])
for change in (lambda d: d.pop('b'), lambda d: d.update(n=1), lambda d: d.move_to_end('a'), lambda d: d.clear(), lambda d: d.update(a=5), lambda d: dict.__delitem__(d, 'b'), lambda d: dict.__setitem__(d, 'n', 1), lambda d: d.move_to_end('c')):
    for view in (lambda d: d, lambda d: d.items(), lambda d: reversed(d)):
        d = OrderedDict(a=1, b=2, c=3); it = iter(view(d)); out = [next(it)]
        change(d)
        try:
            for x in it: out.append(x)
        except Exception as x: out.append((type(x).__name__, str(x)))
        print(out)
it = iter(OrderedDict(a=1, b=2).items()); next(it); print(it.__reduce__()[1], list(it), type(it).__name__)
print(type(od.keys()).__mro__, od.keys() & {'a'}, od.keys() == {'a'}, od.items() == {('a', 1)}, 'a' in od.keys(), OrderedDict.__mro__)
d = OrderedDict.fromkeys(range(500))
for i in range(0, 500, 2): del d[i]
for i in range(1, 100, 2): d.move_to_end(i)
print(list(d)[:3], list(d)[-3:], len(d), d.popitem(False), d.popitem())
print(dict(d) == d, list(dict(d))[:2], list({**d})[:2], [*d][:2], dict.__repr__(OrderedDict(a=1)))
print(OrderedDict.__text_signature__, OrderedDict.pop.__text_signature__, OrderedDict.__hash__)
