import re
for pattern in ['(', ')', '[', '[a', '*', 'a**', '(?P<1>)', '(?P<n', '(?P=x)', r'\1', r'\q', 'a{3,2}', '(?<=a*)', '[z-a]', '(?i', 'a(?i)', '(?(1)a|b|c)', '(?P<a>)(?P<a>)', '\\', r'\x1', '(?#', '(?x:', r'\N{nope}', '(?-u:a)', '(?Li)a', '[\\w-a]']:
    try:
        re.compile(pattern)
        print(pattern, 'compiled')
    except re.error as error:
        print(pattern, '|', error, error.pos, error.lineno, error.colno)
