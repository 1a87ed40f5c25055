import sys
import unittest

class Tests(unittest.TestCase):
    def setUp(self):
        self.addCleanup(print, 'cleanup of', self._testMethodName)
    def test_good(self):
        """It is good."""
    def test_fails(self):
        self.assertEqual([1, 2, 3], [1, 5, 3])
    def test_error(self):
        1 / 0
    @unittest.skip('not now')
    def test_skipped(self):
        pass
    @unittest.expectedFailure
    def test_expected(self):
        self.fail('as expected')
    @unittest.expectedFailure
    def test_unexpected(self):
        pass
    def test_parts(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

class Stream:
    def write(self, text):
        # Times and places differ.
        for line in text.splitlines(True):
            if not line.startswith(('  ', 'Ran ')):
                sys.stdout.write(line)
    def flush(self):
        pass

result = unittest.TextTestRunner(Stream(), verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(Tests))
print(result.testsRun, len(result.failures), len(result.errors), result.wasSuccessful())
