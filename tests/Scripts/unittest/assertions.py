import unittest

t = unittest.TestCase()
checks = (
    lambda: t.assertEqual(1, 2), lambda: t.assertEqual('a\nb', 'a\nc'), lambda: t.assertEqual({'a': 1}, {'a': 2}),
    lambda: t.assertEqual((1,), (1, 2)), lambda: t.assertEqual({1}, {2}), lambda: t.assertTrue(0), lambda: t.assertIn(1, []),
    lambda: t.assertIs([], []), lambda: t.assertIsNone(1, 'because'), lambda: t.assertAlmostEqual(1, 1.1),
    lambda: t.assertAlmostEqual(1, 2, delta=0.5), lambda: t.assertNotAlmostEqual(1, 1), lambda: t.assertLess(2, 1),
    lambda: t.assertRegex('abc', 'x'), lambda: t.assertNotRegex('abc', 'b'), lambda: t.assertCountEqual([1, 1], [1, 2]),
    lambda: t.assertRaises(ValueError, int, '1'), lambda: t.assertRaisesRegex(ValueError, 'zz', int, 'x'),
    lambda: t.assertWarns(UserWarning, int, '1'), lambda: t.assertIsInstance(1, str), lambda: t.assertRaises(5),
    lambda: t.assertListEqual((), []), lambda: t.assertSequenceEqual([1, 2], (1, 3)), lambda: t.assertEqual('x' * 100, 'x' * 99 + 'y'),
)
for check in checks:
    try:
        check()
        print('passed')
    except (AssertionError, TypeError) as error:
        print(type(error).__name__, error)
