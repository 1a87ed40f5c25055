"""Runs a program and prints or counts the lines it runs, or the calls it makes."""

__all__ = ['Trace', 'CoverageResults']

import dis
import gc
import inspect
import io
import linecache
import os
import pickle
import sys
import sysconfig
import threading
import token
import tokenize
from time import monotonic as _time

PRAGMA_NOCOVER = "#pragma NO COVER"


class _Ignore:
    """Which modules are left out: those named, and those in some folders."""

    def __init__(self, modules=None, dirs=None):
        self._mods = set(modules) if modules else set()
        self._dirs = [os.path.normpath(folder) for folder in dirs] if dirs else []
        # What is frozen counts as part of the folder that the library would be in.
        library = sys.prefix, sys.exec_prefix, sysconfig.get_path("stdlib")
        self._leaves_out_library = any(folder in library for folder in dirs or ())
        self._ignore = {'<string>': 1}

    def names(self, filename, modulename):
        if modulename not in self._ignore:
            self._ignore[modulename] = int(self._decide(filename, modulename))
        return self._ignore[modulename]

    def _decide(self, filename, modulename):
        if modulename in self._mods or filename is None:
            return True
        if self._leaves_out_library and filename.startswith('<frozen '):
            return True
        return (any(modulename.startswith(name + '.') for name in self._mods)
                or any(filename.startswith(folder + os.sep) for folder in self._dirs))


def _modname(path):
    """The module name a file's name says."""
    if path.startswith('<frozen '):
        return path[8:-1].rpartition('.')[2]
    return os.path.splitext(os.path.basename(path))[0]


def _fullmodname(path):
    """The module name, with packages, that a file's place on sys.path says."""
    known = os.path.normcase(path)
    longest = ""
    for folder in map(os.path.normcase, sys.path):
        if (len(folder) > len(longest) and known.startswith(folder)
                and known[len(folder)] == os.sep):
            longest = folder
    inner = path[len(longest) + 1:] if longest else path
    inner = os.path.splitdrive(inner)[1].replace(os.sep, ".")
    if os.altsep:
        inner = inner.replace(os.altsep, ".")
    return os.path.splitext(inner)[0].lstrip(".")


class CoverageResults:
    """What was counted: lines, functions called, who called whom."""

    def __init__(self, counts=None, calledfuncs=None, infile=None, callers=None, outfile=None):
        self.counts = {} if counts is None else counts
        self.counter = self.counts.copy()
        self.calledfuncs = {} if calledfuncs is None else calledfuncs.copy()
        self.callers = {} if callers is None else callers.copy()
        self.infile = infile
        self.outfile = outfile
        if infile:
            try:
                with open(infile, 'rb') as file:
                    lines, functions, pairs = pickle.load(file)
                self.update(self.__class__(lines, functions, callers=pairs))
            except (OSError, EOFError, ValueError) as failure:
                print("Skipping counts file %r: %s" % (infile, failure), file=sys.stderr)

    def is_ignored_filename(self, filename):
        """Whether there is no file of that name to report on."""
        return filename.startswith('<') and filename.endswith('>')

    def update(self, other):
        """Add the counts of another."""
        for place, count in other.counts.items():
            self.counts[place] = self.counts.get(place, 0) + count
        self.calledfuncs.update(dict.fromkeys(other.calledfuncs, 1))
        self.callers.update(dict.fromkeys(other.callers, 1))

    def write_results(self, show_missing=True, summary=False, coverdir=None):
        """Print the calls and write a .cover file for each module.

        show_missing marks lines that were not run, summary prints a table of the modules;
        the files go beside the modules or into coverdir.
        """
        if self.calledfuncs:
            self._print_functions()
        if self.callers:
            self._print_callers()
        files = {}
        for (filename, lineno), count in self.counts.items():
            files.setdefault(filename, {})[lineno] = count
        sums = {}
        for filename, hits in files.items():
            if self.is_ignored_filename(filename):
                continue
            if filename.endswith(".pyc"):
                filename = filename[:-1]
            if coverdir is None:
                folder = os.path.dirname(os.path.abspath(filename))
                module = _modname(filename)
            else:
                folder = coverdir
                if not os.path.exists(folder):
                    os.makedirs(folder)
                module = _fullmodname(filename)
            lines = _find_executable_linenos(filename) if show_missing else {}
            source = linecache.getlines(filename)
            with open(filename, 'rb') as file:
                encoding, _ = tokenize.detect_encoding(file.readline)
            run, total = self.write_results_file(os.path.join(folder, module + ".cover"),
                                                 source, lines, hits, encoding)
            if summary and total:
                sums[module] = total, int(100 * run / total), module, filename
        if summary and sums:
            print("lines   cov%   module   (path)")
            for module in sorted(sums):
                print("%5d   %3d%%   %s   (%s)" % sums[module])
        if self.outfile:
            try:
                with open(self.outfile, 'wb') as file:
                    pickle.dump((self.counts, self.calledfuncs, self.callers), file, 1)
            except OSError as failure:
                print("Can't save counts files because %s" % failure, file=sys.stderr)

    def _print_functions(self):
        print("\nfunctions called:")
        for function in sorted(self.calledfuncs):
            print("filename: %s, modulename: %s, funcname: %s" % function)

    def _print_callers(self):
        print("\ncalling relationships:")
        last = last_called = ""
        for (file, module, function), (called_file, called_module, called) in sorted(
                self.callers):
            if file != last:
                print(f"\n*** {file} ***")
                last, last_called = file, ""
            if called_file not in (file, last_called):
                print("  -->", called_file)
                last_called = called_file
            print(f"    {module}.{function} -> {called_module}.{called}")

    def write_results_file(self, path, lines, lnotab, lines_hit, encoding=None):
        """Write the lines with their counts; returns how many were run and could be."""
        try:
            file = open(path, "w", encoding=encoding)
        except OSError as failure:
            print("trace: Could not open %r for writing: %s - skipping" % (path, failure),
                  file=sys.stderr)
            return 0, 0
        run = total = 0
        with file:
            for lineno, line in enumerate(lines, 1):
                if lineno in lines_hit:
                    mark = "%5d: " % lines_hit[lineno]
                    run += 1
                    total += 1
                elif lineno in lnotab and PRAGMA_NOCOVER not in line:
                    mark = ">>>>>> "
                    total += 1
                else:
                    mark = "       "
                file.write(mark + line.expandtabs(8))
        return run, total


