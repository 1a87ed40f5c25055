# One wrong use of each assert method: a runner has to see every one of them fail, and the right use beside it pass.
import logging
import unittest
import warnings

def no(*args): pass
def fails(): raise ValueError('a text')
def warns(): warnings.warn('a text', DeprecationWarning)
def logs(): logging.getLogger('some').warning('a text')
one, other = [1], [1]

# method: (wrong arguments, right arguments); a callable at the end of a context manager's arguments is what runs within.
CASES = {
    'assertTrue': ((0,), (1,)), 'assertFalse': (([0],), ([],)), 'assertEqual': ((1, 2), (1, 1.0)), 'assertNotEqual': (('a', 'a'), ('a', 'b')),
    'assertIs': ((one, other), (one, one)), 'assertIsNot': ((one, one), (one, other)), 'assertIsNone': ((0,), (None,)), 'assertIsNotNone': ((None,), (0,)),
    'assertIn': ((3, [1, 2]), (1, [1, 2])), 'assertNotIn': (('k', {'k': 1}), (1, {'k': 1})), 'assertIsInstance': ((1, str), (True, int)), 'assertNotIsInstance': ((True, int), (1, str)),
    'assertGreater': ((1, 1), (2, 1)), 'assertGreaterEqual': ((1, 2), (2, 2)), 'assertLess': ((1, 1), (1, 2)), 'assertLessEqual': ((2, 1), (2, 2)),
    'assertAlmostEqual': ((1, 1.01), (1, 1.00000001)), 'assertNotAlmostEqual': ((1, 1.00000001), (1, 1.01)),
    'assertCountEqual': (([1, 1, 2], [1, 2, 2]), ([1, 2, 1], [2, 1, 1])), 'assertDictEqual': (({'a': 1}, {'a': 2}), ({'a': 1}, {'a': 1})),
    'assertListEqual': (([1, 2], [1, 3]), ([1], [1])), 'assertTupleEqual': (((1,), (1, 2)), ((1,), (1,))), 'assertSetEqual': (({1}, {2}), ({1, 2}, {2, 1})),
    'assertSequenceEqual': (([1], (2,)), ([1], (1,))), 'assertMultiLineEqual': (('a\nb\n', 'a\nc\n'), ('a', 'a')),
    'assertRegex': (('abc', '^b'), ('abc', '^a')), 'assertNotRegex': (('abc', 'b'), ('abc', 'd')),
    'assertRaises': ((ValueError, no), (ValueError, fails)), 'assertRaisesRegex': ((ValueError, 'other', fails), (ValueError, 'a t', fails)),
    'assertWarns': ((DeprecationWarning, no), (DeprecationWarning, warns)), 'assertWarnsRegex': ((DeprecationWarning, 'other', warns), (DeprecationWarning, 'a t', warns)),
    'assertLogs': (('some', no), ('some', logs)), 'assertNoLogs': (('some', logs), ('some', no)), 'fail': (('as it is told',), None),
    'assertEquals': ((1, 2), (1, 1)), 'assertNotEquals': ((1, 1), (1, 2)), 'assertAlmostEquals': ((1, 2), (1, 1)), 'assertNotAlmostEquals': ((1, 1), (1, 2)), 'assert_': ((0,), (1,)),
    'assertRegexpMatches': (('abc', '^b'), ('abc', 'b')), 'assertNotRegexpMatches': (('abc', 'b'), ('abc', 'd')), 'assertRaisesRegexp': ((ValueError, 'other', fails), (ValueError, 'text', fails)),
    'assertDictContainsSubset': (({'a': 1}, {'a': 2}), ({'a': 1}, {'a': 1, 'b': 2})),
}
warnings.simplefilter('ignore')

class Wrong(unittest.TestCase): longMessage = True
class Right(unittest.TestCase): pass

def case(method, args):
    def test(self):
        if method in ('assertLogs', 'assertNoLogs'):
            with getattr(self, method)(args[0]):
                args[1]()
        else:
            getattr(self, method)(*args)
    return test

for method, (wrong, right) in CASES.items():
    setattr(Wrong, 'test_' + method, case(method, wrong))
    if right is not None: setattr(Right, 'test_' + method, case(method, right))

for tests in Wrong, Right:
    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(tests).run(result)
    print(tests.__name__, result.testsRun, 'run', len(result.failures), 'failed', len(result.errors), 'errors', result.wasSuccessful())
    for test, text in result.failures + result.errors:
        print(test.id().rpartition('.')[2], '|', text.rpartition('AssertionError: ')[2].strip().replace('\n', ' / '))
print('left out:', {name for name in dir(unittest.TestCase) if name.startswith('assert')} - set(CASES))
