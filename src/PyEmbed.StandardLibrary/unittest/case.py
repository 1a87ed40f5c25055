"""Test cases and their assertions."""

import sys
import functools
import warnings
import collections
import contextlib
import traceback
import types

from . import result
from .util import strclass, safe_repr, _count_diff_all_purpose, _count_diff_hashable, _common_shorten_repr

__unittest = True

_subtest_msg_sentinel = object()

DIFF_OMITTED = '\nDiff is %s characters long. Set self.maxDiff to None to see it.'


class SkipTest(Exception):
    """Raise it in a test to skip the test."""


class _ShouldStop(Exception):
    """Ends a test after a failed subtest."""


class _UnexpectedSuccess(Exception):
    """Stands for the success of a test expected to fail, for results that do not know of that."""


class _Outcome(object):
    """What happens to one test on the way."""

    def __init__(self, result=None):
        self.result, self.result_supports_subtests = result, hasattr(result, "addSubTest")
        self.success, self.expecting_failure = True, False
        self.expectedFailure = None  # exc_info of it

    @contextlib.contextmanager
    def testPartExecutor(self, test_case, subTest=False):
        """Report what is raised inside."""
        before, self.success = self.success, True
        try:
            yield
        except KeyboardInterrupt:
            raise
        except SkipTest as skipped:
            self.success = False
            _addSkip(self.result, test_case, str(skipped))
        except _ShouldStop:
            # Already reported.
            pass
        except:
            info = sys.exc_info()
            if self.expecting_failure:
                self.expectedFailure = info
            else:
                self.success = False
                if subTest:
                    self.result.addSubTest(test_case.test_case, test_case, info)
                else:
                    _addError(self.result, test_case, info)
            # No cycle through this frame.
            info = None
        else:
            if subTest and self.success:
                self.result.addSubTest(test_case.test_case, test_case, None)
        finally:
            self.success = self.success and before


def _addSkip(result, test_case, reason):
    add = getattr(result, 'addSkip', None)
    if add is not None:
        add(test_case, reason)
    else:
        warnings.warn("TestResult has no addSkip method, skips not reported", RuntimeWarning, 2)
        result.addSuccess(test_case)


def _addError(result, test, exc_info):
    if result is None or exc_info is None:
        return
    add = result.addFailure if issubclass(exc_info[0], test.failureException) else result.addError
    add(test, exc_info)


def _id(obj):
    return obj


def _enter_context(cm, addcleanup):
    # Enters a context manager and has it left by a cleanup.
    enter, exit = contextlib._methods_of(cm)
    entered = enter(cm)
    addcleanup(exit, cm, None, None, None)
    return entered


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Have a function called after tearDownModule(); the last one added is the first one called."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    """Enter a context manager that is left after tearDownModule()."""
    return _enter_context(cm, addModuleCleanup)


def doModuleCleanups():
    """Call the cleanups of the module; the first exception is raised at the end."""
    raised = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as exc:
            raised.append(exc)
    if raised:
        raise raised[0]


def skip(reason):
    """Skip a test or a class of tests."""

    def decorator(test_item):
        if not isinstance(test_item, type):
            @functools.wraps(test_item)
            def skip_wrapper(*args, **kwargs):
                raise SkipTest(reason)

            test_item = skip_wrapper
        test_item.__unittest_skip__ = True
        test_item.__unittest_skip_why__ = reason
        return test_item

    if isinstance(reason, types.FunctionType):
        # Used without parentheses.
        test_item, reason = reason, ''
        return decorator(test_item)
    return decorator


def skipIf(condition, reason):
    """Skip if a condition holds."""
    return skip(reason) if condition else _id


def skipUnless(condition, reason):
    """Skip unless a condition holds."""
    return _id if condition else skip(reason)


def expectedFailure(test_item):
    """Expect a test to fail."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


def _is_subtype(expected, basetype):
    if isinstance(expected, tuple):
        return all(_is_subtype(kind, basetype) for kind in expected)
    return isinstance(expected, type) and issubclass(expected, basetype)


class _BaseTestCaseContext:
    def __init__(self, test_case):
        self.test_case = test_case

    def _raiseFailure(self, standardMsg):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standardMsg))


