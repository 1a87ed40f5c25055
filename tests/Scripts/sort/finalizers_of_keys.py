# The keys are gone when the sort looks whether somebody has changed the list.
data = list(range(10))

class Key:
    def __init__(self, value): self.value = value
    def __lt__(self, other): return self.value < other.value
    def __del__(self): data[:] = range(20)

try: data.sort(key=Key)
except ValueError as e: print(e)
print(len(data))
