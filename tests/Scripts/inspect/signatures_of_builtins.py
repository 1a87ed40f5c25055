import collections.abc, inspect, io, types
class Plain: pass
class Base:
    def method(self): pass
class Derived(Base): pass
for callable in Plain, Derived, object, collections.abc.Sized, types.GeneratorType, types.MethodType, open, bytes.center, bytes.maketrans, bytes.translate, (lambda: 0).__code__.replace:
    print(inspect.signature(callable))
for callable in types.NoneType, types.MappingProxyType, types.TracebackType, object.__subclasshook__:
    try: print(inspect.signature(callable))
    except ValueError: print('none')
