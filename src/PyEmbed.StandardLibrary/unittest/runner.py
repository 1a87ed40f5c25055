"""Running tests and reporting as text."""

import sys
import time
import warnings

from . import result
from .signals import registerResult
from .case import _SubTest

__unittest = True


class _WritelnDecorator(object):
    """A stream with writeln()."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, attr):
        if attr in ('stream', '__getstate__'):
            raise AttributeError(attr)
        return getattr(self.stream, attr)

    def writeln(self, arg=None):
        if arg:
            self.write(arg)
        self.write('\n')


class TextTestResult(result.TestResult):
    """Writes a character (verbosity 1) or a line (2) for each test, and the errors at the end."""

    separator1 = '=' * 70
    separator2 = '-' * 70

    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._newline = True

    def getDescription(self, test):
        first_line = test.shortDescription()
        return f'{test}\n{first_line}' if self.descriptions and first_line else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self._begin_line(test)
            self.stream.flush()

    def _begin_line(self, test, indent=''):
        for text in filter(None, (indent, self.getDescription(test), " ... ")):
            self.stream.write(text)
        self._newline = False

    def _write_status(self, test, status):
        # Ends the line of a test; a subtest gets one of its own.
        if isinstance(test, _SubTest):
            if not self._newline:
                self.stream.writeln()
            self._begin_line(test, "  ")
        elif self._newline:
            self._begin_line(test)
        self.stream.writeln(status)
        self.stream.flush()
        self._newline = True

    def _show(self, test, status, character):
        if self.showAll:
            self._write_status(test, status)
        elif self.dots:
            self.stream.write(character)
            self.stream.flush()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            self._show(subtest, "FAIL" if failed else "ERROR", 'F' if failed else 'E')
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._show(test, "ok", '.')

    def addError(self, test, err):
        super().addError(test, err)
        self._show(test, "ERROR", 'E')

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._show(test, "FAIL", 'F')

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._show(test, f"skipped {reason!r}", 's')

    def _show_here(self, status, character):
        # On the line of the test itself.
        if self.showAll:
            self.stream.writeln(status)
            self.stream.flush()
        elif self.dots:
            self.stream.write(character)
            self.stream.flush()

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._show_here("expected failure", 'x')

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._show_here("unexpected success", 'u')

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        self.printErrorList('ERROR', self.errors)
        self.printErrorList('FAIL', self.failures)
        unexpected = getattr(self, 'unexpectedSuccesses', ())
        if unexpected:
            self.stream.writeln(self.separator1)
            for test in unexpected:
                self.stream.writeln(f"UNEXPECTED SUCCESS: {self.getDescription(test)}")
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            for line in (self.separator1, f"{flavour}: {self.getDescription(test)}", self.separator2, str(text)):
                self.stream.writeln(line)
            self.stream.flush()


def _counted(count, name):
    return [f"{name}={count}"] if count else []


class TextTestRunner(object):
    """Runs tests and writes the results to a stream, sys.stderr by default."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False):
        self.stream = _WritelnDecorator(sys.stderr if stream is None else stream)
        self.verbosity, self.descriptions = verbosity, descriptions
        self.failfast, self.buffer, self.tb_locals = failfast, buffer, tb_locals
        self.warnings = warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        """Run a test or a suite; returns the result."""
        result = self._makeResult()
        registerResult(result)
        for option in ('failfast', 'buffer', 'tb_locals'):
            setattr(result, option, getattr(self, option))
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
                if self.warnings in ('default', 'always'):
                    # unittest's own old names: once a module is enough.
                    warnings.filterwarnings('module', category=DeprecationWarning,
                                            message=r'Please use assert\w+ instead.')
            start = time.perf_counter()
            begin = getattr(result, 'startTestRun', None)
            if begin is not None:
                begin()
            try:
                test(result)
            finally:
                end = getattr(result, 'stopTestRun', None)
                if end is not None:
                    end()
            taken = time.perf_counter() - start
        self._report(result, taken)
        return result

    def _report(self, result, taken):
        result.printErrors()
        write = self.stream.writeln
        if hasattr(result, 'separator2'):
            write(result.separator2)
        count = result.testsRun
        write(f"Ran {count} test{'s' if count != 1 else ''} in {taken:.3f}s")
        write()
        details = []
        if result.wasSuccessful():
            status = "OK"
        else:
            status = "FAILED"
            details += _counted(len(result.failures), "failures")
            details += _counted(len(result.errors), "errors")
        # Results of old or of one's own making may lack these.
        try:
            others = len(result.expectedFailures), len(result.unexpectedSuccesses), len(result.skipped)
        except AttributeError:
            others = 0, 0, 0
        details += _counted(others[2], "skipped")
        details += _counted(others[0], "expected failures")
        details += _counted(others[1], "unexpected successes")
        self.stream.write(status)
        if details:
            write(f" ({', '.join(details)})")
        else:
            self.stream.write("\n")
        self.stream.flush()