class _AssertRaisesBaseContext(_BaseTestCaseContext):
    def __init__(self, expected, test_case, expected_regex=None):
        _BaseTestCaseContext.__init__(self, test_case)
        self.expected = expected
        if expected_regex is not None:
            import re
            expected_regex = re.compile(expected_regex)
        self.expected_regex = expected_regex
        self.obj_name = None
        self.msg = None

    def handle(self, name, args, kwargs):
        """Call args[0] with the rest inside this context; without args return the context."""
        try:
            if not _is_subtype(self.expected, self._base_type):
                raise TypeError(f'{name}() arg 1 must be {self._base_type_str}')
            if not args:
                self.msg = kwargs.pop('msg', None)
                if kwargs:
                    raise TypeError(f'{next(iter(kwargs))!r} is an invalid keyword argument for this function')
                return self
            function, *args = args
            self.obj_name = getattr(function, '__name__', None) or str(function)
            with self:
                function(*args, **kwargs)
        finally:
            # The frame is part of the traceback of the exception this object keeps.
            self = None

    def _expected_name(self):
        return getattr(self.expected, '__name__', None) or str(self.expected)

    def _fail_missing(self, what):
        by = f" by {self.obj_name}" if self.obj_name else ""
        self._raiseFailure(f"{self._expected_name()} not {what}{by}")

    def _fail_text(self, text):
        self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{text}"')


class _AssertRaisesContext(_AssertRaisesBaseContext):
    _base_type = BaseException
    _base_type_str = 'an exception type or tuple of exception types'

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._fail_missing("raised")
        traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._fail_text(str(exc_value))
        return True

    __class_getitem__ = classmethod(types.GenericAlias)


