"""Tests: classes of test methods with assertions, and what loads, runs and reports them."""

__all__ = ['TestResult', 'TestCase', 'IsolatedAsyncioTestCase', 'TestSuite', 'TextTestRunner', 'TestLoader',
           'FunctionTestCase', 'main', 'defaultTestLoader', 'SkipTest', 'skip', 'skipIf', 'skipUnless',
           'expectedFailure', 'TextTestResult', 'installHandler', 'registerResult', 'removeResult', 'removeHandler',
           'addModuleCleanup', 'doModuleCleanups', 'enterModuleContext', 'getTestCaseNames', 'makeSuite',
           'findTestCases']

__unittest = True

from .result import TestResult
from .case import (addModuleCleanup, TestCase, FunctionTestCase, SkipTest, skip, skipIf, skipUnless, expectedFailure,
                   doModuleCleanups, enterModuleContext)
from .suite import BaseTestSuite, TestSuite
from .loader import TestLoader, defaultTestLoader, makeSuite, getTestCaseNames, findTestCases
from .main import TestProgram, main
from .runner import TextTestRunner, TextTestResult
from .signals import installHandler, registerResult, removeResult, removeHandler

_TextTestResult = TextTestResult


def load_tests(loader, tests, pattern):
    """Find the tests of this package itself."""
    import os.path
    return loader.discover(start_dir=os.path.dirname(__file__), pattern=pattern)


# asyncio is imported only for those who want it.
_LATER = 'IsolatedAsyncioTestCase'


def __getattr__(name):
    if name != _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import async_case
    return globals().setdefault(name, async_case.IsolatedAsyncioTestCase)


def __dir__():
    return {*globals(), _LATER}
