# Hints of length that are wrong.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

class It:

    def __iter__(s):
        return s

    def __next__(s):
        raise ValueError('n')

    def __length_hint__(s):
        return -1
show(lambda: list(It()))
show(lambda: tuple(It()))
show(lambda: set(It()))
show(lambda: dict(It()))
show(lambda: [].extend(It()))
class It2(It):

    def __length_hint__(s):
        return 2 ** 40

    def __next__(s):
        raise StopIteration
class It3(It2):

    def __length_hint__(s):
        raise ZeroDivisionError('lh')
show(lambda: list(It3()))
class It4(It2):

    def __length_hint__(s):
        return 'x'
show(lambda: list(It4()))
