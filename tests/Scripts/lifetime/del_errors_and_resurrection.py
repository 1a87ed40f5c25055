import gc, sys

sys.unraisablehook = lambda u: print(u.exc_type.__name__, u.exc_value, u.err_msg, getattr(u.object, '__qualname__', u.object))
class E:
    def __del__(self): raise ValueError('x')
e = E(); del e; gc.collect()
class R:
    def __del__(self):
        global kept
        kept = self
        print('back')
r = R(); del r; gc.collect()
print(type(kept).__name__, gc.is_finalized(kept), gc.is_finalized(E))
del kept; gc.collect(); print('only once')
class N:
    def __del__(self):
        print('chain', gc.collect())
        E()
N(); gc.collect()
