import queue

for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    q = kind(3)
    for item in (2, 3, 1):
        q.put(item)
    print(kind.__name__, q.full(), q.qsize(), [q.get() for _ in range(3)], q.empty())
    for action in (q.get_nowait, lambda: q.get(timeout=0.01), lambda: q.get(timeout=-1)):
        try:
            action()
        except (queue.Empty, ValueError) as error:
            print(repr(error))
q = queue.Queue(1)
q.put(1)
try:
    q.put_nowait(2)
except queue.Full as error:
    print(repr(error))
q.get()
q.task_done()
q.join()
try:
    q.task_done()
except ValueError as error:
    print(error)
s = queue.SimpleQueue()
s.put(1)
print(s.get(), s.empty())
