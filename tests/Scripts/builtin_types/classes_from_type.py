# What type() takes, and code of modules that is called as a function.
from collections import OrderedDict
import types
space = OrderedDict(a=1, b=2)
space.move_to_end('a')
print(list(vars(type('C', (), space)))[:2])
def attempt(function, *args):
    try: print(ascii(function(*args)))
    except Exception as error: print(type(error).__name__, error)
attempt(type, 'A\udcdcB', (), {})
attempt(type, 'A', (), {'__doc__': 'x\udcdcy'})
A = type('A', (), {})
attempt(setattr, A, '__name__', 'A\udcdcB')
A.__doc__ = 'x\udcdcy'
print(ascii(A.__doc__))

space = {}
types.FunctionType(compile('x = 1\nclass C: y = x\n', '?', 'exec'), space)()
print(space['x'], space['C'].y)
attempt(exec, 'print', {'__builtins__': 123})
class Equality:
    def __eq__(self, other): return self is other
attempt(hash, Equality())
