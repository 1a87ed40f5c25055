import queue, threading, time
for kind in queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue:
    q, out = kind(), []
    def work(q=q, out=out):
        while (item := q.get()) < 100: out.append(item)
    ts = [threading.Thread(target=work) for _ in range(3)]
    for t in ts: t.start()
    for i in range(50): q.put(i)
    while not q.empty(): time.sleep(0.001)
    for t in ts: q.put(100)
    for t in ts: t.join()
    print(kind.__name__, sorted(out) == list(range(50)))
q = queue.Queue(1); q.put(1); t = threading.Thread(target=q.put, args=(2,)); t.start(); print(q.get(), q.get()); t.join()
s = queue.SimpleQueue(); t = threading.Timer(0.01, s.put, ('late',)); t.start(); print(s.get(timeout=10))
for get in lambda: s.get(timeout=0.01), lambda: s.get_nowait():
    try: get()
    except queue.Empty as e: print('empty')
q = queue.Queue(); t = threading.Thread(target=lambda: (q.get(), q.task_done()), daemon=True); t.start(); q.put(1); q.join(); t.join(); print(q.unfinished_tasks)
