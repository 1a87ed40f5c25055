def g():
    try: yield 1
    except BaseException as e: print(' in', repr(e), repr(e.__context__)); raise
def in_handler():
    try: 1/0
    except Exception:
        try: yield 1
        except BaseException as e: print(' in', repr(e), repr(e.__context__)); raise
def outer(inner):
    yield from inner()
async def co():
    class A:
        def __await__(self):
            yield 1
    try: await A()
    except BaseException as e: print(' in', repr(e), repr(e.__context__)); raise
for make in g, in_handler, lambda: outer(g), lambda: outer(in_handler), co:
  for thrown in (ValueError,), (ValueError('x'),), (ValueError,'y'), None:
    a=make(); a.send(None)
    try: 
        try: {}['a']
        except KeyError:
            if thrown is None: a.close()
            else: a.throw(*thrown)
    except BaseException as e: print(repr(e), repr(e.__context__))
