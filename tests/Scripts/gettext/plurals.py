import gettext
for e in 'n != 1', 'n>1', 'n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2', '(n == 1 || n == 2) * 3', 'n/2', '!n', 'n == 1 == 0', '0':
    f = gettext.c2py(e); print([f(n) for n in (0, 1, 2, 5, 11, 21, 22)])
for e in 'n!', '1 +', '(n', 'x', 'n ? 1', '', 'n n', '(' * 30 + 'n' + ')' * 30, 'n+' * 600 + 'n':
    try: print(gettext.c2py(e))
    except ValueError as x: print(x)
print(gettext.gettext('a'), gettext.ngettext('a', 'b', 1), gettext.ngettext('a', 'b', 2), gettext.pgettext('c', 'a'), gettext.find('none'), gettext.textdomain())
