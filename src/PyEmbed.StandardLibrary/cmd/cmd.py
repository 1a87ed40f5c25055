"""A base for interpreters of command lines."""

import string, sys

__all__ = ["Cmd"]

PROMPT = '(Cmd) '
IDENTCHARS = string.ascii_letters + string.digits + '_'


class Cmd:
    """Reads lines and calls do_NAME(rest) for the first word; help comes from help_NAME() or docstrings.

    complete_NAME(text, line, begin, end) completes the arguments of a command. "?" is short for help and "!" for the
    command shell.
    """

    prompt = PROMPT
    identchars = IDENTCHARS
    ruler = '='
    lastcmd = ''
    intro = None
    doc_leader = ""
    doc_header = "Documented commands (type help <topic>):"
    misc_header = "Miscellaneous help topics:"
    undoc_header = "Undocumented commands:"
    nohelp = "*** No help on %s"
    use_rawinput = 1

    def __init__(self, completekey='tab', stdin=None, stdout=None):
        self.stdin = sys.stdin if stdin is None else stdin
        self.stdout = sys.stdout if stdout is None else stdout
        self.cmdqueue = []
        self.completekey = completekey

    def _write_line(self, text):
        self.stdout.write(f"{text}\n")

    def _readline(self):
        # The module that edits lines, None when that is not wanted or not there.
        if self.use_rawinput and self.completekey:
            try:
                import readline
                return readline
            except ImportError:
                pass
        return None

    def _next_line(self):
        if self.cmdqueue:
            return self.cmdqueue.pop(0)
        if self.use_rawinput:
            try:
                return input(self.prompt)
            except EOFError:
                return 'EOF'
        self.stdout.write(self.prompt)
        self.stdout.flush()
        line = self.stdin.readline()
        return line.rstrip('\r\n') if line else 'EOF'

    def cmdloop(self, intro=None):
        """Read and run commands until one returns a true value."""
        self.preloop()
        readline = self._readline()
        if readline is not None:
            self.old_completer = readline.get_completer()
            readline.set_completer(self.complete)
            readline.parse_and_bind(self.completekey + ": complete")
        try:
            if intro is not None:
                self.intro = intro
            if self.intro:
                self._write_line(self.intro)
            stop = None
            while not stop:
                line = self.precmd(self._next_line())
                stop = self.postcmd(self.onecmd(line), line)
            self.postloop()
        finally:
            readline = self._readline()
            if readline is not None:
                readline.set_completer(self.old_completer)

    def precmd(self, line):
        """Called before a line is run; returns the line to run."""
        return line

    def postcmd(self, stop, line):
        """Called after a line was run; returns whether to stop."""
        return stop

    def preloop(self):
        """Called before the first line."""

    def postloop(self):
        """Called after the last line."""

    def parseline(self, line):
        """(command, rest, line); the command is None if there is none."""
        line = line.strip()
        if line[:1] == '?':
            line = 'help ' + line[1:]
        elif line[:1] == '!' and hasattr(self, 'do_shell'):
            line = 'shell ' + line[1:]
        elif not line or line[0] == '!':
            return None, None, line
        end = 0
        while end < len(line) and line[end] in self.identchars:
            end += 1
        return line[:end], line[end:].strip(), line

    def onecmd(self, line):
        """Run one line; returns whether to stop."""
        command, rest, line = self.parseline(line)
        if not line:
            return self.emptyline()
        if command is None:
            return self.default(line)
        self.lastcmd = '' if line == 'EOF' else line
        method = getattr(self, 'do_' + command, None) if command else None
        return self.default(line) if method is None else method(rest)

    def emptyline(self):
        """Called for an empty line: run the last command again."""
        if self.lastcmd:
            return self.onecmd(self.lastcmd)

    def default(self, line):
        """Called for an unknown command."""
        self._write_line('*** Unknown syntax: %s' % line)

    def completedefault(self, *ignored):
        """Called to complete the arguments of a command without a method for that."""
        return []

    def completenames(self, text, *ignored):
        wanted = 'do_' + text
        return [name[3:] for name in self.get_names() if name.startswith(wanted)]

    def complete(self, text, state):
        """The completion of a number, None after the last: what readline calls."""
        if state == 0:
            import readline
            buffer = readline.get_line_buffer()
            line = buffer.lstrip()
            removed = len(buffer) - len(line)
            begin, end = readline.get_begidx() - removed, readline.get_endidx() - removed
            complete = self.completenames
            if begin > 0:
                command = self.parseline(line)[0]
                complete = self.completedefault
                if command != '':
                    # A line of only "!" has no command at all.
                    complete = getattr(self, 'complete_' + command, complete)
            self.completion_matches = complete(text, line, begin, end)
        try:
            return self.completion_matches[state]
        except IndexError:
            return None

    def get_names(self):
        """The names of all methods; also those of base classes."""
        return dir(self.__class__)

    def complete_help(self, *args):
        topic = 'help_' + args[0]
        topics = {name[5:] for name in self.get_names() if name.startswith(topic)}
        return list(topics.union(self.completenames(*args)))

    def do_help(self, arg):
        'List available commands with "help" or detailed help with "help cmd".'
        if arg:
            self._help_on(arg)
            return
        names = sorted(set(self.get_names()))
        topics = {name[5:] for name in names if name.startswith('help_')}
        documented, undocumented = [], []
        for name in names:
            if name.startswith('do_'):
                command = name[3:]
                if command in topics or getattr(self, name).__doc__:
                    documented.append(command)
                else:
                    undocumented.append(command)
                topics.discard(command)
        self._write_line(self.doc_leader)
        self.print_topics(self.doc_header, documented, 15, 80)
        self.print_topics(self.misc_header, sorted(topics), 15, 80)
        self.print_topics(self.undoc_header, undocumented, 15, 80)

    def _help_on(self, topic):
        try:
            show = getattr(self, 'help_' + topic)
        except AttributeError:
            command = getattr(self, 'do_' + topic, None)
            doc = None if command is None else command.__doc__
            self._write_line(doc or self.nohelp % (topic,))
        else:
            show()

    def print_topics(self, header, cmds, cmdlen, maxcol):
        if cmds:
            self._write_line(header)
            if self.ruler:
                self._write_line(self.ruler * len(header))
            self.columnize(cmds, maxcol - 1)
            self.stdout.write("\n")

    def columnize(self, list, displaywidth=80):
        """Write texts in columns, two spaces apart and as few lines as possible."""
        if not list:
            self._write_line("<empty>")
            return
        wrong = [str(index) for index, text in enumerate(list) if not isinstance(text, str)]
        if wrong:
            raise TypeError("list[i] not a string for i in %s" % ", ".join(wrong))
        size = len(list)
        for height in range(1, size):
            columns = [list[start:start + height] for start in range(0, size, height)]
            widths = [max(map(len, column)) for column in columns]
            if sum(widths) + 2 * (len(widths) - 1) <= displaywidth:
                break
        else:
            height, columns, widths = size, [list], [0]
        for row in range(height):
            texts = [column[row].ljust(width) for column, width in zip(columns, widths) if row < len(column)]
            self._write_line("  ".join(texts))
