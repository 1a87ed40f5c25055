# Concatenation and repetition.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

show(lambda: [1] + (1,))
show(lambda: [1] + 1)
show(lambda: 1 + [1])
show(lambda: [1] * 'a')
show(lambda: [1, 2] * 3)
show(lambda: 3 * [1])
show(lambda: [1] * -1)
show(lambda: [1] * 1.5)
show(lambda: [[]] * 2)
show(lambda: [1, 2] * 2 ** 62)
show(lambda: [1] * 2 ** 70)
