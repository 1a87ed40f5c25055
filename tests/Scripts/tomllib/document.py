import tomllib
print(tomllib.loads('''
title = "a\\u00e9"
[owner]
born = 1979-05-27T07:32:00-08:00
at = 07:32:00.5
[[item]]
n = 0x1_0
f = -1.5e3
[[item]]
deep.er = {a = [1, 2,], b = \'c\'}
'''))
for text in ("a = ", "a = 1\na = 2", "[a]\n[a]", "a = {b = 1, b = 2}", "x = \"\\q\"", "a.b = 1\n[a.b]"):
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        print(error)
