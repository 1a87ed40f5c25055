"""A profiler in Python: what calls what, how often and for how long."""

import io
import marshal
import sys
import time

__all__ = ['run', 'runctx', 'Profile']


class _Utils:
    """run() and runctx() for a class of profilers."""

    def __init__(self, profiler):
        self.profiler = profiler

    def run(self, statement, filename, sort):
        self._profiled('run', (statement,), filename, sort)

    def runctx(self, statement, globals, locals, filename, sort):
        self._profiled('runctx', (statement, globals, locals), filename, sort)

    def _profiled(self, method, args, filename, sort):
        profiler = self.profiler()
        try:
            getattr(profiler, method)(*args)
        except SystemExit:
            pass
        finally:
            self._show(profiler, filename, sort)

    def _show(self, prof, filename, sort):
        if filename is None:
            prof.print_stats(sort)
        else:
            prof.dump_stats(filename)


def run(statement, filename=None, sort=-1):
    """Run a statement in __main__ and print its profile, or save it in a file."""
    return _Utils(Profile).run(statement, filename, sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    """As run(), in namespaces of one's own."""
    return _Utils(Profile).runctx(statement, globals, locals, filename, sort)


class _Call:
    """A call that has not returned yet."""

    __slots__ = 'function', 'frame', 'caller', 'own', 'below'

    def __init__(self, function, frame, caller):
        self.function = function
        self.frame = frame
        self.caller = caller
        self.own = 0    # Time in the function itself
        self.below = 0  # Time in what it has called


class Profile:
    """A profiler.

    `timings` has for each function (file, line, name): how many calls have
    returned that were not recursive, how many are still running, time in
    itself, time with all it calls, and its callers with the numbers of calls.
    """

    bias = 0  # What an event costs; subtracted every time.

    def __init__(self, timer=None, bias=None):
        self.timings = {}
        self.cur = None
        self.cmd = ''
        self.c_func_name = ''
        self.bias = self.bias if bias is None else bias
        self.dispatcher = self.trace_dispatch_i
        if not timer:
            timer = time.process_time
            self.timer = self.get_time = timer
        else:
            self.timer = self.get_time = timer
            try:
                length = len(timer())
            except TypeError:
                pass
            else:
                # Several times, as os.times() gives them.
                self.dispatcher = (self.trace_dispatch if length == 2
                                   else self.trace_dispatch_l)
                self.get_time = lambda: sum(timer())
        self.t = self.get_time()
        self.simulate_call('profiler')

    # What sys.setprofile() gets. The time between two events belongs to the
    # function that ran; an event that counts for nothing leaves it open.

    def _event(self, now, frame, event, arg):
        passed = now() - self.t - self.bias
        if event == 'c_call':
            self.c_func_name = arg.__name__
        if self.dispatch[event](self, frame, passed):
            self.t = now()
        else:
            self.t = now() - passed

    def trace_dispatch(self, frame, event, arg):
        self._event(self.get_time, frame, event, arg)

    def trace_dispatch_i(self, frame, event, arg):
        self._event(self.timer, frame, event, arg)

    def trace_dispatch_mac(self, frame, event, arg):
        # A timer that counts sixtieths of seconds.
        self._event(lambda: self.timer() / 60.0, frame, event, arg)

    def trace_dispatch_l(self, frame, event, arg):
        self._event(self.get_time, frame, event, arg)

    def trace_dispatch_exception(self, frame, t):
        call = self.cur
        if call.frame is not frame and call.caller:
            return self.trace_dispatch_return(call.frame, t)
        call.own += t
        return 1

    def trace_dispatch_call(self, frame, t):
        call = self.cur
        if call and frame.f_back is not call.frame and (
                not isinstance(call.frame, Profile.fake_frame)):
            # A function has ended and nobody has told us.
            assert call.frame.f_back is frame.f_back, (
                'Bad call', call.function, call.frame, call.frame.f_back,
                frame, frame.f_back)
            self.trace_dispatch_return(call.frame, 0)
            assert self.cur is None or frame.f_back is self.cur.frame, (
                'Bad call', self.cur.function)
        code = frame.f_code
        self._enter((code.co_filename, code.co_firstlineno, code.co_name),
                    frame, t)
        return 1

    def trace_dispatch_c_call(self, frame, t):
        self._enter(('', 0, self.c_func_name), frame, t)
        return 1

    def _enter(self, function, frame, t):
        caller = self.cur
        if caller:
            caller.own += t
        self.cur = _Call(function, frame, caller)
        done, running, own, total, callers = self.timings.get(
            function, (0, -1, 0, 0, {}))
        self.timings[function] = done, running + 1, own, total, callers

    def trace_dispatch_return(self, frame, t):
        if frame is not self.cur.frame:
            assert frame is self.cur.frame.f_back, (
                'Bad return', self.cur.function)
            self.trace_dispatch_return(self.cur.frame, 0)
        call = self.cur
        self.cur = caller = call.caller
        call.own += t
        whole = call.own + call.below
        caller.below += whole
        done, running, own, total, callers = self.timings[call.function]
        if not running:
            # The outermost of its calls: the others are part of it.
            done += 1
            total += whole
        callers[caller.function] = callers.get(caller.function, 0) + 1
        self.timings[call.function] = (done, running - 1, own + call.own,
                                       total, callers)
        return 1

    dispatch = {
        'call': trace_dispatch_call,
        'exception': trace_dispatch_exception,
        'return': trace_dispatch_return,
        'c_call': trace_dispatch_c_call,
        'c_exception': trace_dispatch_return,  # A C function ends either way.
        'c_return': trace_dispatch_return,
    }

    def set_cmd(self, cmd):
        """Have all that follows be called by the command."""
        if self.cur.caller:
            return  # It is already.
        self.cmd = cmd
        self.simulate_call(cmd)

    class fake_code:
        def __init__(self, filename, line, name):
            self.co_filename = filename
            self.co_line = line
            self.co_name = name
            self.co_firstlineno = 0

        def __repr__(self):
            return repr((self.co_filename, self.co_line, self.co_name))

    class fake_frame:
        def __init__(self, code, prior):
            self.f_code = code
            self.f_back = prior

    def simulate_call(self, name):
        code = self.fake_code('profile', 0, name)
        prior = self.cur.frame if self.cur else None
        self.dispatch['call'](self, self.fake_frame(code, prior), 0)

    def simulate_cmd_complete(self):
        """Have all calls return."""
        passed = self.get_time() - self.t
        while self.cur.caller:
            self.dispatch['return'](self, self.cur.frame, passed)
            passed = 0
        self.t = self.get_time() - passed

    def print_stats(self, sort=-1):
        import pstats
        pstats.Stats(self).strip_dirs().sort_stats(sort).print_stats()

    def dump_stats(self, file):
        with open(file, 'wb') as target:
            self.create_stats()
            marshal.dump(self.stats, target)

    def create_stats(self):
        self.simulate_cmd_complete()
        self.snapshot_stats()

    def snapshot_stats(self):
        """Set `stats`, with the numbers of all calls."""
        self.stats = {
            function: (done, sum(callers.values()), own, total, callers.copy())
            for function, (done, _, own, total, callers)
            in self.timings.items()}

    def run(self, cmd):
        """Run a statement in __main__."""
        import __main__
        namespace = __main__.__dict__
        return self.runctx(cmd, namespace, namespace)

    def runctx(self, cmd, globals, locals):
        """Run a statement in namespaces of one's own."""
        self.set_cmd(cmd)
        sys.setprofile(self.dispatcher)
        try:
            exec(cmd, globals, locals)
        finally:
            sys.setprofile(None)
        return self

    def runcall(self, func, /, *args, **kw):
        """Call a function and give what it returns."""
        self.set_cmd(repr(func))
        sys.setprofile(self.dispatcher)
        try:
            return func(*args, **kw)
        finally:
            sys.setprofile(None)

    def calibrate(self, m, verbose=0):
        """Measure what an event costs here: the bias to be set."""
        if self.__class__ is not Profile:
            raise TypeError('Subclasses must override .calibrate().')
        before = self.bias
        self.bias = 0
        try:
            return self._calibrate_inner(m, verbose)
        finally:
            self.bias = before

    def _calibrate_inner(self, m, verbose):
        def say(*things):
            if verbose:
                print(*things)

        # Known work, with the profiler and without.
        def f1(n):
            for i in range(n):
                x = 1

        def f(m, f1=f1):
            for i in range(m):
                f1(100)

        f(m)  # Once for all that is done at first only.
        begin = self.get_time()
        f(m)
        plain = self.get_time() - begin
        say('elapsed time without profiling =', plain)

        profiler = Profile()
        begin = self.get_time()
        profiler.runctx('f(m)', globals(), locals())
        say('elapsed time with profiling =', self.get_time() - begin)

        found = [timing for (_, _, name), timing in profiler.timings.items()
                 if name in ('f', 'f1')]
        calls = sum((timing[0] for timing in found), 0.0)
        reported = sum((timing[2] for timing in found), 0.0)
        say("'CPU seconds' profiler reported =", reported)
        say('total # calls =', calls)
        if calls != m + 1:
            raise ValueError(f'internal error: total calls = {int(calls)}')
        # Two events a call.
        mean = (reported - plain) / 2.0 / calls
        say('mean stopwatch overhead per profile event =', mean)
        return mean


def main():
    import os
    from optparse import OptionParser

    parser = OptionParser(usage='profile.py [-o output_file_path] [-s sort] '
                          '[-m module | scriptfile] [arg] ...')
    parser.allow_interspersed_args = False
    parser.add_option('-o', '--outfile', dest='outfile', default=None,
                      help='Save stats to <outfile>')
    parser.add_option('-m', dest='module', action='store_true', default=False,
                      help='Profile a library module.')
    parser.add_option('-s', '--sort', dest='sort', default=-1,
                      help='Sort order when printing to stdout, '
                      'based on pstats.Stats class')
    if not sys.argv[1:]:
        parser.print_usage()
        sys.exit(2)
    options, args = parser.parse_args()
    sys.argv[:] = args
    if not args:
        parser.print_usage()
        return parser
    if options.outfile is not None:
        # The script may change the directory.
        options.outfile = os.path.abspath(options.outfile)
    name = args[0]
    if options.module:
        import runpy
        code = "run_module(modname, run_name='__main__')"
        namespace = {'run_module': runpy.run_module, 'modname': name}
    else:
        sys.path.insert(0, os.path.dirname(name))
        with io.open_code(name) as source:
            code = compile(source.read(), name, 'exec')
        namespace = {'__file__': name, '__name__': '__main__',
                     '__package__': None, '__cached__': None}
    try:
        runctx(code, namespace, None, options.outfile, options.sort)
    except BrokenPipeError as error:
        # Nobody reads any more: say nothing at the end either.
        sys.stdout = None
        sys.exit(error.errno)
    return parser


if __name__ == '__main__':
    main()
