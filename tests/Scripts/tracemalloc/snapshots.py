import tracemalloc

traces = [(0, 100, (('a.py', 1), ('b.py', 2)), 2), (0, 20000, (('a.py', 3),), 1), (1, 5, (('b.py', 2),), 1)]
snapshot = tracemalloc.Snapshot(traces, 2)
for key in ('lineno', 'filename', 'traceback'):
    for statistic in snapshot.statistics(key):
        print(statistic)
print(snapshot.statistics('lineno', cumulative=True)[0])
kept = snapshot.filter_traces([tracemalloc.Filter(True, 'a.*'), tracemalloc.DomainFilter(False, 1)])
print(len(kept.traces), kept.traces[0])
for difference in snapshot.compare_to(kept, 'filename'):
    print(difference, repr(difference))
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
