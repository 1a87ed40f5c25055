# insert clips its index.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

def ins(i):
    l = [1, 2, 3]
    l.insert(i, 'x')
    return l
show(lambda: ins(0))
show(lambda: ins(-1))
show(lambda: ins(100))
show(lambda: ins(-100))
show(lambda: ins(2 ** 70))
show(lambda: ins('a'))
