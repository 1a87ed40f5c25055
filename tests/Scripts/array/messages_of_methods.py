from array import array

def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)

numbers = array("b", [1, 2, 3])
for name in ["extend", "tofile", "fromfile"]:
    show(getattr(numbers, name))
    show(getattr(numbers, name), 1, 2, 3)
    show(getattr(numbers, name), x=1)
for value in [200, -200, 2**20, -2**20, 2**70]:
    show(numbers.append, value)
numbers[::2] = array("b")
print(numbers)
