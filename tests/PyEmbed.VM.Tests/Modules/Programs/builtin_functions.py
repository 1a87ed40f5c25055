def attempt(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as x: print(type(x).__name__, x)
print(abs(-3), all([]), all([1, 0]), any([0, 2]), ascii("é\U00012345"), bin(10), bin(-10), hex(255), oct(8), hex(-(1 << 70)), callable(len), callable(5))
print(chr(97), ord("a"), ord(b"b"), divmod(7, 2), divmod(-7, 2), pow(2, 10), pow(3, -1, 7), round(2.5), round(3.14159, 2), round(15, -1))
print(hash(5), hash("") == hash(""), id(None) == id(None), isinstance(5, int), isinstance(5, (str, int)), isinstance(5, str | int), issubclass(bool, int))
print(len([1, 2]), max(1, 3, 2), max([1, 5], key=lambda v: -v), min("b", "a"), max([], default=7), min([3, 1]), sum([1, 2, 3]), sum([[1], [2]], []), sum([0.5, 1]))
print(sorted([3, 1, 2]), sorted("bca", reverse=True), sorted([1, -2], key=abs), list(reversed([1, 2])), list(zip([1], [2])), repr("a'b"), format(3.5, ".2f"), format(5))
print(next(iter([1])), next(iter([]), 9), list(iter([3, 2, 1].pop, 1)), getattr(5, "real"), getattr(5, "x", 7), hasattr(5, "real"), hasattr(5, "x"))
for call in (lambda: bin(1.5), lambda: chr(-1), lambda: chr(1114112), lambda: ord("ab"), lambda: ord(5), lambda: ord(b"ab"), lambda: len(5), lambda: len(), lambda: len(1, 2),
        lambda: max(), lambda: max([]), lambda: max(1, 2, default=3), lambda: max(1, foo=2), lambda: next(5), lambda: next(iter([])), lambda: iter(5), lambda: iter(5, 1), lambda: iter(),
        lambda: sum(["a"], ""), lambda: sum([b""], b""), lambda: sum([bytearray()], bytearray()), lambda: sum(5), lambda: sum([1, "a"]), lambda: sorted(), lambda: sorted([], 1),
        lambda: sorted([], foo=1), lambda: getattr(5), lambda: getattr(5, 6), lambda: getattr(5, "x"), lambda: setattr(5, 6, 7), lambda: delattr(5, 6), lambda: hasattr(5, 6), lambda: round("a"),
        lambda: round(1, 2, 3), lambda: isinstance(1, 2), lambda: issubclass(1, 2), lambda: issubclass(int, 2), lambda: format(5, 6), lambda: print(sep=5), lambda: print(end=5), lambda: print(foo=1),
        lambda: pow(1), lambda: pow(2, "a"), lambda: divmod(1, 0), lambda: abs("a"), lambda: vars(5), lambda: dir(1, 2), lambda: hash([]), lambda: callable(), lambda: all(5), lambda: input(1, 2),
        lambda: aiter(5), lambda: anext(5), lambda: eval(5), lambda: exec(5), lambda: eval("1", 5), lambda: exec("1", 5), lambda: exec("1", {}, 5), lambda: exec("1", closure=()),
        lambda: compile("1", "f", "bad"), lambda: compile("1", "f", "exec", -1), lambda: compile("1", "f", "exec", 0, 0, 5), lambda: __build_class__(), lambda: __build_class__(1, 2), lambda: __import__(5), lambda: __import__("")):
    attempt(call)
print("a", 1, None, sep="-", end="!\n")
print(vars(type("C", (), {"x": 1})()), dir(type("C", (), {"x": 1}))[-1], __debug__, Ellipsis, NotImplemented)
def scope(a, b=2):
    c = 3
    return locals(), dir(), sorted(vars())
print(scope(1), "scope" in globals())
