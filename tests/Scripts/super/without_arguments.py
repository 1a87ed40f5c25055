# super() finds its class and first argument.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

class A:

    def f(self):
        return 'A.f'

    @classmethod
    def g(cls):
        return 'A.g'

    def __init__(self):
        self.i = 1
class B(A):

    def __init__(self):
        super().__init__()
        self.j = 2

    def f(self):
        return super().f() + 'B'

    @classmethod
    def g(cls):
        return super().g() + 'B'

    def h(self):
        return [super().f() for _ in (1,)]

    def k(self):

        def inner():
            return super().f()
        return inner()

    def d(self):
        del self
        super()

    def c(self):
        x = lambda: self
        return super().f()

    def gen(self):
        yield super().f()

    def s():
        super()

    def arg(*a):
        return super()
show(lambda: B().f())
show(lambda: B.g())
show(lambda: B().j)
show(lambda: B().h())
show(lambda: B().k())
show(lambda: B().d())
show(lambda: B().c())
show(lambda: list(B().gen()))
show(lambda: B.s())
show(lambda: B().arg())
show(lambda: (lambda x: super())(1))
