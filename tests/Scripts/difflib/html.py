import difflib

h = difflib.HtmlDiff(wrapcolumn=12)
print(h.make_table(['a <b>\n', 'same\n', 'x\ty\n'], ['a <c>\n', 'same\n', 'a rather long line\n'], 'old', 'new', context=True, numlines=1))
print(h.make_table([], []))
