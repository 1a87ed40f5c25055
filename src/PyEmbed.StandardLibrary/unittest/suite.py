"""Groups of tests, with the fixtures of classes and modules."""

import sys

from . import case
from . import util

__unittest = True


def _call_if_exists(parent, attr):
    method = getattr(parent, attr, None)
    if method is not None:
        method()


class BaseTestSuite(object):
    """A group of tests without fixtures."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{util.strclass(self.__class__)} tests={list(self)}>"

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum([test.countTestCases() for test in self if test])

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in self._until_stopped(result):
            test(result)
            self._forget(index)
        return result

    def _until_stopped(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                return
            yield index, test

    def _forget(self, index):
        if self._cleanup:
            self._removeTestAtIndex(index)

    def _removeTestAtIndex(self, index):
        # A test that was run is not needed any more, and what it holds may be large.
        try:
            test = self._tests[index]
        except TypeError:
            # A subclass keeps its tests otherwise.
            return
        if hasattr(test, 'countTestCases'):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the tests without collecting errors."""
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """A group of tests.

    Between tests of different classes setUpClass() and tearDownClass() are called, between those of different modules
    setUpModule() and tearDownModule().
    """

    def run(self, result, debug=False):
        outermost = getattr(result, '_testRunEntered', False) is False
        if outermost:
            result._testRunEntered = True
        for index, test in self._until_stopped(result):
            if _isnotsuite(test) and not self._prepare(test, result):
                continue
            if debug:
                test.debug()
            else:
                test(result)
            self._forget(index)
        if outermost:
            self._tearDownPreviousClass(None, result)
            self._handleModuleTearDown(result)
            result._testRunEntered = False
        return result

    def _prepare(self, test, result):
        # Whether the fixtures before a test let it run.
        self._tearDownPreviousClass(test, result)
        self._handleModuleFixture(test, result)
        self._handleClassSetUp(test, result)
        result._previousTestClass = kind = test.__class__
        return not (getattr(kind, '_classSetupFailed', False) or getattr(result, '_moduleSetUpFailed', False))

    def debug(self):
        """Run the tests without collecting errors."""
        self.run(_DebugResult(), True)

    def _attempt(self, function, result, name, parent):
        # Calls a fixture; returns whether it succeeded, and reports it as name (parent) if not.
        try:
            function()
        except Exception as exc:
            if isinstance(result, _DebugResult):
                raise
            self._createClassOrModuleLevelException(result, exc, name, parent)
            return False
        return True

    def _report_class_cleanups(self, cls, result, name, debug_raises):
        cls.doClassCleanups()
        for info in cls.tearDown_exceptions:
            if debug_raises and isinstance(result, _DebugResult):
                raise info[1]
            self._createClassOrModuleLevelException(result, info[1], name, util.strclass(cls), info=info)

    def _handleClassSetUp(self, test, result):
        cls = test.__class__
        if (cls == getattr(result, '_previousTestClass', None) or result._moduleSetUpFailed
                or getattr(cls, "__unittest_skip__", False)):
            return

        def mark(failed):
            try:
                cls._classSetupFailed = failed
            except TypeError:
                # The test is an object of a builtin type.
                pass

        mark(False)
        set_up = getattr(cls, 'setUpClass', None)
        if set_up is None:
            return
        _call_if_exists(result, '_setupStdout')
        try:
            if not self._attempt(set_up, result, 'setUpClass', util.strclass(cls)):
                mark(True)
                if getattr(cls, 'doClassCleanups', None) is not None:
                    self._report_class_cleanups(cls, result, 'setUpClass', False)
        finally:
            _call_if_exists(result, '_restoreStdout')

    def _get_previous_module(self, result):
        previous = getattr(result, '_previousTestClass', None)
        return None if previous is None else previous.__module__

    def _handleModuleFixture(self, test, result):
        name = test.__class__.__module__
        if name == self._get_previous_module(result):
            return
        self._handleModuleTearDown(result)
        result._moduleSetUpFailed = False
        try:
            module = sys.modules[name]
        except KeyError:
            return
        set_up = getattr(module, 'setUpModule', None)
        if set_up is None:
            return
        _call_if_exists(result, '_setupStdout')
        try:
            if not self._attempt(set_up, result, 'setUpModule', name):
                result._moduleSetUpFailed = True
                self._attempt(case.doModuleCleanups, result, 'setUpModule', name)
        finally:
            _call_if_exists(result, '_restoreStdout')

    def _createClassOrModuleLevelException(self, result, exc, method_name, parent, info=None):
        self._addClassOrModuleLevelException(result, exc, f'{method_name} ({parent})', info)

    def _addClassOrModuleLevelException(self, result, exception, errorName, info=None):
        holder = _ErrorHolder(errorName)
        skip = getattr(result, 'addSkip', None)
        if skip is not None and isinstance(exception, case.SkipTest):
            skip(holder, str(exception))
        else:
            result.addError(holder, info or sys.exc_info())

    def _handleModuleTearDown(self, result):
        name = self._get_previous_module(result)
        if name is None or result._moduleSetUpFailed or name not in sys.modules:
            return
        tear_down = getattr(sys.modules[name], 'tearDownModule', None)
        _call_if_exists(result, '_setupStdout')
        try:
            if tear_down is not None:
                self._attempt(tear_down, result, 'tearDownModule', name)
            self._attempt(case.doModuleCleanups, result, 'tearDownModule', name)
        finally:
            _call_if_exists(result, '_restoreStdout')

    def _tearDownPreviousClass(self, test, result):
        previous = getattr(result, '_previousTestClass', None)
        if (previous is None or previous == test.__class__ or getattr(previous, '_classSetupFailed', False)
                or getattr(result, '_moduleSetUpFailed', False) or getattr(previous, "__unittest_skip__", False)):
            return
        tear_down = getattr(previous, 'tearDownClass', None)
        cleanups = getattr(previous, 'doClassCleanups', None)
        if tear_down is None and cleanups is None:
            return
        _call_if_exists(result, '_setupStdout')
        try:
            if tear_down is not None:
                self._attempt(tear_down, result, 'tearDownClass', util.strclass(previous))
            if cleanups is not None:
                self._report_class_cleanups(previous, result, 'tearDownClass', True)
        finally:
            _call_if_exists(result, '_restoreStdout')


class _ErrorHolder(object):
    """Stands for a test where the fixture of a class or a module failed."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def id(self):
        return self.description

    def __str__(self):
        return self.id()

    def shortDescription(self):
        return None

    def countTestCases(self):
        return 0

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)


def _isnotsuite(test):
    """Whether a test is no group of others: those can be iterated over."""
    try:
        iter(test)
    except TypeError:
        return True
    return False


class _DebugResult(object):
    """What debug() uses as a result."""

    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False
