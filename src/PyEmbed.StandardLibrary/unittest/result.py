"""What came out of tests."""

import io
import sys
import traceback
from functools import wraps

from . import util

__unittest = True


def failfast(method):
    """Stop after this call if the result is to stop at the first failure."""

    @wraps(method)
    def inner(self, *args, **kw):
        if getattr(self, 'failfast', False):
            self.stop()
        return method(self, *args, **kw)

    return inner


STDOUT_LINE, STDERR_LINE = '\nStdout:\n%s', '\nStderr:\n%s'


def _with_newline(text):
    return text if text.endswith('\n') else text + '\n'


class TestResult(object):
    """Collects what happens; failures, errors and the like are lists of (test, text)."""

    _previousTestClass = None
    _testRunEntered = _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.testsRun = 0
        for outcome in ('failures', 'errors', 'skipped', 'expectedFailures', 'unexpectedSuccesses'):
            setattr(self, outcome, [])
        self.failfast = self.buffer = self.tb_locals = self.shouldStop = False
        # Output is kept in buffers meanwhile, and shown if the test fails.
        self._original_stdout, self._original_stderr = sys.stdout, sys.stderr
        self._stdout_buffer = self._stderr_buffer = None
        self._mirrorOutput = False

    def printErrors(self):
        """Called by a runner at the end."""

    def startTestRun(self):
        """Called once before all tests."""

    def stopTestRun(self):
        """Called once after all tests."""

    def startTest(self, test):
        """Called before a test."""
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def stopTest(self, test):
        """Called after a test."""
        self._restoreStdout()
        self._mirrorOutput = False

    def _setupStdout(self):
        if not self.buffer:
            return
        if self._stderr_buffer is None:
            self._stderr_buffer = io.StringIO()
            self._stdout_buffer = io.StringIO()
        sys.stdout, sys.stderr = self._stdout_buffer, self._stderr_buffer

    def _buffered_output(self):
        # What the test wrote, each with the stream it belongs to.
        for stream, template, original in ((sys.stdout, STDOUT_LINE, self._original_stdout),
                                           (sys.stderr, STDERR_LINE, self._original_stderr)):
            text = stream.getvalue()
            if text:
                yield original, template % _with_newline(text)

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            for original, text in self._buffered_output():
                original.write(text)
        sys.stdout, sys.stderr = self._original_stdout, self._original_stderr
        for buffer in (self._stdout_buffer, self._stderr_buffer):
            buffer.seek(0)
            buffer.truncate()

    @failfast
    def addError(self, test, err):
        """Called for an exception that is no failure; err is as sys.exc_info() gives it."""
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        """Called for a failed assertion."""
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        """Called at the end of a subtest; err is None for success."""
        if err is None:
            return
        if getattr(self, 'failfast', False):
            self.stop()
        into = self.failures if issubclass(err[0], test.failureException) else self.errors
        into.append((subtest, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSuccess(self, test):
        """Called for success."""

    def addSkip(self, test, reason):
        """Called for a skipped test."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        """Called when a test failed as expected."""
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        """Called when a test was expected to fail and did not."""
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        """Whether all went well so far."""
        return not (self.failures or self.errors or getattr(self, 'unexpectedSuccesses', ()))

    def stop(self):
        """Run no more tests."""
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        kind, value, tb = err
        tb = self._clean_tracebacks(kind, value, tb, test)
        lines = list(traceback.TracebackException(kind, value, tb, capture_locals=self.tb_locals,
                                                  compact=True).format())
        if self.buffer:
            lines += [text for _, text in self._buffered_output()]
        return ''.join(lines)

    def _clean_tracebacks(self, exctype, value, tb, test):
        # Takes the frames of unittest out of the tracebacks of an exception and of those it comes from.
        cleaned = None
        todo = [(exctype, value, tb)]
        seen = {id(value)}
        first = True
        while todo:
            kind, exc, tb = todo.pop()
            while tb and self._is_relevant_tb_level(tb):
                tb = tb.tb_next
            if kind is test.failureException:
                self._remove_unittest_tb_frames(tb)
            if first:
                cleaned, first = tb, False
            else:
                exc.__traceback__ = tb
            if exc is not None:
                for origin in (exc.__cause__, exc.__context__):
                    if origin is not None and id(origin) not in seen:
                        seen.add(id(origin))
                        todo.append((type(origin), origin, origin.__traceback__))
        return cleaned

    def _is_relevant_tb_level(self, tb):
        return '__unittest' in tb.tb_frame.f_globals

    def _remove_unittest_tb_frames(self, tb):
        # Cuts the traceback before the first frame of unittest: that of an assertion.
        last = None
        while tb and not self._is_relevant_tb_level(tb):
            last = tb
            tb = tb.tb_next
        if last is not None:
            last.tb_next = None

    def __repr__(self):
        return (f"<{util.strclass(self.__class__)} run={self.testsRun} errors={len(self.errors)} "
                f"failures={len(self.failures)}>")
