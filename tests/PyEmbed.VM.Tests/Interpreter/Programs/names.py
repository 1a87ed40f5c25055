x = 1
def attempt(f):
    try:
        print(f())
    except NameError as e:
        print(type(e).__name__, e)


def unbound():
    print(y)
    y = 1
def unbound_add():
    z += 1
def deleted():
    q = 1
    del q
    return q
def deleted_twice():
    q = 1
    del q
    del q
def missing(): return nowhere
def del_missing():
    global nothing
    del nothing
def maker():
    def inner(): return later
    inner()
    later = 1
def cell_deleted():
    v = 1
    def inner(): return v
    del v
    return inner()
def cell_local():
    def inner(): return w
    return w
    w = 1
def glob():
    global made
    made = 5
    return made
for f in (unbound, unbound_add, deleted, deleted_twice, missing, del_missing, maker, cell_deleted, cell_local, glob):
    attempt(f)
print(made)
try:
    undefined
except NameError as e:
    print(e, e.name)
try:
    del undefined
except NameError as e:
    print(e)


def order(f):
    try:
        r = u + f()
    except UnboundLocalError as e:
        print("before the call:", e)
    u = r = 1


order(lambda: print("not called"))


class Body:
    a = x
    x = 2
    b = x
    del x
    c = x
    for i in range(2):
        pass
    l = [i for i in range(3)]
    def m(self): return __class__
print(Body.a, Body.b, Body.c, Body.i, Body.l, Body().m() is Body)


def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    return up, lambda: n
up, get = counter()
up(); up()
print(get(), up.__closure__[0].cell_contents, up.__code__.co_freevars)


def shadows():
    total = 0
    for i in range(3):
        for i in range(2):
            total += i
    a = b = c = 4
    a, b = b, a + 1
    (a, *b), c = [1, 2, 3], a
    d = a if a > b[0] else c
    return i, total, a, b, c, d


print(shadows())


def walrus(items):
    if (n := len(items)) > 2 and (m := n * 2):
        return n, m, [y := 1, y ** 2]


print(walrus([1, 2, 3]))


def space():
    a = 1
    def f(): return a
    b = 2
    return locals()


print(sorted(k for k in space()))
def aug():
    l = [1, 2]
    m = l
    l += [3]
    l[0] += 5
    t = (l,)
    try:
        t[0] += [4]
    except TypeError as e:
        print(e)
    return l, m
print(aug())
