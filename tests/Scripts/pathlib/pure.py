from pathlib import PurePosixPath as P, PureWindowsPath as W
for path in [P('/a/b/../c.tar.gz'), P('a//./b/'), P(), P('//x/y'), W('c:/A/b.TXT'), W('//srv/share/d/e'), W('c:x'), W('nul.txt')]:
    print(repr(path), path.parts, path.name, path.stem, path.suffixes, path.anchor, path.parent, path.is_absolute(), path.is_reserved())
print(P('a') / 'b' / '/c', 'x' / P('y'), W('c:/a') / '/b', W('A') == W('a'), P('A') == P('a'), sorted([P('b'), P('a/c'), P('a')]))
print(P('/a/b/c').relative_to('/a'), P('a/b.py').match('*.py'), P('/a/b').match('/a/*'), list(P('/a/b/c').parents), P('a.x').with_suffix('.y'))
for call in (lambda: P('a').relative_to('b'), lambda: P('a').with_name('b/c'), lambda: P('').with_name('x'), lambda: P(1), lambda: P('a').with_suffix('y'), lambda: P('a') < W('a'), lambda: P('a').as_uri()):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
