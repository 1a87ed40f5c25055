import operator

class Index:
    def __index__(self):
        raise ZeroDivisionError("index")

def show(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)

for container in [None, 1, "text", (1,), {1}, range(2), int, Index()]:
    for key in [None, 0, Index(), 2**70]:
        show(operator.delitem, container, key)
    show(operator.setitem, container, Index(), 1)
show(operator.contains, b"ab", Index())
show(operator.imul, {}, "a")
show(operator.imul, 2, "a")
show(operator.setitem, bytearray(b"a"), 5, None)
for cls in [type(None), type(...), type(NotImplemented)]:
    show(cls, 1)
