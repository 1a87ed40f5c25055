import marshal
values = [None, True, 0, -1, 2**31, -2**31, 2**100, -3**80, 1.5, -0.0, 1e300 * 1e300, 1.5 - 2j, '', 'abc', 'a b' * 300, '\xe9', '\ud800', '\U0001f600', b'', b'xy', (), (1, (2,)) * 200,
          [1, [2]], {1: 2, 'a': {}}, {1, 'x'}, frozenset({3}), ..., StopIteration]
for version in range(5):
    back = [marshal.loads(marshal.dumps(value, version)) for value in values]
    print(version, back == values, [type(x) for x in back] == [type(x) for x in values], [repr(x) for x in back] == [repr(x) for x in values])
print(marshal.loads(marshal.dumps(bytearray(b'ab'))), marshal.loads(marshal.dumps(memoryview(b'cd'))))
x = [1.5, (1,)]
x.append(x)
y = marshal.loads(marshal.dumps(x))
print(y[2] is y, y)
a, b = marshal.loads(marshal.dumps([x := ['s'], x]))
print(a is b)
f = marshal.loads(marshal.dumps((lambda n, k=(1, 2): [n + i for i in k]).__code__))
print(f.co_name, type(lambda: 0)(f, {}, 'f', ((3, 4),))(10), marshal.loads(marshal.dumps(compile('x = {1, 2}\ny = x', 'f', 'exec'))) == compile('x = {1, 2}\ny = x', 'f', 'exec'))
