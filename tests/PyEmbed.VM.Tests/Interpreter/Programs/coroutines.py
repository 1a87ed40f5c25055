def attempt(f, *args):
    try:
        print(f(*args))
    except BaseException as e:
        print(type(e).__name__, e.args)


def run(c):
    sent = None
    while True:
        try:
            got = c.send(sent)
        except StopIteration as e:
            return e.value
        print("awaits", got)
        sent = "s" + str(got)


class Future:
    def __init__(self, v): self.v = v
    def __await__(self):
        r = yield self.v
        return r


async def one(v):
    return await Future(v)


async def two():
    a = await one(1)
    b = await one(2)
    return a, b


print(run(two()))


class Manager:
    async def __aenter__(self):
        print("enter")
        return await Future("in")
    async def __aexit__(self, t, v, tb):
        print("exit", t and t.__name__)
        await Future("out")
        return t is ValueError


async def managed(error):
    async with Manager() as m:
        print("m", m)
        if error:
            raise error
    return "after"


print(run(managed(None)))
print(run(managed(ValueError(1))))
attempt(run, managed(KeyError(2)))


class Items:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        return await Future(self.n)


async def loop():
    out = []
    async for x in Items(2):
        out.append(x)
    else:
        out.append("else")
    return out, [y async for y in Items(1)]


print(run(loop()))


async def agen():
    try:
        x = yield 1
        print("x", x)
        await Future("f")
        yield 2
    finally:
        print("agen done")


async def use():
    out = []
    async for v in agen():
        out.append(v)
    g = agen()
    out.append(await g.__anext__())
    out.append(await g.asend("sent"))
    await g.aclose()
    g = agen()
    await g.asend(None)
    try:
        await g.athrow(KeyError("t"))
    except KeyError as e:
        out.append(e.args)
    return out


print(run(use()))
c = one(1)
c.send(None)
c.close()
attempt(c.send, None)
c = one(1)
attempt(c.send, 5)
c.close()


async def bad():
    await 5


attempt(run, bad())


async def bad_with():
    async with 5:
        pass


attempt(run, bad_with())


async def bad_for():
    async for x in 5:
        pass


attempt(run, bad_for())


async def reused():
    c = one(3)
    await c
    await c


attempt(run, reused())
