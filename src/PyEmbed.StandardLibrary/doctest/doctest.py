"""Run the interactive examples in docstrings and compare what they print."""

__all__ = [
    'register_optionflag', 'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP',
    'IGNORE_EXCEPTION_DETAIL', 'COMPARISON_FLAGS', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF',
    'REPORT_ONLY_FIRST_FAILURE', 'REPORTING_FLAGS', 'FAIL_FAST', 'Example', 'DocTest', 'DocTestParser',
    'DocTestFinder', 'DocTestRunner', 'OutputChecker', 'DocTestFailure', 'UnexpectedException', 'DebugRunner',
    'testmod', 'testfile', 'run_docstring_examples', 'DocTestSuite', 'DocFileSuite', 'set_unittest_reportflags',
    'script_from_examples', 'testsource', 'debug_src', 'debug',
]

import __future__
import difflib
import inspect
import linecache
import os
import re
import sys
import traceback
import unittest
from io import StringIO, IncrementalNewlineDecoder
from collections import namedtuple

TestResults = namedtuple('TestResults', 'failed attempted')

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """The flag of a name, which is made if it is new."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


# How output is compared.
DONT_ACCEPT_TRUE_FOR_1 = register_optionflag('DONT_ACCEPT_TRUE_FOR_1')
DONT_ACCEPT_BLANKLINE = register_optionflag('DONT_ACCEPT_BLANKLINE')
NORMALIZE_WHITESPACE = register_optionflag('NORMALIZE_WHITESPACE')
ELLIPSIS = register_optionflag('ELLIPSIS')
SKIP = register_optionflag('SKIP')
IGNORE_EXCEPTION_DETAIL = register_optionflag('IGNORE_EXCEPTION_DETAIL')

COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
                    | IGNORE_EXCEPTION_DETAIL)

# How failures are reported.
REPORT_UDIFF = register_optionflag('REPORT_UDIFF')
REPORT_CDIFF = register_optionflag('REPORT_CDIFF')
REPORT_NDIFF = register_optionflag('REPORT_NDIFF')
REPORT_ONLY_FIRST_FAILURE = register_optionflag('REPORT_ONLY_FIRST_FAILURE')
FAIL_FAST = register_optionflag('FAIL_FAST')

REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

# What stands in expected output for an empty line and for anything.
BLANKLINE_MARKER = '<BLANKLINE>'
ELLIPSIS_MARKER = '...'


def _extract_future_flags(globs):
    # The flags of the compiler for the features of __future__ in a namespace.
    flags = 0
    for name in __future__.all_feature_names:
        feature = getattr(__future__, name)
        if globs.get(name) is feature:
            flags |= feature.compiler_flag
    return flags


def _normalize_module(module, depth=2):
    # A module given as such, by name, or as None for that of a caller.
    if inspect.ismodule(module):
        return module
    if isinstance(module, str):
        return __import__(module, globals(), locals(), ["*"])
    if module is None:
        return sys.modules[sys._getframe(depth).f_globals['__name__']]
    raise TypeError("Expected a module, string, or None")


def _newline_convert(data):
    return IncrementalNewlineDecoder(None, True).decode(data, True)


def _load_testfile(filename, package, module_relative, encoding):
    # (text, path) of a file, which the loader of a package may have.
    if module_relative:
        package = _normalize_module(package, 3)
        filename = _module_relative_path(package, filename)
        loader = getattr(package, '__loader__', None)
        if loader is None:
            loader = getattr(getattr(package, '__spec__', None), 'loader', None)
        if hasattr(loader, 'get_data'):
            return _newline_convert(loader.get_data(filename).decode(encoding)), filename
    with open(filename, encoding=encoding) as file:
        return file.read(), filename


def _indent(s, indent=4):
    # All lines but empty ones.
    return re.sub('(?m)^(?!$)', indent * ' ', s)


def _exception_traceback(exc_info):
    return ''.join(traceback.format_exception(*exc_info))


class _SpoofOut(StringIO):
    # Takes the output of examples.

    def getvalue(self):
        text = StringIO.getvalue(self)
        # An example whose output ends in the middle of a line cannot be written down otherwise.
        return text + "\n" if text and not text.endswith("\n") else text

    def truncate(self, size=None):
        self.seek(size)
        StringIO.truncate(self)


def _ellipsis_match(want, got):
    """Whether got is want, where each ellipsis of want stands for anything.

    >>> _ellipsis_match('one ... three', 'one two three'), _ellipsis_match('...aa', 'a')
    (True, False)
    """
    first, *rest = want.split(ELLIPSIS_MARKER)
    if not rest:
        return want == got
    # The ends must be there exactly, what is in between in order.
    *middle, last = rest
    start, end = len(first), len(got) - len(last)
    if start > end or not got.startswith(first) or not got.endswith(last):
        return False
    for part in middle:
        start = got.find(part, start, end)
        if start < 0:
            return False
        start += len(part)
    return True


def _comment_line(line):
    """A line as a comment."""
    return ('# ' + line.rstrip()).rstrip()


def _strip_exception_details(msg):
    # Only the name of the exception, without its module.
    first_line = msg.split("\n", 1)[0].split(':', 1)[0]
    return first_line.rpartition('.')[2]


def _make_debugger(out):
    # A pdb that writes to the real output while an example runs; None where there is no pdb.
    try:
        import pdb
    except ImportError:
        return None, None

    class _OutputRedirectingPdb(pdb.Pdb):
        def __init__(self):
            self.__used = False
            pdb.Pdb.__init__(self, stdout=out, nosigint=True)
            self.use_rawinput = 1

        def set_trace(self, frame=None):
            self.__used = True
            pdb.Pdb.set_trace(self, sys._getframe().f_back if frame is None else frame)

        def set_continue(self):
            # Else it would switch off a debugger around all this.
            if self.__used:
                pdb.Pdb.set_continue(self)

        def trace_dispatch(self, *args):
            saved = sys.stdout
            sys.stdout = out
            try:
                return pdb.Pdb.trace_dispatch(self, *args)
            finally:
                sys.stdout = saved

    debugger = _OutputRedirectingPdb()
    debugger.reset()
    return pdb, debugger


def _module_relative_path(module, test_path):
    if not inspect.ismodule(module):
        raise TypeError(f'Expected a module: {module!r}')
    if test_path.startswith('/'):
        raise ValueError('Module-relative files may not have absolute paths')
    test_path = os.path.join(*test_path.split('/'))
    if hasattr(module, '__file__'):
        directory = os.path.split(module.__file__)[0]
    elif module.__name__ == '__main__':
        script = sys.argv[0] if sys.argv else ''
        directory = os.path.split(script)[0] if script else os.curdir
    else:
        # A namespace package.
        for directory in getattr(module, '__path__', ()):
            path = os.path.join(directory, test_path)
            if os.path.exists(path):
                return path
        raise ValueError(f"Can't resolve paths relative to the module {module.__name__!r} (it has no __file__)")
    return os.path.join(directory, test_path)


def _whole_lines(text):
    return text + '\n' if text and not text.endswith('\n') else text


class Example:
    """An example: its source, the output or the exception's message it should give, and where it is.

    lineno counts from 0 at the docstring's start; options maps flags to whether they are on for this example.
    """

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith('\n') else source + '\n'
        self.want = _whole_lines(want)
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options
        self.exc_msg = exc_msg if exc_msg is None or exc_msg.endswith('\n') else exc_msg + '\n'

    def _key(self):
        return self.source, self.want, self.lineno, self.indent, self.exc_msg

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._key() == other._key() and self.options == other.options

    def __hash__(self):
        return hash(self._key())


class DocTest:
    """The examples of one docstring, with the namespace they run in."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, str), "DocTest no longer accepts str; use DocTestParser instead"
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = len(self.examples)
        examples = f"{count or 'no'} example{'s' if count != 1 else ''}"
        return f'<{self.__class__.__name__} {self.name} from {self.filename}:{self.lineno} ({examples})>'

    def _key(self):
        return self.docstring, self.name, self.filename, self.lineno

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self.examples == other.examples and self.globs == other.globs and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def _order(self):
        return self.name, self.filename, -1 if self.lineno is None else self.lineno, id(self)

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return self._order() < other._order()


