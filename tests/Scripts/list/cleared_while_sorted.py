# Clearing the empty list that is being sorted changes nothing; all else is noticed.
def sort(change):
    values = [3, 1, 2]

    def key(x):
        change(values)
        return x
    try: values.sort(key=key)
    except ValueError as e: print(e)
    print(values)

def replace(values): values[:] = []
def append_and_clear(values):
    values.append(1)
    values.clear()
def append_clear_sort(values):
    append_and_clear(values)
    values.sort()

for change in list.clear, replace, list.sort, list.reverse, append_and_clear, append_clear_sort, lambda v: v.extend([1]): sort(change)
