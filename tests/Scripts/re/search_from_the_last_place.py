# A search ends at the last place where a match has room, also where it looks for a first character or a prefix.
import re

for text in ('', 'a', 'ab', 'xab', 'xxabx', 'abab', 'xb', b'xxab'):
    for pattern in ('ab', 'a', 'ab$', '[ab]$', '[ab]x', 'ab?', r'\Aab', '^b', r'(^[ab])+', 'abab', '(?:ab){2}', 'b{2}|ab', 'b*', '[^x]b'):
        if isinstance(text, bytes):
            pattern = pattern.encode()
        found = re.compile(pattern)
        print(text, pattern, found.search(text) and found.search(text).span(), found.search(text, 1) and found.search(text, 1).span(),
              found.search(text, 0, 2) and found.search(text, 0, 2).span(), found.sub(pattern[:0], text), found.split(text), found.findall(text))
# Nothing is looked for in all of a long text that can only begin at its start.
long = 'x' * 10**6
print([re.search(pattern, long) for pattern in (r'\Ay', '^y', r'\Ayy', '^[yz]')])
