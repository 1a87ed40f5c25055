# Attributes of the classes behind one.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

class A:

    def m(self):
        return 'A'

    @classmethod
    def k(cls):
        return ('A', cls.__name__)
    a = 1
class B(A):

    def m(self):
        return super(B, self).m() + 'B'

    @classmethod
    def k(cls):
        return super(B, cls).k() + ('B',)
class D(B):

    def m(self):
        return super(D, self).m() + 'D'
show(lambda: D().m())
show(lambda: D.k())
show(lambda: super(B, D()).a)
show(lambda: super(B, B()).nope)
show(lambda: super(A, B()).m)
class SS(super):
    pass
show(lambda: SS(B, D()).m())
show(lambda: SS(B).__get__(D()).m())
