import types

def f(a, b=1, *, c):
    x = a
    return x

code = f.__code__
NAMES = ('argcount posonlyargcount kwonlyargcount nlocals stacksize flags code consts names varnames filename name qualname '
         'firstlineno linetable exceptiontable freevars cellvars').split()

def attempt(what, function, *args, **kwargs):
    try:
        print(what, function(*args, **kwargs) == code)
    except (TypeError, ValueError, OverflowError) as error:
        print(what, type(error).__name__, error)

for index, name in enumerate(NAMES):
    for value in (-1, None, b'y'):
        attempt(f'replace {name}={value}', code.replace, **{'co_' + name: value})
        args = [getattr(code, 'co_' + n) for n in NAMES]
        args[index] = value
        if name not in ('stacksize', 'flags', 'firstlineno'): attempt(f'code {name}={value}', types.CodeType, *args)
attempt('no strings', lambda: types.CodeType(*args[:17], (1,)))
for change in (-1, 1):
    attempt('nlocals', code.replace, co_nlocals=code.co_nlocals + change)
attempt('fewer names', code.replace, co_varnames=code.co_varnames[:-1])
attempt('more names', code.replace, co_varnames=code.co_varnames + ('y',), co_nlocals=code.co_nlocals + 1)