class DocTestParser:
    """Finds the examples in a text."""

    # A line with the first prompt, lines with the second, and output up to a blank line or the next prompt.
    _EXAMPLE_RE = re.compile(r'(?P<source>(?:^(?P<indent>[ ]*)>>>.*)(?:\n[ ]*\.\.\..*)*)\n?'
                             r'(?P<want>(?:(?![ ]*$)(?![ ]*>>>).+$\n?)*)', re.MULTILINE)
    # A traceback as output; the message begins at the first line that is not indented.
    _EXCEPTION_RE = re.compile(r'^(?P<hdr>Traceback\ \((?:most\ recent\ call\ last|innermost\ last)\):)\s*$'
                               r'(?P<stack>.*?)^(?P<msg>\w+.*)', re.MULTILINE | re.DOTALL)
    _IS_BLANK_OR_COMMENT = re.compile(r'^[ ]*(#.*)?$').match
    _OPTION_DIRECTIVE_RE = re.compile(r'#\s*doctest:\s*([^\n\'"]*)$', re.MULTILINE)
    _INDENT_RE = re.compile(r'^([ ]*)(?=\S)', re.MULTILINE)

    def parse(self, string, name='<string>'):
        """The text and the examples in it, by turns."""
        string = string.expandtabs()
        margin = self._min_indent(string)
        if margin:
            string = '\n'.join([line[margin:] for line in string.split('\n')])
        pieces = []
        position = lineno = 0
        for match in self._EXAMPLE_RE.finditer(string):
            pieces.append(string[position:match.start()])
            lineno += string.count('\n', position, match.start())
            source, options, want, exc_msg = self._parse_example(match, name, lineno)
            if not self._IS_BLANK_OR_COMMENT(source):
                pieces.append(Example(source, want, exc_msg, lineno=lineno, indent=margin + len(match['indent']),
                                      options=options))
            lineno += string.count('\n', match.start(), match.end())
            position = match.end()
        pieces.append(string[position:])
        return pieces

    def get_doctest(self, string, globs, name, filename, lineno):
        """The DocTest of a text."""
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name='<string>'):
        """The examples in a text."""
        return [piece for piece in self.parse(string, name) if isinstance(piece, Example)]

    def _parse_example(self, m, name, lineno):
        indent = len(m['indent'])
        lines = m['source'].split('\n')
        self._check_prompt_blank(lines, indent, name, lineno)
        self._check_prefix(lines[1:], ' ' * indent + '.', name, lineno)
        source = '\n'.join([line[indent + 4:] for line in lines])

        output = m['want'].split('\n')
        if len(output) > 1 and not output[-1].strip(' '):
            del output[-1]
        self._check_prefix(output, ' ' * indent, name, lineno + len(lines))
        want = '\n'.join([line[indent:] for line in output])
        match = self._EXCEPTION_RE.match(want)
        return source, self._find_options(source, name, lineno), want, match['msg'] if match else None

    def _find_options(self, source, name, lineno):
        """The options in comments: "# doctest: +ELLIPSIS"."""
        options = {}
        for match in self._OPTION_DIRECTIVE_RE.finditer(source):
            for option in match[1].replace(',', ' ').split():
                sign, flag = option[0], option[1:]
                if sign not in '+-' or flag not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f'line {lineno + 1!r} of the doctest for {name} has an invalid option: {option!r}')
                options[OPTIONFLAGS_BY_NAME[flag]] = sign == '+'
        if options and self._IS_BLANK_OR_COMMENT(source):
            raise ValueError(f'line {lineno!r} of the doctest for {name} has an option directive on a line with no '
                             f'example: {source!r}')
        return options

    def _min_indent(self, s):
        return min(map(len, self._INDENT_RE.findall(s)), default=0)

    def _check_prompt_blank(self, lines, indent, name, lineno):
        for number, line in enumerate(lines, lineno + 1):
            if line[indent + 3:indent + 4] not in ('', ' '):
                raise ValueError(f'line {number!r} of the docstring for {name} lacks blank after '
                                 f'{line[indent:indent + 3]}: {line!r}')

    def _check_prefix(self, lines, prefix, name, lineno):
        for number, line in enumerate(lines, lineno + 1):
            if line and not line.startswith(prefix):
                raise ValueError(f'line {number!r} of the docstring for {name} has inconsistent leading whitespace: '
                                 f'{line!r}')


