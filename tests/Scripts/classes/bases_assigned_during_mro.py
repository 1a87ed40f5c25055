class Meta(type):
    at_work = False

    def mro(cls):
        if Meta.at_work and cls.__name__ == "B1":
            B2.__bases__ = (B1,)
        if Meta.at_work and cls.__name__ == "B2":
            B1.__bases__ = (B2,)
        return type.mro(cls)


class A(metaclass=Meta):
    pass


class B1(A):
    pass


class B2(A):
    pass


Meta.at_work = True
try:
    B1.__bases__ += ()
except TypeError as error:
    print(error)
Meta.at_work = False
print(B1.__bases__, B1.__mro__)


class Early(type):
    def mro(cls):
        print(cls.__mro__)
        if cls.__name__ == "First":
            try:
                type("Below", (cls,), {})
            except TypeError as error:
                print(error)
        return type.mro(cls)


class First(metaclass=Early):
    pass


class Other(type):
    word = property(lambda cls: "other")


class Swapped(metaclass=Early):
    pass


class Plain(type):
    word = property(lambda cls: "plain")


class Changing(metaclass=Plain):
    pass


print(Changing.word)
Changing.__class__ = Other
print(Changing.word, type(Changing))
