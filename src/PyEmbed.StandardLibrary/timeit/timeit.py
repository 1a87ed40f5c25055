"""Measure how long small pieces of code take.

python -m timeit [options] [--] [statement ...]

Several statements are the lines of one; without any it is "pass".

  -n, --number N   run the statement N times (default: as often as takes 0.2 seconds)
  -r, --repeat N   measure N times (default 5)
  -s, --setup S    run S first, outside the measurement; may be given several times
  -p, --process    measure time.process_time() instead of time.perf_counter()
  -u, --unit U     show times in nsec, usec, msec or sec
  -v, --verbose    show every measurement; again for more digits
  -h, --help       show this text
"""

import gc
import itertools
import sys
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

dummy_src_name = "<timeit-src>"
default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter

# Timer has a parameter of that name.
_globals = globals

template = """
def inner(_it, _timer{init}):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {stmt}
        pass
    _t1 = _timer()
    return _t1 - _t0
"""


def reindent(src, indent):
    """Indent all lines but the first."""
    return src.replace("\n", "\n" + " " * indent)


class Timer:
    """Runs a statement many times after a setup; both are code or functions without parameters."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        functions = {}
        parameters = ''
        before = ''
        if isinstance(setup, str):
            # Each is compiled alone so that it cannot get out of its place in the template.
            compile(setup, dummy_src_name, "exec")
            before = setup + '\n'
            setup = reindent(setup, 4)
        elif callable(setup):
            functions['_setup'] = setup
            parameters += ', _setup=_setup'
            setup = '_setup()'
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile(before + stmt, dummy_src_name, "exec")
            stmt = reindent(stmt, 8)
        elif callable(stmt):
            functions['_stmt'] = stmt
            parameters += ', _stmt=_stmt'
            stmt = '_stmt()'
        else:
            raise ValueError("stmt is neither a string nor callable")
        self.src = template.format(stmt=stmt, setup=setup, init=parameters)
        exec(compile(self.src, dummy_src_name, "exec"), _globals() if globals is None else globals, functions)
        self.inner = functions["inner"]

    def print_exc(self, file=None):
        """Print the traceback of an error in the code, with its lines."""
        import linecache, traceback
        if self.src is not None:
            linecache.cache[dummy_src_name] = len(self.src), None, self.src.split("\n"), dummy_src_name
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """The seconds that a number of runs take, with the garbage collector off."""
        runs = itertools.repeat(None, number)
        collects = gc.isenabled()
        gc.disable()
        try:
            return self.inner(runs, self.timer)
        finally:
            if collects:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """Several results of timeit()."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """The first number of 1, 2, 5, 10, 20, 50, ... that takes 0.2 seconds, and the time it took."""
        power = 1
        while True:
            for number in (power, 2 * power, 5 * power):
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            power *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Timer(...).timeit(number)"""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number,
           globals=None):
    """Timer(...).repeat(repeat, number)"""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


_UNITS = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}


def _format_time(seconds, unit, precision):
    if unit is None:
        # The largest in which the number is at least one.
        unit = next((name for name in reversed(_UNITS) if seconds >= _UNITS[name]), "nsec")
    return "%.*g %s" % (precision, seconds / _UNITS[unit], unit)


def _plural(number):
    return 's' if number != 1 else ''


def main(args=None, *, _wrap_timer=None):
    """The command line; returns the exit status, None when all went well."""
    import getopt
    try:
        options, args = getopt.getopt(sys.argv[1:] if args is None else args, "n:u:s:r:tcpvh",
                                      ["number=", "setup=", "repeat=", "time", "clock", "process", "verbose",
                                       "unit=", "help"])
    except getopt.error as err:
        print(err)
        print("use -h/--help for command line help")
        return 2
    timer, number, count, verbose, unit, precision, setup = default_timer, 0, default_repeat, 0, None, 3, []
    for option, value in options:
        if option in ("-n", "--number"):
            number = int(value)
        elif option in ("-s", "--setup"):
            setup.append(value)
        elif option in ("-u", "--unit"):
            if value not in _UNITS:
                print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
                return 2
            unit = value
        elif option in ("-r", "--repeat"):
            count = max(int(value), 1)
        elif option in ("-p", "--process"):
            timer = time.process_time
        elif option in ("-v", "--verbose"):
            precision += bool(verbose)
            verbose += 1
        elif option in ("-h", "--help"):
            print(__doc__, end=' ')
            return 0

    # The statement may import from the current directory.
    import os
    sys.path.insert(0, os.curdir)
    if _wrap_timer is not None:
        timer = _wrap_timer(timer)
    measure = Timer("\n".join(args) or "pass", "\n".join(setup) or "pass", timer)

    def show_attempt(number, taken):
        print(f"{number} loop{_plural(number)} -> {taken:.{precision}g} secs")

    try:
        if number == 0:
            number, _ = measure.autorange(show_attempt if verbose else None)
            if verbose:
                print()
        taken = measure.repeat(count, number)
    except:
        measure.print_exc()
        return 1

    def show(seconds):
        return _format_time(seconds, unit, precision)

    if verbose:
        print("raw times: %s" % ", ".join(map(show, taken)))
        print()
    per_loop = [seconds / number for seconds in taken]
    best, worst = min(per_loop), max(per_loop)
    print(f"{number} loop{_plural(number)}, best of {count}: {show(best)} per loop")
    if worst >= best * 4:
        import warnings
        warnings.warn_explicit(f"The test results are likely unreliable. The worst time ({show(worst)}) was more than "
                               f"four times slower than the best time ({show(best)}).", UserWarning, '', 0)
    return None


if __name__ == "__main__":
    sys.exit(main())
