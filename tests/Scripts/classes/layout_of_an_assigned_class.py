# Which classes an instance can be given, and what is wrong with others.
def assign(value, attribute, new):
    try: setattr(value, attribute, new)
    except TypeError as e: print(e)
    else: print("ok")

for base in object, int, float, str, bytes, tuple, list, dict, set, frozenset, complex, bytearray, Exception, OSError:
    for names in {}, {"__slots__": ()}:
        value = type("X", (base,), dict(names))()
        assign(value, "__class__", type("Y", (base,), dict(names)))
        assign(value, "__class__", type("Z", (type(value),), {"__slots__": ()}))

class A: pass
class B(A): pass
class C: __slots__ = ()
class D(C): pass
class E: pass
for cls, base in (B, int), (B, object), (B, list), (A, E), (D, object), (D, E), (B, E): assign(cls, "__bases__", (base,))

