import argparse, sys
sys.stderr = sys.stdout
p = argparse.ArgumentParser(prog='p', description='what it does', epilog='the end')
p.add_argument('x', type=int, help='an x'); p.add_argument('rest', nargs='*', default='d')
p.add_argument('-v', '--verbose', action='count', default=0); p.add_argument('--name', choices=['a', 'b'], help='one of %(choices)s (default: %(default)s)')
g = p.add_mutually_exclusive_group(); g.add_argument('--on', action='store_true'); g.add_argument('--off', dest='on', action='store_false')
p.add_argument('--flag', action=argparse.BooleanOptionalAction); p.add_argument('-f', nargs=2, metavar=('A', 'B')); p.add_argument('--hidden', help=argparse.SUPPRESS)
p.print_help()
for line in '1', '-vv 1 2 3 --name=a', '1 --na b --no-flag -f 1 2', '', 'z', '1 --name c', '1 --on --off', '1 --unknown', '1 -f 1', '-- 1 -2', '1 --n', '-v1':
    try: print(p.parse_args(line.split()))
    except SystemExit as x: print('exit', x)
print(p.parse_known_args(['1', '--zz', 'a']), p)
