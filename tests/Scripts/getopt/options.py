import getopt
for f, a in ((getopt.getopt, ['-a1', '-b', '--lo=2', 'x', '-b']), (getopt.gnu_getopt, ['x', '-b', '--long', '3', '--', '-b']), (getopt.gnu_getopt, ['-a'])):
    try: print(f(a, 'a:b', ['long=', 'flag']))
    except getopt.GetoptError as x: print(x, x.opt)
for a in ['-z'], ['--no'], ['--flag=1'], ['--long']:
    try: print(getopt.getopt(a, 'a:b', ['long=', 'flag']))
    except getopt.error as x: print(x, x.opt)
