import gc

def cycle():
    a = []
    a.append(a)
    gc.collect()
    del a
    return gc.collect()

def pair():
    class Node: pass
    a, b = Node(), Node()
    a.other, b.other = b, a
    gc.collect()
    del a, b
    return gc.collect()

def function():
    names = {}
    exec("def f(): pass", names)
    gc.collect()
    del names
    return gc.collect()

def no_cycle():
    a = [[1], {2: [3]}]
    gc.collect()
    del a
    return gc.collect()

print(cycle(), pair(), function(), no_cycle())