def _find_lines_from_code(code, strs):
    """{line: 1} of a code object's lines that are not in strs."""
    return {lineno: 1 for _, lineno in dis.findlinestarts(code) if lineno not in strs}


def _find_lines(code, strs):
    """The same, with the code objects in it."""
    lines = _find_lines_from_code(code, strs)
    for constant in code.co_consts:
        if inspect.iscode(constant):
            lines.update(_find_lines(constant, strs))
    return lines


def _find_strings(filename, encoding=None):
    """{line: 1} of the lines that docstrings may take."""
    lines = {}
    # The first token counts as the start of a block.
    last = token.INDENT
    with open(filename, encoding=encoding) as file:
        for kind, _, start, end, _ in tokenize.generate_tokens(file.readline):
            if kind == token.STRING and last == token.INDENT:
                lines.update(dict.fromkeys(range(start[0], end[0] + 1), 1))
            last = kind
    return lines


def _find_executable_linenos(filename):
    """{line: 1} of the lines of a file that can be run."""
    try:
        with tokenize.open(filename) as file:
            source = file.read()
            encoding = file.encoding
    except OSError as failure:
        print("Not printing coverage data for %r: %s" % (filename, failure), file=sys.stderr)
        return {}
    return _find_lines(compile(source, filename, "exec"), _find_strings(filename, encoding))