class DocTestFinder:
    """Finds the docstrings with examples of an object and what is in it."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """The tests of an object.

        module is where it comes from (found out if None, not of interest if False); globs, by default the module's
        namespace, is where examples run, extraglobs is added to it.
        """
        if name is None:
            name = getattr(obj, '__name__', None)
            if name is None:
                raise ValueError(f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: "
                                 f"{type(obj)!r}")
        if module is False:
            module = None
        elif module is None:
            module = inspect.getmodule(obj)
        lines = self._source_lines(obj, module)
        if globs is None:
            globs = {} if module is None else module.__dict__.copy()
        else:
            globs = globs.copy()
        if extraglobs is not None:
            globs.update(extraglobs)
        globs.setdefault('__name__', '__main__')
        tests = []
        self._find(tests, obj, name, module, lines, globs, {})
        # Always in the same order.
        tests.sort()
        return tests

    @staticmethod
    def _source_lines(obj, module):
        try:
            file = inspect.getsourcefile(obj)
            if not file:
                # Perhaps the examples are examples of this module.
                file = inspect.getfile(obj)
                if not file[0] + file[-2:] == '<]>':
                    return None
        except TypeError:
            return None
        lines = linecache.getlines(file) if module is None else linecache.getlines(file, module.__dict__)
        return lines or None

    def _from_module(self, module, object):
        """Whether an object was defined in a module."""
        if module is None:
            return True
        home = inspect.getmodule(object)
        if home is not None:
            return module is home
        if inspect.isfunction(object):
            return module.__dict__ is object.__globals__
        if inspect.ismethoddescriptor(object) or inspect.ismethodwrapper(object):
            owner = getattr(object, '__objclass__', object)
            return not hasattr(owner, '__module__') or module.__name__ == owner.__module__
        if inspect.isclass(object) or hasattr(object, '__module__'):
            return module.__name__ == object.__module__
        if isinstance(object, property):
            # It does not tell.
            return True
        raise ValueError("object must be a class or function")

    def _is_routine(self, obj):
        """Whether an object is a function of any kind, perhaps in wrappers."""
        try:
            obj = inspect.unwrap(obj)
        except ValueError:
            # It wraps itself, as a mock does.
            pass
        return inspect.isroutine(obj)

    def _find(self, tests, obj, name, module, source_lines, globs, seen):
        if self._verbose:
            print(f'Finding tests in {name}')
        if id(obj) in seen:
            return
        seen[id(obj)] = 1
        test = self._get_test(obj, name, module, globs, source_lines)
        if test is not None:
            tests.append(test)
        if self._recurse:
            for member_name, member in self._members(obj, name, module):
                self._find(tests, member, member_name, module, source_lines, globs, seen)

    def _members(self, obj, name, module):
        # The names and values to look at inside a module or a class.
        if inspect.ismodule(obj):
            for key, value in obj.__dict__.items():
                if (self._is_routine(value) or inspect.isclass(value)) and self._from_module(module, value):
                    yield f'{name}.{key}', value
            for key, value in getattr(obj, '__test__', {}).items():
                if not isinstance(key, str):
                    raise ValueError(f"DocTestFinder.find: __test__ keys must be strings: {type(key)!r}")
                if not (inspect.isroutine(value) or inspect.isclass(value) or inspect.ismodule(value)
                        or isinstance(value, str)):
                    raise ValueError(f"DocTestFinder.find: __test__ values must be strings, functions, methods, "
                                     f"classes, or modules: {type(value)!r}")
                yield f'{name}.__test__.{key}', value
        if inspect.isclass(obj):
            for key, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if ((inspect.isroutine(value) or inspect.isclass(value) or isinstance(value, property))
                        and self._from_module(module, value)):
                    yield f'{name}.{key}', value

    def _get_test(self, obj, name, module, globs, source_lines):
        """The test of an object's own docstring, None if it has none."""
        docstring = obj
        if not isinstance(obj, str):
            try:
                docstring = obj.__doc__
                docstring = '' if docstring is None else docstring if isinstance(docstring, str) else str(docstring)
            except (TypeError, AttributeError):
                docstring = ''
        lineno = self._find_lineno(obj, source_lines)
        if self._exclude_empty and not docstring:
            return None
        filename = None
        if module is not None:
            filename = getattr(module, '__file__', None) or module.__name__
            if filename.endswith('.pyc'):
                filename = filename[:-1]
        return self._parser.get_doctest(docstring, globs, name, filename, lineno)

    def _find_lineno(self, obj, source_lines):
        """The line where an object's docstring begins, counted from 0; None if it is not known."""
        lineno = None
        docstring = getattr(obj, '__doc__', None)
        if inspect.ismodule(obj) and docstring is not None:
            lineno = 0
        elif inspect.isclass(obj) and docstring is not None:
            if source_lines is None:
                return None
            # The first class of that name may be another one.
            begins = re.compile(r'^\s*class\s*%s\b' % re.escape(getattr(obj, '__name__', '-'))).match
            lineno = next((number for number, line in enumerate(source_lines) if begins(line)), None)
        if inspect.ismethod(obj):
            obj = obj.__func__
        if inspect.isfunction(obj) and getattr(obj, '__doc__', None):
            obj = obj.__code__
        if inspect.istraceback(obj):
            obj = obj.tb_frame
        if inspect.isframe(obj):
            obj = obj.f_code
        if inspect.iscode(obj):
            lineno = obj.co_firstlineno - 1
        if lineno is None:
            return None
        if source_lines is None:
            return lineno + 1
        # The first line from there that begins with a string or has one after a colon.
        quotes = re.compile(r'(^|.*:)\s*\w*("|\')').match
        return next((number for number in range(lineno, len(source_lines)) if quotes(source_lines[number])), None)


