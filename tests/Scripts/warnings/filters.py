import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    warnings.warn('one')
    warnings.warn('two', DeprecationWarning)
    print([(str(w.message), w.category.__name__, w.line) for w in caught])
with warnings.catch_warnings(record=True) as caught:
    warnings.resetwarnings()
    warnings.filterwarnings('error', message='bad')
    warnings.filterwarnings('ignore', category=UserWarning, append=True)
    warnings.warn('ignored')
    try:
        warnings.warn('bad thing', RuntimeWarning)
    except RuntimeWarning as error:
        print('raised', error)
    print(len(caught))
print(warnings.formatwarning('text', UserWarning, 'file.py', 3, line='  the line '), end='')
for wrong in ('x:y:z:a:b:c', 'nonsense', 'error::NoSuch', 'error:::m:-1', 'error::no.such.module.Thing'):
    try:
        warnings._setoption(wrong)
    except warnings._OptionError as error:
        print(error)
