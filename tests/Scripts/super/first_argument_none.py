# super() without arguments in a function whose first argument is None is bound to nothing.
class A:
    def f(self):
        self = None
        return super()

    def g(self):
        self = None
        return super().g

s = A().f()
print(s.__thisclass__, s.__self__, s.__self_class__)
try: A().g()
except AttributeError as e: print(e)
