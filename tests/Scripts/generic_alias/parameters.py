# Type variables are replaced.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

class TV:

    def __init__(s, n):
        s.n = n

    def __repr__(s):
        return s.n

    def __typing_subst__(s, a):
        return a

    def __or__(s, o):
        return ('or', s, o)
T = TV('T')
U = TV('U')
show(lambda: dict[T, U][int])
show(lambda: dict[T, U][int, str, int])
show(lambda: dict[T, list[U]][int, str])
show(lambda: dict[T, U].__parameters__)
show(lambda: dict[T, T].__parameters__)
show(lambda: dict[T, T][int])
show(lambda: list[T][*tuple[int],])
show(lambda: tuple[T][*tuple[int, str],])
show(lambda: list[dict[T, U]][U, T])
show(lambda: (list[T] | int)[str])
show(lambda: (list[T] | int).__parameters__)
