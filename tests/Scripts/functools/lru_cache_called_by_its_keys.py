import functools, _pyfunctools

class Key:
    def __init__(self, x): self.x = x
    def __hash__(self): return 1
    def __eq__(self, other):
        if self.x == 2: cached(Key(1))
        return self.x == other.x

for wrapper in functools._lru_cache_wrapper, _pyfunctools._lru_cache_wrapper:
    cached = wrapper(lambda key: key.x, 3, False, functools._CacheInfo)
    print(cached(Key(1)), cached(Key(3)))
    print(cached(Key(1)), cached(Key(2)))
    print(cached(Key(1)), cached(Key(4)), cached(Key(5)), cached(Key(1)))
    print(cached.cache_info().currsize)

calls = []
cached = _pyfunctools._lru_cache_wrapper(lambda x: calls.append(x), 2, False, functools._CacheInfo)
for x in 1, 2, 1, 3, 1, 2, 3: cached(x)
print(calls, cached.cache_info())
cached.cache_clear()
print(cached.cache_info())
