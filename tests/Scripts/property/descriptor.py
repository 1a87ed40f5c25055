# The descriptor itself, and its docstring.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

class C:

    @property
    def x(self):
        """doc"""
        return 1
    y = property()

    @property
    def z(self):
        raise AttributeError('q')
c = C()
p = property()
show(lambda: p.__get__(c))
show(lambda: p.__set__(c, 1))
show(lambda: p.__delete__(c))
show(lambda: p.__get__(None))
show(lambda: p.__set_name__(1))
show(lambda: p.__set_name__(1, 2))
show(lambda: C.x.__doc__)
show(lambda: property(doc=3).__doc__)
class P(property):
    pass
class P2(property):
    __slots__ = ()
def f(self):
    """fd"""
show(lambda: P(f).__doc__)
show(lambda: P(f).__dict__)
show(lambda: P2(f).__doc__)
show(lambda: P2().__doc__)
show(lambda: P().__dict__)
show(lambda: property(f).setter(1).fset)
show(lambda: property(f, doc='a').getter(f).__doc__)
show(lambda: property(f).getter(lambda s: 1).__doc__)
def g(s):
    """gdoc"""
show(lambda: property(f).getter(g).__doc__)
p = property(f)
p.__doc__ = 'z'
show(lambda: p.__doc__)
def seti():
    p.fget = 1
show(seti)
show(lambda: property(1, 2, 3, 4, 5))
show(lambda: property(bad=1))
show(lambda: property(f).__isabstractmethod__)
f.__isabstractmethod__ = True
show(lambda: property(f).__isabstractmethod__)
show(lambda: C.x.__get__(c, C))
show(lambda: c.z)
show(lambda: property.__get__(1, 2))
q = property(f)
q.__set_name__(C, 3)
show(lambda: q.__set__(c, 1))
show(lambda: C().y)
show(lambda: type(P(f).getter(g)))
show(lambda: property(None).fget)
show(lambda: property(fget=f, fset=g).fset is g)
show(lambda: C.x.fget(c))
show(lambda: hash(p) == hash(p))
