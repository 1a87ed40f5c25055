import contextlib

with contextlib.suppress(KeyError, IndexError):
    {}['x']
print('on')
class Thing:
    def close(self):
        print('closed')
with contextlib.closing(Thing()) as thing:
    print(type(thing).__name__)
with contextlib.nullcontext(3) as value:
    print(value)
class Both:
    def __enter__(self): return self
    def __exit__(self, *args): pass
print(isinstance(Both(), contextlib.AbstractContextManager), isinstance(1, contextlib.AbstractContextManager))
