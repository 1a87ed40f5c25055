import functools
import collections.abc

@functools.singledispatch
def show(value):
    return 'anything'

@show.register(int)
def _(value):
    return 'int'

@show.register
def _(value: list | tuple):
    return 'list or tuple'

@show.register(collections.abc.Mapping)
def _(value):
    return 'mapping'

print(show(1), show(True), show([]), show(()), show({}), show('x'), show.dispatch(float) is show.registry[object])
print(sorted(kind.__name__ for kind in show.registry))

class Both(collections.abc.Sized, collections.abc.Iterable):
    def __len__(self):
        return 0
    def __iter__(self):
        return iter(())

class Virtual:
    def __len__(self):
        return 0
    def __iter__(self):
        return iter(())

show.register(collections.abc.Sized, lambda value: 'sized')
show.register(collections.abc.Iterable, lambda value: 'iterable')
print(show(Both()))
for action in (lambda: show(Virtual()), lambda: show(), lambda: show.register(1), lambda: show.register(lambda x: x)):
    try:
        action()
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, str(error).split(' at 0x')[0])

class Methods:
    @functools.singledispatchmethod
    def show(self, value):
        return 'anything'
    @show.register
    def _(self, value: int):
        return 'int'

print(Methods().show(1), Methods().show('x'))
