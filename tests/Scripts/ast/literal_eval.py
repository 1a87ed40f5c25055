import ast
for s in '1', '-1', '+1.5', '1+2j', '-1-2j', '"a" "b"', 'b"x"', '[1, (2,), {3}, {4: 5}]', 'set()', 'None', '...', ' \t1', 'True':
    print(repr(ast.literal_eval(s)))
for s in 'a', '1+1', '-"a"', '[1][0]', '{**{}}', 'f"x"', '2**3', 'not 1', '\n 1':
    try: print(ast.literal_eval(s))
    except Exception as x: print(type(x).__name__, str(x).split(' at 0x')[0])
