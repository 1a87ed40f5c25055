events = []
def name(frame): return frame.f_code.co_name
def tracer(frame, event, arg):
    if name(frame) in ("tracer", "lambda"):
        return None
    if event == "exception":
        arg = arg[0].__name__
    events.append((name(frame), event, frame.f_lineno - frame.f_code.co_firstlineno, arg if event != "line" else None))
    return tracer


def traced(f, *args):
    events.clear()
    settrace(tracer)
    try:
        r = f(*args)
    except Exception as e:
        r = type(e).__name__
    settrace(None)
    for e in events:
        if e[0] != "traced":
            print(e)
    print("->", r)


def simple(a):
    b = a + 1
    if b > 1:
        b = 2
    return b


def loop():
    t = 0
    for i in range(2):
        t += i
    while t > 0: t -= 1
    return t


def calls():
    x = simple(1)
    return [simple(y) for y in range(1)]


def gen():
    yield 1
    yield 2


def uses_gen():
    for x in gen():
        pass


def fails():
    try:
        inner()
    except KeyError:
        return "caught"
def inner():
    raise KeyError


def raises():
    inner()


for f in ((simple, 1), (loop,), (calls,), (uses_gen,), (fails,), (raises,)):
    print("---", f[0].__name__)
    traced(*f)


def changes(frame, event, arg):
    if event == "line" and "v" in frame.f_locals:
        frame.f_locals["v"] = 10
    return changes


def changed():
    v = 1
    w = 2
    return v


settrace(changes)
r = changed()
settrace(None)
print(r)


def starts_inside():
    a = [1, 2]
    b = a + [begin(a, len(a))]
    c = b
    return c


def begin(*args):
    frame = getframe(1)
    frame.f_trace = tracer
    settrace(tracer)
    return args


events.clear()
r = starts_inside()
settrace(None)
print([e for e in events if e[0] == "starts_inside"], r)


def profiler(frame, event, arg):
    events.append((name(frame), event))


events.clear()
setprofile(profiler)
simple(2)
len([])
setprofile(None)
print(events)
