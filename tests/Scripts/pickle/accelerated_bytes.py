# What _pickle writes where it differs from the pickler in Python: batches, cycles through arguments, shared names.
import _pickle
import pickle
import pickletools


def tail(value, protocol=4):
    names = [op.name for op, _, _ in pickletools.genops(pickle.dumps(value, protocol))]
    return len(names), names[-6:]


print(tail(list(range(1001))))
print(tail({i: i for i in range(1000)}))
print(tail(set(range(1000))))


class Node:
    def __hash__(self):
        return 1


node = Node()
node.owner = frozenset([node])
print(pickle.dumps(node.owner, 0))
print(pickle.dumps([int, ValueError, type(...)], 4))
print(pickle.Pickler is _pickle.Pickler, pickle._Pickler.__module__, _pickle.PickleError)
