import sys

def jump(function, source, target, event='line'):
    first = function.__code__.co_firstlineno
    def trace(frame, what, arg):
        nonlocal done
        if frame.f_code is not function.__code__: return None
        if what == event and frame.f_lineno - first == source and not done:
            done = True
            try: frame.f_lineno = first + target
            except ValueError as e: print('refused:', e)
        return trace
    done = False
    sys.settrace(trace)
    try: function()
    except Exception as e: print(type(e).__name__, e)
    sys.settrace(None)

def straight():
    print('a')
    print('b')
    print('c')
jump(straight, 2, 3); print('-'); jump(straight, 3, 1); print('-')
def loop():
    for i in range(2):
        print('in', i)
    print('out')
jump(loop, 2, 3); print('-'); jump(loop, 3, 2); print('-')
def handled():
    try:
        1 / 0
    except ZeroDivisionError:
        print('handler', sys.exc_info()[0].__name__)
    print('after', sys.exc_info()[0])
jump(handled, 4, 5); print('-'); jump(handled, 1, 4); print('-')
class C:
    def __enter__(self): print('enter')
    def __exit__(self, *a): print('exit', a[0])
def managed():
    with C():
        print('body')
    print('behind')
jump(managed, 2, 3); print('-'); jump(managed, 3, 2); print('-')
jump(straight, 2, -1); jump(straight, 2, 90); jump(straight, 0, 2, 'call'); jump(straight, 3, 1, 'return')
frame = sys._getframe()
for value in (1, 1.5, None, True):
    try: frame.f_lineno = value
    except ValueError as e: print(e)
try: del frame.f_lineno
except AttributeError as e: print(e)