class Trace:
    """Runs something under a trace function.

    count and trace: lines are counted, printed; countfuncs, countcallers: only functions
    called, only who calls whom. timing prints the seconds since the start.
    """

    def __init__(self, count=1, trace=1, countfuncs=0, countcallers=0,
                 ignoremods=(), ignoredirs=(), infile=None, outfile=None, timing=False):
        self.infile = infile
        self.outfile = outfile
        self.ignore = _Ignore(ignoremods, ignoredirs)
        self.counts = {}
        self.pathtobasename = {}
        self.donothing = 0
        self.trace = trace
        self._calledfuncs = {}
        self._callers = {}
        self._caller_cache = {}
        self.start_time = _time() if timing else None
        if countcallers:
            self.globaltrace = self.globaltrace_trackcallers
        elif countfuncs:
            self.globaltrace = self.globaltrace_countfuncs
        elif trace or count:
            self.globaltrace = self.globaltrace_lt
            if not trace:
                self.localtrace = self.localtrace_count
            elif count:
                self.localtrace = self.localtrace_trace_and_count
            else:
                self.localtrace = self.localtrace_trace
        else:
            self.donothing = 1

    def run(self, cmd):
        import __main__
        namespace = __main__.__dict__
        self.runctx(cmd, namespace, namespace)

    def runctx(self, cmd, globals=None, locals=None):
        globals = {} if globals is None else globals
        locals = {} if locals is None else locals
        if not self.donothing:
            threading.settrace(self.globaltrace)
            sys.settrace(self.globaltrace)
        try:
            exec(cmd, globals, locals)
        finally:
            if not self.donothing:
                sys.settrace(None)
                threading.settrace(None)

    def runfunc(self, func, /, *args, **kw):
        if not self.donothing:
            sys.settrace(self.globaltrace)
        try:
            return func(*args, **kw)
        finally:
            if not self.donothing:
                sys.settrace(None)

    def file_module_function_of(self, frame):
        """(file, module, function), the class before the function if it can be told."""
        code = frame.f_code
        filename = code.co_filename
        if code not in self._caller_cache:
            self._caller_cache[code] = self._class_of(code)
        owner = self._caller_cache[code]
        name = code.co_name if owner is None else f"{owner}.{code.co_name}"
        return filename, _modname(filename) if filename else None, name

    @staticmethod
    def _class_of(code):
        # From the code to its one function, to the one dictionary that holds that, to the
        # one class whose it is.
        functions = [found for found in gc.get_referrers(code) if inspect.isfunction(found)]
        if len(functions) != 1:
            return None
        holders = [found for found in gc.get_referrers(functions[0]) if isinstance(found, dict)]
        if len(holders) != 1:
            return None
        classes = [found for found in gc.get_referrers(holders[0])
                   if hasattr(found, "__bases__")]
        return classes[0].__name__ if len(classes) == 1 else None

    def globaltrace_trackcallers(self, frame, why, arg):
        """Note who calls whom."""
        if why == 'call':
            called = self.file_module_function_of(frame)
            caller = self.file_module_function_of(frame.f_back)
            self._callers[(caller, called)] = 1

    def globaltrace_countfuncs(self, frame, why, arg):
        """Note what is called."""
        if why == 'call':
            self._calledfuncs[self.file_module_function_of(frame)] = 1

    def globaltrace_lt(self, frame, why, arg):
        """The local trace function for a block of a module that is not left out."""
        if why != 'call':
            return None
        filename = frame.f_globals.get('__file__', None)
        if not filename:
            return None
        module = _modname(filename)
        if self.ignore.names(filename, module):
            return None
        if self.trace:
            print(" --- modulename: %s, funcname: %s" % (module, frame.f_code.co_name))
        return self.localtrace

    def _count(self, frame):
        place = frame.f_code.co_filename, frame.f_lineno
        self.counts[place] = self.counts.get(place, 0) + 1

    def _print(self, frame):
        filename, lineno = frame.f_code.co_filename, frame.f_lineno
        if self.start_time:
            print('%.2f' % (_time() - self.start_time), end=' ')
        print("%s(%d): %s" % (os.path.basename(filename), lineno,
                              linecache.getline(filename, lineno)), end='')

    def localtrace_trace_and_count(self, frame, why, arg):
        if why == "line":
            self._count(frame)
            self._print(frame)
        return self.localtrace

    def localtrace_trace(self, frame, why, arg):
        if why == "line":
            self._print(frame)
        return self.localtrace

    def localtrace_count(self, frame, why, arg):
        if why == "line":
            self._count(frame)
        return self.localtrace

    def results(self):
        return CoverageResults(self.counts, infile=self.infile, outfile=self.outfile,
                               calledfuncs=self._calledfuncs, callers=self._callers)


