import fnmatch
for pattern in ['*', '?', 'a*b*c', '[abc]', '[!abc]', '[]x]', '[a-', '[z-a]', '[a-c-e]', '[^x]', '**a', '[!]', 'a.b', '[&&~|]']:
    print(pattern, fnmatch.translate(pattern))
print(fnmatch.filter(['a.py', 'b.txt', 'c.py'], '*.py'), fnmatch.fnmatchcase('A', 'a'), fnmatch.fnmatch(b'ab', b'a?'))
