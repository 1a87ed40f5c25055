import sys, types

class Noisy(types.ModuleType):
    @property
    def x(self): return 'property'
    def __getattr__(self, name): return f'missing {name}'
    def __setattr__(self, name, value): print('set', name); super().__setattr__(name, value)

def read(m): return m.x, getattr(m, 'y', None)

m = types.ModuleType('m')
m.x = 1
for i in range(10): seen = read(m)
print(seen, type(m).__name__)
m.__class__ = Noisy
print(read(m), type(m).__name__, isinstance(m, types.ModuleType), m)
m.z = 3
print(m.z, vars(m)['x'])
m.__class__ = types.ModuleType
print(read(m), type(m).__name__, m.z)

import textwrap
textwrap.__class__ = Noisy
print(textwrap.dedent(' a'), textwrap.nothing, type(sys.modules['textwrap']).__name__)
textwrap.__class__ = types.ModuleType

class Slots(types.ModuleType):
    __slots__ = 'a',
for other in Slots, int, object, type('P', (), {}):
    try: m.__class__ = other
    except TypeError as e: print(e)
n = Noisy('n')
n.__class__ = types.ModuleType
print(n.__name__, type(n).__name__)
s = Slots('s'); s.a = 1; s.b = 2
print(s.a, vars(s)['b'], 'a' in vars(s))
