# Where a builtin type or function may be written to, and the text where it may not.
import builtins

def tries(shown, target, names):
    for name in names:
        for action in ('set', 'del'):
            try:
                if action == 'set': setattr(target, name, getattr(target, name, 1))
                else: delattr(target, name)
                print(shown, action, name, 'done')
            except Exception as e:
                print(shown, action, name, type(e).__name__, e)

types = [t for n, t in sorted(vars(builtins).items()) if isinstance(t, type) and n not in ('__loader__', 'EnvironmentError', 'IOError')]
gen = (i for i in ())
types += [type(None), type(...), type(NotImplemented), type(len), type([].append), type(tries), type(gen), type(tries.__code__), type(int.real),
          type(str.join), type(str.__add__), type(''.__add__), type(dict.__dict__['fromkeys']), type(iter([])), type({}.keys()), type({}.items()), type(vars(int)), type(builtins)]
for t in types: tries(t.__name__, t, ('__doc__', '__module__', '__name__', '__qualname__', '__bases__', '__repr__', 'x', '__dict__', '__mro__'))
