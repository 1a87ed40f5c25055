import posixpath as p
for path in ['', '/', '//', '///', 'a//b', './a/../b', '../a', '/..', 'a/..', '//x/../y', 'a/b/', '.hid.den', 'x.tar.gz', '...', 'dir.d/file']:
    print(repr(path), p.normpath(path), p.split(path), p.splitext(path), p.isabs(path))
print(p.join('a', 'b', '/c', 'd'), p.join('a/', ''), p.join(b'x', b'y'))
print(p.commonpath(['/a/b/c', '/a/b', '/a/bc']), p.commonprefix(['abc', 'abd']), p.relpath('/a/b', '/a/c/d'))
for call in (lambda: p.join('a', b'b'), lambda: p.join(1), lambda: p.commonpath([]), lambda: p.commonpath(['/a', 'b']), lambda: p.relpath('')):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
