import sys

class Large:
    def __sizeof__(self): return sys.maxsize

print(sys.getsizeof(Large()) > sys.maxsize)

def deep():
    old = sys.getrecursionlimit()
    for limit in (2, 3, 4):
        try:
            sys.setrecursionlimit(limit)
        except RecursionError as error:
            print(error)
        else:
            sys.setrecursionlimit(old)
            print(limit, 'is enough')

deep()
