import functools

for root in ('__lt__', '__le__', '__gt__', '__ge__'):
    class Ordered:
        def __init__(self, value):
            self.value = value
        def __eq__(self, other):
            return self.value == other.value
    compare = getattr(int, root)
    setattr(Ordered, root, lambda self, other, compare=compare: compare(self.value, other.value))
    functools.total_ordering(Ordered)
    pairs = [(Ordered(1), Ordered(2)), (Ordered(2), Ordered(2)), (Ordered(3), Ordered(2))]
    print(root, [(a < b, a <= b, a > b, a >= b) for a, b in pairs])

try:
    functools.total_ordering(type('Nothing', (), {}))
except ValueError as error:
    print(error)
