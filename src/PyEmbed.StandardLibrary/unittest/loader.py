"""Finding tests."""

import os
import re
import sys
import traceback
import types
import functools
import warnings

from fnmatch import fnmatch, fnmatchcase

from . import case, suite, util

__unittest = True

# Other files cannot be imported by their names.
VALID_MODULE_NAME = re.compile(r'[_a-z]\w*\.py$', re.IGNORECASE)


class _FailedTest(case.TestCase):
    """A test that raises what happened while it was loaded."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattr__(name)

        def testFailure():
            raise self._exception

        return testFailure


def _make_failed_import_test(name, suiteClass):
    message = f'Failed to import test module: {name}\n{traceback.format_exc()}'
    return _make_failed_test(name, ImportError(message), suiteClass, message)


def _make_failed_load_tests(name, exception, suiteClass):
    return _make_failed_test(name, exception, suiteClass, f'Failed to call load_tests:\n{traceback.format_exc()}')


def _make_failed_test(methodname, exception, suiteClass, message):
    return suiteClass((_FailedTest(methodname, exception),)), message


def _make_skipped_test(methodname, exception, suiteClass):
    @case.skip(str(exception))
    def testSkipped(self):
        pass

    kind = type("ModuleSkipped", (case.TestCase,), {methodname: testSkipped})
    return suiteClass((kind(methodname),))


def _jython_aware_splitext(path):
    # Without the ending, also that of a file Jython compiled.
    return path[:-len('$py.class')] if path.lower().endswith('$py.class') else os.path.splitext(path)[0]


def _is_test_class(obj):
    return (isinstance(obj, type) and issubclass(obj, case.TestCase)
            and obj not in (case.TestCase, case.FunctionTestCase))


class TestLoader(object):
    """Makes suites of the tests in classes, modules, names and directories."""

    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        super().__init__()
        self.errors = []
        # The names of packages whose load_tests() is running, so that discovery inside it does not start over.
        self._loading_packages = set()

    def _failed(self, made):
        # Notes the message of a test that stands for an error; returns the test.
        test, message = made
        self.errors.append(message)
        return test

    def loadTestsFromTestCase(self, testCaseClass):
        """All tests of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from "
                            "TestCase?")
        names = []
        if testCaseClass not in (case.TestCase, case.FunctionTestCase):
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, 'runTest'):
                names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *args, pattern=None, **kws):
        """All tests of a module, by its load_tests(loader, tests, pattern) if it has one."""
        if args or 'use_load_tests' in kws:
            warnings.warn('use_load_tests is deprecated and ignored', DeprecationWarning)
            kws.pop('use_load_tests', None)
        if len(args) > 1:
            raise TypeError(f'loadTestsFromModule() takes 1 positional argument but {len(args) + 1} were given')
        if kws:
            raise TypeError(f"loadTestsFromModule() got an unexpected keyword argument '{min(kws)}'")
        members = [getattr(module, name) for name in dir(module)]
        tests = self.suiteClass([self.loadTestsFromTestCase(member) for member in members if _is_test_class(member)])
        load_tests = getattr(module, 'load_tests', None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as exc:
            return self._failed(_make_failed_load_tests(module.__name__, exc, self.suiteClass))

    def loadTestsFromName(self, name, module=None):
        """The tests a dotted name stands for: a module, a class, a method, a suite, or what makes one of them."""
        parts = name.split('.')
        failed = None
        if module is None:
            # The longest part of the name that can be imported.
            for end in range(len(parts), 0, -1):
                try:
                    module = __import__('.'.join(parts[:end]))
                    break
                except ImportError:
                    failed = _make_failed_import_test(parts[end - 1], self.suiteClass)
            else:
                return self._failed(failed)
            parts = parts[1:]
        found = module
        for part in parts:
            try:
                parent, found = found, getattr(found, part)
            except AttributeError as exc:
                if failed is None or getattr(found, '__path__', None) is None:
                    failed = _make_failed_test(part, exc, self.suiteClass,
                                               f'Failed to access attribute:\n{traceback.format_exc()}')
                return self._failed(failed)

        if isinstance(found, types.ModuleType):
            return self.loadTestsFromModule(found)
        if _is_test_class(found):
            return self.loadTestsFromTestCase(found)
        if isinstance(found, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            test = parent(parts[-1])
            # Unless it is a static method.
            if not isinstance(getattr(test, parts[-1]), types.FunctionType):
                return self.suiteClass([test])
        elif isinstance(found, suite.TestSuite):
            return found
        if not callable(found):
            raise TypeError(f"don't know how to make test from: {found}")
        test = found()
        if isinstance(test, suite.TestSuite):
            return test
        if isinstance(test, case.TestCase):
            return self.suiteClass([test])
        raise TypeError(f"calling {found} returned {test}, not a test")

    def loadTestsFromNames(self, names, module=None):
        """The tests of several names."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """The names of the test methods of a class, in order."""
        owner = f'{testCaseClass.__module__}.{testCaseClass.__qualname__}.'
        patterns = self.testNamePatterns

        def wanted(name):
            return (name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))
                    and (patterns is None or any(fnmatchcase(owner + name, pattern) for pattern in patterns)))

        names = [name for name in dir(testCaseClass) if wanted(name)]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        """The tests in a directory (or a package) and below, of files whose names match a pattern.

        top_level_dir is where imports start, by default start_dir. A package with load_tests() decides itself.
        """
        given_top = top_level_dir is not None or self._top_level_dir is not None
        if top_level_dir is None:
            top_level_dir = start_dir if self._top_level_dir is None else self._top_level_dir
        top_level_dir = os.path.abspath(top_level_dir)
        if top_level_dir not in sys.path:
            # First, so that it wins over installed packages.
            sys.path.insert(0, top_level_dir)
        self._top_level_dir = top_level_dir

        importable = True
        if os.path.isdir(os.path.abspath(start_dir)):
            start_dir = os.path.abspath(start_dir)
            if start_dir != top_level_dir:
                importable = os.path.isfile(os.path.join(start_dir, '__init__.py'))
        else:
            try:
                __import__(start_dir)
            except ImportError:
                importable = False
            else:
                module, package = sys.modules[start_dir], start_dir.split('.')[0]
                try:
                    start_dir = os.path.abspath(os.path.dirname(module.__file__))
                except AttributeError:
                    if module.__name__ in sys.builtin_module_names:
                        raise TypeError('Can not use builtin modules as dotted module names') from None
                    raise TypeError(f"don't know how to discover from {module!r}") from None
                if not given_top:
                    self._top_level_dir = self._get_directory_containing_module(package)
                    sys.path.remove(top_level_dir)
        if not importable:
            raise ImportError(f'Start directory is not importable: {start_dir!r}')
        return self.suiteClass(list(self._find_tests(start_dir, pattern)))

    def _get_directory_containing_module(self, module_name):
        path = os.path.abspath(sys.modules[module_name].__file__)
        directory, file = os.path.split(path)
        return os.path.dirname(directory) if file.lower().startswith('__init__.py') else directory

    def _get_name_from_path(self, path):
        if path == self._top_level_dir:
            return '.'
        path = os.path.relpath(_jython_aware_splitext(os.path.normpath(path)), self._top_level_dir)
        assert not os.path.isabs(path) and not path.startswith('..'), "Path must be within the project"
        return path.replace(os.path.sep, '.')

    def _get_module_from_name(self, name):
        __import__(name)
        return sys.modules[name]

    def _match_path(self, path, full_path, pattern):
        # For subclasses.
        return fnmatch(path, pattern)

    def _find_tests(self, start_dir, pattern):
        name = self._get_name_from_path(start_dir)
        if name != '.' and name not in self._loading_packages:
            tests, descend = self._find_test_path(start_dir, pattern)
            if tests is not None:
                yield tests
            if not descend:
                return
        for file in sorted(os.listdir(start_dir)):
            path = os.path.join(start_dir, file)
            tests, descend = self._find_test_path(path, pattern)
            if tests is not None:
                yield tests
            if descend:
                name = self._get_name_from_path(path)
                self._loading_packages.add(name)
                try:
                    yield from self._find_tests(path, pattern)
                finally:
                    self._loading_packages.discard(name)

    def _find_test_path(self, full_path, pattern):
        """The tests of a file or a package, None if it is neither, and whether to look into it."""
        file = os.path.basename(full_path)
        is_file = os.path.isfile(full_path)
        if is_file:
            if not VALID_MODULE_NAME.match(file) or not self._match_path(file, full_path, pattern):
                return None, False
        elif not os.path.isdir(full_path) or not os.path.isfile(os.path.join(full_path, '__init__.py')):
            return None, False

        name = self._get_name_from_path(full_path)
        try:
            module = self._get_module_from_name(name)
        except case.SkipTest as exc:
            return _make_skipped_test(name, exc, self.suiteClass), False
        except:
            return self._failed(_make_failed_import_test(name, self.suiteClass)), False

        if is_file:
            self._check_origin(module, full_path)
            return self.loadTestsFromModule(module, pattern=pattern), False
        # It may start discovery on its own package.
        self._loading_packages.add(name)
        try:
            tests = self.loadTestsFromModule(module, pattern=pattern)
            return tests, getattr(module, 'load_tests', None) is None
        finally:
            self._loading_packages.discard(name)

    @staticmethod
    def _check_origin(module, full_path):
        # Another module of the same name may have been imported.
        imported = _jython_aware_splitext(os.path.realpath(os.path.abspath(getattr(module, '__file__', full_path))))
        if imported.lower() != _jython_aware_splitext(os.path.realpath(full_path)).lower():
            directory, file = os.path.split(full_path)
            raise ImportError(f"{_jython_aware_splitext(file)!r} module incorrectly imported from "
                              f"{os.path.dirname(imported)!r}. Expected {directory!r}. "
                              f"Is this module globally installed?")


defaultTestLoader = TestLoader()


# Old functions.

def _makeLoader(prefix, sortUsing, suiteClass=None, testNamePatterns=None):
    loader = TestLoader()
    loader.sortTestMethodsUsing = sortUsing
    loader.testMethodPrefix = prefix
    loader.testNamePatterns = testNamePatterns
    if suiteClass:
        loader.suiteClass = suiteClass
    return loader


def _warn_old(name, replacement):
    warnings.warn(f"unittest.{name}() is deprecated and will be removed in Python 3.13. "
                  f"Please use unittest.TestLoader.{replacement}() instead.", DeprecationWarning, stacklevel=3)


def getTestCaseNames(testCaseClass, prefix, sortUsing=util.three_way_cmp, testNamePatterns=None):
    _warn_old('getTestCaseNames', 'getTestCaseNames')
    return _makeLoader(prefix, sortUsing, testNamePatterns=testNamePatterns).getTestCaseNames(testCaseClass)


def makeSuite(testCaseClass, prefix='test', sortUsing=util.three_way_cmp, suiteClass=suite.TestSuite):
    _warn_old('makeSuite', 'loadTestsFromTestCase')
    return _makeLoader(prefix, sortUsing, suiteClass).loadTestsFromTestCase(testCaseClass)


def findTestCases(module, prefix='test', sortUsing=util.three_way_cmp, suiteClass=suite.TestSuite):
    _warn_old('findTestCases', 'loadTestsFromModule')
    return _makeLoader(prefix, sortUsing, suiteClass).loadTestsFromModule(module)
