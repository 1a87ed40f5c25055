import traceback
for args in ('m', ('f.py', 2, 5, '  a b\n', 2, 8)), ('m', ('f.py', 2, None, 'a b')), ('m', (None, None, None, None)), ('m', ('f', None, 1, 'x')), (None, ('f', 1, 1, '\tx', 1, 0)):
    print(''.join(traceback.format_exception_only(SyntaxError(*args))), end='')
class E(Exception):
    def __str__(self): 1 / 0
print(traceback.format_exception_only(E()), traceback.format_exception_only(None, None))
e = ValueError(); e.__notes__ = 5; print(traceback.format_exception_only(e))
for bad in (1,), (1, 2), (None, 1):
    try: traceback.format_exception(*bad)
    except Exception as x: print(type(x).__name__, x)
