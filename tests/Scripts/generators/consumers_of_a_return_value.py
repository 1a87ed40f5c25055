def items(value):
    yield 1
    return value


for value in 5, (1, 2), ValueError("x"):
    print(list(items(value)), tuple(items(value)), sum(items(value)), [*items(value)], list(map(str, items(value))), 7 in items(value))
    first = items(value)
    next(first)
    try:
        next(first)
    except StopIteration as stop:
        print(repr(stop.value))
    second = items(value)
    second.__next__()
    try:
        second.__next__()
    except StopIteration as stop:
        print(repr(stop.value))


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        raise ZeroDivisionError(name)


def delegating():
    yield from Broken()


import sys
sys.unraisablehook = lambda args: print(args.exc_type.__name__, args.exc_value)
generator = delegating()
next(generator)
generator.close()


class Wrong(Exception):
    def __new__(cls, *args):
        return cls


def catching():
    try:
        yield
    except TypeError as error:
        print(error)


generator = catching()
next(generator)
try:
    generator.throw(Wrong)
except StopIteration:
    print("ended")
