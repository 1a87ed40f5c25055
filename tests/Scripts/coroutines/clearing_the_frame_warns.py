import warnings
warnings.simplefilter("always")
warnings.showwarning = lambda message, *rest, **more: print(message)

async def f(): pass

coroutine = f()
coroutine.cr_frame.clear()
coroutine.close()
try: coroutine.send(None)
except RuntimeError as e: print(e)

def generator():
    try: yield 1
    finally: print("finally")

g = generator()
next(g)
g.gi_frame.clear()
print(g.gi_frame, list(g))
