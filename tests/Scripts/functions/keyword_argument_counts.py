# Who takes keyword arguments apart from the positional ones tells of too many by their number.
import itertools

def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except TypeError as error:
        print(error)

attempt(min, 0, default=1, key=2, other=3)
attempt(max, 0, other=3)
attempt(ImportError, 0, name=1, path=2, other=3)
attempt(AttributeError, 0, name=1, obj=2, other=3)
attempt(NameError, 0, name=1, other=3)
attempt(NameError, 0, other=3)
attempt(zip, [], strict=1, other=2)
attempt(itertools.product, 0, repeat=1, other=2)
attempt(print, 0, sep=1, end=2, file=3, flush=4, other=5)
attempt(sorted, [], key=None, reverse=1, other=1)
