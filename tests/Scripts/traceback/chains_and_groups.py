import traceback
def made():
    try:
        try: raise KeyError('a')
        except KeyError as e: raise ValueError('b') from e
    except ValueError as e:
        error = ExceptionGroup('g', [e, TypeError('t'), ExceptionGroup('h', [OSError(2, 'x')])])
        error.add_note('one\ntwo')
        return error
for limits in {}, {'max_group_width': 2}, {'max_group_depth': 1}:
    t = traceback.TracebackException.from_exception(made(), **limits)
    for e in [t, *t.exceptions]: e.stack.clear(); e.__cause__ and e.__cause__.stack.clear()
    print(''.join(t.format()))
print(''.join(t.format(chain=False)))
