import weakref

class Thing:
    pass

a, b = Thing(), Thing()
values = weakref.WeakValueDictionary(a=a, b=b)
keys = weakref.WeakKeyDictionary({a: 1, b: 2})
things = weakref.WeakSet([a, b])
print(sorted(values), len(values), values['a'] is a, keys[b], len(keys), len(things), a in things, 5 in things)
print(values.pop('b') is b, values.get('b'), values.setdefault('b', b) is b, keys.pop(a), keys.get(a, 'none'), len(things | {a}))
for action in (lambda: values['zz'], lambda: values.pop('zz'), lambda: weakref.WeakSet().pop(), lambda: weakref.ref(5),
               lambda: weakref.WeakMethod(len)):
    try:
        action()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)

class Owner:
    def method(self):
        return 'called'
owner = Owner()
reference = weakref.WeakMethod(owner.method)
print(reference()(), reference == weakref.WeakMethod(owner.method))
f = weakref.finalize(owner, lambda *args, **kwds: (args, kwds), 1, k=2)
print(f.alive, f.peek()[2:], f(), f.alive, f())
