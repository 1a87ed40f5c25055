# Sets of strings iterate as under PYTHONHASHSEED=0.
print(list(set(range(100))), list({-1, -2, -3, 0, 1, 2 ** 61, 2 ** 62, -2 ** 61}), list({1.5, 2.5, -1.0, 1e+300}))
print(list({'a', 'b', 'c', 'hello', 'world', 'spam', 'eggs'}), list(set('the quick brown fox jumps over the lazy dog')), list({(1, 2), (3, 4), ('a', 'b')}))
print(list(set((str(n) for n in range(60)))))
print(list(frozenset((str(n) for n in range(60))) | {'x'}), list({frozenset([1]), frozenset([2]), frozenset()}))
