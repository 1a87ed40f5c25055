import sys
class A: pass
a = A(); a.yy = 1; a.y = 2
setattr(a, ''.join(['z', 'z']), 3)
yy, y, zz = vars(a)
one, two, text = 'yy', 'y', 'xyz'
print(yy is one, y is two, sys.intern('yy') is one, {'y': 1}.popitem()[0] is two, zz is sys.intern('zz'))
def f(): return 'yy'
print(f() is yy, sys.intern(''.join(['x', 'y'])) is sys.intern('xy'), text[1] is chr(121))
