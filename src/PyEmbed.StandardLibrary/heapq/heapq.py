"""Heaps in lists: the smallest element is always the first."""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']


def heappush(heap, item):
    """Add an element."""
    heap.append(item)
    _siftdown(heap, 0, len(heap) - 1)


def heappop(heap):
    """Remove and return the smallest element."""
    last = heap.pop()
    return heapreplace(heap, last) if heap else last


def heapreplace(heap, item):
    """Remove and return the smallest element, then add another."""
    smallest = heap[0]
    heap[0] = item
    _siftup(heap, 0)
    return smallest


def heappushpop(heap, item):
    """Add an element, then remove and return the smallest."""
    return heapreplace(heap, item) if heap and heap[0] < item else item


def heapify(x):
    """Make a heap of a list, in place and in linear time."""
    for position in reversed(range(len(x) // 2)):
        _siftup(x, position)


def _heappop_max(heap):
    last = heap.pop()
    return _heapreplace_max(heap, last) if heap else last


def _heapreplace_max(heap, item):
    largest = heap[0]
    heap[0] = item
    _siftup_max(heap, 0)
    return largest


def _heapify_max(x):
    for position in reversed(range(len(x) // 2)):
        _siftup_max(x, position)


def _siftdown(heap, startpos, pos):
    # Move an element towards startpos until its parent is not larger.
    item = heap[pos]
    while pos > startpos:
        parent = (pos - 1) >> 1
        if not item < heap[parent]:
            break
        heap[pos] = heap[parent]
        pos = parent
    heap[pos] = item


def _siftup(heap, pos):
    # Fill the place from below down to a leaf, then let the element rise: that takes fewer comparisons than to stop
    # half way, as an element that comes from a heap's end is mostly a large one.
    start, size = pos, len(heap)
    item = heap[pos]
    while (child := 2 * pos + 1) < size:
        if child + 1 < size and not heap[child] < heap[child + 1]:
            child += 1
        heap[pos] = heap[child]
        pos = child
    heap[pos] = item
    _siftdown(heap, start, pos)


def _siftdown_max(heap, startpos, pos):
    item = heap[pos]
    while pos > startpos:
        parent = (pos - 1) >> 1
        if not heap[parent] < item:
            break
        heap[pos] = heap[parent]
        pos = parent
    heap[pos] = item


def _siftup_max(heap, pos):
    start, size = pos, len(heap)
    item = heap[pos]
    while (child := 2 * pos + 1) < size:
        if child + 1 < size and not heap[child + 1] < heap[child]:
            child += 1
        heap[pos] = heap[child]
        pos = child
    heap[pos] = item
    _siftdown_max(heap, start, pos)


def merge(*iterables, key=None, reverse=False):
    """Merge sorted iterables into one sorted iterator.

    >>> list(merge([1, 4], [2, 3], [0]))
    [0, 1, 2, 3, 4]
    >>> list(merge(['bb', 'a'], ['ccc'], key=len, reverse=True))
    ['ccc', 'bb', 'a']
    """
    if reverse:
        make_heap, pop, replace, sign = _heapify_max, _heappop_max, _heapreplace_max, -1
    else:
        make_heap, pop, replace, sign = heapify, heappop, heapreplace, 1
    # Entries are [key, order, next, value]: the order keeps equal elements in the order of their iterables.
    heap = []
    for order, iterable in enumerate(map(iter, iterables)):
        advance = iterable.__next__
        try:
            value = advance()
        except StopIteration:
            continue
        heap.append([value if key is None else key(value), order * sign, advance, value])
    make_heap(heap)
    while len(heap) > 1:
        entry = heap[0]
        advance = entry[2]
        try:
            while True:
                yield entry[3]
                value = entry[3] = advance()
                entry[0] = value if key is None else key(value)
                replace(heap, entry)
                entry = heap[0]
                advance = entry[2]
        except StopIteration:
            pop(heap)
    if heap:
        _, _, advance, value = heap[0]
        yield value
        yield from advance.__self__


def _best_one(choose, iterable, key):
    missing = object()
    found = choose(iterable, default=missing, key=key)
    return [] if found is missing else [found]


def nsmallest(n, iterable, key=None):
    """sorted(iterable, key=key)[:n], quickly when n is small."""
    if n == 1:
        return _best_one(min, iterable, key)
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    # A heap of the best so far, the worst of them first; the order of arrival decides between equals.
    source = iter(iterable)
    heap = [(value if key is None else key(value), order, value) for order, value in zip(range(n), source)]
    if not heap:
        return []
    _heapify_max(heap)
    worst = heap[0][0]
    order = n
    for value in source:
        rank = value if key is None else key(value)
        if rank < worst:
            _heapreplace_max(heap, (rank, order, value))
            worst = heap[0][0]
            order += 1
    heap.sort()
    return [value for _, _, value in heap]


def nlargest(n, iterable, key=None):
    """sorted(iterable, key=key, reverse=True)[:n], quickly when n is small."""
    if n == 1:
        return _best_one(max, iterable, key)
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    source = iter(iterable)
    heap = [(value if key is None else key(value), -order, value) for order, value in zip(range(n), source)]
    if not heap:
        return []
    heapify(heap)
    worst = heap[0][0]
    order = -n
    for value in source:
        rank = value if key is None else key(value)
        if worst < rank:
            heapreplace(heap, (rank, order, value))
            worst = heap[0][0]
            order -= 1
    heap.sort(reverse=True)
    return [value for _, _, value in heap]


try:
    from _heapq import *
except ImportError:
    pass
try:
    from _heapq import _heapreplace_max
except ImportError:
    pass
try:
    from _heapq import _heapify_max
except ImportError:
    pass
try:
    from _heapq import _heappop_max
except ImportError:
    pass
