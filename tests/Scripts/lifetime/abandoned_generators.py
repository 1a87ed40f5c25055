import gc, sys

def g(name):
    try:
        yield 1
    finally:
        print('finally', name)
def outer(inner):
    yield from inner
it = g('a'); next(it); del it; gc.collect()
inner = g('b'); o = outer(inner); next(o); del o; gc.collect(); print(list(inner))
it = g('not started'); del it; gc.collect(); print('-')
it = g('done'); print(list(it)); del it; gc.collect(); print('-')
def bad():
    try: yield
    except GeneratorExit: yield 'ignored'
sys.unraisablehook = lambda u: print(u.exc_value, type(u.object).__name__)
it = bad(); next(it); del it; gc.collect()
def holds():
    class A:
        def __del__(self): print('temporary')
    def take(a): pass
    take(A())
    yield
h = holds(); next(h); gc.collect(); print('suspended')
