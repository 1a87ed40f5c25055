import _abc
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

class ABCMeta(type):
    def __new__(m, name, bases, ns, **k):
        c = super().__new__(m, name, bases, ns, **k)
        _abc._abc_init(c)
        return c
    def register(c, s): return _abc._abc_register(c, s)
    def __instancecheck__(c, i): return _abc._abc_instancecheck(c, i)
    def __subclasscheck__(c, s): return _abc._abc_subclasscheck(c, s)
def abstract(f): f.__isabstractmethod__ = True; return f
class A(metaclass=ABCMeta):
    @abstract
    def f(self): pass
    @property
    @abstract
    def p(self): pass
    def g(self): pass
print(sorted(A.__abstractmethods__), type(A.__abstractmethods__).__name__, type(A._abc_impl))
e(A)
class B(A):
    def f(self): pass
e(B); print(B.__abstractmethods__)
class C(B): p = 1
print(C.__abstractmethods__, isinstance(C(), A), issubclass(C, A), issubclass(int, A), isinstance(1, A))
t = _abc.get_cache_token()
print(A.register(int) is int, isinstance(1, A), issubclass(bool, A), isinstance(1, B), _abc.get_cache_token() - t)
print(A.register(C) is C, _abc.get_cache_token() - t)
e(A.register, 5); e(B.register, A); e(C.register, B)
e(issubclass, 5, A); e(_abc._abc_subclasscheck, A, 5); e(_abc._abc_subclasscheck, int, int); e(_abc._abc_init, 5)
class X: pass
print(issubclass(X, A), isinstance(X(), A)); B.register(X); print(issubclass(X, A), isinstance(X(), A), issubclass(X, B), issubclass(X, C))
reg, cache, neg, version = _abc._get_dump(A)
print({r() for r in reg}, sorted(c().__name__ for c in cache), sorted(c().__name__ for c in neg), version - t)
_abc._reset_caches(A); print(_abc._get_dump(A)[1:3]); _abc._reset_registry(A); print(_abc._get_dump(A)[0], isinstance(1, A))
class H(metaclass=ABCMeta):
    answer = NotImplemented
    @classmethod
    def __subclasshook__(cls, s): return cls.answer
print(issubclass(int, H)); H.answer = True; _abc._reset_caches(H); print(issubclass(int, H)); H.answer = False; print(issubclass(int, H), issubclass(str, H)); H.answer = 5; e(issubclass, list, H)
class P:
    @property
    def __class__(self): return int
A.register(int)
print(isinstance(P(), A))
class Seq(metaclass=ABCMeta): __abc_tpflags__ = 1 << 5
class Map(metaclass=ABCMeta): __abc_tpflags__ = 1 << 6
print('__abc_tpflags__' in Seq.__dict__)
class S: pass
class S2(S): pass
class M: pass
Seq.register(S); Map.register(M)
for c in Seq, S, S2, M, X:
    match c():
        case [*_]: print(c.__name__, 'sequence')
        case {}: print(c.__name__, 'mapping')
        case _: print(c.__name__, 'neither')
try:
    class Both(metaclass=ABCMeta): __abc_tpflags__ = (1 << 5) | (1 << 6)
except TypeError as x: print(x)
A._abc_impl = 5; e(isinstance, 'a', A); e(issubclass, str, A)
for f in _abc._abc_init, _abc.get_cache_token, _abc._abc_register: print(f.__text_signature__)
e(_abc._abc_init); e(_abc._abc_register, A)
