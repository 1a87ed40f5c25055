from concurrent.futures import *
import threading
with ThreadPoolExecutor(2, initializer=lambda: None) as ex:
    fs = [ex.submit(pow, n, 2) for n in range(4)]
    print(sorted(f.result() for f in as_completed(fs)), list(ex.map(lambda a, b: a * b, [1, 2], [3, 4])), wait(fs).not_done)
    f = ex.submit(lambda: 1 / 0); print(repr(f.exception()), f.done(), f.cancelled(), f.cancel())
f = Future(); f.add_done_callback(lambda f: print('done', f.cancelled())); print(f.running(), f.cancel(), f.cancel(), f.done())
for bad in lambda: ex.submit(int), lambda: f.result(), lambda: f.set_result(1), lambda: Future().result(0.01), lambda: ThreadPoolExecutor(0):
    try: print(bad())
    except BaseException as x: print(type(x).__name__, str(x).split(' at 0x')[0])
