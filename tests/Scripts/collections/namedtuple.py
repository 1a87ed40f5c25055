from collections import namedtuple

Point = namedtuple('Point', 'x, y z', defaults=(0,))
p = Point(1, y=2)
print(p, p._replace(x=5), p._asdict(), Point._fields, Point._field_defaults, Point.__doc__, Point.__match_args__)
print(Point._make([7, 8, 9]), Point.x.__doc__, p + (4,), Point.__module__)
match p:
    case Point(a, b, z=c):
        print(a, b, c)
print(namedtuple('R', 'a class _b a', rename=True)._fields)
for action in (lambda: namedtuple('1', 'a'), lambda: namedtuple('A', 'class'), lambda: namedtuple('A', '_a'),
               lambda: namedtuple('A', 'a a'), lambda: namedtuple('A', 'a', defaults=(1, 2)),
               lambda: p._replace(q=1), lambda: Point._make([1]), lambda: Point()):
    try:
        action()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
