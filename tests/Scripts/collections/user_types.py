from collections import UserDict, UserList, UserString

class Defaulting(UserDict):
    def __missing__(self, key):
        return f'no {key}'

d = Defaulting({'a': 1}, b=2)
print(d, d['a'], d['q'], 'q' in d, d | {'c': 3}, type(d.copy()).__name__, UserDict.fromkeys('ab', 0))
l = UserList([3, 1, 2])
l += (5,)
print(l, l[1:], type(l[1:]).__name__, l + [1], [0] + l, l * 2, l == [3, 1, 2, 5], sorted(l), l.index(2))
s = UserString('Hello')
print(s.upper(), s + ' there', 'el' in s, s[1:3], type(s[1:3]).__name__, s.replace('l', 'L'), s.islower(), s % (), repr(s))
