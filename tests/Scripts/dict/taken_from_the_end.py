# Keys that come and go for ever: the table keeps room, and searches end.
d = {}
for i in range(3000):
    d[i] = i
    assert d.popitem() == (i, i)
print(d, 5 in d)
d = {'a': 1}
for i in range(3000):
    d['k%d' % i] = i
    d.popitem()
print(d, d.get('x'), d.copy(), {**d})
d = dict.fromkeys(range(20))
for i in range(3000):
    d.popitem()
    d[i + 100] = i
print(len(d), list(d)[-1], d.copy() == d)
while d: d.popitem()
print(d, d.copy(), 1 in d)
