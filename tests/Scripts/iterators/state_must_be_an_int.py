class Index:
    def __index__(self):
        return 1


class Items:
    def __getitem__(self, index):
        return [1, 2, 3][index]


for source in [1, 2, 3], (1, 2, 3), b'abc', bytearray(b'abc'), 'abc', 'a\xe9c', Items():
    for state in 1, -5, 99, True, 2 ** 80, Index(), 'a', 1.0, None:
        iterator = iter(source)
        try:
            iterator.__setstate__(state)
            print(type(iterator).__name__, state, list(iterator))
        except (TypeError, OverflowError) as error:
            print(type(iterator).__name__, type(state).__name__, type(error).__name__, error)
for iterator in reversed([1, 2, 3]), reversed((1, 2, 3)):
    for state in Index(), None:
        try:
            iterator.__setstate__(state)
        except TypeError as error:
            print(type(iterator).__name__, error)
