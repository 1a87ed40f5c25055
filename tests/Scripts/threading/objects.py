import threading as t
print(t.current_thread().name, t.main_thread() is t.current_thread(), t.active_count())
r = []; th = [t.Thread(target=r.append, args=(i,)) for i in range(3)]
for x in th: x.start()
for x in th: x.join()
print(sorted(r), th[0].is_alive(), t.Thread(name='n', daemon=True).daemon, t.Thread(target=print).name.endswith('(print)'))
e = t.Event(); c = t.Condition(); s = t.BoundedSemaphore(2); b = t.Barrier(2); got = []
def worker(): e.wait(); got.append(b.wait()); 
w = t.Thread(target=worker); w.start(); print(e.is_set(), e.wait(0.01)); e.set(); got.append(b.wait()); w.join(); print(sorted(got), b.broken)
print(s.acquire(), s.acquire(), s.acquire(False)); s.release(2)
with c: print(c.wait(0.01), c.wait_for(lambda: 5))
l = t.local(); l.x = 1; w = t.Thread(target=lambda: print(hasattr(l, 'x'))); w.start(); w.join()
k = t.RLock(); k.acquire(); k.acquire(); k.release(); k.release()
for bad in lambda: s.release(), lambda: th[0].start(), lambda: t.Thread().join(), lambda: t.current_thread().join(), lambda: k.release(), lambda: c.notify(), lambda: t.Semaphore(-1):
    try: bad()
    except Exception as x: print(type(x).__name__, x)
