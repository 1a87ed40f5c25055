def forever():
    while True:
        pass


def swallows():
    while True:
        try:
            forever()
        except BaseException:
            print("caught")


def finally_forever():
    try:
        forever()
    finally:
        print("finally")
        forever()


class Manager:
    def __enter__(self): pass
    def __exit__(self, *args):
        print("exit")
        return True


def manager_swallows():
    while True:
        with Manager():
            forever()


def endless():
    try:
        while 1:
            yield 1
    finally:
        print("generator finally")


def generator_forever():
    for x in endless():
        pass


def recursion():
    while True:
        try:
            recursion()
        except RecursionError:
            pass


def nothing(): pass
def three_calls():
    nothing()
    nothing()
    nothing()


def ten_rounds():
    for i in range(10):
        pass


def while_five():
    i = 0
    while i < 6:
        i += 1


def two():
    yield 1
    yield 2


def consumes_generator():
    for x in two():
        pass


def deeper(n):
    global deepest
    deepest = n
    deeper(n + 1)


def depth():
    try:
        deeper(1)
    except RecursionError as e:
        print(deepest, e)
