import dataclasses as d
f=d._create_fn('f',['x','y=1'],['return x+y+z'],locals={'z':5})
print(f(1), f(1,2))
g=d._create_fn('g',['x'],['return x'],return_type=int)
print(g.__annotations__)
class C: pass
print(d._set_new_attribute(C,'f',f), d._set_new_attribute(C,'f',f), C.f.__qualname__)
