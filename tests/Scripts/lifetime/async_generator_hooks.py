import gc, sys

async def g():
    try: yield 1
    finally: print('finally')
sys.set_asyncgen_hooks(firstiter=lambda a: print('first', a.__name__), finalizer=lambda a: print('final', a.__name__))
a = g(); n = a.__anext__()
try: n.send(None)
except StopIteration as e: print(e.value)
del n, a; gc.collect(); print('-')
sys.set_asyncgen_hooks(firstiter=None, finalizer=None)
a = g(); n = a.__anext__()
try: n.send(None)
except StopIteration as e: print(e.value)
del n, a; gc.collect()