class DocTestRunner:
    """Runs tests, reports on them and counts failures; the report_...() methods can be overridden.

    >>> text = ">>> 2 + 2\\n4\\n>>> 'a' * 2\\n'a'\\n"
    >>> test = DocTestParser().get_doctest(text, {}, 'sample', 'sample.txt', 0)
    >>> runner = DocTestRunner(verbose=False)
    >>> runner.run(test)
    **********************************************************************
    File "sample.txt", line 3, in sample
    Failed example:
        'a' * 2
    Expected:
        'a'
    Got:
        'aa'
    TestResults(failed=1, attempted=2)
    >>> runner.tries, runner.failures
    (2, 1)
    """

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = '-v' in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = 0
        self.failures = 0
        # (failures, tries) by the names of tests.
        self._name2ft = {}
        self._fakeout = _SpoofOut()

    def report_start(self, out, test, example):
        """Called before an example runs."""
        if self._verbose:
            expected = 'Expecting:\n' + _indent(example.want) if example.want else 'Expecting nothing\n'
            out('Trying:\n' + _indent(example.source) + expected)

    def report_success(self, out, test, example, got):
        """Called for success."""
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        """Called for other output."""
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        """Called for an exception."""
        out(self._failure_header(test, example) + 'Exception raised:\n' + _indent(_exception_traceback(exc_info)))

    def _failure_header(self, test, example):
        if test.filename:
            known = test.lineno is not None and example.lineno is not None
            line = test.lineno + example.lineno + 1 if known else '?'
            where = f'File "{test.filename}", line {line}, in {test.name}'
        else:
            where = f'Line {example.lineno + 1}, in {test.name}'
        return '\n'.join([self.DIVIDER, where, 'Failed example:', _indent(example.source)])

    def _execute(self, example, filename, globs, compileflags):
        # Runs one example; returns what it raised, as sys.exc_info(), or None.
        try:
            exec(compile(example.source, filename, "single",
                         compileflags, True), globs)
            return None
        except KeyboardInterrupt:
            raise
        except:
            return sys.exc_info()
        finally:
            if self.debugger is not None:
                self.debugger.set_continue()

    def _exception_expected(self, example, exc_info):
        # Whether what was raised is what should be.
        kind, value = exc_info[:2]
        lines = traceback.format_exception_only(kind, value)
        if issubclass(kind, SyntaxError):
            # The place in the source comes before the message, and is not in the expected output.
            names = f'{kind.__qualname__}:', f'{kind.__module__}.{kind.__qualname__}:'
            lines = lines[next(number for number, line in enumerate(lines) if line.startswith(names)):]
        message, flags, check = ''.join(lines), self.optionflags, self._checker.check_output
        if check(example.exc_msg, message, flags):
            return True
        return bool(flags & IGNORE_EXCEPTION_DETAIL
                    and check(_strip_exception_details(example.exc_msg), _strip_exception_details(message), flags))

    def __run(self, test, compileflags, out):
        failures = tries = 0
        flags = self.optionflags
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = flags
            for flag, on in example.options.items():
                self.optionflags = self.optionflags | flag if on else self.optionflags & ~flag
            if self.optionflags & SKIP:
                continue
            tries += 1
            if not quiet:
                self.report_start(out, test, example)
            exc_info = self._execute(example, f'<doctest {test.name}[{number}]>', test.globs, compileflags)
            got = self._fakeout.getvalue()
            self._fakeout.truncate(0)

            if exc_info is None:
                succeeded = self._checker.check_output(example.want, got, self.optionflags)
            else:
                if not quiet:
                    got += _exception_traceback(exc_info)
                succeeded = example.exc_msg is not None and self._exception_expected(example, exc_info)
            if succeeded:
                if not quiet:
                    self.report_success(out, test, example, got)
                continue
            if not quiet:
                if exc_info is not None and example.exc_msg is None:
                    self.report_unexpected_exception(out, test, example, exc_info)
                else:
                    self.report_failure(out, test, example, got)
            failures += 1
            if self.optionflags & FAIL_FAST:
                break
        self.optionflags = flags
        self.__record_outcome(test, failures, tries)
        return TestResults(failures, tries)

    def __record_outcome(self, test, f, t):
        failures, tries = self._name2ft.get(test.name, (0, 0))
        self._name2ft[test.name] = failures + f, tries + t
        self.failures += f
        self.tries += t

    __LINECACHE_FILENAME_RE = re.compile(r'<doctest (?P<name>.+)\[(?P<examplenum>\d+)\]>$')

    def __patched_linecache_getlines(self, filename, module_globals=None):
        # So that tracebacks show the lines of examples.
        match = self.__LINECACHE_FILENAME_RE.match(filename)
        if match and match['name'] == self.test.name:
            return self.test.examples[int(match['examplenum'])].source.splitlines(keepends=True)
        return self.save_linecache_getlines(filename, module_globals)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Run a test; out(text) gets the report, and the namespace is emptied afterwards."""
        self.test = test
        if compileflags is None:
            compileflags = _extract_future_flags(test.globs)
        stdout = sys.stdout
        if out is None:
            encoding = stdout.encoding
            if encoding is None or encoding.lower() == 'utf-8':
                out = stdout.write
            else:
                # What cannot be shown is escaped.
                def out(s):
                    stdout.write(str(s.encode(encoding, 'backslashreplace'), encoding))
        sys.stdout = self._fakeout
        trace, displayhook = sys.gettrace(), sys.displayhook
        pdb, self.debugger = _make_debugger(stdout)
        if pdb is not None:
            set_trace, pdb.set_trace = pdb.set_trace, self.debugger.set_trace
        self.save_linecache_getlines = linecache.getlines
        linecache.getlines = self.__patched_linecache_getlines
        sys.displayhook = sys.__displayhook__
        try:
            return self.__run(test, compileflags, out)
        finally:
            sys.stdout = stdout
            if pdb is not None:
                pdb.set_trace = set_trace
            sys.settrace(trace)
            linecache.getlines = self.save_linecache_getlines
            sys.displayhook = displayhook
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None

    def summarize(self, verbose=None):
        """Print how many examples failed, with details if verbose; returns the counts."""
        if verbose is None:
            verbose = self._verbose
        results = sorted(self._name2ft.items())
        empty = [name for name, (_, tries) in results if not tries]
        passed = [(name, tries) for name, (failures, tries) in results if tries and not failures]
        failed = [(name, failures, tries) for name, (failures, tries) in results if failures]
        total = sum([tries for _, (_, tries) in results])
        total_failed = sum([failures for _, failures, _ in failed])
        if verbose:
            if empty:
                print(len(empty), "items had no tests:")
                for name in empty:
                    print("   ", name)
            if passed:
                print(len(passed), "items passed all tests:")
                for name, tries in passed:
                    print(" %3d tests in %s" % (tries, name))
        if failed:
            print(self.DIVIDER)
            print(len(failed), "items had failures:")
            for name, failures, tries in failed:
                print(" %3d of %3d in %s" % (failures, tries, name))
        if verbose:
            print(total, "tests in", len(results), "items.")
            print(total - total_failed, "passed and", total_failed, "failed.")
        if total_failed:
            print("***Test Failed***", total_failed, "failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(total_failed, total)

    def merge(self, other):
        """Add the counts of another runner."""
        for name, (failures, tries) in other._name2ft.items():
            ours = self._name2ft.get(name, (0, 0))
            self._name2ft[name] = ours[0] + failures, ours[1] + tries


class OutputChecker:
    """Compares output; both methods can be overridden."""

    def _toAscii(self, s):
        return str(s.encode('ASCII', 'backslashreplace'), "ASCII")

    def check_output(self, want, got, optionflags):
        """Whether output is as expected."""
        # Not all output could be printed in a report.
        got, want = self._toAscii(got), self._toAscii(want)
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(r'(?m)^%s\s*?$' % re.escape(BLANKLINE_MARKER), '', want)
            got = re.sub(r'(?m)^[^\S\n]+$', '', got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = ' '.join(got.split()), ' '.join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS and _ellipsis_match(want, got))

    def _do_a_fancy_diff(self, want, got, optionflags):
        # ndiff is of use for single lines too, the others only for several.
        if optionflags & REPORT_NDIFF:
            return True
        return bool(optionflags & (REPORT_UDIFF | REPORT_CDIFF)) and want.count('\n') > 2 and got.count('\n') > 2

    def output_difference(self, example, got, optionflags):
        """The difference as text."""
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub('(?m)^[ ]*(?=\n)', BLANKLINE_MARKER, got)
        if self._do_a_fancy_diff(want, got, optionflags):
            expected, actual = want.splitlines(keepends=True), got.splitlines(keepends=True)
            if optionflags & REPORT_UDIFF:
                kind = 'unified diff with -expected +actual'
                lines = [*difflib.unified_diff(expected, actual, n=2)][2:]
            elif optionflags & REPORT_CDIFF:
                kind = 'context diff with expected followed by actual'
                lines = [*difflib.context_diff(expected, actual, n=2)][2:]
            else:
                kind = 'ndiff with -expected +actual'
                lines = difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(expected, actual)
            return f'Differences ({kind}):\n' + _indent(''.join(lines))
        first = 'Expected:\n' + _indent(want) if want else 'Expected nothing\n'
        return first + ('Got:\n' + _indent(got) if got else 'Got nothing\n')


class DocTestFailure(Exception):
    """An example gave other output."""

    def __init__(self, test, example, got):
        self.test = test
        self.example = example
        self.got = got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example raised an exception."""

    def __init__(self, test, example, exc_info):
        self.test = test
        self.example = example
        self.exc_info = exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Raises DocTestFailure or UnexpectedException at the first failure, and then leaves the namespace as it is.

    >>> def failure(text):
    ...     test = DocTestParser().get_doctest(text, {}, 'sample', None, 0)
    ...     try:
    ...         DebugRunner(verbose=False).run(test)
    ...     except (DocTestFailure, UnexpectedException) as error:
    ...         return error

    >>> wrong = failure('>>> x = 1\\n>>> x\\n2\\n')
    >>> wrong.example.want, wrong.got, wrong.test.globs['x']
    ('2\\n', '1\\n', 1)
    >>> failure('>>> {}[0]').exc_info[0]
    <class 'KeyError'>
    >>> failure('>>> pass') is None
    True
    """

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        result = DocTestRunner.run(self, test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


# Has the results of all calls of the next two functions.
master = None


def _run_tests(tests, verbose, report, optionflags, raise_on_error):
    global master
    kind = DebugRunner if raise_on_error else DocTestRunner
    runner = kind(verbose=verbose, optionflags=optionflags)
    for test in tests:
        runner.run(test)
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        master.merge(runner)
    return TestResults(runner.failures, runner.tries)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    """Test the examples of a module, by default __main__, and of its __test__; returns (failed, attempted)."""
    if m is None:
        m = sys.modules.get('__main__')
    if not inspect.ismodule(m):
        raise TypeError(f"testmod: module required; {m!r}")
    finder = DocTestFinder(exclude_empty=exclude_empty)
    tests = finder.find(m, m.__name__ if name is None else name, globs=globs, extraglobs=extraglobs)
    return _run_tests(tests, verbose, report, optionflags, raise_on_error)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True,
             optionflags=0, extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    """Test the examples in a file, by default one beside the caller's module; returns (failed, attempted)."""
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    text, filename = _load_testfile(filename, package, module_relative, encoding or "utf-8")
    if name is None:
        name = os.path.basename(filename)
    globs = {} if globs is None else globs.copy()
    if extraglobs is not None:
        globs.update(extraglobs)
    globs.setdefault('__name__', '__main__')
    return _run_tests([parser.get_doctest(text, globs, name, filename, 0)], verbose, report, optionflags,
                      raise_on_error)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Test the examples in one docstring."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


