from _queue import Empty, SimpleQueue

queue = SimpleQueue()
for call in (lambda: SimpleQueue(1), lambda: SimpleQueue(a=1), lambda: queue.get(False), lambda: queue.get(timeout=-1), lambda: queue.get(True, 0.01), lambda: queue.get(True, 'x'),
             lambda: queue.get(timeout=2 ** 70), lambda: queue.put(), lambda: queue.put(1, 2, 3), lambda: queue.put(2, block='x', timeout='y'), lambda: queue.qsize(), lambda: queue.empty(),
             lambda: queue.get_nowait(), lambda: queue.get(timeout=None), lambda: queue.get_nowait(), lambda: queue.put_nowait(), lambda: SimpleQueue[int], lambda: queue.get(False, -1),
             lambda: queue.get(timeout=float('nan')), lambda: type('X', (SimpleQueue,), {})(1).qsize()):
    try:
        print(call())
    except Exception as error:
        print(repr(error))
print(Empty.__module__, Empty.__bases__)
