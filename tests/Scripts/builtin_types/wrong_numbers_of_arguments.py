for call in (lambda: ''.__mul__(), lambda: ''.__rmul__(1, 2), lambda: [].__imul__(), lambda: (5).__mul__(), lambda: ''.__add__(), lambda: (5).__pow__(),
             lambda: [].__setitem__(), lambda: object().__delattr__(), lambda: int.__subclasshook__(), lambda: (5).__subclasshook__(1, 2),
             lambda: memoryview(b'a').__reduce_ex__(2), lambda: memoryview.__itemsize__):
    try:
        print(call())
    except TypeError as error:
        print(repr(str(error)))
