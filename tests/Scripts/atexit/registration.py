import atexit
atexit._clear()
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

print(atexit.register(print, 1, 2, sep='-') is print, atexit._ncallbacks())
def f(*a): print('f', a)
atexit.register(f, 3); atexit.register(f); atexit.register(print, 'gone')
atexit.unregister(f); print(atexit._ncallbacks())
atexit._run_exitfuncs(); print(atexit._ncallbacks())
e(atexit.register); e(atexit.register, 5); e(atexit.unregister); e(lambda: atexit.register(func=print))
@atexit.register
def last(): print('at the end')
atexit.register(f, 'before')
atexit._clear(); print(atexit._ncallbacks())
