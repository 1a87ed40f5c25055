# __index__ where a number is needed.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

class I:

    def __index__(s):
        return 2
show(lambda: [1, 2, 3, 4][I():])
show(lambda: [1, 2, 3][I()])
show(lambda: (1, 2, 3)[:I()])
show(lambda: [1] * I())
show(lambda: range(I()))
show(lambda: list(range(I(), 5, I())))
