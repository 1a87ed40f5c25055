from graphlib import *

t = TopologicalSorter({'D': {'B', 'C'}, 'B': {'A'}, 'C': ['A']})
t.prepare()
while t:
    ready = t.get_ready()
    print(sorted(ready))
    t.done(*ready)
for graph in ({1: [2], 2: [3], 3: [1]}, {1: [1]}):
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        print(error)
for action in (lambda: TopologicalSorter().get_ready(), lambda: t.add(1), lambda: t.done('Q'), lambda: t.done('A'), lambda: t.prepare()):
    try:
        action()
    except ValueError as error:
        print(error)
