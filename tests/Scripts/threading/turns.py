import sys, threading, contextvars, time
print(sys.getswitchinterval()); sys.setswitchinterval(0.001); print(sys.getswitchinterval())
try: sys.setswitchinterval(0)
except ValueError as e: print(e)
# A thread that runs on does not keep others from running.
stop = False
def spin():
    while not stop: pass
spinners = [threading.Thread(target=spin) for _ in range(3)]
for t in spinners: t.start()
time.sleep(0.01); stop = True
for t in spinners: t.join()
var = contextvars.ContextVar('var', default='default'); var.set('main')
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
def work():
    print(var.get(), deep(800), sys.exc_info())
    def forever(): forever()
    try: forever()
    except RecursionError as e: print(e)
def outer(n): return work_in_thread() if n == 0 else outer(n - 1)
def work_in_thread(): t = threading.Thread(target=work); t.start(); t.join()
outer(500)
counter, lock = 0, threading.Lock()
def add():
    global counter
    for _ in range(500):
        with lock: value = counter; time.sleep(0) if value % 100 == 0 else None; counter = value + 1
ts = [threading.Thread(target=add) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(counter)
