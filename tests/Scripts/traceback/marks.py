import linecache, traceback
source = 'def f(a, b):\n    return (a + b) * len(a)[0 ]\ndef g(): f("é", 1)\ng()\n'
linecache.cache['s.py'] = len(source), None, source.splitlines(True), 's.py'
try: exec(compile(source, 's.py', 'exec'), {})
except TypeError as error: print(''.join(traceback.format_exception(error)[2:]), end='')
