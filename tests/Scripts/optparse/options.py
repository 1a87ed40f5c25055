import optparse, sys
sys.stderr = sys.stdout
p = optparse.OptionParser(prog='p', version='%prog 1', description='does it', usage='%prog [options] x')
p.add_option('-n', '--num', type='int', default=3, help='a number [%default]'); p.add_option('-v', action='count', dest='v'); p.add_option('--on', action='store_true')
g = optparse.OptionGroup(p, 'Group', 'of options'); g.add_option('-l', action='append', metavar='L'); g.add_option('-c', type='choice', choices=['a', 'b']); p.add_option_group(g)
p.print_help(); p.print_version()
for line in '', '-n 0x10 -vv a b', '--nu=5 --on -lx -l y -- -z', '-n x', '-q', '--on=1', '-c z', '-n':
    try: v, a = p.parse_args(line.split()); print(sorted(vars(v).items()), a)
    except SystemExit as x: print('exit', x.code)
for bad in lambda: p.add_option('-n'), lambda: optparse.Option('x'), lambda: optparse.Option('-x', action='no'), lambda: optparse.Option('-x', zz=1):
    try: bad()
    except Exception as x: print(type(x).__name__, x)
