def attempt(f, *args):
    try:
        print(f(*args))
    except BaseException as e:
        print(type(e).__name__, e.args)


def counter(n):
    try:
        for i in range(n):
            try:
                got = yield i
                if got is not None:
                    print("got", got)
            except ValueError as e:
                print("inside", e.args)
                yield "handled"
    finally:
        print("closing")


g = counter(3)
print(g.gi_frame is not None, g.gi_running, g.gi_suspended, g.gi_code.co_name)
attempt(g.send, 1)
print(next(g), g.send("x"), g.gi_suspended)
print(g.throw(ValueError("v")))
print(next(g))
attempt(next, g)
attempt(next, g)
print(g.gi_frame)
g = counter(2)
next(g)
g.close()
attempt(next, g)
g = counter(2)
attempt(g.throw, KeyError, "k")
attempt(g.throw, 5)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = stubborn()
next(g)
attempt(g.close)


def stops():
    yield 1
    raise StopIteration(5)


g = stops()
next(g)
try:
    next(g)
except RuntimeError as e:
    print(e, type(e.__cause__).__name__)


def reenter():
    yield next(me)


me = reenter()
attempt(next, me)


def inner():
    x = yield 1
    print("inner", x)
    try:
        yield 2
    except KeyError as e:
        print("inner caught", e.args)
        return "result"


def outer():
    r = yield from inner()
    print("outer", r)
    yield from [7, 8]
    yield from (c for c in "ab")
    return "end"


g = outer()
print(next(g), g.gi_yieldfrom is not None)
print(g.send("s"))
print(g.throw(KeyError("thrown")))
print(next(g), next(g), next(g))
attempt(next, g)


class Iter:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("done")
        return self.n
    def throw(self, *a):
        print("throw", a[0])
        raise StopIteration("thrown")
    def close(self): print("closed")


def delegate():
    r = yield from Iter()
    print("r =", r)


attempt(list, delegate())
g = delegate()
next(g)
attempt(g.throw, ValueError)
g = delegate()
next(g)
g.close()
print(list(x * y for x in range(3) for y in range(x)), [*counter(2)], {k: v for k, v in zip2("ab", [1, 2])} if False else "")


def handles():
    try:
        raise KeyError(1)
    except KeyError:
        yield current()
    yield current()


def current():
    try:
        raise
    except RuntimeError as e:
        return str(e)
    except BaseException as e:
        return repr(e)


g = handles()
try:
    raise ValueError(0)
except ValueError:
    print(next(g), current())
print(next(g), current())


def locals_gen():
    a = 1
    b = yield a
    print(b)


g = locals_gen()
next(g)
print(g.gi_frame.f_locals, g.gi_frame.f_lineno)
