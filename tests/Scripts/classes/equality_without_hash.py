class Equal:
    def __eq__(self, other):
        return True


class Below(Equal):
    pass


class Hashed(Equal):
    __hash__ = object.__hash__


class Unbound:
    __eq__ = property(lambda self: self.missing)


for cls in Equal, Below, Hashed:
    print(cls.__name__, cls.__hash__)
    try:
        print(isinstance(hash(cls()), int))
    except TypeError as error:
        print(error)
print(Unbound() == Unbound())
