import functools

class Cell:
    def set_state(self, state, *extra):
        return self, state, extra
    set_alive = functools.partialmethod(set_state, True)
    both = functools.partialmethod(set_alive, 2)

    @classmethod
    def make(cls, value):
        return cls.__name__, value
    make_one = functools.partialmethod(make, 1)

cell = Cell()
print(cell.set_alive()[1:], cell.both(3)[1:], Cell.make_one(), Cell().make_one())
print(functools.partialmethod(len, 1, a=2))
try:
    functools.partialmethod(5)
except TypeError as error:
    print(error)