class _AssertWarnsContext(_AssertRaisesBaseContext):
    _base_type = Warning
    _base_type_str = 'a warning type or tuple of warning types'

    def __enter__(self):
        # Each warning is to come again, wherever it was shown before.
        for module in list(sys.modules.values()):
            if getattr(module, '__warningregistry__', None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        of_type = [caught for caught in self.warnings if isinstance(caught.message, self.expected)]
        for caught in of_type:
            if self.expected_regex is None or self.expected_regex.search(str(caught.message)):
                self.warning, self.filename, self.lineno = caught.message, caught.filename, caught.lineno
                return
        if of_type:
            self._fail_text(str(of_type[0].message))
        self._fail_missing("triggered")


class _OrderedChainMap(collections.ChainMap):
    # The keys of the innermost subtest first.

    def __iter__(self):
        return iter(dict.fromkeys([key for mapping in self.maps for key in mapping]))


class TestCase(object):
    """A class of tests: methods whose names begin with "test", each run on an instance of its own."""

    # What an assertion raises; whether its own message comes before the one given; how long a difference may be; how
    # long texts may be to be compared line by line.
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = 'No test'
        try:
            method = getattr(self, methodName)
        except AttributeError:
            # An instance without tests may be used for its assertions.
            if methodName != 'runTest':
                raise ValueError(f"no such test method in {self.__class__}: {methodName}")
        else:
            self._testMethodDoc = method.__doc__
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {}
        for kind, name in ((dict, 'assertDictEqual'), (list, 'assertListEqual'), (tuple, 'assertTupleEqual'),
                           (set, 'assertSetEqual'), (frozenset, 'assertSetEqual'), (str, 'assertMultiLineEqual')):
            self.addTypeEqualityFunc(kind, name)

    def addTypeEqualityFunc(self, typeobj, function):
        """Let assertEqual() call function(first, second, msg) for two objects of a type."""
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        """Have a function called after tearDown(), also if setUp() fails; the last one added is the first called."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enter a context manager that is left after tearDown()."""
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Have a function called after tearDownClass()."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enter a context manager that is left after tearDownClass()."""
        return _enter_context(cm, cls.addClassCleanup)

    def setUp(self):
        """Called before each test."""

    def tearDown(self):
        """Called after each test."""

    @classmethod
    def setUpClass(cls):
        """Called once before the tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """Called once after the tests of the class."""

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return result.TestResult()

    def shortDescription(self):
        """The first line of the method's docstring."""
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return f"{strclass(self.__class__)}.{self._testMethodName}"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f"{self._testMethodName} ({strclass(self.__class__)}.{self._testMethodName})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} testMethod={self._testMethodName}>"

    @contextlib.contextmanager
    def subTest(self, msg=_subtest_msg_sentinel, **params):
        """A part of a test that is reported on its own; the test goes on after its failure."""
        outcome = self._outcome
        if outcome is None or not outcome.result_supports_subtests:
            yield
            return
        outer = self._subtest
        parameters = _OrderedChainMap(params) if outer is None else outer.params.new_child(params)
        self._subtest = _SubTest(self, msg, parameters)
        try:
            with self._outcome.testPartExecutor(self._subtest, subTest=True):
                yield
            if not self._outcome.success:
                result = self._outcome.result
                if result is not None and result.failfast:
                    raise _ShouldStop
            elif self._outcome.expectedFailure:
                # A test expected to fail has done so.
                raise _ShouldStop
        finally:
            self._subtest = outer

    def _addExpectedFailure(self, result, exc_info):
        add = getattr(result, 'addExpectedFailure', None)
        if add is not None:
            add(self, exc_info)
        else:
            warnings.warn("TestResult has no addExpectedFailure method, reporting as passes", RuntimeWarning)
            result.addSuccess(self)

    def _addUnexpectedSuccess(self, result):
        add = getattr(result, 'addUnexpectedSuccess', None)
        if add is not None:
            add(self)
            return
        warnings.warn("TestResult has no addUnexpectedSuccess method, reporting as failure", RuntimeWarning)
        try:
            raise _UnexpectedSuccess from None
        except _UnexpectedSuccess:
            result.addFailure(self, sys.exc_info())

    # For subclasses that call them otherwise.

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            warnings.warn(f'It is deprecated to return a value that is not None from a test case ({method})',
                          DeprecationWarning, stacklevel=4)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def _skip_reason(self, method):
        # Why the test is skipped, None if it is not.
        for item in (self.__class__, method):
            if getattr(item, "__unittest_skip__", False):
                break
        else:
            return None
        return (getattr(self.__class__, '__unittest_skip_why__', '')
                or getattr(method, '__unittest_skip_why__', ''))

    def run(self, result=None):
        """Run the test; returns the result."""
        stop = None
        if result is None:
            result = self.defaultTestResult()
            start, stop = getattr(result, 'startTestRun', None), getattr(result, 'stopTestRun', None)
            if start is not None:
                start()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            reason = self._skip_reason(method)
            if reason is not None:
                _addSkip(result, self, reason)
            else:
                expecting_failure = (getattr(self, "__unittest_expecting_failure__", False)
                                     or getattr(method, "__unittest_expecting_failure__", False))
                self._run_parts(result, method, expecting_failure)
            return result
        finally:
            result.stopTest(self)
            if stop is not None:
                stop()

    def _run_parts(self, result, method, expecting_failure):
        outcome = self._outcome = _Outcome(result)
        try:
            with outcome.testPartExecutor(self):
                self._callSetUp()
            if outcome.success:
                outcome.expecting_failure = expecting_failure
                with outcome.testPartExecutor(self):
                    self._callTestMethod(method)
                outcome.expecting_failure = False
                with outcome.testPartExecutor(self):
                    self._callTearDown()
            self.doCleanups()
            if not outcome.success:
                return
            if not expecting_failure:
                result.addSuccess(self)
            elif outcome.expectedFailure:
                self._addExpectedFailure(result, outcome.expectedFailure)
            else:
                self._addUnexpectedSuccess(result)
        finally:
            # No cycles through the exception's frames.
            outcome.expectedFailure = None
            outcome = None
            self._outcome = None

    def doCleanups(self):
        """Call the cleanups; returns whether all succeeded."""
        outcome = self._outcome or _Outcome()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with outcome.testPartExecutor(self):
                self._callCleanup(function, *args, **kwargs)
        # In case a subclass calls this itself.
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        """Call the cleanups of the class; tearDown_exceptions then has what they raised."""
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the test without collecting errors."""
        method = getattr(self, self._testMethodName)
        reason = self._skip_reason(method)
        if reason is not None:
            raise SkipTest(reason)
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        """Skip this test."""
        raise SkipTest(reason)

    def fail(self, msg=None):
        """Fail."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        """An assertion's own message with the one given to it."""
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return f'{standardMsg} : {msg}'
        except UnicodeDecodeError:
            return f'{safe_repr(standardMsg)} : {safe_repr(msg)}'

    def _fail(self, msg, standardMsg):
        self.fail(self._formatMessage(msg, standardMsg))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

    def _with_difference(self, message, first, second):
        # A message with the lines in which two values differ.
        from difflib import ndiff
        from pprint import pformat
        return self._truncateMessage(
            message, '\n' + '\n'.join(ndiff(pformat(first).splitlines(), pformat(second).splitlines())))

    def assertTrue(self, expr, msg=None):
        """expr is true."""
        if not expr:
            self._fail(msg, f"{safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        """expr is false."""
        if expr:
            self._fail(msg, f"{safe_repr(expr)} is not false")

    def assertRaises(self, expected_exception, *args, **kwargs):
        """A call raises an exception; without a function this is for a with statement.

        The context has the exception as its attribute.
        """
        context = _AssertRaisesContext(expected_exception, self)
        try:
            return context.handle('assertRaises', args, kwargs)
        finally:
            # No cycle through the exception's frames.
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """assertRaises() with a regular expression for the text."""
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """A call issues a warning; without a function this is for a with statement.

        The context has the warning, filename and lineno.
        """
        return _AssertWarnsContext(expected_warning, self).handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """assertWarns() with a regular expression for the text."""
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle('assertWarnsRegex', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """A with statement logs something of at least a level; gives an object with records and output."""
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        """A with statement logs nothing of at least a level."""
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=True)

    def _getAssertEqualityFunc(self, first, second):
        # What assertEqual() calls for two objects: special only for those of exactly one type.
        kind = type(first)
        function = self._type_equality_funcs.get(kind) if kind is type(second) else None
        if function is None:
            return self._baseAssertEqual
        return getattr(self, function) if isinstance(function, str) else function

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            raise self.failureException(
                self._formatMessage(msg, '%s != %s' % _common_shorten_repr(first, second)))

    def assertEqual(self, first, second, msg=None):
        """first == second"""
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        """first != second"""
        if not first != second:
            self._fail(msg, f'{safe_repr(first)} == {safe_repr(second)}')

    def _near(self, first, second, places, delta):
        # Whether two numbers are near each other, what near means and the difference.
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            return difference <= delta, f'{safe_repr(delta)} delta', difference
        if places is None:
            places = 7
        return round(difference, places) == 0, f'{places!r} places', difference

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """The difference is zero rounded to places (7), or at most delta."""
        if first == second:
            return
        near, meaning, difference = self._near(first, second, places, delta)
        if not near:
            self._fail(msg, f'{safe_repr(first)} != {safe_repr(second)} within {meaning} '
                            f'({safe_repr(difference)} difference)')

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """The difference is not zero rounded to places (7), or more than delta."""
        near, meaning, difference = self._near(first, second, places, delta)
        if first == second or near:
            text = f'{safe_repr(first)} == {safe_repr(second)} within {meaning}'
            if delta is not None:
                text += f' ({safe_repr(difference)} difference)'
            self._fail(msg, text)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Two sequences have equal elements; with seq_type they are also of that type."""
        if seq_type is None:
            name = "sequence"
        else:
            name = seq_type.__name__
            for which, seq in (('First', seq1), ('Second', seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f'{which} sequence is not a {name}: {safe_repr(seq)}')
        lengths = []
        text = None
        for which, seq in (('First', seq1), ('Second', seq2)):
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                text = f'{which} {name} has no length.    Non-sequence?'
                break
        if text is None:
            if seq1 == seq2:
                return
            text = self._describe_difference(seq1, seq2, lengths, name, seq_type)
            if text is None:
                return
        self._fail(msg, self._with_difference(text, seq1, seq2))

    @staticmethod
    def _describe_difference(seq1, seq2, lengths, name, seq_type):
        # Where two sequences differ; None if they do so only in their types, and those do not matter.
        failures = TypeError, IndexError, NotImplementedError
        text = '%ss differ: %s != %s\n' % (name.capitalize(), *_common_shorten_repr(seq1, seq2))
        for index in range(min(lengths)):
            items = []
            for which, seq in (('first', seq1), ('second', seq2)):
                try:
                    items.append(seq[index])
                except failures:
                    text += f'\nUnable to index element {index} of {which} {name}\n'
                    break
            else:
                if items[0] != items[1]:
                    text += '\nFirst differing element %d:\n%s\n%s\n' % (index, *_common_shorten_repr(*items))
                    break
                continue
            break
        else:
            if lengths[0] == lengths[1] and seq_type is None and type(seq1) != type(seq2):
                return None
        shorter = min(lengths)
        if lengths[0] != lengths[1]:
            which, longer = ('First', seq1) if lengths[0] > lengths[1] else ('Second', seq2)
            text += f'\n{which} {name} contains {abs(lengths[0] - lengths[1])} additional elements.\n'
            try:
                text += f'First extra element {shorter}:\n{safe_repr(longer[shorter])}\n'
            except failures:
                text += f'Unable to index element {shorter} of {which.lower()} {name}\n'
        return text

    def assertListEqual(self, list1, list2, msg=None):
        """Two lists are equal."""
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """Two tuples are equal."""
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        """Two sets are equal; they need only have difference()."""
        lines = []
        for which, other, set_a, set_b in (('first', 'second', set1, set2), ('second', 'first', set2, set1)):
            try:
                difference = set_a.difference(set_b)
            except TypeError as exc:
                self.fail(f'invalid type when attempting set difference: {exc}')
            except AttributeError as exc:
                self.fail(f'{which} argument does not support set difference: {exc}')
            if difference:
                lines.append(f'Items in the {which} set but not the {other}:')
                lines += map(repr, difference)
        if lines:
            self._fail(msg, '\n'.join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        """Two dicts are equal."""
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            self._fail(msg, self._with_difference('%s != %s' % _common_shorten_repr(d1, d2), d1, d2))

    def assertDictContainsSubset(self, subset, dictionary, msg=None):
        """A dict has all items of another; deprecated."""
        warnings.warn('assertDictContainsSubset is deprecated', DeprecationWarning)
        missing, mismatched = [], []
        for key, value in subset.items():
            if key not in dictionary:
                missing.append(safe_repr(key))
            elif value != dictionary[key]:
                mismatched.append(f'{safe_repr(key)}, expected: {safe_repr(value)}, '
                                  f'actual: {safe_repr(dictionary[key])}')
        parts = []
        if missing:
            parts.append('Missing: ' + ','.join(missing))
        if mismatched:
            parts.append('Mismatched values: ' + ','.join(mismatched))
        if parts:
            self._fail(msg, '; '.join(parts))

    def assertCountEqual(self, first, second, msg=None):
        """Two iterables have the same elements in any order."""
        first, second = list(first), list(second)
        try:
            same = collections.Counter(first) == collections.Counter(second)
        except TypeError:
            differences = _count_diff_all_purpose(first, second)
        else:
            differences = [] if same else _count_diff_hashable(first, second)
        if differences:
            lines = ['First has %d, Second has %d:  %r' % difference for difference in differences]
            self._fail(msg, self._truncateMessage('Element counts were not equal:\n', '\n'.join(lines)))

    def assertMultiLineEqual(self, first, second, msg=None):
        """Two texts are equal."""
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        if max(len(first), len(second)) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        from difflib import ndiff
        lines, others = first.splitlines(keepends=True), second.splitlines(keepends=True)
        if len(lines) == 1 and first.strip('\r\n') == first:
            lines, others = [first + '\n'], [second + '\n']
        message = '%s != %s' % _common_shorten_repr(first, second)
        self._fail(msg, self._truncateMessage(message, '\n' + ''.join(ndiff(lines, others))))

    def assertIn(self, member, container, msg=None):
        """member in container"""
        if member not in container:
            self._fail(msg, f'{safe_repr(member)} not found in {safe_repr(container)}')

    def assertNotIn(self, member, container, msg=None):
        """member not in container"""
        if member in container:
            self._fail(msg, f'{safe_repr(member)} unexpectedly found in {safe_repr(container)}')

    def assertIs(self, expr1, expr2, msg=None):
        """expr1 is expr2"""
        if expr1 is not expr2:
            self._fail(msg, f'{safe_repr(expr1)} is not {safe_repr(expr2)}')

    def assertIsNot(self, expr1, expr2, msg=None):
        """expr1 is not expr2"""
        if expr1 is expr2:
            self._fail(msg, f'unexpectedly identical: {safe_repr(expr1)}')

    def assertIsNone(self, obj, msg=None):
        """obj is None"""
        if obj is not None:
            self._fail(msg, f'{safe_repr(obj)} is not None')

    def assertIsNotNone(self, obj, msg=None):
        """obj is not None"""
        if obj is None:
            self._fail(msg, 'unexpectedly None')

    def assertIsInstance(self, obj, cls, msg=None):
        """isinstance(obj, cls)"""
        if not isinstance(obj, cls):
            self._fail(msg, f'{safe_repr(obj)} is not an instance of {cls!r}')

    def assertNotIsInstance(self, obj, cls, msg=None):
        """not isinstance(obj, cls)"""
        if isinstance(obj, cls):
            self._fail(msg, f'{safe_repr(obj)} is an instance of {cls!r}')

    def assertLess(self, a, b, msg=None):
        """a < b"""
        if not a < b:
            self._fail(msg, f'{safe_repr(a)} not less than {safe_repr(b)}')

    def assertLessEqual(self, a, b, msg=None):
        """a <= b"""
        if not a <= b:
            self._fail(msg, f'{safe_repr(a)} not less than or equal to {safe_repr(b)}')

    def assertGreater(self, a, b, msg=None):
        """a > b"""
        if not a > b:
            self._fail(msg, f'{safe_repr(a)} not greater than {safe_repr(b)}')

    def assertGreaterEqual(self, a, b, msg=None):
        """a >= b"""
        if not a >= b:
            self._fail(msg, f'{safe_repr(a)} not greater than or equal to {safe_repr(b)}')

    def assertRegex(self, text, expected_regex, msg=None):
        """A regular expression is found in a text."""
        if isinstance(expected_regex, (str, bytes)):
            import re
            assert expected_regex, "expected_regex must not be empty."
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._fail(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """A regular expression is not found in a text."""
        if isinstance(unexpected_regex, (str, bytes)):
            import re
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            self._fail(msg, f'Regex matched: {match.group()!r} matches {unexpected_regex.pattern!r} in {text!r}')

    def _deprecate(original_func):
        def deprecated_func(*args, **kwargs):
            warnings.warn(f'Please use {original_func.__name__} instead.', DeprecationWarning, 2)
            return original_func(*args, **kwargs)

        return deprecated_func

    failUnlessEqual = assertEquals = _deprecate(assertEqual)
    failIfEqual = assertNotEquals = _deprecate(assertNotEqual)
    failUnlessAlmostEqual = assertAlmostEquals = _deprecate(assertAlmostEqual)
    failIfAlmostEqual = assertNotAlmostEquals = _deprecate(assertNotAlmostEqual)
    failUnless = assert_ = _deprecate(assertTrue)
    failUnlessRaises = _deprecate(assertRaises)
    failIf = _deprecate(assertFalse)
    assertRaisesRegexp = _deprecate(assertRaisesRegex)
    assertRegexpMatches = _deprecate(assertRegex)
    assertNotRegexpMatches = _deprecate(assertNotRegex)


class FunctionTestCase(TestCase):
    """A test made from functions."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc = setUp
        self._tearDownFunc = tearDown
        self._testFunc = testFunc
        self._description = description

    def _parts(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def id(self):
        return self._testFunc.__name__

    def runTest(self):
        self._testFunc()

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self):
        return hash((type(self), *self._parts()))

    def __str__(self):
        return f"{strclass(self.__class__)} ({self._testFunc.__name__})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} tec={self._testFunc}>"

    def shortDescription(self):
        if self._description is None:
            doc = self._testFunc.__doc__
            return doc and doc.split("\n")[0].strip() or None
        return self._description


class _SubTest(TestCase):
    def __init__(self, test_case, message, params):
        super().__init__()
        self.test_case, self.params, self._message = test_case, params, message
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = []
        if self._message is not _subtest_msg_sentinel:
            parts.append(f"[{self._message}]")
        if self.params:
            parts.append(f"({', '.join([f'{name}={value!r}' for name, value in self.params.items()])})")
        return " ".join(parts) or '(<subtest>)'

    def id(self):
        return f"{self.test_case.id()} {self._subDescription()}"

    def shortDescription(self):
        """The first line of the test's docstring."""
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._subDescription()}"
