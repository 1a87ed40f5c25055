import bdb
def f(n):
    m = n + 1
    return m
class Show(bdb.Bdb):
    def user_call(self, frame, args): print("call", frame.f_code.co_name); self.set_step()
    def user_line(self, frame): print("line", frame.f_lineno - frame.f_code.co_firstlineno)
    def user_return(self, frame, value): print("return", value)
print(Show().runcall(f, 1))
