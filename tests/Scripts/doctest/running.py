import doctest

def double(x):
    """
    >>> double(2)
    4
    >>> double('ab')
    'abba'
    >>> double(None)
    Traceback (most recent call last):
    TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
    >>> print('a\\n\\nb')
    a
    <BLANKLINE>
    b
    >>> list(range(100))  # doctest: +ELLIPSIS
    [0, 1, ..., 99]
    >>> 1 / 0  # doctest: +SKIP
    """
    return x * 2

test, = doctest.DocTestFinder().find(double, 'double', module=False, globs={'double': double})
print(test.examples[2].exc_msg, len(test.examples))
test.filename = 'file.py'
runner = doctest.DocTestRunner(verbose=False)
test.lineno = 0
print(runner.run(test))
print(runner.summarize(verbose=True))
print(doctest.script_from_examples('text\n>>> 1 + 1\n2\nmore\n'))
