import traceback
def entries(n): return [('f.py', 1, 'f', None)] * n + [('f.py', 2, 'f', ' x ')]
for n in 2, 3, 4, 5: print(''.join(traceback.format_list(entries(n))))
s = traceback.StackSummary.from_list(entries(1)); print(s, s[0] == ('f.py', 1, 'f', ''), len(s[0]), list(s[1]), s[1][3])
