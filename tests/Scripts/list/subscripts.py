# Items and slices of lists, and the errors of wrong subscripts.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

L = [1, 2, 3]
show(lambda: L[5])
show(lambda: L['a'])
show(lambda: L[1:])
show(lambda: L[::-1])
show(lambda: L[::0])
show(lambda: L[True])
show(lambda: L[2 ** 70])
show(lambda: L[-1])
show(lambda: L[-4])
show(lambda: L[1.0])
show(lambda: L['a':])
