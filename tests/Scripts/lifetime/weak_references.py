import gc
from _weakref import ref, proxy, getweakrefcount, getweakrefs, _remove_dead_weakref, ProxyType, CallableProxyType

class B:
    def __call__(self): return 'called'
    def __eq__(self, other): return True
    def __hash__(self): return 7

b = B()
r, s = ref(b), ref(b)
print(r is s, r() is b, hash(r), getweakrefcount(b), getweakrefs(b) == [r])
c = ref(b, lambda w: print('first', w() is None))
d = ref(b, lambda w: print('second', w is d))
print(getweakrefcount(b), c == r, c is r)
p = proxy(b)
print(type(p) is CallableProxyType, p())
table = {'k': r, 'l': ref(B)}
_remove_dead_weakref(table, 'k'); print(sorted(table))
del b; gc.collect()
print(r(), c == r, r == s, hash(r))
_remove_dead_weakref(table, 'k'); print(sorted(table))
try: p()
except ReferenceError as e: print(e)
try: ref(1)
except TypeError as e: print(e)
class Sub(ref):
    def __new__(cls, o, cb, key): return super().__new__(cls, o, cb)
    def __init__(self, o, cb, key): super().__init__(o, cb); self.key = key
x = B(); w = Sub(x, lambda w: print('sub', w.key), 'K')
print(w.key, w() is x, w is Sub(x, None, 1)); del x; gc.collect()
