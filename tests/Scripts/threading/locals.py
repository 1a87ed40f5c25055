import threading, gc, weakref
class Own(threading.local):
    shared = []
    def __init__(self, n): self.n = n; self.shared.append(threading.current_thread().name)
class Value: pass
own, refs = Own(5), []
def work():
    own.n += 1; own.v = Value(); refs.append(weakref.ref(own.v)); print(own.n, sorted(own.__dict__))
for i in range(2): t = threading.Thread(target=work, name=f'T{i}'); t.start(); t.join()
del t; gc.collect(); gc.collect()
print(own.n, own.shared, hasattr(own, 'v'), [r() for r in refs])
x = Value(); x.local = threading.local(); x.local.x = x; r = weakref.ref(x); del x; gc.collect(); gc.collect(); print(r())
for bad in lambda: threading.local(1), lambda: threading.local(a=1), lambda: setattr(own, '__dict__', {}), lambda: delattr(own, '__dict__'):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class Broken(threading.local):
    def __init__(self, *args):
        if threading.current_thread() is not threading.main_thread(): raise ValueError('no')
b = Broken(); b.x = 1
def touch():
    for _ in range(2):
        try: b.x
        except ValueError as e: print(e)
t = threading.Thread(target=touch); t.start(); t.join(); print(b.x)
