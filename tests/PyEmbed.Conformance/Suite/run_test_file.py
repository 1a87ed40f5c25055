# Runs under the Python that is measured: one of CPython's test files, and a line about each method as soon as it ends, so that what ends the process costs that method only.
#
#   run_test_file.py NAME REPORT LEFT_OUT
#
# LEFT_OUT holds the ids that are not run (again). Lines: "> id" begins, "pass id", "fail id", "skip id"; "outside what" for fixtures of classes and modules; "none why" where
# the file has nothing to run here; "end".
import sys
import unittest


class Reporter(unittest.TestResult):
    def __init__(self, report):
        super().__init__()
        self.report = report
        self.running = False

    def line(self, *words):
        print(*[str(word).replace('\n', ' ') for word in words], file=self.report, flush=True)

    def startTest(self, test):
        super().startTest(test)
        self.running = True
        self.outcome = 'pass'
        self.line('>', test.id())

    def stopTest(self, test):
        super().stopTest(test)
        self.running = False
        self.line(self.outcome, test.id())

    def record(self, outcome, test):
        if not self.running:
            self.line('outside', outcome, test)
        elif self.outcome != 'fail':
            self.outcome = outcome

    def addSkip(self, test, reason):
        self.record('skip', test)

    def addError(self, test, error):
        self.record('fail', test)

    addFailure = addError

    def addUnexpectedSuccess(self, test):
        self.record('fail', test)

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.record('fail', test)


def without(suite, left_out):
    kept = [without(test, left_out) if isinstance(test, unittest.TestSuite) else test for test in suite]
    return type(suite)(test for test in kept if isinstance(test, unittest.TestSuite) or test.id() not in left_out)


def main(name, report_path, left_out_path):
    with open(left_out_path, encoding='utf-8') as file:
        left_out = set(file.read().splitlines())
    with open(report_path, 'a', encoding='utf-8', errors='backslashreplace') as report:
        reporter = Reporter(report)
        try:
            from test import support
            support.use_resources = []
            support.verbose = False
            __import__('test.' + name)
            suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules['test.' + name])
        except BaseException as error:
            reporter.line('none', type(error).__name__ + ':', error)
            return
        without(suite, left_out).run(reporter)
        reporter.line('end')


if __name__ == '__main__':
    main(*sys.argv[1:])
