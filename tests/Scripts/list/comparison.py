# Lists compare item by item.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

show(lambda: [1, 2, 1].count(1))
show(lambda: [float('nan')] == [float('nan')])
n = float('nan')
show(lambda: [n] == [n])
show(lambda: [1, 2] < [1, 3])
show(lambda: [1, 2] < [1, 2, 0])
show(lambda: [1, 'a'] < [1, 2])
show(lambda: [1] < (1,))
show(lambda: [1] != [1])
show(lambda: [1] == [1, 2])
show(lambda: [1, 2] >= [1, 2])
