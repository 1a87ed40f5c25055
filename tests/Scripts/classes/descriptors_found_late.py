class Slots:
    __slots__ = ("slot",)


class Other:
    __slots__ = ("own",)
    other = Slots.slot


def read(value):
    return value.other


def write(value):
    value.other = 1


for function in read, write:
    for _ in range(100):
        try:
            function(Other())
        except TypeError as error:
            last = error
    print(last)


class Late:
    pass


class Owner:
    late = Late()

    def __init__(self):
        self.late = 1


owner = Owner()


def late():
    return owner.late


print([late() for _ in range(100)][-1])
Late.__get__ = lambda self, instance, kind: 2
Late.__set__ = lambda *given: None
print(late())
