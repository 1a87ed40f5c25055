import threading, sys, io
def frames(tb): return [] if tb is None else [tb.tb_frame.f_code.co_name, *frames(tb.tb_next)]
def bad(kind): raise kind('in a thread')
def run(*args, **kw): t = threading.Thread(target=bad, args=args, **kw); t.start(); t.join()
threading.excepthook = lambda a: print(a.thread.name, a.exc_type.__name__, a.exc_value, frames(a.exc_traceback))
run(ValueError, name='A'); run(SystemExit, name='B')
threading.excepthook = threading.__excepthook__
sys.stderr = io.StringIO(); run(ValueError, name='C'); run(SystemExit); text = sys.stderr.getvalue().splitlines(); print(text[0], text[-1])
sys.stderr = io.StringIO(); threading.excepthook = lambda a: 1 / 0; run(KeyError, name='D'); text = sys.stderr.getvalue().splitlines(); print(text[0], text[-1])
threading.excepthook = threading.__excepthook__; sys.stderr = None; run(ValueError); sys.stderr = io.StringIO()
try: threading.excepthook(5)
except TypeError as e: print(e)
calls = []
def work(): pass
threading.settrace(lambda f, e, a: calls.append(e) if f.f_code is work.__code__ else None)
t = threading.Thread(target=work); t.start(); t.join(); threading.settrace(None)
threading.setprofile(lambda f, e, a: calls.append(e) if f.f_code is work.__code__ else None)
t = threading.Thread(target=work); t.start(); t.join(); threading.setprofile(None)
print(calls, sys.gettrace(), sys.getprofile())
go, here = threading.Event(), threading.Event()
def leaf():
    try: 1 / 0
    except ZeroDivisionError: here.set(); go.wait()
t = threading.Thread(target=leaf); t.start(); here.wait()
f = sys._current_frames()[t.ident]
while f.f_code.co_name != 'leaf': f = f.f_back
print(f.f_code.co_name, f.f_lineno, sys._current_exceptions()[t.ident][0].__name__, sys._current_exceptions()[threading.get_ident()], sys.exc_info())
go.set(); t.join(); print(t.ident in sys._current_frames())
