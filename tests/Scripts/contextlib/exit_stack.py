import contextlib

class Manager:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress
    def __enter__(self):
        print('enter', self.name)
        return self.name
    def __exit__(self, kind, value, traceback):
        print('exit', self.name, kind and kind.__name__)
        return self.suppress

with contextlib.ExitStack() as stack:
    print(stack.enter_context(Manager('a', suppress=True)))
    stack.callback(print, 'callback', end='!\n')
    stack.enter_context(Manager('b'))
    raise KeyError('gone')

try:
    with contextlib.ExitStack() as stack:
        stack.push(lambda *details: 1 / 0)
        raise KeyError('first')
except ZeroDivisionError as error:
    print(repr(error.__context__))

with contextlib.ExitStack() as stack:
    stack.enter_context(Manager('c'))
    kept = stack.pop_all()
print('after')
kept.close()
try:
    stack.enter_context(1)
except TypeError as error:
    print(error)
