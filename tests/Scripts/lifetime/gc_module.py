import gc

print(gc.isenabled()); gc.disable(); print(gc.isenabled()); gc.enable()
print(gc.get_threshold()); gc.set_threshold(5, 6); print(gc.get_threshold()); gc.set_threshold(700, 10, 10)
print(gc.get_debug(), gc.garbage, gc.callbacks, gc.get_freeze_count())
for bad in (3, -1):
    try: gc.collect(bad)
    except ValueError as e: print(e)
try: gc.get_objects(generation=3)
except ValueError as e: print(e)
def note(phase, info): print(phase, sorted(info), info['generation'])
gc.callbacks.append(note); gc.collect(1); gc.callbacks.clear()
print([sorted(s) for s in gc.get_stats()])
class A: pass
print([gc.is_tracked(x) for x in (1, 'a', None, [], {}, {'a': 1}, {'a': []}, A(), A, int, b'', 1.5)])
a, b = [1], {'k': 'v'}
print(gc.get_referents(a, b), gc.get_referents(1, 'x', 4j))
holder = [a]
print(any(r is holder for r in gc.get_referrers(a)), any(o is holder for o in gc.get_objects()))
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
