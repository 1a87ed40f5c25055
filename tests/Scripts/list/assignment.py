# Items and slices are assigned.
def si(i, v, l=(1, 2, 3, 4, 5)):
    l = list(l)
    l[i] = v
    return l
