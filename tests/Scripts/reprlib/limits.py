import reprlib

r = reprlib.Repr()
print(r.repr(list(range(20))), r.repr('x' * 50), r.repr({i: i for i in range(9)}), r.repr(10 ** 60), r.repr({3, 1, 2}), r.repr((1,)),
      r.repr([[[[[[[[1]]]]]]]]), r.repr(frozenset()))

class Loop:
    def __init__(self):
        self.me = self
    @reprlib.recursive_repr('<loop>')
    def __repr__(self):
        return f'Loop({self.me!r})'
print(Loop())

class Bad:
    def __repr__(self):
        1 / 0
print(r.repr(Bad()).split(' at ')[0])
