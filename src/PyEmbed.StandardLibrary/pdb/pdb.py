"""The debugger.

pdb.run(statement) debugs statements, breakpoint() or pdb.set_trace() stops where it stands,
pdb.pm() looks at what the last traceback left. At the prompt a line is a command or, if it
is none or begins with "!", a statement that runs in the current frame; an empty line is the
last command again, ";;" separates commands. The files ~/.pdbrc and .pdbrc hold commands
for the start.

A session with a function that fails, at the interpreter's prompt:

>>> pdb.run('shop.total(basket)')    stop before the first line
> <string>(1)<module>()
(Pdb) break shop.total               set a breakpoint in the function
(Pdb) continue                       run up to it
(Pdb) p basket                       look at a value
(Pdb) quit                           end

From a shell, python -m pdb file.py does the same for a whole program.

The commands:

"""

import bdb
import cmd
import code
import dis
import functools
import glob
import inspect
import io
import linecache
import os
import pprint
import re
import signal
import sys
import tokenize
import traceback


class Restart(Exception):
    """Raised to run the program from its start again."""


__all__ = ["run", "pm", "Pdb", "runeval", "runctx", "runcall", "set_trace",
           "post_mortem", "help"]


class _rstr(str):
    """Text that is shown as it is."""

    def __repr__(self):
        return self


class _ScriptTarget(str):
    """A file to debug."""

    def __new__(cls, val):
        target = super().__new__(cls, os.path.realpath(val))
        target.orig = val
        return target

    def check(self):
        problem = ('does not exist' if not os.path.exists(self)
                   else 'is a directory' if os.path.isdir(self) else None)
        if problem:
            print('Error:', self.orig, problem)
            sys.exit(1)
        sys.path[:1] = [os.path.dirname(self)]  # with -I there may be none

    @property
    def filename(self):
        return self

    @property
    def namespace(self):
        return dict(__name__='__main__', __file__=self, __builtins__=__builtins__)

    @property
    def code(self):
        with io.open_code(self) as file:
            return f"exec(compile({file.read()!r}, {self!r}, 'exec'))"


def lasti2lineno(code, lasti):
    """The line of the instruction at an offset."""
    found = 0
    for offset, lineno in dis.findlinestarts(code):
        if offset > lasti:
            break
        found = lineno
    return found


def find_function(funcname, filename):
    """(name, file, line) of a function defined at the left margin of a file, or None."""
    pattern = re.compile(r'def\s+%s\s*[(]' % re.escape(funcname))
    try:
        source = tokenize.open(filename)
    except OSError:
        return None
    with source:
        for lineno, line in enumerate(source, start=1):
            if pattern.match(line):
                return funcname, filename, lineno
    return None


class _ModuleTarget(str):
    """A module to debug."""

    def check(self):
        try:
            self._details
        except ImportError as failure:
            print(f"ImportError: {failure}")
            sys.exit(1)
        except Exception:
            traceback.print_exc()
            sys.exit(1)

    @functools.cached_property
    def _details(self):
        import runpy
        return runpy._get_module_details(self)

    @property
    def filename(self):
        return self.code.co_filename

    @property
    def code(self):
        return self._details[2]

    @property
    def _spec(self):
        return self._details[1]

    @property
    def namespace(self):
        spec = self._spec
        return dict(__name__='__main__',
                    __file__=os.path.normcase(os.path.abspath(self.filename)),
                    __package__=spec.parent, __loader__=spec.loader, __spec__=spec,
                    __builtins__=__builtins__)


line_prefix = '\n-> '


def _keep_commands_out_of_words():
    try:
        import readline
    except ImportError:
        return
    # The commands' own characters are not part of words that are completed.
    readline.set_completer_delims(' \t\n`@#$%^&*()=+[{]}\\|;:\'",<>?')


def _startup_lines():
    for name in (os.path.expanduser('~/.pdbrc'), ".pdbrc"):
        try:
            with open(name, encoding='utf-8') as file:
                yield from file
        except OSError:
            pass


