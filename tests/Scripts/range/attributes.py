# Attributes are read-only; no subclasses.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

R = range
show(lambda: R(5).start.__class__)
def sr():
    R(5).start = 1
show(sr)
class RR:
    pass
show(lambda: type('X', (range,), {}))
show(lambda: type('X', (slice,), {}))
