def attempt(f):
    try: print(f())
    except BaseException as x: print(type(x).__name__, x)
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"prepared": 1}
    def __new__(mcs, name, bases, space, **kw):
        print("new", name, bases, sorted(k for k in space if not k.startswith("__")), kw)
        return super().__new__(mcs, name, bases, space)
    def __init__(cls, name, bases, space, **kw): super().__init__(name, bases, space)
class A(metaclass=Meta, flag=3):
    x = 1
    def who(self): return __class__
class B(A): pass
print(A().who(), A.prepared, type(B))
class Alias:
    def __mro_entries__(self, bases): return (dict,)
class C(Alias()): pass
print(C.__mro__, C.__orig_bases__[0].__class__.__name__)
def func_meta(name, bases, space): return (name, bases, sorted(k for k in space if k == "y"))
class D(metaclass=func_meta): y = 2
print(D)
class M2(type): pass
def conflict():
    class E(A, metaclass=M2): pass
attempt(conflict)
class BadPrepare(type):
    __prepare__ = lambda *a: 5
def bad():
    class F(metaclass=BadPrepare): pass
attempt(bad)
class Lost(type):
    def __new__(mcs, name, bases, space):
        return super().__new__(mcs, name, bases, {})
def lost():
    class G(metaclass=Lost):
        def m(self): return __class__
attempt(lost)
class Bad2:
    def __mro_entries__(self, bases): return 5
def bad2():
    class H(Bad2()): pass
attempt(bad2)
