import ntpath as p
for path in ['', 'c:', 'c:/', 'c:a/../b', r'\\server\share\x\..\y', r'\\?\UNC\s\h\f', '//a/b', 'a/b\\c', 'x.tar.gz', r'c:\.hid', '..\\..\\a', '\\..']:
    print(repr(path), p.normpath(path), p.splitdrive(path), p.split(path), p.splitext(path), p.isabs(path))
print(p.join('c:/a', 'b'), p.join('c:/a', 'd:b'), p.join('c:/a', '/b'), p.join('c:a', 'C:b'), p.normcase('A/b'))
print(p.commonpath(['C:/a/B', 'c:\\A\\b\\c']))
