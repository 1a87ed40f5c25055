# Every n-th item is deleted; what stays keeps its order.
from array import array
for length in range(8):
    for slice_ in (slice(None, None, 2), slice(None, None, -2), slice(1, None, 3), slice(5, 1, -2), slice(0, 0, 2), slice(None, None, -1), slice(-1, 0, -3), slice(2, 100, 7)):
        items = array('h', range(length))
        del items[slice_]
        print(items.tolist(), end=' ')
    print()
items = array('d', range(300_000))
del items[::2]
print(len(items), items[0], items[-1])
view = memoryview(items)
try: del items[::3]
except BufferError as e: print(e)
