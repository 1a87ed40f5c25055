# Properties read, write and delete.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

class C:

    @property
    def x(self):
        """doc"""
        return 1
    y = property()

    @property
    def z(self):
        raise AttributeError('q')
    _v = 0

    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, n):
        self._v = n

    @v.deleter
    def v(self):
        del self._v
c = C()
show(lambda: setattr(c, 'x', 1))
show(lambda: delattr(c, 'x'))
show(lambda: c.y)
show(lambda: setattr(c, 'y', 1))
show(lambda: delattr(c, 'y'))
show(lambda: c.v)
show(lambda: setattr(c, 'v', 5))
show(lambda: c.v)
show(lambda: delattr(c, 'v'))
show(lambda: c.v)