# Tests as cases of unittest.

_unittest_reportflags = 0


def set_unittest_reportflags(flags):
    """Set how test cases report; returns the flags before.

    >>> before = set_unittest_reportflags(REPORT_NDIFF)
    >>> set_unittest_reportflags(before) == REPORT_NDIFF
    True
    >>> set_unittest_reportflags(ELLIPSIS)
    Traceback (most recent call last):
    ValueError: ('Only reporting flags allowed', 8)
    """
    global _unittest_reportflags
    if flags & ~REPORTING_FLAGS:
        raise ValueError("Only reporting flags allowed", flags)
    old, _unittest_reportflags = _unittest_reportflags, flags
    return old


class DocTestCase(unittest.TestCase):
    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        unittest.TestCase.__init__(self)
        self._dt_optionflags = optionflags
        self._dt_checker = checker
        self._dt_globs = test.globs.copy()
        self._dt_test = test
        self._dt_setUp = setUp
        self._dt_tearDown = tearDown

    def setUp(self):
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        test = self._dt_test
        if self._dt_tearDown is not None:
            self._dt_tearDown(test)
        # As it was, so that the test can run again.
        test.globs.clear()
        test.globs.update(self._dt_globs)

    def runTest(self):
        stdout, report = sys.stdout, StringIO()
        flags = self._dt_optionflags
        if not flags & REPORTING_FLAGS:
            # The case says nothing on that.
            flags |= _unittest_reportflags
        runner = DocTestRunner(optionflags=flags, checker=self._dt_checker, verbose=False)
        runner.DIVIDER = "-" * 70
        try:
            failures, _ = runner.run(self._dt_test, out=report.write, clear_globs=False)
        finally:
            sys.stdout = stdout
        if failures:
            raise self.failureException(self.format_failure(report.getvalue()))

    def format_failure(self, err):
        test = self._dt_test
        line = 'unknown line number' if test.lineno is None else test.lineno
        return (f'Failed doctest test for {test.name}\n  File "{test.filename}", line {line}, in '
                f'{test.name.split(".")[-1]}\n\n{err}')

    def debug(self):
        """Run the test so that failures are raised.

        >>> test = DocTestParser().get_doctest('>>> n = 5\\n>>> n\\n6\\n', {}, 'sample', None, 0)
        >>> case = DocTestCase(test)
        >>> try:
        ...     case.debug()
        ... except DocTestFailure as failure:
        ...     print(failure.example.source + failure.got, end='')
        n
        5
        >>> test.globs['n']
        5
        """
        self.setUp()
        runner = DebugRunner(optionflags=self._dt_optionflags, checker=self._dt_checker, verbose=False)
        runner.run(self._dt_test, clear_globs=False)
        self.tearDown()

    def id(self):
        return self._dt_test.name

    def _dt_key(self):
        return self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._dt_test == other._dt_test and self._dt_key() == other._dt_key()

    def __hash__(self):
        return hash(self._dt_key())

    def __repr__(self):
        owner, _, name = self._dt_test.name.rpartition('.')
        return f"{name} ({owner})"

    __str__ = object.__str__

    def shortDescription(self):
        return "Doctest: " + self._dt_test.name


