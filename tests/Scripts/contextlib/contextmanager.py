import contextlib

@contextlib.contextmanager
def managed(handle):
    print('enter')
    try:
        yield 'value'
    except ValueError as error:
        if not handle:
            raise
        print('handled', error)
    finally:
        print('exit')

with managed(True) as value:
    print(value)
    raise ValueError('one')
try:
    with managed(False):
        raise ValueError('two')
except ValueError as error:
    print('outside', error)

@managed(True)
def decorated():
    print('inside')
decorated()
decorated()

@contextlib.contextmanager
def stops():
    yield

try:
    with stops():
        raise StopIteration('kept')
except StopIteration as error:
    print(repr(error))

for bad in (lambda: (yield from ()), lambda: (yield from (1, 2))):
    try:
        with contextlib.contextmanager(bad)():
            pass
    except RuntimeError as error:
        print(error)
