# fromkeys.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

show(lambda: dict.fromkeys('abc'))
show(lambda: dict.fromkeys([1, 2], 3))
show(lambda: dict.fromkeys(1))
show(lambda: dict.fromkeys())
