import _symtable

for args in ('1', 'x', 'foo'), (1, 'x', 'exec'), ('1', 1, 'exec'), ('1', 'x', 1), ('a b', 'x', 'exec'), ('def f(a, a): pass', 'x', 'exec'), \
        ('a\0b', 'x', 'exec'), ('1', 'x', 'func_type'), ('def f():\n a\n global a', 'x', 'exec'), ('x\ny', 'x', 'eval'):
    try:
        print(_symtable.symtable(*args))
    except Exception as error:
        print(repr(error))
try:
    type(_symtable.symtable('', '', 'exec'))()
except TypeError as error:
    print(error)
