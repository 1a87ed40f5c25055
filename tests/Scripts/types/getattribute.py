import types
print([t.__name__ for t in (int, str, float, list, dict, set, tuple, bytes, bool, type(None), property, staticmethod, BaseException, ValueError, types.FunctionType, types.CodeType, types.MethodType, super, range) if '__getattribute__' in vars(t)])
print(int.__getattribute__, int.__getattribute__(5, 'real'), list.__getattribute__([1], '__len__')())
class I(int):
    a = 1
    def __getattr__(self, name): return 'no ' + name
print(I().a, I().b, I.__getattribute__(I(), 'a'), I.__getattribute__)
class J(int):
    def __getattribute__(self, name): return int.__getattribute__(self, name) if name == 'real' else name
print(J(7).real, J(7).x)
