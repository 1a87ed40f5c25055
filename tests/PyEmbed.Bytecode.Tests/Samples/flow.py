def loops(items):
    for i, item in enumerate(items):
        if item is None:
            continue
        elif item == 3:
            break
        while item:
            item -= 1
    else:
        return [x for x in items if x], {x for x in items}, {k: v for k, v in items}, (x for x in items)


def handlers(f):
    try:
        f()
    except (ValueError, TypeError) as e:
        raise RuntimeError('x') from e
    except KeyError:
        raise
    else:
        pass
    finally:
        print('done')
    with open(f) as a, open(f):
        return a.read()


def groups(f):
    try:
        f()
    except* ValueError as eg:
        print(eg)
    except* OSError:
        pass


def matching(subject):
    match subject:
        case [1, *rest, 2] if rest:
            return 1
        case {'k': v, **others}:
            return v
        case Point(x=0, y=yy) | (Point(yy)):
            return yy
        case 'a' | None:
            return
        case _:
            return ...


def generator():
    x = yield
    y = yield from x
    return (yield x, y)


async def coroutine(it):
    async with it as a:
        async for b in a:
            await b
    return [c async for c in it if await c]


async def agen():
    yield 1


def nothing():
    try:
        pass
    except:
        x


def deep(a):
    return a[1][2](
        a.b(3, k=4)
        .c(),
        a if a
        else
        -a,
    )
