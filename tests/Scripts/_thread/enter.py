import _thread
def t(f, *args, **named):
    try: print(f(*args, **named))
    except Exception as e: print(type(e).__name__, e)
for make in _thread.RLock, _thread.allocate_lock:
    lock = make()
    t(lock.__enter__, False); t(lock.release)
    t(lock.__enter__, blocking=True, timeout=2); t(lock.release)
    t(lock.__enter__, False, 1); t(lock.__enter__, True, -5); t(lock.__enter__, 'a', 'b')
    t(lock.__enter__); t(lock.__exit__); t(lock.__exit__)
