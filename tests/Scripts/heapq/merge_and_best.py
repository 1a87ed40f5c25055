import heapq

print(list(heapq.merge([1, 4, 7], [2, 5], [], [3, 6])), list(heapq.merge('ca', 'b', reverse=True)),
      list(heapq.merge(['a', 'BB'], ['CCC'], key=len)))
data = [5, 3, 8, 1, 9, 2]
print(heapq.nsmallest(3, data), heapq.nlargest(2, data), heapq.nsmallest(2, data, key=lambda x: -x), heapq.nlargest(0, data))
print(heapq.nsmallest(1, []), heapq.nlargest(1, data), heapq.nsmallest(99, data))
# The first of equal elements stays first.
print(heapq.nsmallest(2, [(1, 'a'), (1, 'b'), (0, 'c')], key=lambda pair: pair[0]))
