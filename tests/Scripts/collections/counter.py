from collections import Counter

c = Counter('abracadabra')
print(c, c.most_common(2), c['z'], c.total(), sorted(c.elements()))
c.subtract('aab')
c.update({'z': 3}, q=1)
print(c, +c, -c)
a, b = Counter(a=3, b=1), Counter(a=1, b=2)
print(a + b, a - b, a & b, a | b, a == b, a <= b, Counter(a=1) <= a, Counter(a=0) == Counter())
a += b
del a['missing']
print(a, a.copy() == a)
try:
    Counter.fromkeys('ab')
except NotImplementedError as error:
    print(error)
