# One place in the program sees objects of several builtin types, among them numbers that are not objects inside the interpreter.
def method(x): return x.__hash__ is not None, x.__eq__(x), x.__format__("")
def attribute(x):
    try: return x.real
    except AttributeError as e: return e.name
def store(x, value):
    try: x.__doc__ = value
    except AttributeError as e: return str(e)
def function(): pass
for i in range(30):
    last = method("a"), attribute(3), store(function, "doc"), attribute(i * 0.5)
    if i == 25: print(method(i * 0.5), attribute("text"), attribute(i * 2), store(i * 0.5, 1), store("s", 2), attribute(True))
print(last, function.__doc__)
