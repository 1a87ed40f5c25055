import cmd

class Lines:
    def __init__(self, *lines):
        self.lines = list(lines)
    def readline(self):
        return self.lines.pop(0) + '\n' if self.lines else ''

class Shell(cmd.Cmd):
    use_rawinput = False
    prompt = '> '
    def do_add(self, arg):
        """Add numbers."""
        print(sum(map(int, arg.split())))
    def do_quiet(self, arg):
        pass
    def help_topic(self):
        print('about topic')
    def do_EOF(self, arg):
        print('end')
        return True

s = Shell(stdin=Lines('add 1 2', '', 'help', 'help add', '?topic', 'help quiet', 'unknown x', '!shell'))
s.cmdloop('intro')
s.columnize([str(i) * (i % 5 + 1) for i in range(20)], 40)
print(s.completenames('h'), s.parseline('do it now'))
