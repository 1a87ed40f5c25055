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

names = ('__module__', '__doc__', '__name__', '__qualname__', '__self__', '__text_signature__', 'x')
functions = [(n, f) for n, f in sorted(vars(builtins).items()) if type(f) is type(len)]
for n, f in functions: tries(n, f, names)
for f in (str.join, int.__add__, int.real, dict.__dict__['fromkeys'], type.__dict__['__dict__']): tries(f.__name__, f, ('__doc__', '__name__', '__qualname__', '__objclass__', '__module__', 'x'))
for v in (1, 1.5, '', b'', (), [], {}, None, True, range(3), slice(1), object()): tries(repr(v)[:8], v, ('__doc__', '__class__', '__module__', 'x'))
print(len.__module__)
