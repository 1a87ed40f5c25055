# While it is sorted a list is empty, and changes are noticed.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

def bad():
    l = [1, 2, 3]

    def k(x):
        l.append(x)
        return x
    try:
        l.sort(key=k)
    finally:
        print(l)
show(bad)
def bad2():
    l = [1, 2, 3]

    def k(x):
        print(l)
        return x
    l.sort(key=k)
    return l
show(bad2)
