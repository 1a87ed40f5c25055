from collections.abc import Callable
import pickle

alias = Callable[[int, str], bool]
print(alias, alias.__args__, alias.__origin__, Callable[..., int], Callable[[], None])
for wrong in (int, (int,), (1, int)):
    try:
        Callable[wrong]
    except TypeError as error:
        print(error)
