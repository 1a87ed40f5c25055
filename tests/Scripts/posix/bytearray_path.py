import os, warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    for f, args in (os.mkdir, (bytearray(b"no/such"),)), (os.stat, (memoryview(b'y'),)), (os.listdir, (bytearray(b'z'),)):
        try: f(*args)
        except OSError: print('OSError')
        except Exception as e: print(type(e).__name__, e)
print([str(w.message) for w in caught])
try: os.mkdir(1.5)
except TypeError as e: print(e)
