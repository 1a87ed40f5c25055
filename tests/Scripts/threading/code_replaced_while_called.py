# The arguments of a call are bound by the code that runs, whoever gives the function another one meanwhile.
import threading

def one(a): return a == 1
def many(b=0, c=0, d=0, e=0, *, a): return a == 1 and b == c == d == e == 0
def none(**kwargs): return kwargs == {"a": 1}

def f(a): pass

def swap():
    while not done:
        for other in one, many, none:
            f.__defaults__ = other.__defaults__
            f.__code__ = other.__code__

done = False
f.__code__ = none.__code__
swapper = threading.Thread(target=swap)
swapper.start()
results = set()
try:
    for i in range(30_000):
        try: results.add(f(a=1))
        except TypeError: pass   # many's code with the defaults of another one
finally:
    done = True
    swapper.join()
print(results)
