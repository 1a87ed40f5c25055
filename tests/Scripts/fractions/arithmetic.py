from fractions import Fraction as F

print(F(3, -6), F('3/4') + F('.25'), F('-1.5e2'), F(0.1), F(1, 3) * 3, F(7, 2) // 1, F(-7, 2) % 2, divmod(F(7, 2), F(1, 3)))
print(F(1, 2) ** -3, F(4) ** F(1, 2), 2 ** F(2), F(1, 2) + 0.5, F(1, 2) < 0.6, F(1, 2) == 0.5, hash(F(1, 2)) == hash(0.5))
print(round(F(5, 2)), round(F(7, 2)), round(F(12345, 100), 1), int(F(-7, 2)), F(3.14159).limit_denominator(100), repr(F(2)))
for action in (lambda: F(1, 0), lambda: F('x'), lambda: F(1.5, 2), lambda: F([]), lambda: F(1) / 0, lambda: F(0) ** -1):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