class SkipDocTestCase(DocTestCase):
    # For a module whose docstrings are not there.

    def __init__(self, module):
        self.module = module
        # There is no test to set up.
        unittest.TestCase.__init__(self, 'test_skip')

    def setUp(self):
        self.skipTest("DocTestSuite will not work with -O2 and above")

    def tearDown(self):
        pass

    def test_skip(self):
        pass

    def id(self):
        return unittest.TestCase.id(self)

    def __eq__(self, other):
        return self.module is other.module if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash(self.module)

    def shortDescription(self):
        return f"Skipping tests from {self.module.__name__}"

    __str__ = shortDescription


class _DocTestSuite(unittest.TestSuite):
    def _removeTestAtIndex(self, index):
        # The tests can run again.
        pass


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """The examples of a module (by default the caller's) as a suite, a case for each docstring.

    Keywords are those of DocTestCase: setUp(test) and tearDown(test) are called around each test, optionflags.
    """
    finder = DocTestFinder() if test_finder is None else test_finder
    module = _normalize_module(module)
    tests = finder.find(module, globs=globs, extraglobs=extraglobs)
    suite = _DocTestSuite()
    if not tests and sys.flags.optimize >= 2:
        suite.addTest(SkipDocTestCase(module))
        return suite
    tests.sort()
    for test in tests:
        if not test.examples:
            continue
        if not test.filename:
            file = module.__file__
            test.filename = file[:-1] if file.endswith('.pyc') else file
        suite.addTest(DocTestCase(test, **options))
    return suite


