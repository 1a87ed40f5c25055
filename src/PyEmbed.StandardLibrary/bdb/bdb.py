"""The part of a debugger that has no user interface: tracing, stepping, breakpoints."""

import fnmatch
import os
import sys
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR

__all__ = ["BdbQuit", "Bdb", "Breakpoint"]

GENERATOR_AND_COROUTINE_FLAGS = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR


def _suspends(frame):
    # Leaving such a frame need not end it.
    return frame.f_code.co_flags & GENERATOR_AND_COROUTINE_FLAGS


class BdbQuit(Exception):
    """Ends the program that is debugged."""


class Bdb:
    """Stops a program; a subclass says what happens then, in the user_*() methods.

    Code of modules whose names match one of the patterns in skip is never stepped into.

    Where it stops next is in stopframe (None: anywhere), stoplineno (the first line in it,
    -1: nowhere) and returnframe (whose return stops as well).
    """

    def __init__(self, skip=None):
        self.skip = set(skip) if skip else None
        self.fncache, self.breaks = {}, {}
        self.frame_returning = None
        self._load_breaks()

    def canonic(self, filename):
        """The form of a file name by which breakpoints are kept; <...> stays as it is."""
        if filename == "<" + filename[1:-1] + ">":
            return filename
        known = self.fncache.get(filename)
        if not known:
            known = self.fncache[filename] = os.path.normcase(os.path.abspath(filename))
        return known

    def reset(self):
        """Make ready to start."""
        import linecache
        linecache.checkcache()
        self.botframe = None
        self._set_stopinfo(None, None)

    # -- events

    def trace_dispatch(self, frame, event, arg):
        """The trace function: hands each event to its dispatch_*() method."""
        if self.quitting:
            return None
        if event == 'line':
            return self.dispatch_line(frame)
        if event == 'call':
            return self.dispatch_call(frame, arg)
        if event == 'return':
            return self.dispatch_return(frame, arg)
        if event == 'exception':
            return self.dispatch_exception(frame, arg)
        if event not in ('c_call', 'c_exception', 'c_return'):
            print('bdb.Bdb.dispatch: unknown debugging event:', repr(event))
        return self.trace_dispatch

    def _tell(self, user_method, *args):
        user_method(*args)
        if self.quitting:
            raise BdbQuit

    def dispatch_line(self, frame):
        """A line is about to run."""
        if self.stop_here(frame) or self.break_here(frame):
            self._tell(self.user_line, frame)
        return self.trace_dispatch

    def dispatch_call(self, frame, arg):
        """A block is entered."""
        if self.botframe is None:
            # The first call of all; it is nobody's wish to stop here.
            self.botframe = frame.f_back
            return self.trace_dispatch
        if not (self.stop_here(frame) or self.break_anywhere(frame)):
            return None
        if self.stopframe and _suspends(frame):
            return self.trace_dispatch
        self._tell(self.user_call, frame, arg)
        return self.trace_dispatch

    def dispatch_return(self, frame, arg):
        """A block is left."""
        if self.stop_here(frame) or frame == self.returnframe:
            if self.stopframe and _suspends(frame):
                return self.trace_dispatch
            self.frame_returning = frame
            try:
                self.user_return(frame, arg)
            finally:
                self.frame_returning = None
            if self.quitting:
                raise BdbQuit
            # The frame to stop in is gone: stop in its caller.
            if self.stopframe is frame and self.stoplineno != -1:
                self._set_stopinfo(None, None)
        return self.trace_dispatch

    def dispatch_exception(self, frame, arg):
        """An exception was raised, or came up from a call."""
        kind, _, traceback = arg
        if self.stop_here(frame):
            # The StopIteration with which a generator ends is no event of its own.
            if not (_suspends(frame) and kind is StopIteration and traceback is None):
                self._tell(self.user_exception, frame, arg)
        elif (self.stopframe and frame is not self.stopframe and _suspends(self.stopframe)
                and kind in (StopIteration, GeneratorExit)):
            # Stepping through a generator that ends: its caller sees that.
            self._tell(self.user_exception, frame, arg)
        return self.trace_dispatch

    # -- whether to stop

    def is_skipped_module(self, module_name):
        "Whether a module is one that is not stepped into."
        return module_name is not None and any(fnmatch.fnmatch(module_name, pattern)
                                               for pattern in self.skip)

    def stop_here(self, frame):
        "Whether stepping stops in a frame at its line."
        if self.skip and self.is_skipped_module(frame.f_globals.get('__name__')):
            return False
        if frame is self.stopframe:
            return self.stoplineno != -1 and frame.f_lineno >= self.stoplineno
        return not self.stopframe

    def break_here(self, frame):
        """Whether a breakpoint stops here; a temporary one is deleted then."""
        filename = self.canonic(frame.f_code.co_filename)
        lines = self.breaks.get(filename)
        if lines is None:
            return False
        # One set by the name of a function is kept at its first line.
        for lineno in (frame.f_lineno, frame.f_code.co_firstlineno):
            if lineno in lines:
                break
        else:
            return False
        breakpoint, may_delete = effective(filename, lineno, frame)
        if not breakpoint:
            return False
        self.currentbp = breakpoint.number
        if may_delete and breakpoint.temporary:
            self.do_clear(str(breakpoint.number))
        return True

    def do_clear(self, arg):
        """Delete a temporary breakpoint; a subclass must say how."""
        raise NotImplementedError("subclass of bdb must implement do_clear()")

    def break_anywhere(self, frame):
        """Whether the frame's file has breakpoints."""
        return self.canonic(frame.f_code.co_filename) in self.breaks

    # -- for subclasses

    def user_call(self, frame, argument_list):
        """It stops, or may, in a function just called."""

    def user_line(self, frame):
        """It stops before a line."""

    def user_return(self, frame, return_value):
        """It stops before a return."""

    def user_exception(self, frame, exc_info):
        """It stops at an exception."""

    # -- going on

    def _set_stopinfo(self, stopframe, returnframe, stoplineno=0):
        self.stopframe = stopframe
        self.returnframe = returnframe
        self.quitting = False
        self.stoplineno = stoplineno

    def set_until(self, frame, lineno=None):
        """Stop at a line from lineno on (the next), or when the frame returns."""
        self._set_stopinfo(frame, frame, frame.f_lineno + 1 if lineno is None else lineno)

    def set_step(self):
        """Stop at the next event."""
        # The caller may not be traced yet, if tracing began in what it called.
        returning = self.frame_returning
        if returning:
            caller = returning.f_back
            if caller and not caller.f_trace:
                caller.f_trace = self.trace_dispatch
        self._set_stopinfo(None, None)

    def set_next(self, frame):
        """Stop at the next line of the frame or its callers."""
        self._set_stopinfo(frame, None)

    def set_return(self, frame):
        """Stop when the frame returns."""
        if _suspends(frame):
            self._set_stopinfo(frame, None, -1)
        else:
            self._set_stopinfo(frame.f_back, frame)

    def set_trace(self, frame=None):
        """Begin in the frame, by default the caller's."""
        if frame is None:
            frame = sys._getframe().f_back
        self.reset()
        while frame is not None:
            self.botframe = frame
            frame.f_trace = self.trace_dispatch
            frame = frame.f_back
        self.set_step()
        sys.settrace(self.trace_dispatch)

    def set_continue(self):
        """Stop at breakpoints only; without any, run untraced."""
        self._set_stopinfo(self.botframe, None, -1)
        if self.breaks:
            return
        sys.settrace(None)
        frame = sys._getframe().f_back
        while frame and frame is not self.botframe:
            del frame.f_trace
            frame = frame.f_back

    def set_quit(self):
        """Raise BdbQuit at the next event."""
        self.stopframe = self.botframe
        self.returnframe = None
        self.quitting = True
        sys.settrace(None)

    # -- breakpoints; those methods that can fail return the error as a text

    def _add_to_breaks(self, filename, lineno):
        lines = self.breaks.setdefault(filename, [])
        if lineno not in lines:
            lines.append(lineno)

    def set_break(self, filename, lineno, temporary=False, cond=None, funcname=None):
        """Set a breakpoint."""
        filename = self.canonic(filename)
        import linecache
        if not linecache.getline(filename, lineno):
            return 'Line %s:%d does not exist' % (filename, lineno)
        self._add_to_breaks(filename, lineno)
        Breakpoint(filename, lineno, temporary, cond, funcname)
        return None

    def _load_breaks(self):
        """Take over the breakpoints that other debuggers set."""
        for filename, lineno in Breakpoint.bplist:
            self._add_to_breaks(filename, lineno)

    def _prune_breaks(self, filename, lineno):
        lines = self.breaks[filename]
        if (filename, lineno) not in Breakpoint.bplist:
            lines.remove(lineno)
        if not lines:
            del self.breaks[filename]

    def clear_break(self, filename, lineno):
        """Delete the breakpoints of a line."""
        filename = self.canonic(filename)
        if filename not in self.breaks:
            return 'There are no breakpoints in %s' % filename
        if lineno not in self.breaks[filename]:
            return 'There is no breakpoint at %s:%d' % (filename, lineno)
        for breakpoint in list(Breakpoint.bplist[filename, lineno]):
            breakpoint.deleteMe()
        self._prune_breaks(filename, lineno)
        return None

    def clear_bpbynumber(self, arg):
        """Delete the breakpoint of that number."""
        try:
            breakpoint = self.get_bpbynumber(arg)
        except ValueError as failure:
            return str(failure)
        breakpoint.deleteMe()
        self._prune_breaks(breakpoint.file, breakpoint.line)
        return None

    def clear_all_file_breaks(self, filename):
        """Delete the breakpoints of a file."""
        filename = self.canonic(filename)
        if filename not in self.breaks:
            return 'There are no breakpoints in %s' % filename
        for lineno in self.breaks.pop(filename):
            for breakpoint in list(Breakpoint.bplist[filename, lineno]):
                breakpoint.deleteMe()
        return None

    def clear_all_breaks(self):
        """Delete all breakpoints."""
        if not self.breaks:
            return 'There are no breakpoints'
        for breakpoint in filter(None, Breakpoint.bpbynumber):
            breakpoint.deleteMe()
        self.breaks = {}
        return None

    def get_bpbynumber(self, arg):
        """The breakpoint of that number, a text; ValueError says what is wrong with it."""
        if not arg:
            raise ValueError('Breakpoint number expected')
        try:
            breakpoint = Breakpoint.bpbynumber[(number := int(arg))]
        except ValueError:
            raise ValueError('Non-numeric breakpoint number %s' % arg) from None
        except IndexError:
            raise ValueError('Breakpoint number %d out of range' % number) from None
        if breakpoint is None:
            raise ValueError('Breakpoint %d already deleted' % number)
        return breakpoint

    def get_break(self, filename, lineno):
        """Whether a line has a breakpoint."""
        return lineno in self.breaks.get(self.canonic(filename), ())

    def get_breaks(self, filename, lineno):
        """The breakpoints of a line."""
        if not self.get_break(filename, lineno):
            return []
        return Breakpoint.bplist[self.canonic(filename), lineno] or []

    def get_file_breaks(self, filename):
        """The lines of a file that have breakpoints."""
        return self.breaks.get(self.canonic(filename), [])

    def get_all_breaks(self):
        """The lines that have breakpoints, by file."""
        return self.breaks

    # -- the stack

    def get_stack(self, f, t):
        """([(frame, line)] of a frame's callers and a traceback, index of the frame)."""
        if t and t.tb_frame is f:
            t = t.tb_next
        stack = []
        while f is not None:
            stack.insert(0, (f, f.f_lineno))
            if f is self.botframe:
                break
            f = f.f_back
        current = len(stack) - 1
        while t is not None:
            stack.append((t.tb_frame, t.tb_lineno))
            t = t.tb_next
        if f is None:
            current = len(stack) - 1
        return stack, max(0, current)

    def format_stack_entry(self, frame_lineno, lprefix=': '):
        """A (frame, line) as text: where it is, what it returns, the source."""
        import linecache
        import reprlib
        frame, lineno = frame_lineno
        filename = self.canonic(frame.f_code.co_filename)
        text = f"{filename}({lineno!r}){frame.f_code.co_name or '<lambda>'}()"
        if '__return__' in frame.f_locals:
            text += '->' + reprlib.repr(frame.f_locals['__return__'])
        if lineno is None:
            return text + f'{lprefix}Warning: lineno is None'
        line = linecache.getline(filename, lineno, frame.f_globals)
        return text + lprefix + line.strip() if line else text

    # -- running something

    @staticmethod
    def _namespaces(globals, locals):
        if globals is None:
            import __main__
            globals = __main__.__dict__
        return globals, globals if locals is None else locals

    def run(self, cmd, globals=None, locals=None):
        """Debug statements, in __main__ by default."""
        globals, locals = self._namespaces(globals, locals)
        self.reset()
        if isinstance(cmd, str):
            cmd = compile(cmd, "<string>", "exec")
        sys.settrace(self.trace_dispatch)
        try:
            exec(cmd, globals, locals)
        except BdbQuit:
            pass
        finally:
            self.quitting = True
            sys.settrace(None)

    def runeval(self, expr, globals=None, locals=None):
        """Debug an expression and return its value."""
        globals, locals = self._namespaces(globals, locals)
        self.reset()
        sys.settrace(self.trace_dispatch)
        try:
            return eval(expr, globals, locals)
        except BdbQuit:
            pass
        finally:
            self.quitting = True
            sys.settrace(None)

    def runctx(self, cmd, globals, locals):
        """run(), by its older name."""
        self.run(cmd, globals, locals)

    def runcall(self, func, /, *args, **kwds):
        """Debug a call and return its result."""
        self.reset()
        sys.settrace(self.trace_dispatch)
        result = None
        try:
            result = func(*args, **kwds)
        except BdbQuit:
            pass
        finally:
            self.quitting = True
            sys.settrace(None)
        return result


