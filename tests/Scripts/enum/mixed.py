import enum

class Number(enum.IntEnum):
    ONE = 1
    TWO = enum.auto()
print(Number.TWO + 1, str(Number.ONE), repr(Number.ONE), f'{Number.TWO:03}', sorted([Number.TWO, Number.ONE]))

class Word(enum.StrEnum):
    HELLO = enum.auto()
    WORLD = 'World'
print(Word.HELLO, Word.WORLD.upper(), repr(Word.WORLD), 'hello' == Word.HELLO)
for bad in (lambda: enum.StrEnum('S', {'a': 1}), lambda: enum.StrEnum('S', {'a': ('x', 1)})):
    try:
        bad()
    except TypeError as error:
        print(error)

class Base(bytes, enum.Enum):
    def __new__(cls, number, label):
        made = bytes.__new__(cls, [number])
        made._value_ = number
        made.label = label
        return made
    A = 65, 'first'
print(Base.A, Base.A.label, Base(65), bytes(Base.A))