class DocFileCase(DocTestCase):
    def id(self):
        return self._dt_test.name.replace('.', '_')

    def __repr__(self):
        return self._dt_test.filename

    def format_failure(self, err):
        test = self._dt_test
        return f'Failed doctest test for {test.name}\n  File "{test.filename}", line 0\n\n{err}'


def DocFileTest(path, module_relative=True, package=None, globs=None, parser=DocTestParser(), encoding=None,
                **options):
    globs = {} if globs is None else globs.copy()
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    text, path = _load_testfile(path, package, module_relative, encoding or "utf-8")
    globs.setdefault('__file__', path)
    return DocFileCase(parser.get_doctest(text, globs, os.path.basename(path), path, 0), **options)


def DocFileSuite(*paths, **kw):
    """The examples in files as a suite, a case for each file.

    Paths are relative to a package (by default the caller's) unless module_relative is false. Other keywords are
    globs, parser, encoding and those of DocTestCase.
    """
    if kw.get('module_relative', True):
        # The caller is known only here.
        kw['package'] = _normalize_module(kw.get('package'))
    suite = _DocTestSuite()
    suite.addTests([DocFileTest(path, **kw) for path in paths])
    return suite


# Examples as scripts, for a debugger.

def script_from_examples(s):
    """A script of the examples in a text; output and the rest of the text become comments.

    >>> print(script_from_examples('Some text.\\n>>> 6 * 7\\n42\\n>>> pass\\n'), end='')
    # Some text.
    6 * 7
    # Expected:
    ## 42
    pass
    """
    lines = []
    for piece in DocTestParser().parse(s):
        if not isinstance(piece, Example):
            lines += [_comment_line(line) for line in piece.split('\n')[:-1]]
            continue
        lines.append(piece.source[:-1])
        if piece.want:
            lines.append('# Expected:')
            lines += ['## ' + line for line in piece.want.split('\n')[:-1]]
    start, end = 0, len(lines)
    while end > start and lines[end - 1] == '#':
        end -= 1
    while start < end and lines[start] == '#':
        start += 1
    # A text of nothing is a line too.
    return '\n'.join(lines[start:end]) + '\n'


