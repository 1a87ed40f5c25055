import abc

class Base(abc.ABC):
    @abc.abstractmethod
    def one(self):
        pass
    @property
    @abc.abstractmethod
    def two(self):
        pass

class Half(Base):
    def one(self):
        return 1

for kind in (Base, Half):
    try:
        kind()
    except TypeError as error:
        print(error)
Half.two = 2
print(sorted(Half.__abstractmethods__), sorted(abc.update_abstractmethods(Half).__abstractmethods__), Half().two)

@Base.register
class Virtual:
    pass
print(issubclass(Virtual, Base), isinstance(Virtual(), Base), Base in Virtual.__mro__)
for action in (lambda: Base.register(1), lambda: Half.register(Base)):
    try:
        action()
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
