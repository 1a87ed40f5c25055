import argparse, sys
sys.stderr = sys.stdout
p = argparse.ArgumentParser(prog='p'); p.add_argument('--g', default='7', type=int)
s = p.add_subparsers(dest='cmd', required=True, title='commands')
a = s.add_parser('add', aliases=['a'], help='adds'); a.add_argument('n', nargs='+', type=float); a.set_defaults(fn='A')
s.add_parser('del', help='deletes').add_argument('--all', action='store_const', const=5)
p.print_help(); a.print_usage()
for line in 'add 1 2', 'a 3', '--g 1 del --all', '', 'no', 'add', 'del x':
    try: print(p.parse_args(line.split()))
    except SystemExit as x: print('exit', x)
print(argparse.FileType('r', encoding='x'), argparse.Namespace(b=1, **{'a b': 2}), 'b' in argparse.Namespace(b=1))
q = argparse.ArgumentParser(prog='q', exit_on_error=False); q.add_argument('-i', type=int)
try: q.parse_args(['-i', 'x'])
except argparse.ArgumentError as x: print(x)
for bad in (lambda: q.add_argument('-i'), lambda: q.add_argument('z', required=True), lambda: q.add_argument('-j', action='no'), lambda: q.add_argument('-k', nargs=0)):
    try: bad()
    except Exception as x: print(type(x).__name__, x)
