# A key of builtins that is no str may be equal to a name: iterators that are pickled find it, and so do functions.
import builtins
space = vars(builtins)
class Key:
    def __init__(self, name): self.name = name
    def __hash__(self): return hash(self.name)
    def __eq__(self, other): return other == self.name
real = iter
items = iter([1, 2])
try:
    del space['iter']
    space[Key('iter')] = real
    reduced = items.__reduce__()
    print(reduced[0] is real, reduced[1:])
    def function(): return iter
    print(function() is real, function() is real)
finally:
    del space['iter']
    space['iter'] = real
print(list(map(iter, [])))
back = reversed([1])
list(back)
print(back.__reduce__()[0] is iter, reversed([1]).__reduce__()[0] is reversed)
