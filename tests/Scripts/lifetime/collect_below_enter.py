# While __enter__ runs the interpreter keeps __exit__.
import contextlib, gc
class Manager:
    def __enter__(self): gc.collect(); return 1
    def __exit__(self, *args): gc.collect(); print('left')
with Manager() as value: print(value)

@contextlib.contextmanager
def manager():
    gc.collect()
    yield 2
def function():
    with manager() as value: print(value)
    with manager() as value: return [value]
print(function())