def set_trace():
    """Begin with a Bdb where it is called from."""
    Bdb().set_trace()


class Breakpoint:
    """A breakpoint; all are kept here, by number and by (file, line)."""

    next = 1
    bplist = {}
    bpbynumber = [None]

    def __init__(self, file, line, temporary=False, cond=None, funcname=None):
        self.funcname = funcname
        self.func_first_executable_line = None
        self.file = file
        self.line, self.cond = line, cond
        self.temporary, self.enabled = temporary, True
        # How many times more it does not stop; how many times it was passed.
        self.ignore = self.hits = 0
        self.number, Breakpoint.next = Breakpoint.next, Breakpoint.next + 1
        self.bpbynumber.append(self)
        self.bplist.setdefault((file, line), []).append(self)

    @staticmethod
    def clearBreakpoints():
        Breakpoint.next = 1
        Breakpoint.bplist = {}
        Breakpoint.bpbynumber = [None]

    def deleteMe(self):
        """Delete it; its number is not used again."""
        place = self.file, self.line
        self.bpbynumber[self.number] = None
        self.bplist[place].remove(self)
        if not self.bplist[place]:
            del self.bplist[place]

    def enable(self):
        """Let it stop."""
        self.enabled = True

    def disable(self):
        """Let it not stop."""
        self.enabled = False

    def bpprint(self, out=None):
        """Print bpformat()."""
        print(self.bpformat(), file=sys.stdout if out is None else out)

    def bpformat(self):
        """All about it, as text."""
        lines = ['%-4dbreakpoint   %s %s at %s:%d' % (
            self.number, 'del ' if self.temporary else 'keep',
            'yes  ' if self.enabled else 'no   ', self.file, self.line)]
        if self.cond:
            lines.append('stop only if %s' % (self.cond,))
        if self.ignore:
            lines.append('ignore next %d hits' % (self.ignore,))
        if self.hits:
            lines.append('breakpoint already hit %d time%s'
                         % (self.hits, 's' if self.hits > 1 else ''))
        return '\n\t'.join(lines)

    def __str__(self):
        return 'breakpoint %s at %s:%s' % (self.number, self.file, self.line)