def _parser():
    import argparse
    parser = argparse.ArgumentParser()
    parser.add_argument('--version', action='version', version='trace 2.0')

    group = parser.add_argument_group('Main options',
                                      'One of these (or --report) must be given')
    for short, long, text in (
            ('-c', '--count', 'count how often each line runs; write <module>.cover files'),
            ('-t', '--trace', 'print each line before it runs'),
            ('-l', '--listfuncs', 'list the functions that were called; not with --trace '
                                  'or --count'),
            ('-T', '--trackcalls', 'list who called whom')):
        group.add_argument(short, long, action='store_true', help=text)

    group = parser.add_argument_group('Modifiers')
    either = group.add_mutually_exclusive_group()
    either.add_argument('-r', '--report', action='store_true',
                        help='only report from the counts in --file, run nothing')
    either.add_argument('-R', '--no-report', action='store_true',
                        help='write no report; for counting over several runs')
    group.add_argument('-f', '--file', help='file that keeps counts between runs')
    group.add_argument('-C', '--coverdir', help='folder for the report files')
    for short, long, text in (
            ('-m', '--missing', 'mark lines that did not run with ">>>>>> "'),
            ('-s', '--summary', 'print a line for each file; needs --count or --report'),
            ('-g', '--timing', 'print the time since the start before each line')):
        group.add_argument(short, long, action='store_true', help=text)

    group = parser.add_argument_group('Filters', 'Can be specified multiple times')
    group.add_argument('--ignore-module', action='append', default=[],
                       help='leave modules out, with those in them; separated by commas')
    group.add_argument('--ignore-dir', action='append', default=[],
                       help='leave the files in folders out; separated by os.pathsep')

    parser.add_argument('--module', action='store_true', default=False, help='Trace a module. ')
    parser.add_argument('progname', nargs='?', help='file to run as main program')
    parser.add_argument('arguments', nargs=argparse.REMAINDER, help='arguments to the program')
    return parser


def _ignored_folders(options):
    if not options:
        return []
    prefix = sysconfig.get_path("stdlib")
    exec_prefix = sysconfig.get_path("platstdlib")

    def folder(text):
        text = os.path.expanduser(os.path.expandvars(text))
        return os.path.normpath(text.replace('$prefix', prefix)
                                .replace('$exec_prefix', exec_prefix))
    return [folder(text) for option in options for text in option.split(os.pathsep)]


def _program(opts):
    """(code, namespace) of what is to be run; sys.argv is set for it."""
    if opts.module:
        import runpy
        _, spec, code = runpy._get_module_details(opts.progname)
        sys.argv = [code.co_filename, *opts.arguments]
        return code, {'__name__': '__main__', '__file__': code.co_filename,
                      '__package__': spec.parent, '__loader__': spec.loader,
                      '__spec__': spec, '__cached__': None}
    sys.argv = [opts.progname, *opts.arguments]
    sys.path[:1] = [os.path.dirname(opts.progname)]  # with -I there may be none
    with io.open_code(opts.progname) as file:
        code = compile(file.read(), opts.progname, 'exec')
    return code, {'__file__': opts.progname, '__name__': '__main__', '__package__': None,
                  '__cached__': None}


def main():
    parser = _parser()
    opts = parser.parse_args()
    folders = _ignored_folders(opts.ignore_dir)
    modules = [name.strip() for option in opts.ignore_module for name in option.split(',')]
    if opts.report:
        if not opts.file:
            parser.error('-r/--report requires -f/--file')
        results = CoverageResults(infile=opts.file, outfile=opts.file)
        return results.write_results(opts.missing, opts.summary, opts.coverdir)
    if not any([opts.trace, opts.count, opts.listfuncs, opts.trackcalls]):
        parser.error('must specify one of --trace, --count, --report, '
                     '--listfuncs, or --trackcalls')
    if opts.listfuncs and (opts.count or opts.trace):
        parser.error('cannot specify both --listfuncs and (--trace or --count)')
    if opts.summary and not opts.count:
        parser.error('--summary can only be used with --count or --report')
    if opts.progname is None:
        parser.error('progname is missing: required with the main options')

    tracer = Trace(opts.count, opts.trace, countfuncs=opts.listfuncs,
                   countcallers=opts.trackcalls, ignoremods=modules, ignoredirs=folders,
                   infile=opts.file, outfile=opts.file, timing=opts.timing)
    try:
        code, namespace = _program(opts)
        tracer.runctx(code, namespace, namespace)
    except OSError as failure:
        sys.exit("Cannot run file %r because: %s" % (sys.argv[0], failure))
    except SystemExit:
        pass
    results = tracer.results()
    if not opts.no_report:
        results.write_results(opts.missing, opts.summary, opts.coverdir)


if __name__ == '__main__':
    main()
