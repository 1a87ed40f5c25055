import gc

def saved():
    kept = []
    kept.append(kept)
    plain = [1]
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    del kept, plain
    gc.collect()
    gc.set_debug(0)
    return gc.garbage

garbage = saved()
print(len(garbage), garbage[0][0] is garbage[0], gc.get_debug())
garbage.clear()
gc.freeze()
print(gc.get_freeze_count() > 0)
gc.unfreeze()
print(gc.get_freeze_count())
