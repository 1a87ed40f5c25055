import inspect
class M(type):
    def __getattr__(c, n): raise AttributeError(n)
class A(metaclass=M):
    """doc
       more
    """
    x = 1
    @property
    def p(self): 1 / 0
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
    def f(self): "of f"
class B(A):
    def f(self): pass
print([a[:2] + (a.defining_class.__name__,) for a in inspect.classify_class_attrs(B) if not a.name.startswith('__')])
print([n for n, _ in inspect.getmembers(B, inspect.isfunction)], type(inspect.getattr_static(B(), 'p')).__name__)
print(inspect.getdoc(A), inspect.getdoc(B), inspect.getdoc(B.f), repr(inspect.cleandoc('a\n   b\n  c\n\n')))
def g(): yield
async def k(): pass
async def ag(): yield
print([t.__name__ for t in (inspect.isgeneratorfunction, inspect.iscoroutinefunction, inspect.isasyncgenfunction, inspect.isfunction) for o in (g, k, ag) if t(o)])
it = g(); print(inspect.getgeneratorstate(it)); next(it); print(inspect.getgeneratorstate(it)); it.close(); print(inspect.getgeneratorstate(it))
print(inspect.getclasstree([A, B])[0][0], inspect.getcallargs(lambda a, b=2, *c: 0, 1), inspect.getmro(B)[:2] == (B, A))
try: inspect.getcallargs(lambda a, b: 0, 1)
except TypeError as x: print(x)
