# A generator that several threads take from gives each value once; who comes while it runs is told so.
import threading

def numbers():
    for i in range(100_000): yield i

def take(values):
    while True:
        try: seen.append(next(values))
        except StopIteration: return
        except ValueError as e: errors.add(str(e))

def iterate(values):
    while True:
        try:
            for value in values: seen.append(value)
            return
        except ValueError as e: errors.add(str(e))

for function in take, iterate:
    seen, errors = [], set()
    values = numbers()
    threads = [threading.Thread(target=function, args=(values,)) for _ in range(3)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    print(sorted(seen) == list(range(100_000)), errors <= {"generator already executing"})
