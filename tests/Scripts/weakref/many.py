# An object with many references, of which most die before it.
import gc, weakref
class A: pass
a = A()
plain = weakref.ref(a)
proxy = weakref.proxy(a)
called = []
kept = [weakref.ref(a, called.append) for _ in range(40)]
for i in range(20000): weakref.ref(a, called.append)
gc.collect()
print(weakref.getweakrefcount(a), weakref.ref(a) is plain, weakref.proxy(a) is proxy)
found = weakref.getweakrefs(a)
print(found[0] is plain, found[1] is proxy, found[2] is kept[-1], found[-1] is kept[0])
names = weakref.WeakValueDictionary()
for i in range(5000):
    names[i] = a
    del names[i]
print(len(names), called)
del found, a
gc.collect()
print(plain(), len(called), [c is k for c, k in zip(called, reversed(kept))].count(True))
