import _imp
print(_imp.lock_held())
for _ in range(3): _imp.acquire_lock()
print(_imp.lock_held())
for _ in range(3): _imp.release_lock()
print(_imp.lock_held())
try: _imp.release_lock()
except RuntimeError as e: print(e)
