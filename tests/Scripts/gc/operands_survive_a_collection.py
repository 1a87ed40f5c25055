import gc


class Counter:
    def __init__(self):
        self.count = 0

    def __iter__(self):
        return self

    def __next__(self):
        gc.collect()
        self.count += 1
        if self.count > 2:
            raise StopIteration
        return self.count


class Left:
    def __eq__(self, other):
        gc.collect()
        return NotImplemented

    def __add__(self, other):
        gc.collect()
        return NotImplemented


class Right:
    def __radd__(self, other):
        return type(other).__name__ + " + Right"

    def __eq__(self, other):
        return type(other).__name__ + " == Right"


class Mapping:
    def keys(self):
        gc.collect()
        return ["a"]

    def __getitem__(self, key):
        gc.collect()
        return 1


class Manager:
    def __enter__(self):
        gc.collect()
        return self

    def __exit__(self, *error):
        gc.collect()


def names(**given):
    return given


print([*Counter(), *Counter()], {*Counter()}, [x for x in Counter()], {x: y for x, y in zip(Counter(), Counter())})
print(Left() + Right(), Left() == Right())
print(names(**Mapping(), b=2), {**Mapping(), **Mapping()})
try:
    with Manager():
        raise KeyError("kept")
except KeyError as error:
    print(repr(error))