def checkfuncname(b, frame):
    """Whether a breakpoint is meant for where the frame is."""
    if not b.funcname:
        return b.line == frame.f_lineno
    if frame.f_code.co_name != b.funcname:
        return False
    # The first line reached in the function is the one it stops at.
    if not b.func_first_executable_line:
        b.func_first_executable_line = frame.f_lineno
    return b.func_first_executable_line == frame.f_lineno


def effective(file, line, frame):
    """(the breakpoint that stops here, whether it may be deleted), or (None, None).

    A condition that fails stops, and keeps a temporary breakpoint.
    """
    for breakpoint in Breakpoint.bplist[file, line]:
        if not breakpoint.enabled or not checkfuncname(breakpoint, frame):
            continue
        breakpoint.hits += 1
        if breakpoint.cond:
            try:
                if not eval(breakpoint.cond, frame.f_globals, frame.f_locals):
                    continue
            except:
                return breakpoint, False
        if breakpoint.ignore > 0:
            breakpoint.ignore -= 1
            continue
        return breakpoint, True
    return None, None


class Tdb(Bdb):
    """Prints the events."""

    def user_call(self, frame, args):
        print('+++ call', frame.f_code.co_name or '???', args)

    def user_line(self, frame):
        import linecache
        filename = self.canonic(frame.f_code.co_filename)
        line = linecache.getline(filename, frame.f_lineno, frame.f_globals)
        print('+++', filename, frame.f_lineno, frame.f_code.co_name or '???', ':', line.strip())

    def user_return(self, frame, retval):
        print('+++ return', retval)

    def user_exception(self, frame, exc_stuff):
        print('+++ exception', exc_stuff)
        self.set_continue()


def foo(n):
    print('foo(', n, ')')
    x = bar(n*10)
    print('bar returned', x)


def bar(a):
    print('bar(', a, ')')
    return a/2


def test():
    Tdb().run('import bdb; bdb.foo(10)')
