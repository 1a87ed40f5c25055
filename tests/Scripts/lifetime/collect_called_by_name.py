# gc.collect bound to a variable finds what only the calling frame could have kept alive.
from gc import collect
class C:
    def __del__(self): print("del", self.n)
def run(n):
    c = C()
    c.n = n
    c.me = c
    del c
    collect()
for i in range(3): run(i)
print("end")
