# Read-only views of mappings.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

MP = type(type.__dict__)
show(lambda: MP([]))
show(lambda: MP())
show(lambda: MP(mapping={1: 2}))
show(lambda: hash(MP({})))
show(lambda: MP({1: 2}) | {3: 4})
show(lambda: MP({1: 2}) | 3)
show(lambda: {1: 2} | MP({3: 4}))
def f():
    m = MP({})
    m |= {}
show(f)
show(lambda: MP({1: 2}) == {1: 2})
show(lambda: str(MP({1: 2})))
show(lambda: MP({1: 2}).get(1))
show(lambda: MP({1: 2}).get(5, 6))
show(lambda: MP({1: 2}).get())
show(lambda: MP(3))
show(lambda: MP('ab'))
show(lambda: MP(()))
show(lambda: type(MP({1: 2}).copy()))
show(lambda: list(MP({1: 2})))
show(lambda: MP({1: 2})[1])
show(lambda: MP({1: 2})[2])
show(lambda: list(MP({1: 2}).items()))
show(lambda: list(reversed(MP({1: 2, 3: 4}))))
show(lambda: 1 in MP({1: 2}))
show(lambda: len(MP({1: 2})))
show(lambda: MP({1: 2}) | MP({5: 6}))
show(lambda: MP[int])
def sm():
    MP({})[1] = 2
show(sm)
