# fast writes no memo; cycles are found from some depth on.
import io
import pickle
import re

pickler = pickle.Pickler(file := io.BytesIO(), 2)
pickler.fast = True
pickler.dump([[], 'a', 'a', {}])
print(file.getvalue(), pickler.memo.copy(), pickler.fast, pickler.bin)
cycle = []
cycle.append({1: cycle})
try:
    pickler.dump(cycle)
except ValueError as error:
    print(re.sub('0x.*', '0x', str(error)))
for name in 'fast', 'bin':
    try:
        delattr(pickler, name)
    except TypeError as error:
        print(error)
