# A large container that many refer to is gone through once.
import gc
numbers = dict.fromkeys(range(20_000))
pair = tuple(range(20_000))
many = [numbers, pair] * 10_000
found = gc.get_objects()
print(sum(item is many for item in found), sum(item is numbers for item in found), gc.is_tracked(many))
print(gc.collect() >= 0, gc.collect() >= 0)
