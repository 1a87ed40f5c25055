import enum

class Color(enum.Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return f'{self.name}={self.value}'

print(list(Color), Color.CRIMSON, Color(2), Color['RED'], Color.RED.describe(), len(Color), list(Color.__members__))
print(repr(Color), Color.RED in Color, Color.RED == 1, Color.RED is Color.CRIMSON, {Color.RED: 1})
for action in (lambda: Color(9), lambda: Color['X'], lambda: setattr(Color, 'RED', 5), lambda: delattr(Color, 'RED'),
               lambda: enum.unique(Color), lambda: type(Color)('Sub', (Color,), {}), lambda: setattr(Color.RED, 'name', 1)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)

class Planet(enum.Enum):
    EARTH = 5.9, 6.3
    MARS = 0.6, 3.4
    def __init__(self, mass, radius):
        self.mass = mass
print(Planet.EARTH, Planet.MARS.mass, Planet((0.6, 3.4)))

class Auto(enum.Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() * (count + 1)
    A = enum.auto()
    B = enum.auto()
    @classmethod
    def _missing_(cls, value):
        return cls.A
print(Auto.A.value, Auto.B.value, Auto('?'))
print(enum.Enum('Made', 'a b', start=5).b.value, enum.Enum('Made', {'x': 1}).x)
