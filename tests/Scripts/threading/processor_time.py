# A thread's clock counts that thread alone.
import threading
import time


def burn(seconds):
    start = time.thread_time()
    while time.thread_time() - start < seconds:
        pass
    spent.append(time.thread_time() - start)


spent = []
before, whole = time.thread_time_ns(), time.process_time_ns()
worker = threading.Thread(target=burn, args=(0.05,))
worker.start()
worker.join()
here, whole = time.thread_time_ns() - before, time.process_time_ns() - whole
print(spent[0] >= 0.05, here < 50_000_000, whole >= 40_000_000)
print(abs(time.clock_gettime(time.CLOCK_THREAD_CPUTIME_ID) - time.thread_time()) < 0.05)
