class Base: pass

class Meta(type):
    def mro(cls): return (Base,)

try:
    class A(metaclass=Meta): pass
except TypeError as e: print(e)

class Looking(type):
    def mro(cls):
        print(cls.__dict__["who"]().__name__)
        return super().mro()

class B(metaclass=Looking):
    def who(): return __class__

class Error(Exception, Base): pass
try: del Error().__dict__
except TypeError as e: print(e)
try: Base.__dict__["__dict__"].__delete__(Error())
except TypeError as e: print(e)
