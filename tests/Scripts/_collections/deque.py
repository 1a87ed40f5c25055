from _collections import deque
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

d = deque('abc')
print(d, len(d), d[0], d[-1], d[1], list(d), list(reversed(d)), d.maxlen, bool(d), bool(deque()))
d.append('d'); d.appendleft('z'); d.extend('ef'); d.extendleft('yx'); print(d)
print(d.pop(), d.popleft(), d)
d.rotate(); print(d); d.rotate(2); print(d); d.rotate(-3); print(d); d.rotate(100); print(d); d.rotate(-0); print(d)
d.reverse(); print(d)
m = deque(range(10), 3)
print(m, m.maxlen); m.append(1); print(m); m.appendleft(0); print(m); m.extend('abcd'); print(m); m.extendleft('xy'); print(m)
z = deque('abc', 0); z.append(1); z.extend([1, 2]); print(z, len(z))
print(m * 2, 3 * m, m + deque([9]), deque('ab') * 3, deque('ab') * 0, deque('ab') * -1, deque('ab', 5) * 4, deque('abc', 2) * 3)
m *= 2; print(m); m += [7]; print(m)
s = deque('ab'); s += s; print(s); s.extend(s); print(s); s.extendleft(s); print(s)
s *= 2; print(len(s))
d = deque('abcabc')
print(d.count('a'), d.index('b'), d.index('b', 2), d.index('c', -1), 'c' in d, 'q' in d)
e(d.index, 'q'); e(d.index, 'a', 4); e(d.index, 'a', 0, 0); e(d.index); e(d.index, 'a', None); e(d.index, 'a', 1, 2, 3); e(d.index, 'a', -100, 100)
d.remove('b'); print(d); e(d.remove, 'q')
for i in (0, 1, -1, 3, -3, 100, -100): d.insert(i, i); print(d)
e(deque('ab', 2).insert, 0, 1)
e(deque().pop); e(deque().popleft); e(lambda: d[100]); e(lambda: d[-100]); e(lambda: d['a']); e(lambda: d[1:2]); e(lambda: d[2**100])
def st(i, v): d[i] = v
def de(i): del d[i]
e(st, 0, 'new'); e(st, 99, 1); e(st, 'x', 1); e(de, 0); e(de, -1); e(de, 2); e(de, 77); e(de, 'x'); print(d)
e(lambda: d + [1]); e(lambda: d + 1); e(lambda: [1] + d); e(lambda: d * 'a'); e(lambda: d * 1.5); e(hash, d)
e(deque, 1); e(deque, 'a', 'b'); e(deque, 'a', -1); e(deque, 'a', 2**70); e(deque, 1, 2, 3); e(deque, iterable='ab', maxlen=1); e(deque, bad=1); e(deque, 'ab', None); e(deque, 'ab', True)
e(d.rotate, 'a'); e(d.rotate, 1, 2); e(d.append); e(d.append, 1, 2); e(d.pop, 1)
r = deque([1]); r.append(r); print(r)
print(deque[int], deque.__text_signature__, deque.__module__, deque().__sizeof__())
d.__init__('xyz', 2); print(d); d.__init__(); print(d, d.maxlen)
class S:
    def __index__(self): return 1
print(deque('abc')[S()], deque('abc').rotate(S()))
match deque([1, 2, 3]):
    case [a, *b]: print(a, b)
