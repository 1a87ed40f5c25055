import re
print(re.sub(b'y', bytearray(b'a'), bytearray(b'xyz')), re.sub(b'y', memoryview(b'a'), memoryview(b'xyz')), re.subn(b'[xy]', bytearray(b'-'), b'xyz'))
# What is anchored is looked for in one place.
text = 'x' * 10 ** 5
for pattern in r'\Ay', r'^y', r'(\A)(y)', r'(?m)^y':
    print(re.search(pattern, text), len(re.split(pattern, text)), re.findall(pattern, text), re.sub(pattern, '', text) == text)
p = re.compile('^a|b')
print(p.findall('aab'), re.compile('^a').search('aa', 1), re.compile('(?m)^a').findall('a\na'), re.compile(r'\A|a').sub('-', 'ba'))
