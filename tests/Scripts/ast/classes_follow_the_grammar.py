import _ast
for name in sorted(vars(_ast)):
    cls = getattr(_ast, name)
    if isinstance(cls, type) and issubclass(cls, _ast.AST):
        own = [n for n in vars(cls) if n not in ('__weakref__', '__doc__', '__module__', '__match_args__', '_fields')]
        print(name, cls.__mro__[1].__name__, cls._fields, cls.__match_args__ == cls._fields, sorted(own), cls.__module__, repr(cls), repr(cls.__doc__))
print(sorted(_ast.AST.__subclasses__(), key=str)[:3], _ast.AST._attributes, _ast.expr._attributes)
print(_ast.PyCF_ONLY_AST, _ast.PyCF_TYPE_COMMENTS, _ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