class Pdb(bdb.Bdb, cmd.Cmd):
    """The debugger at its prompt; do_x is the command x."""

    _previous_sigint_handler = None

    def __init__(self, completekey='tab', stdin=None, stdout=None, skip=None,
                 nosigint=False, readrc=True):
        bdb.Bdb.__init__(self, skip=skip)
        cmd.Cmd.__init__(self, completekey, stdin, stdout)
        sys.audit("pdb.Pdb")
        self.prompt = '(Pdb) '
        if stdout:
            self.use_rawinput = 0
        _keep_commands_out_of_words()
        self.nosigint, self.allow_kbdint = nosigint, False
        self.rcLines = list(_startup_lines()) if readrc else []
        self.mainpyfile, self._wait_for_mainpyfile = '', False
        self.aliases = {}
        # By frame: the last values of expressions, and the line a traceback tells.
        self.displaying, self.tb_lineno = {}, {}
        # By breakpoint number: commands to run, whether the prompt follows, whether the
        # place is not shown.
        self.commands = {}
        self.commands_doprompt = {}
        self.commands_silent = {}
        self.commands_defining = False
        self.commands_bnum = None

    def sigint_handler(self, signum, frame):
        if self.allow_kbdint:
            raise KeyboardInterrupt
        self.message("\nProgram interrupted. (Use 'cont' to resume).")
        self.set_step()
        self.set_trace(frame)

    def reset(self):
        bdb.Bdb.reset(self)
        self.forget()

    def forget(self):
        self.stack, self.curindex, self.curframe, self.lineno = [], 0, None, None
        self.tb_lineno.clear()

    def setup(self, f, tb):
        self.forget()
        self.stack, self.curindex = self.get_stack(f, tb)
        while tb:
            frame = tb.tb_frame
            self.tb_lineno[frame] = lasti2lineno(frame.f_code, tb.tb_lasti)
            tb = tb.tb_next
        self.curframe = self.stack[self.curindex][0]
        # Taken once: f_locals makes it anew and would undo assignments made here.
        self.curframe_locals = self.curframe.f_locals
        return self.execRcLines()

    def execRcLines(self):
        lines, self.rcLines = self.rcLines, []
        while lines:
            line = lines.pop(0).strip()
            if line and line[0] != '#' and self.onecmd(line):
                # The program goes on; the rest is for the next stop.
                self.rcLines += lines
                return True

    # -- bdb's events

    def user_call(self, frame, argument_list):
        if not self._wait_for_mainpyfile and self.stop_here(frame):
            self.message('--Call--')
            self.interaction(frame, None)

    def user_line(self, frame):
        if self._wait_for_mainpyfile:
            if (self.mainpyfile != self.canonic(frame.f_code.co_filename)
                    or frame.f_lineno <= 0):
                return
            self._wait_for_mainpyfile = False
        if self.bp_commands(frame):
            self.interaction(frame, None)

    def bp_commands(self, frame):
        """Run the commands of the breakpoint just hit; true if there are none."""
        number = getattr(self, "currentbp", False)
        if not number or number not in self.commands:
            return 1
        self.currentbp = 0
        last = self.lastcmd
        self.setup(frame, None)
        for line in self.commands[number]:
            self.onecmd(line)
        self.lastcmd = last
        if not self.commands_silent[number]:
            self.print_stack_entry(self.stack[self.curindex])
        if self.commands_doprompt[number]:
            self._cmdloop()
        self.forget()

    def user_return(self, frame, return_value):
        if self._wait_for_mainpyfile:
            return
        frame.f_locals['__return__'] = return_value
        self.message('--Return--')
        self.interaction(frame, None)

    def user_exception(self, frame, exc_info):
        if self._wait_for_mainpyfile:
            return
        kind, value, trace = exc_info
        frame.f_locals['__exception__'] = kind, value
        # A generator's end that no code raised.
        prefix = 'Internal ' if not trace and kind is StopIteration else ''
        self.message(prefix + traceback.format_exception_only(kind, value)[-1].strip())
        self.interaction(frame, trace)

    # -- the prompt

    def _cmdloop(self):
        while True:
            try:
                # ^C while a line is typed only ends that line.
                self.allow_kbdint = True
                self.cmdloop()
                self.allow_kbdint = False
                break
            except KeyboardInterrupt:
                self.message('--KeyboardInterrupt--')

    def preloop(self):
        shown = self.displaying.get(self.curframe)
        for expression, old in (shown or {}).items():
            new = self._getval_except(expression)
            # The same object may have changed, but that cannot be told.
            if new is not old and new != old:
                shown[expression] = new
                self.message(f'display {expression}: {self._safe_repr(new, expression)}'
                             f'  [old: {self._safe_repr(old, expression)}]')

    def interaction(self, frame, traceback):
        if Pdb._previous_sigint_handler:
            try:
                signal.signal(signal.SIGINT, Pdb._previous_sigint_handler)
            except ValueError:
                # Only the main thread may.
                pass
            else:
                Pdb._previous_sigint_handler = None
        if not self.setup(frame, traceback):
            self.print_stack_entry(self.stack[self.curindex])
            self._cmdloop()
        self.forget()

    def displayhook(self, obj):
        """Shows a value; builtins._ stays the program's."""
        if obj is not None:
            self.message(repr(obj))

    def default(self, line):
        """Run a statement."""
        if line[:1] == '!':
            line = line[1:]
        try:
            statement = compile(line + '\n', '<stdin>', 'single')
            before = sys.stdin, sys.stdout, sys.displayhook
            try:
                sys.stdin, sys.stdout = self.stdin, self.stdout
                sys.displayhook = self.displayhook
                exec(statement, self.curframe.f_globals, self.curframe_locals)
            finally:
                sys.stdin, sys.stdout, sys.displayhook = before
        except:
            self._error_exc()

    def precmd(self, line):
        """Replace aliases and cut at ';;'."""
        if not line.strip():
            return line
        words = line.split()
        while words[0] in self.aliases:
            line = self.aliases[words[0]]
            for number, word in enumerate(words[1:], 1):
                line = line.replace("%" + str(number), word)
            line = line.replace("%*", ' '.join(words[1:]))
            words = line.split()
        if words[0] != 'alias':
            line, mark, rest = line.partition(';;')
            if mark:
                self.cmdqueue.append(rest.lstrip())
                line = line.rstrip()
        return line

    def onecmd(self, line):
        """Do a line, or put it into the list of commands being defined."""
        if self.commands_defining:
            return self.handle_command_def(line)
        return cmd.Cmd.onecmd(self, line)

    def handle_command_def(self, line):
        """A line of a list of commands; true ends the list."""
        name, arg, line = self.parseline(line)
        if not name:
            return
        number = self.commands_bnum
        if name == 'silent':
            self.commands_silent[number] = True
            return
        if name == 'end':
            self.cmdqueue = []
            return 1
        self.commands[number].append(name + ' ' + arg if arg else name)
        function = getattr(self, 'do_' + name, self.default)
        if function.__name__ in self.commands_resuming:
            # What runs the program ends the list.
            self.commands_doprompt[number] = False
            self.cmdqueue = []
            return 1

    def message(self, msg):
        print(msg, file=self.stdout)

    def error(self, msg):
        print('***', msg, file=self.stdout)

    # -- completion

    def _complete_location(self, text, line, begidx, endidx):
        if line.strip().endswith((':', ',')):
            # A line number or a condition follows.
            return []
        try:
            found = self._complete_expression(text, line, begidx, endidx)
        except Exception:
            found = []
        for name in glob.glob(glob.escape(text) + '*'):
            if os.path.isdir(name):
                found.append(name + '/')
            elif os.path.isfile(name) and name.lower().endswith(('.py', '.pyw')):
                found.append(name + ':')
        return found

    def _complete_bpnumber(self, text, line, begidx, endidx):
        return [str(number) for number, breakpoint in enumerate(bdb.Breakpoint.bpbynumber)
                if breakpoint is not None and str(number).startswith(text)]

    def _complete_expression(self, text, line, begidx, endidx):
        if not self.curframe:
            return []
        names = {**self.curframe.f_globals, **self.curframe_locals}
        first, *rest = text.split('.')
        if not rest:
            return [name for name in names if name.startswith(text)]
        try:
            owner = names[first]
            for part in rest[:-1]:
                owner = getattr(owner, part)
        except (KeyError, AttributeError):
            return []
        prefix = text[:text.rindex('.') + 1]
        return [prefix + name for name in dir(owner) if name.startswith(rest[-1])]

    # -- breakpoints

    def do_commands(self, arg):
        """commands [bpnumber]

        Give commands to run whenever a breakpoint, by default the last one, is hit. They
        follow at the prompt (com), one a line, up to a line "end"; none removes what was
        there. A command that lets the program run on ends the list too. "silent" among
        them leaves out the message of where it stopped.
        """
        if not arg:
            number = len(bdb.Breakpoint.bpbynumber) - 1
        else:
            try:
                number = int(arg)
            except:
                self.error("Usage: commands [bnum]\n        ...\n        end")
                return
        try:
            self.get_bpbynumber(number)
        except ValueError as failure:
            self.error('cannot set commands: %s' % failure)
            return
        self.commands_bnum = number
        tables = self.commands, self.commands_doprompt, self.commands_silent
        before = [table.get(number) for table in tables] if number in self.commands else None
        for table, value in zip(tables, ([], True, False)):
            table[number] = value
        prompt, self.prompt = self.prompt, '(com) '
        self.commands_defining = True
        try:
            self.cmdloop()
        except KeyboardInterrupt:
            for index, table in enumerate(tables):
                if before:
                    table[number] = before[index]
                else:
                    del table[number]
            self.error('command definition aborted, old commands restored')
        finally:
            self.commands_defining = False
            self.prompt = prompt

    complete_commands = _complete_bpnumber

    def do_break(self, arg, temporary=0):
        """b(reak) [ ([filename:]lineno | function) [, condition] ]

        Set a breakpoint at a line, of this file or another one, or at the first line of
        a function; with a condition it stops only where that is true. The file is looked
        for on sys.path and needs no .py. Without an argument, list the breakpoints.
        """
        if not arg:
            if self.breaks:
                self.message("Num Type         Disp Enb   Where")
                for breakpoint in filter(None, bdb.Breakpoint.bpbynumber):
                    self.message(breakpoint.bpformat())
            return
        condition = None
        comma = arg.find(',')
        if comma > 0:
            condition = arg[comma + 1:].lstrip()
            arg = arg[:comma].rstrip()
        place = self._break_place(arg)
        if place is None:
            return
        filename, lineno, funcname = place
        filename = filename or self.defaultFile()
        line = self.checkline(filename, lineno)
        if not line:
            return
        failure = self.set_break(filename, line, temporary, condition, funcname)
        if failure:
            self.error(failure)
            return
        breakpoint = self.get_breaks(filename, line)[-1]
        self.message("Breakpoint %d at %s:%d" % (breakpoint.number, breakpoint.file,
                                                 breakpoint.line))

    def _break_place(self, arg):
        """(file or None, line, function or None) of break's argument; None after an error."""
        before, colon, after = arg.rpartition(':')
        if colon:
            name = before.rstrip()
            filename = self.lookupmodule(name)
            if not filename:
                self.error('%r not found from sys.path' % name)
                return None
            try:
                return filename, int(after.lstrip()), None
            except ValueError:
                self.error('Bad lineno: %s' % after.lstrip())
                return None
        try:
            return None, int(arg), None
        except ValueError:
            pass
        try:
            function = eval(arg, self.curframe.f_globals, self.curframe_locals)
        except:
            function = arg
        try:
            function = getattr(function, '__func__', function)
            found = function.__code__
            return found.co_filename, found.co_firstlineno, found.co_name
        except:
            name, filename, lineno = self.lineinfo(arg)
        if not name:
            self.error('The specified object %r is not a function '
                       'or was not found along sys.path.' % arg)
            return None
        return filename, int(lineno), name

    def defaultFile(self):
        """The file that is meant where none is named."""
        filename = self.curframe.f_code.co_filename
        if filename == '<string>' and self.mainpyfile:
            return self.mainpyfile
        return filename

    do_b = do_break
    complete_break = _complete_location
    complete_b = _complete_location

    def do_tbreak(self, arg):
        """tbreak [ ([filename:]lineno | function) [, condition] ]

        As break, but the breakpoint is deleted when it is first hit.
        """
        self.do_break(arg, 1)

    complete_tbreak = _complete_location

    def lineinfo(self, identifier):
        """(function, file, line) of a function named in source that may not be loaded."""
        failed = (None, None, None)
        pieces = identifier.split("'")
        if len(pieces) not in (1, 3):
            return failed
        name = pieces[len(pieces) // 2].strip()
        if not name:
            return failed
        parts = name.split('.')
        if parts[0] == 'self':
            del parts[0]
            if not parts:
                return failed
        filename = self.defaultFile()
        if len(parts) == 1:
            item = parts[0]
        else:
            filename = self.lookupmodule(parts[0]) or filename
            item = parts[1]
        return find_function(item, filename) or failed

    def checkline(self, filename, lineno):
        """The line number if there seems to be something to run, else 0."""
        frame = getattr(self, 'curframe', None)
        line = linecache.getline(filename, lineno, frame.f_globals if frame else None)
        if not line:
            self.message('End of file')
            return 0
        line = line.strip()
        if not line or line.startswith(('#', '"""', "'''")):
            self.error('Blank or comment')
            return 0
        return lineno

    def _each_breakpoint(self, arg):
        for number in arg.split():
            try:
                breakpoint = self.get_bpbynumber(number)
            except ValueError as failure:
                self.error(failure)
            else:
                yield number, breakpoint

    def do_enable(self, arg):
        """enable bpnumber [bpnumber ...]

        Let breakpoints stop again.
        """
        for _, breakpoint in self._each_breakpoint(arg):
            breakpoint.enable()
            self.message('Enabled %s' % breakpoint)

    complete_enable = _complete_bpnumber

    def do_disable(self, arg):
        """disable bpnumber [bpnumber ...]

        Let breakpoints not stop; they stay in the list and can be enabled again.
        """
        for _, breakpoint in self._each_breakpoint(arg):
            breakpoint.disable()
            self.message('Disabled %s' % breakpoint)

    complete_disable = _complete_bpnumber

    def _one_breakpoint(self, words):
        try:
            return self.get_bpbynumber(words[0].strip())
        except IndexError:
            self.error('Breakpoint number expected')
        except ValueError as failure:
            self.error(failure)

    def do_condition(self, arg):
        """condition bpnumber [condition]

        Let a breakpoint stop only where an expression is true; without one, always.
        """
        words = arg.split(' ', 1)
        breakpoint = self._one_breakpoint(words)
        if breakpoint is None:
            return
        breakpoint.cond = words[1] if len(words) > 1 else None
        if breakpoint.cond:
            self.message('New condition set for breakpoint %d.' % breakpoint.number)
        else:
            self.message('Breakpoint %d is now unconditional.' % breakpoint.number)

    complete_condition = _complete_bpnumber

    def do_ignore(self, arg):
        """ignore bpnumber [count]

        Let a breakpoint pass count times (0) before it stops.
        """
        words = arg.split()
        try:
            count = int(words[1].strip())
        except:
            count = 0
        breakpoint = self._one_breakpoint(words)
        if breakpoint is None:
            return
        breakpoint.ignore = count
        if count > 0:
            crossings = '%d crossings' % count if count > 1 else '1 crossing'
            self.message('Will ignore next %s of breakpoint %d.'
                         % (crossings, breakpoint.number))
        else:
            self.message('Will stop next time breakpoint %d is reached.' % breakpoint.number)

    complete_ignore = _complete_bpnumber

    def do_clear(self, arg):
        """cl(ear) filename:lineno\ncl(ear) [bpnumber [bpnumber...]]

        Delete the breakpoints of a line, or those with the numbers; without an argument
        all of them, if that is confirmed.
        """
        if not arg:
            try:
                reply = input('Clear all breaks? ')
            except EOFError:
                reply = 'no'
            if reply.strip().lower() in ('y', 'yes'):
                deleted = list(filter(None, bdb.Breakpoint.bpbynumber))
                self.clear_all_breaks()
                for breakpoint in deleted:
                    self.message('Deleted %s' % breakpoint)
            return
        filename, colon, number = arg.rpartition(':')
        if not colon:
            for number, breakpoint in self._each_breakpoint(arg):
                self.clear_bpbynumber(number)
                self.message('Deleted %s' % breakpoint)
            return
        try:
            lineno = int(number)
        except ValueError:
            failure = "Invalid line number (%s)" % number
        else:
            deleted = list(self.get_breaks(filename, lineno))
            failure = self.clear_break(filename, lineno)
        if failure:
            self.error(failure)
        else:
            for breakpoint in deleted:
                self.message('Deleted %s' % breakpoint)

    do_cl = do_clear
    complete_clear = _complete_location
    complete_cl = _complete_location

    # -- the stack

    def do_where(self, arg):
        """w(here)

        Show the stack, the newest frame last; an arrow marks the current one. "bt" is
        the same.
        """
        self.print_stack_trace()

    do_w = do_where
    do_bt = do_where

    def _select_frame(self, number):
        assert 0 <= number < len(self.stack)
        self.curindex = number
        self.curframe = self.stack[number][0]
        self.curframe_locals = self.curframe.f_locals
        self.print_stack_entry(self.stack[number])
        self.lineno = None

    def _frame_count(self, arg):
        try:
            return int(arg or 1)
        except ValueError:
            self.error('Invalid frame count (%s)' % arg)

    def do_up(self, arg):
        """u(p) [count]

        Go count frames (one) up, to an older one.
        """
        if self.curindex == 0:
            self.error('Oldest frame')
            return
        count = self._frame_count(arg)
        if count is not None:
            self._select_frame(0 if count < 0 else max(0, self.curindex - count))

    do_u = do_up

    def do_down(self, arg):
        """d(own) [count]

        Go count frames (one) down, to a newer one.
        """
        last = len(self.stack) - 1
        if self.curindex == last:
            self.error('Newest frame')
            return
        count = self._frame_count(arg)
        if count is not None:
            self._select_frame(last if count < 0 else min(last, self.curindex + count))

    do_d = do_down

    # -- going on

    def do_until(self, arg):
        """unt(il) [lineno]

        Run until a line further down, or from lineno on, or until the frame returns.
        """
        lineno = None
        if arg:
            try:
                lineno = int(arg)
            except ValueError:
                self.error('Error in argument: %r' % arg)
                return
            if lineno <= self.curframe.f_lineno:
                self.error('"until" line number is smaller than current line number')
                return
        self.set_until(self.curframe, lineno)
        return 1

    do_unt = do_until

    def do_step(self, arg):
        """s(tep)

        Run until the next line, here or in a function that is called.
        """
        self.set_step()
        return 1

    do_s = do_step

    def do_next(self, arg):
        """n(ext)

        Run until the next line of this function, or until it returns.
        """
        self.set_next(self.curframe)
        return 1

    do_n = do_next

    def do_run(self, arg):
        """run [args...]

        Start the program again, with new arguments if there are any; breakpoints stay.
        "restart" is the same.
        """
        if arg:
            import shlex
            program = sys.argv[0:1]
            try:
                sys.argv = shlex.split(arg)
            except ValueError as failure:
                self.error('Cannot run %s: %s' % (arg, failure))
                return
            sys.argv[:0] = program
        raise Restart

    do_restart = do_run

    def do_return(self, arg):
        """r(eturn)

        Run until this function returns.
        """
        self.set_return(self.curframe)
        return 1

    do_r = do_return

    def do_continue(self, arg):
        """c(ont(inue))

        Run until a breakpoint.
        """
        if not self.nosigint:
            try:
                Pdb._previous_sigint_handler = signal.signal(signal.SIGINT, self.sigint_handler)
            except ValueError:
                # Only the main thread may; ^C then does what it always does.
                pass
        self.set_continue()
        return 1

    do_c = do_cont = do_continue

    def do_jump(self, arg):
        """j(ump) lineno

        Make another line the next one, in the newest frame; not every jump is possible,
        for one into a loop it is not.
        """
        if self.curindex + 1 != len(self.stack):
            self.error('You can only jump within the bottom frame')
            return
        try:
            lineno = int(arg)
        except ValueError:
            self.error("The 'jump' command requires a line number")
            return
        try:
            self.curframe.f_lineno = lineno
        except ValueError as failure:
            self.error('Jump failed: %s' % failure)
            return
        entry = self.stack[self.curindex] = self.stack[self.curindex][0], lineno
        self.print_stack_entry(entry)

    do_j = do_jump

    def do_debug(self, arg):
        """debug code

        Debug a statement in a debugger of its own.
        """
        sys.settrace(None)
        inner = Pdb(self.completekey, self.stdin, self.stdout)
        inner.prompt = "(%s) " % self.prompt.strip()
        self.message("ENTERING RECURSIVE DEBUGGER")
        try:
            sys.call_tracing(inner.run, (arg, self.curframe.f_globals, self.curframe_locals))
        except Exception:
            self._error_exc()
        self.message("LEAVING RECURSIVE DEBUGGER")
        sys.settrace(self.trace_dispatch)
        self.lastcmd = inner.lastcmd

    complete_debug = _complete_expression

    def do_quit(self, arg):
        """q(uit)\nexit

        End the debugger and the program.
        """
        self._user_requested_quit = True
        self.set_quit()
        return 1

    do_q = do_quit
    do_exit = do_quit

    def do_EOF(self, arg):
        """EOF

        The end of the input quits.
        """
        self.message('')
        return self.do_quit(arg)

    # -- looking

    def do_args(self, arg):
        """a(rgs)

        Show the arguments of this function.
        """
        function = self.curframe.f_code
        count = (function.co_argcount + function.co_kwonlyargcount
                 + bool(function.co_flags & inspect.CO_VARARGS)
                 + bool(function.co_flags & inspect.CO_VARKEYWORDS))
        values = self.curframe_locals
        for name in function.co_varnames[:count]:
            shown = (self._safe_repr(values[name], name) if name in values
                     else '*** undefined ***')
            self.message(f'{name} = {shown}')

    do_a = do_args

    def do_retval(self, arg):
        """retval

        Show what the function returned.
        """
        if '__return__' in self.curframe_locals:
            self.message(self._safe_repr(self.curframe_locals['__return__'], "retval"))
        else:
            self.error('Not yet returned!')

    do_rv = do_retval

    def _getval(self, arg):
        try:
            return eval(arg, self.curframe.f_globals, self.curframe_locals)
        except:
            self._error_exc()
            raise

    def _getval_except(self, arg, frame=None):
        try:
            if frame is None:
                return eval(arg, self.curframe.f_globals, self.curframe_locals)
            return eval(arg, frame.f_globals, frame.f_locals)
        except:
            failure = traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip()
            return _rstr('** raised %s **' % failure)

    def _error_exc(self):
        self.error(traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip())

    def _msg_val_func(self, arg, func):
        try:
            value = self._getval(arg)
        except:
            return
        try:
            self.message(func(value))
        except:
            self._error_exc()

    def _safe_repr(self, obj, expr):
        try:
            return repr(obj)
        except Exception as failure:
            return _rstr(f"*** repr({expr}) failed: {self._format_exc(failure)} ***")

    def do_p(self, arg):
        """p expression

        Show the value of an expression.
        """
        self._msg_val_func(arg, repr)

    def do_pp(self, arg):
        """pp expression

        Show the value of an expression, laid out.
        """
        self._msg_val_func(arg, pprint.pformat)

    complete_print = _complete_expression
    complete_p = _complete_expression
    complete_pp = _complete_expression

    def _list_range(self, arg):
        if not arg or arg == '.':
            if self.lineno is None or arg == '.':
                return max(1, self.curframe.f_lineno - 5), None
            return self.lineno + 1, None
        first, comma, last = arg.partition(',')
        if not comma:
            return max(1, int(first.strip()) - 5), None
        first, last = int(first.strip()), int(last.strip())
        return first, first + last if last < first else last

    def do_list(self, arg):
        """l(ist) [first [,last] | .]

        Show eleven lines of the source: around the current line, after those shown last,
        around the current line again with ".", or around first; or the lines from first to
        last, which is a count if it is the smaller one. "->" marks the current line, ">>"
        the one where the exception was raised.
        """
        self.lastcmd = 'list'
        try:
            first, last = self._list_range(arg)
        except ValueError:
            self.error('Error in argument: %r' % arg)
            return
        if last is None:
            last = first + 10
        filename = self.curframe.f_code.co_filename
        if filename.startswith("<frozen"):
            file = self.curframe.f_globals.get("__file__")
            if isinstance(file, str):
                filename = file
        breaks = self.get_file_breaks(filename)
        try:
            lines = linecache.getlines(filename, self.curframe.f_globals)
            self._print_lines(lines[first - 1:last], first, breaks, self.curframe)
            self.lineno = min(last, len(lines))
            if len(lines) < last:
                self.message('[EOF]')
        except KeyboardInterrupt:
            pass

    do_l = do_list

    def do_longlist(self, arg):
        """longlist | ll

        Show the whole source of this function.
        """
        breaks = self.get_file_breaks(self.curframe.f_code.co_filename)
        try:
            lines, lineno = self._getsourcelines(self.curframe)
        except OSError as failure:
            self.error(failure)
            return
        self._print_lines(lines, lineno, breaks, self.curframe)

    do_ll = do_longlist

    def do_source(self, arg):
        """source expression

        Show the source of an object.
        """
        try:
            found = self._getval(arg)
        except:
            return
        try:
            lines, lineno = self._getsourcelines(found)
        except (OSError, TypeError) as failure:
            self.error(failure)
            return
        self._print_lines(lines, lineno)

    complete_source = _complete_expression

    def _print_lines(self, lines, start, breaks=(), frame=None):
        current = frame.f_lineno if frame else -1
        raised = self.tb_lineno.get(frame, -1) if frame else -1
        for lineno, line in enumerate(lines, start):
            mark = '->' if lineno == current else '>>' if lineno == raised else ''
            number = str(lineno).rjust(3).ljust(4)
            self.message(f"{number}{'B' if lineno in breaks else ' '}{mark}\t{line.rstrip()}")

    def do_whatis(self, arg):
        """whatis arg

        Show the type of a value.
        """
        try:
            value = self._getval(arg)
        except:
            return
        for kind, find in (('Method', lambda: value.__func__.__code__),
                           ('Function', lambda: value.__code__)):
            try:
                found = find()
            except Exception:
                continue
            if found:
                self.message('%s %s' % (kind, found.co_name))
                return
        if value.__class__ is type:
            self.message('Class %s.%s' % (value.__module__, value.__qualname__))
            return
        self.message(type(value))

    complete_whatis = _complete_expression

    def do_display(self, arg):
        """display [expression]

        Show the value of an expression at each stop in this frame if it has changed;
        without one, list the expressions.
        """
        if arg:
            value = self._getval_except(arg)
            self.displaying.setdefault(self.curframe, {})[arg] = value
            self.message('display %s: %s' % (arg, self._safe_repr(value, arg)))
            return
        self.message('Currently displaying:')
        for expression, value in self.displaying.get(self.curframe, {}).items():
            self.message('%s: %s' % (expression, self._safe_repr(value, expression)))

    complete_display = _complete_expression

    def do_undisplay(self, arg):
        """undisplay [expression]

        Show an expression no more, or none of this frame.
        """
        if not arg:
            self.displaying.pop(self.curframe, None)
            return
        try:
            del self.displaying.get(self.curframe, {})[arg]
        except KeyError:
            self.error('not displaying %s' % arg)

    def complete_undisplay(self, text, line, begidx, endidx):
        return [expression for expression in self.displaying.get(self.curframe, {})
                if expression.startswith(text)]

    def do_interact(self, arg):
        """interact

        Start an interpreter that knows all names of this place.
        """
        names = {**self.curframe.f_globals, **self.curframe_locals}
        code.interact("*interactive*", local=names)

    def do_alias(self, arg):
        """alias [name [command [parameter parameter ...] ]]

        Give a name to a command. %1, %2 and so on in it stand for the words that follow
        the name, %* for all of them. Without a command show what the name stands for,
        without a name show all. An alias hides a command of that name. For example, to
        show the attributes of an object:

        alias pi for k in %1.__dict__.keys(): print("%1.",k,"=",%1.__dict__[k])
        """
        words = arg.split()
        if not words:
            for name in sorted(self.aliases):
                self.message("%s = %s" % (name, self.aliases[name]))
        elif len(words) > 1:
            self.aliases[words[0]] = ' '.join(words[1:])
        elif words[0] in self.aliases:
            self.message("%s = %s" % (words[0], self.aliases[words[0]]))
        else:
            self.error(f"Unknown alias '{words[0]}'")

    def do_unalias(self, arg):
        """unalias name

        Delete an alias.
        """
        words = arg.split()
        if words:
            self.aliases.pop(words[0], None)

    def complete_unalias(self, text, line, begidx, endidx):
        return [name for name in self.aliases if name.startswith(text)]

    # Those after which the program runs.
    commands_resuming = ['do_continue', 'do_step', 'do_next', 'do_return',
                         'do_quit', 'do_jump']

    def print_stack_trace(self):
        try:
            for entry in self.stack:
                self.print_stack_entry(entry)
        except KeyboardInterrupt:
            pass

    def print_stack_entry(self, frame_lineno, prompt_prefix=line_prefix):
        mark = '> ' if frame_lineno[0] is self.curframe else '  '
        self.message(mark + self.format_stack_entry(frame_lineno, prompt_prefix))

    # -- help

    def do_help(self, arg):
        """h(elp)

        List the commands, or say what one does; "help pdb" says all, "help exec" is about
        the ! command.
        """
        if not arg:
            return cmd.Cmd.do_help(self, arg)
        topic = getattr(self, 'help_' + arg, None)
        if topic is not None:
            return topic()
        command = getattr(self, 'do_' + arg, None)
        if command is None:
            self.error('No help for %r' % arg)
        elif sys.flags.optimize >= 2:
            self.error('No help for %r; please do not run Python with -OO '
                       'if you need command help' % arg)
        elif command.__doc__ is None:
            self.error('No help for %r; __doc__ string missing' % arg)
        else:
            self.message(command.__doc__.rstrip())

    do_h = do_help

    def help_exec(self):
        """(!) statement

        Run a statement of one line in the current frame. The exclamation point is needed
        only where the statement begins like a command. To assign to a global variable:

        (Pdb) global list_options; list_options = ['-l']
        (Pdb)
        """
        self.message((self.help_exec.__doc__ or '').strip())

    def help_pdb(self):
        help()

    # -- finding sources

    def lookupmodule(self, filename):
        """The path of a file or module, which may be named in part; None if not found."""
        if os.path.isabs(filename) and os.path.exists(filename):
            return filename
        beside = os.path.join(*sys.path[:1], filename)
        if os.path.exists(beside) and self.canonic(beside) == self.mainpyfile:
            return beside
        frozen = f"<frozen {filename.removesuffix('.py').replace(os.sep, '.')}>"
        if not os.path.splitext(filename)[1]:
            filename += '.py'
        if os.path.isabs(filename):
            return filename
        for folder in sys.path:
            while os.path.islink(folder):
                folder = os.readlink(folder)
            path = os.path.join(folder, filename)
            if os.path.exists(path):
                return path
        return frozen if linecache.getlines(frozen) else None

    def _run(self, target):
        # It does not stop before the first line of the program itself.
        self._wait_for_mainpyfile = True
        self._user_requested_quit = False
        self.mainpyfile = self.canonic(target.filename)
        # The program is to find itself in __main__, not the debugger.
        import __main__
        __main__.__dict__.clear()
        __main__.__dict__.update(target.namespace)
        self.run(target.code)

    def _format_exc(self, exc):
        return traceback.format_exception_only(exc)[-1].strip()

    def _getsourcelines(self, obj):
        lines, lineno = inspect.getsourcelines(obj)
        # A module begins at line 0 there.
        return lines, max(1, lineno)


if __doc__ is not None:
    for _command in ('help', 'where', 'down', 'up', 'break', 'tbreak', 'clear', 'disable',
                     'enable', 'ignore', 'condition', 'commands', 'step', 'next', 'until',
                     'jump', 'return', 'retval', 'run', 'continue', 'list', 'longlist',
                     'args', 'p', 'pp', 'whatis', 'source', 'display', 'undisplay',
                     'interact', 'alias', 'unalias', 'debug', 'quit'):
        __doc__ += getattr(Pdb, 'do_' + _command).__doc__.strip() + '\n\n'
    __doc__ += Pdb.help_exec.__doc__
    del _command


def run(statement, globals=None, locals=None):
    """Debug statements, in __main__ by default."""
    Pdb().run(statement, globals, locals)


def runeval(expression, globals=None, locals=None):
    """Debug an expression and return its value."""
    return Pdb().runeval(expression, globals, locals)


def runctx(statement, globals, locals):
    """run(), by its older name."""
    run(statement, globals, locals)


def runcall(*args, **kwds):
    """Debug a call and return its result."""
    return Pdb().runcall(*args, **kwds)


def set_trace(*, header=None):
    """Stop where it is called from, after a message if there is one."""
    pdb = Pdb()
    if header is not None:
        pdb.message(header)
    pdb.set_trace(sys._getframe().f_back)


def post_mortem(t=None):
    """Look at what a traceback, by default that of the current exception, left."""
    if t is None:
        t = sys.exc_info()[2]
    if t is None:
        raise ValueError("A valid traceback must be passed if no "
                         "exception is being handled")
    pdb = Pdb()
    pdb.reset()
    pdb.interaction(None, t)


def pm():
    """post_mortem() of sys.last_traceback."""
    post_mortem(sys.last_traceback)


TESTCMD = 'import x; x.main()'


def test():
    run(TESTCMD)


def help():
    """Show this module's documentation."""
    try:
        import pydoc
    except ImportError:
        print(__doc__)
    else:
        pydoc.pager(__doc__)


_usage = """\
usage: pdb.py [-c command] ... [-m module | pyfile] [arg] ...

Debug a program: the file pyfile or, with -m, a module.

The commands in .pdbrc, in the home folder and the current one, are run
first, then those given with -c. "-c continue" runs the program until an
exception, "-c 'until X'" until line X."""


def main():
    import getopt
    options, args = getopt.getopt(sys.argv[1:], 'mhc:', ['help', 'command='])
    if not args:
        print(_usage)
        sys.exit(2)
    names = [name for name, _ in options]
    if '-h' in names or '--help' in names:
        print(_usage)
        sys.exit()
    target = (_ModuleTarget if '-m' in names else _ScriptTarget)(args[0])
    target.check()
    sys.argv[:] = args
    # One debugger for all runs: its breakpoints stay.
    pdb = Pdb()
    pdb.rcLines.extend(value for name, value in options if name in ('-c', '--command'))
    while True:
        try:
            pdb._run(target)
            if pdb._user_requested_quit:
                break
            print("The program finished and will be restarted")
        except Restart:
            print("Restarting", target, "with arguments:")
            print("\t" + " ".join(sys.argv[1:]))
        except SystemExit as leaving:
            print("The program exited via sys.exit(). Exit status:", leaving)
        except SyntaxError:
            traceback.print_exc()
            sys.exit(1)
        except BaseException as failure:
            traceback.print_exc()
            print("Uncaught exception. Entering post mortem debugging")
            print("Running 'cont' or 'step' will restart the program")
            pdb.interaction(None, failure.__traceback__)
            print("Post mortem debugger finished. The " + target + " will be restarted")


if __name__ == '__main__':
    # Not the classes of __main__, which the program takes over.
    import pdb
    pdb.main()
