import csv

class Lines(list):
    write = list.append

out = Lines()
w = csv.writer(out)
w.writerow(['plain', 'with, comma', 'with "quote"', 'two\nlines', None, 1.5, ''])
w.writerow([''])
w.writerows([[1], (2, 3)])
csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator='\n').writerow(['a', 1])
csv.writer(out, quoting=csv.QUOTE_NONNUMERIC).writerow(['a', 1])
csv.writer(out, doublequote=False, escapechar='\\').writerow(['"'])
csv.writer(out, 'unix', delimiter=';').writerow('ab')
d = csv.DictWriter(out, ['x', 'y'], restval='?')
d.writeheader()
d.writerow({'x': 1})
for line in out:
    print(repr(line))
for action in (lambda: w.writerow(5), lambda: csv.writer(out, quoting=csv.QUOTE_NONE).writerow([',']), lambda: csv.writer(1),
               lambda: d.writerow({'z': 1}), lambda: csv.DictWriter(out, [], extrasaction='x')):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
s = csv.Sniffer()
print(repr(s.sniff('a;b;c\n1;2;3\n').delimiter), s.has_header('name,age\nbob,3\namy,44\n'), s.sniff("'a'|'b'\n").quotechar)
