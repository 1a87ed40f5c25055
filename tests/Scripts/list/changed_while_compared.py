# A list that shrinks while its items are compared.
def show(make):
    try: print(repr(make()))
    except Exception as e: print(type(e).__name__ + ":", e)

class E:

    def __init__(s, v):
        s.v = v

    def __eq__(s, o):
        del big[:]
        return False
big = [E(1), E(2), E(3)]
show(lambda: big.index(1))
show(lambda: big)
big = [E(1), E(2)]
show(lambda: big.count(1))
big = [E(1), E(2)]
show(lambda: big.remove(1))
big = [E(1), E(2)]
show(lambda: 5 in big)
big = [E(1), E(2)]
show(lambda: big == [1, 2])
