# The file name may be any bytes-like object, with a warning; integers may have as many digits as sys says.
import sys
import warnings

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    for name in ('f.py', b'f.py', bytearray(b'f.py'), memoryview(b'f.py')):
        print(compile('pass', name, 'exec').co_filename, [str(w.message) for w in seen])
        seen.clear()
for name in ([1], 1, None, b'a\0'):
    try:
        compile('pass', name, 'exec')
    except (TypeError, ValueError) as error:
        print(error)

source = 'a = 1\nb = ' + '3' * 3000
for digits in (3000, 2999, 0):
    sys.set_int_max_str_digits(digits)
    try:
        print(len(compile(source, 'f.py', 'exec').co_consts))
    except SyntaxError as error:
        print(error.lineno, error.msg)
