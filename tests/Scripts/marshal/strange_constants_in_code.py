import marshal
def f(): return 1
deep = ()
for i in range(18): deep = (deep, deep)
for value in [[1, {2: 3}], deep, StopIteration]:
    code = f.__code__.replace(co_consts=(None, value))
    back = marshal.loads(marshal.dumps(code))
    got = type(f)(back, {})()
    print(type(got).__name__, len(got) if got is not StopIteration else got, type(f)(marshal.loads(marshal.dumps(back)), {})() == got)
try: marshal.dumps(f.__code__.replace(co_consts=(None, object())))
except ValueError as e: print(e)