def testsource(module, name):
    """The script of the examples of an object in a module."""
    for test in DocTestFinder().find(_normalize_module(module)):
        if test.name == name:
            return script_from_examples(test.docstring)
    raise ValueError(name, "not found in tests")


def debug_src(src, pm=False, globs=None):
    """Debug the examples in a text."""
    debug_script(script_from_examples(src), pm, globs)


def debug_script(src, pm=False, globs=None):
    """Debug a script; pm does so only after an exception."""
    import pdb
    globs = globs.copy() if globs else {}
    if not pm:
        pdb.Pdb(nosigint=True).run("exec(%r)" % src, globs, globs)
        return
    try:
        exec(src, globs, globs)
    except:
        print(sys.exc_info()[1])
        debugger = pdb.Pdb(nosigint=True)
        debugger.reset()
        debugger.interaction(None, sys.exc_info()[2])


def debug(module, name, pm=False):
    """Debug the examples of an object in a module."""
    module = _normalize_module(module)
    debug_script(testsource(module, name), pm, module.__dict__)


# What this module itself is tried with.

class _TestClass:
    """A number, as an object.

    >>> _TestClass(2).get() + _TestClass(3).square().get()
    11
    """

    def __init__(self, val):
        """
        >>> _TestClass(7).get()
        7
        """
        self.val = val

    def square(self):
        """Square it in place.

        >>> _TestClass(4).square().square().get()
        256
        """
        self.val **= 2
        return self

    def get(self):
        """The number.

        >>> _TestClass(-1).get()
        -1
        """
        return self.val


__test__ = {
    '_TestClass': _TestClass,
    'string': r"""
>>> def double(n):
...     return 2 * n
>>> double(21)
42
""",
    'bool-int equivalence': r"""
Old texts may have numbers where there are bools today; a flag forbids them.

>>> 5 > 4
1
>>> 5 < 4
0
>>> 5 > 4   #doctest: +DONT_ACCEPT_TRUE_FOR_1
True
""",
    'blank lines': r"""
An empty line would end the output.

>>> print('above\n\nbelow')
above
<BLANKLINE>
below
""",
    'ellipsis': r"""
>>> print(list(range(500)))     #doctest: +ELLIPSIS
[0, 1, ..., 499]
>>> object()    #doctest: +ELLIPSIS
<object object at 0x...>
""",
    'whitespace normalization': r"""
>>> print(list(range(6)))       #doctest: +NORMALIZE_WHITESPACE
[0,   1,   2,
 3,   4,   5]
""",
}


def _test():
    import argparse
    parser = argparse.ArgumentParser(description="doctest runner")
    parser.add_argument('-v', '--verbose', action='store_true', default=False,
                        help='print very verbose output for all tests')
    parser.add_argument('-o', '--option', action='append', choices=OPTIONFLAGS_BY_NAME.keys(), default=[],
                        help='specify a doctest option flag to apply to the test run; may be specified more than once '
                             'to apply multiple options')
    parser.add_argument('-f', '--fail-fast', action='store_true',
                        help='stop running tests after first failure (this is a shorthand for -o FAIL_FAST, and is in '
                             'addition to any other -o options)')
    parser.add_argument('file', nargs='+', help='file containing the tests to run')
    args = parser.parse_args()
    flags = FAIL_FAST if args.fail_fast else 0
    for option in args.option:
        flags |= OPTIONFLAGS_BY_NAME[option]
    for path in args.file:
        if path.endswith(".py"):
            # A module is imported, from where it is.
            directory, file = os.path.split(path)
            sys.path.insert(0, directory)
            module = __import__(file[:-3])
            del sys.path[0]
            failures, _ = testmod(module, verbose=args.verbose, optionflags=flags)
        else:
            failures, _ = testfile(path, module_relative=False, verbose=args.verbose, optionflags=flags)
        if failures:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(_test())
