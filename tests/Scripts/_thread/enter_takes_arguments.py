# What with calls takes the arguments of acquire.
import _thread
for lock in (_thread.allocate_lock(), _thread.RLock()):
    print(lock.__enter__(True, 1), lock.__exit__(), lock.__enter__(0), lock.__exit__(1, 2, 3))
    for arguments in ((None,), (1, 'a'), (False, 1)):
        try: print(lock.__enter__(*arguments))
        except (TypeError, ValueError, OverflowError) as e: print(type(e).__name__, e)
