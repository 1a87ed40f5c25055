import re
print(re.findall(r'(\w)(\d*)', 'a1 b22 c'), re.split(r'([,;])', 'a,b;c', maxsplit=1), re.sub(r'(?P<x>\d)', r'<\g<x>\1\g<0>>', 'a1b2'))
print(re.sub('x*', '-', 'abxd'), re.subn('a', lambda m: m[0].upper(), 'banana', count=2), re.escape('a.b*c d'))
m = re.match(r'(?P<first>\w+) (?P<second>\w+)?', 'hello world')
print(m, m.groupdict(), m.span('second'), m.lastgroup, m.expand(r'\2-\1'), m.regs)
print(re.compile('a', re.I | re.M), re.fullmatch('a|ab', 'ab'), re.search(b'b+', b'abb'), re.I | re.S, re.RegexFlag(0))
print(re.search('(?<=a)b(?=c)', 'abc').span(), re.match(r'(a)?(?(1)b|c)', 'c'), re.match('(?>a+)ab', 'aaab'), re.match('a++', 'aaa'))
print([m.start() for m in re.finditer('', 'ab')], re.match('[\u0130-\u0140]', '\u0131', re.I))
