import sys


def plain():
    yield 1


def valued():
    yield 1
    return 2


class Written:
    def __repr__(self):
        return "Written()"

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("over")


class Awaited:
    def __await__(self):
        return 3
        yield


async def coroutine():
    return await Awaited(), await inner()


async def inner():
    return 4


def loops():
    for _ in plain():
        pass
    for _ in valued():
        pass
    for _ in Written():
        pass
    for _ in [1]:
        pass


def delegating():
    return (yield from valued())


suspended = valued()
next(suspended)


def resume():
    try:
        next(suspended)
    except StopIteration as stop:
        return stop.value


def trace(frame, event, argument):
    if frame.f_code.co_filename != __file__:
        return None
    if event != "line":
        print(frame.f_code.co_name, event, argument[1:2] if event == "exception" else argument)
    return trace


__file__ = trace.__code__.co_filename
for function in loops, lambda: list(delegating()), lambda: coroutine().send(None), resume:
    sys.settrace(trace)
    try:
        function()
    except StopIteration:
        pass
    sys.settrace(None)
sys.setprofile(lambda frame, event, argument: print(frame.f_code.co_name, event) if event in ("call", "return") else None)
generator = plain()
sys.setprofile(None)
