# A collection between two rounds of a loop takes nothing that the rounds still need.
import signal,_thread,gc,contextlib
hits=[0]
def h(*a):
    hits[0]+=1; gc.collect()
signal.signal(signal.SIGINT, h)
def f():
    n=0
    try:
        try: raise ValueError('x')
        finally:
            while True:
                n+=1
                _thread.interrupt_main()
                if n>5: break
    except ValueError as e: print('ok', e)
f()
def g():
    out=[]
    for a in (x for x in range(3)):
        for b in iter([1,2,3]):
            with contextlib.nullcontext('c') as c:
                while True:
                    _thread.interrupt_main()
                    out.append((a,b,c))
                    if len(out)%3==0: break
    return out
print(len(g()))
def k():
    try:
        raise KeyError(1)
    except KeyError:
        while True:
            _thread.interrupt_main()
            try: raise IndexError
            except IndexError:
                for i in range(3):
                    _thread.interrupt_main()
                    continue
                break
        raise
try: k()
except KeyError as e: print('key', e, repr(e.__context__))
print([ (_thread.interrupt_main(), i, j) for i in range(3) for j in 'ab'][-1])
print(sum(_thread.interrupt_main() or i for i in range(5)))
def m(*args, **kw):
    n=0
    while n<4:
        n+=1; _thread.interrupt_main()
    return args, kw, n
print(m(*[1,2], **{'a':m(5)}), [m(1), m(2)], {'k': m()})
print(hits[0]>20)
