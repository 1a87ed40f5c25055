import _thread, time, sys
def wait(what):
    while not what(): time.sleep(0.001)
done = []
print(type(_thread.start_new_thread(lambda a, b=0: done.append((a, b)), (1,), {'b': 2})).__name__); wait(lambda: done); wait(lambda: not _thread._count()); print(done)
class Args:
    def __init__(self, o): self.o = o
sys.unraisablehook = lambda u: done.append((u.exc_type.__name__, str(u.exc_value), u.err_msg, u.object is bad))
def bad(): raise ValueError('x')
_thread.start_new_thread(bad, ()); wait(lambda: len(done) > 1); print(done[1:])
def leave(): _thread.exit()
_thread.start_new_thread(leave, ()); wait(lambda: not _thread._count()); print(len(done))
for call in lambda: _thread.start_new_thread(5, ()), lambda: _thread.start_new_thread(bad, []), lambda: _thread.start_new_thread(bad, (), 5), lambda: _thread.start_new_thread(bad):
    try: call()
    except Exception as e: print(type(e).__name__, e)
print(_thread.stack_size(), _thread.stack_size(262144), _thread.stack_size(0), _thread.stack_size())
for size in 4096, -1:
    try: _thread.stack_size(size)
    except ValueError as e: print(e)
lock, sentinel = _thread.allocate_lock(), []
def holder(): s = _thread._set_sentinel(); s.acquire(); sentinel.append(s); lock.acquire()
lock.acquire(); _thread.start_new_thread(holder, ()); wait(lambda: sentinel); print(sentinel[0].locked(), sentinel[0].acquire(timeout=0.01)); lock.release(); print(sentinel[0].acquire())
r, told = _thread.RLock(), []
def other():
    told.append(r.acquire(False)); told.append(r._is_owned())
    try: r.release()
    except RuntimeError as e: told.append(str(e))
r.acquire(); r.acquire(); _thread.start_new_thread(other, ()); wait(lambda: len(told) == 3); print(told, r._recursion_count())
def interrupt(): _thread.interrupt_main()
try: _thread.start_new_thread(interrupt, ()); time.sleep(10); print('no')
except KeyboardInterrupt: print('interrupted')
try: _thread.interrupt_main()
except KeyboardInterrupt: print('again')
