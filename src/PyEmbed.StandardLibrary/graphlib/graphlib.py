"""Order the nodes of a graph so that each comes after those it depends on."""

from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]

# Instead of a number of predecessors: handed out, and done.
_NODE_OUT, _NODE_DONE = -1, -2


class _NodeInfo:
    __slots__ = "node", "npredecessors", "successors"

    def __init__(self, node):
        # A node may be there several times as a successor and then counts several times.
        self.node, self.npredecessors, self.successors = node, 0, []


class CycleError(ValueError):
    """There is a cycle; the second argument lists its nodes, with the first one again at the end."""


class TopologicalSorter:
    """Sorts a graph given as a mapping of nodes to their predecessors, or with add()."""

    def __init__(self, graph=None):
        self._node2info = {}
        self._npassedout = self._nfinished = 0
        self._ready_nodes = None  # until prepare()
        for node, predecessors in () if graph is None else graph.items():
            self.add(node, *predecessors)

    def _get_nodeinfo(self, node):
        info = self._node2info.get(node)
        if info is None:
            info = self._node2info[node] = _NodeInfo(node)
        return info

    def _require_prepared(self):
        if self._ready_nodes is None:
            raise ValueError("prepare() must be called first")

    def add(self, node, *predecessors):
        """Add a node, or more predecessors to it."""
        if self._ready_nodes is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._get_nodeinfo(node).npredecessors += len(predecessors)
        for predecessor in predecessors:
            self._get_nodeinfo(predecessor).successors.append(node)

    def prepare(self):
        """End adding; CycleError if there is a cycle, though nodes not behind it can still be had."""
        if self._ready_nodes is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready_nodes = [info.node for info in self._node2info.values() if not info.npredecessors]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        """The nodes that have become ready since the last call."""
        self._require_prepared()
        ready = tuple(self._ready_nodes)
        for node in ready:
            self._node2info[node].npredecessors = _NODE_OUT
        self._ready_nodes.clear()
        self._npassedout += len(ready)
        return ready

    def is_active(self):
        """Whether there is more to get or something handed out is not yet done."""
        self._require_prepared()
        return self._nfinished < self._npassedout or bool(self._ready_nodes)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Tell that nodes are done, so that others may become ready."""
        self._require_prepared()
        for node in nodes:
            info = self._node2info.get(node)
            if info is None:
                raise ValueError(f"node {node!r} was not added using add()")
            state = info.npredecessors
            if state >= 0:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            if state == _NODE_DONE:
                raise ValueError(f"node {node!r} was already marked done")
            info.npredecessors = _NODE_DONE
            for successor in info.successors:
                waiting = self._node2info[successor]
                waiting.npredecessors -= 1
                if not waiting.npredecessors:
                    self._ready_nodes.append(successor)
            self._nfinished += 1

    def _find_cycle(self):
        # Depth first; path has the nodes on the way down with their positions, pending what is left to visit of each.
        visited = set()
        for start in self._node2info:
            if start in visited:
                continue
            visited.add(start)
            path = {start: 0}
            pending = [iter(self._node2info[start].successors)]
            while pending:
                for node in pending[-1]:
                    if node in path:
                        return [*path][path[node]:] + [node]
                    if node not in visited:
                        visited.add(node)
                        path[node] = len(path)
                        pending.append(iter(self._node2info[node].successors))
                        break
                else:
                    pending.pop()
                    path.popitem()
        return None

    def static_order(self):
        """All nodes in order, prepared and marked done on the way."""
        self.prepare()
        while self.is_active():
            group = self.get_ready()
            yield from group
            self.done(*group)

    __class_getitem__ = classmethod(GenericAlias)
