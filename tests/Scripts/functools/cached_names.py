from functools import lru_cache

for size in None, 2, 4:
    @lru_cache(maxsize=size)
    def same(key): return key
    for key in 'aabab': same(key)
    print(same.cache_info())
    for key in 'a', 1, 'a', 1, 'c', 'a', -1, -2, -1: same(key)
    print(same.cache_info())
