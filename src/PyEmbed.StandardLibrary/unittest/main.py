"""The command line of unittest."""

import os
import sys
import warnings

from .signals import installHandler
from . import loader, runner

__unittest = True

_USES = (
    ('test_module', 'run tests from test_module'), ('module.TestClass', 'run tests from module.TestClass'),
    ('module.Class.test_method', 'run specified test method'), ('path/to/test_file.py', 'run tests from test_file.py'))
_MODULE_USES = (
    ('', 'run default set of tests'), ('MyTestSuite', "run suite 'MyTestSuite'"),
    ('MyTestCase.testSomething', 'run MyTestCase.testSomething'), ('MyTestCase', "run all 'test*' test methods"))


def _examples(uses, width):
    return ''.join(['Examples:\n', *[f'  %(prog)s {what.ljust(width)}- {effect}\n' for what, effect in uses]])


MAIN_EXAMPLES = _examples(_USES, 26)
MODULE_EXAMPLES = _examples(_MODULE_USES, 26) + ' ' * 39 + 'in MyTestCase\n'


def _convert_name(name):
    # The module of a file.
    if not os.path.isfile(name) or not name.lower().endswith('.py'):
        return name
    path = name
    if os.path.isabs(path):
        path = os.path.relpath(path, os.getcwd())
        if os.path.isabs(path) or path.startswith(os.pardir):
            return name
    return os.path.normpath(path)[:-len('.py')].replace('\\', '.').replace('/', '.')


def _convert_names(names):
    return list(map(_convert_name, names))


def _convert_select_pattern(pattern):
    return pattern if '*' in pattern else f'*{pattern}*'


class TestProgram(object):
    """Runs the tests a command line asks for; without any those of a module."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None
    _discovery_parser = None

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None,
                 buffer=None, warnings=None, *, tb_locals=False):
        if isinstance(module, str):
            package, *parts = module.split('.')
            self.module = __import__(module)
            for part in parts:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        argv = sys.argv if argv is None else argv
        self.verbosity, self.exit = verbosity, exit
        self.failfast, self.catchbreak, self.buffer, self.tb_locals = failfast, catchbreak, buffer, tb_locals
        # Warnings are shown unless the interpreter was told what to do with them.
        self.warnings = 'default' if warnings is None and not sys.warnoptions else warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.progName = os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    def usageExit(self, msg=None):
        warnings.warn("TestProgram.usageExit() is deprecated and will be removed in Python 3.13", DeprecationWarning)
        if msg:
            print(msg)
        if self._discovery_parser is None:
            self._initArgParsers()
        self._print_help()
        sys.exit(2)

    def _print_help(self, *args, **kwargs):
        print(self._main_parser.format_help())
        examples = MAIN_EXAMPLES if self.module is None else MODULE_EXAMPLES
        print(examples % {'prog': self.progName})
        if self.module is None:
            self._discovery_parser.print_help()

    def parseArgs(self, argv):
        self._initArgParsers()
        if self.module is None and len(argv) > 1 and argv[1].lower() == 'discover':
            self._do_discovery(argv[2:])
            return
        self._main_parser.parse_args(argv[1:], self)
        if self.module is None and not self.tests:
            self._do_discovery([])
            return
        if self.tests:
            self.testNames = _convert_names(self.tests)
            if __name__ == '__main__':
                self.module = None
        elif self.defaultTest is None:
            # All tests of the module.
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = self.defaultTest,
        else:
            self.testNames = list(self.defaultTest)
        self.createTests()

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if from_discovery:
            finder = self.testLoader if Loader is None else Loader()
            self.test = finder.discover(self.start, self.pattern, self.top)
        elif self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def _initArgParsers(self):
        parent = self._getParentArgParser()
        self._main_parser = self._getMainArgParser(parent)
        self._discovery_parser = self._getDiscoveryArgParser(parent)

    def _getParentArgParser(self):
        import argparse
        parser = argparse.ArgumentParser(add_help=False)
        for short, long, level, description in (('-v', '--verbose', 2, 'Verbose output'),
                                                ('-q', '--quiet', 0, 'Quiet output')):
            parser.add_argument(short, long, dest='verbosity', action='store_const', const=level, help=description)
        parser.add_argument('--locals', dest='tb_locals', action='store_true',
                            help='Show local variables in tracebacks')
        # What the program decided is no option.
        for short, long, name, description in (
                ('-f', '--failfast', 'failfast', 'Stop on first fail or error'),
                ('-c', '--catch', 'catchbreak', 'Catch Ctrl-C and display results so far'),
                ('-b', '--buffer', 'buffer', 'Buffer stdout and stderr during tests')):
            if getattr(self, name) is None:
                parser.add_argument(short, long, dest=name, action='store_true', help=description)
                setattr(self, name, False)
        if self.testNamePatterns is None:
            parser.add_argument('-k', dest='testNamePatterns', action='append', type=_convert_select_pattern,
                                help='Only run tests which match the given substring')
            self.testNamePatterns = []
        return parser

    def _getMainArgParser(self, parent):
        import argparse
        parser = argparse.ArgumentParser(parents=[parent])
        parser.prog = self.progName
        parser.print_help = self._print_help
        parser.add_argument('tests', nargs='*',
                            help='a list of any number of test modules, classes and test methods.')
        return parser

    def _getDiscoveryArgParser(self, parent):
        import argparse
        parser = argparse.ArgumentParser(parents=[parent])
        parser.prog = f'{self.progName} discover'
        parser.epilog = ('For test discovery all test modules must be importable from the top level directory of the '
                         'project.')
        for short, long, name, description in (
                ('-s', '--start-directory', 'start', "Directory to start discovery ('.' default)"),
                ('-p', '--pattern', 'pattern', "Pattern to match tests ('test*.py' default)"),
                ('-t', '--top-level-directory', 'top',
                 'Top level directory of project (defaults to start directory)')):
            parser.add_argument(short, long, dest=name, help=description)
        # They may also be given without the options.
        for name in ('start', 'pattern', 'top'):
            parser.add_argument(name, nargs='?', default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        return parser

    def _do_discovery(self, argv, Loader=None):
        self.start, self.pattern, self.top = '.', 'test*.py', None
        if argv is not None:
            # Some call this directly.
            if self._discovery_parser is None:
                self._initArgParsers()
            self._discovery_parser.parse_args(argv, self)
        self.createTests(from_discovery=True, Loader=Loader)

    def _make_runner(self):
        kind = self.testRunner
        if not isinstance(kind, type):
            return kind
        options = {'verbosity': self.verbosity, 'failfast': self.failfast, 'buffer': self.buffer,
                   'warnings': self.warnings}
        # Runners of others may take less.
        for keywords in ({**options, 'tb_locals': self.tb_locals}, options):
            try:
                return kind(**keywords)
            except TypeError:
                continue
        return kind()

    def runTests(self):
        if self.catchbreak:
            installHandler()
        if self.testRunner is None:
            self.testRunner = runner.TextTestRunner
        self.result = self._make_runner().run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
