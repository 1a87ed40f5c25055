# Errors about arguments name the class of a bound method's object.
class I(int): pass
f=getattr(I(3),'conjugate')
for c in (lambda: f('a'), lambda: I(3).conjugate('a'), lambda: int.conjugate(I(3),'a'), lambda: f(*('a',)), lambda: I.conjugate(I(3),'a'), lambda: I(3).conjugate(*'a'), lambda: f(x=1), lambda: I(3).conjugate(x=1),lambda:[].append(), lambda:getattr([],'append')(), lambda: I.from_bytes(), lambda: {}.fromkeys()):
    try: c()
    except TypeError as e: print(e)
print(f.__qualname__)
for call in (lambda: (5).__getstate__(1), lambda: getattr(5, '__getstate__')(1), lambda: [].__init_subclass__(1), lambda: getattr([], '__dir__')(1), lambda: getattr(I, 'mro')(1)):
    try:
        call()
    except TypeError as error:
        print(error)
