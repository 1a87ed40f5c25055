import weakref

def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)

# Instances whose size varies have no room for a list of their weak references.
for base in [int, bytes, tuple, str, float, list, type]:
    cls = type("Sub", (base,), {})
    print(base.__name__, base.__itemsize__ != 0, "__weakref__" in vars(cls), "__dict__" in vars(cls))
    if base is not type:
        show(lambda: type(weakref.ref(cls())).__name__)
    for slots in ["__weakref__", "a"]:
        show(lambda: type("Sub", (base,), {"__slots__": slots}).__name__)
class Mixin: pass
class Both(int, Mixin): pass
show(lambda: weakref.ref(Both()))
