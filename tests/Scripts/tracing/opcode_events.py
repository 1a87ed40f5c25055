import sys

def f(x):
    return x + 1
seen = []
def trace(frame, what, arg):
    frame.f_trace_opcodes = True
    frame.f_trace_lines = False
    seen.append((what, frame.f_lasti, frame.f_lineno))
    return trace
sys.settrace(trace); f(1); sys.settrace(None)
print(seen)
def g():
    x = 1
    def h(): return x
    print(h(), x)
def write(frame, what, arg):
    if frame.f_code.co_name == 'g' and what == 'line' and 'h' in frame.f_locals: frame.f_locals['x'] = 5
    return write
sys.settrace(write); g(); sys.settrace(None)
def locals_of():
    a = 1
    frame = sys._getframe()
    d = frame.f_locals
    b = 2
    print(sorted(d), sorted(frame.f_locals), d is frame.f_locals)
    d['a'] = 9
    print(a, frame.f_locals['a'])
    try: frame.clear()
    except RuntimeError as e: print(e)
    return frame
fr = locals_of()
print(sorted(fr.f_locals), fr.f_lineno, fr.f_back is None)
fr.clear(); print(fr.f_locals)
def gen():
    try: yield 1
    finally: print('closed')
it = gen(); next(it); it.gi_frame.clear(); print(it.gi_frame)
