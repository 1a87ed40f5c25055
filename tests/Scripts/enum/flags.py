import enum

class Perm(enum.Flag):
    R = 4
    W = 2
    X = 1
    RW = R | W

print(list(Perm), Perm.R | Perm.X, Perm.RW, ~Perm.R, Perm(0), Perm.R in Perm.RW, list(Perm.RW), len(Perm(7)), bool(Perm(0)))
print(Perm.RW & Perm.W, Perm.RW ^ Perm.W, repr(Perm.R | Perm.X), Perm(7).name)
for action in (lambda: Perm(8), lambda: Perm('x'), lambda: Perm.R | 1, lambda: 1 in Perm.R):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

class Loose(enum.IntFlag):
    A = 1
    B = 2
print(Loose(9), repr(Loose(9)), ~Loose.A, Loose.A | 8, Loose(-1))

class Conform(enum.Flag, boundary=enum.CONFORM):
    A = 1
print(Conform(7))
class Eject(enum.Flag, boundary=enum.EJECT):
    A = 1
print(Eject(7))
print(enum.bin(10), enum.bin(-11), enum.show_flag_values(11))
try:
    @enum.verify(enum.CONTINUOUS, enum.NAMED_FLAGS)
    class Gap(enum.Flag):
        A = 1
        C = 4
except ValueError as error:
    print(error)
