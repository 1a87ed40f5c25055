# zip, and its strict form.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

show(lambda: list(zip([1, 2], 'ab')))
show(lambda: list(zip()))
show(lambda: zip([1], 2))
show(lambda: list(zip([1], [1, 2], strict=True)))
show(lambda: list(zip([1, 2], [1], strict=True)))
show(lambda: list(zip([1], [1], [], strict=True)))
show(lambda: list(zip([1], [1], [1, 2], strict=True)))
show(lambda: zip(a=1))
show(lambda: len(zip([1], strict=1).__reduce__()))
show(lambda: len(zip([1]).__reduce__()))
show(lambda: list(zip([1], [2], [3])))
