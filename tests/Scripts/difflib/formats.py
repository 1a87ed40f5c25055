import difflib

a = 'one\ntwo\nthree\nfour\nfive\nsix\n'.splitlines(True)
b = 'one\ntoo\nthree\nfour\nfive!\nsix\nseven\n'.splitlines(True)
print(''.join(difflib.unified_diff(a, b, 'a.txt', 'b.txt', n=1)))
print(''.join(difflib.context_diff(a, b, 'a.txt', 'b.txt', n=1)))
d = list(difflib.ndiff(a, b))
print(''.join(d))
print(list(difflib.restore(d, 1)) == a, list(difflib.restore(d, 2)) == b)
m = difflib.SequenceMatcher(lambda x: x == ' ', 'private Thread currentThread;', 'private volatile Thread currentThread;')
print(round(m.ratio(), 3), m.get_matching_blocks(), m.get_opcodes())
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']))
