import locale

print(locale.gettext('a'), locale.dgettext(None, 'b'), locale.dgettext('x', 'b'), locale.dcgettext('x', 'b', 5))
print(locale.textdomain(None), locale.textdomain('abc'), locale.textdomain(None))
print(locale.bindtextdomain('abc', None), locale.bindtextdomain('abc', '/tmp'), locale.bindtextdomain('abc', None))
print(locale.bind_textdomain_codeset('abc', None), locale.bind_textdomain_codeset('abc', 'UTF-8'), locale.bind_textdomain_codeset('abc', None))
for call in (lambda: locale.bindtextdomain('', None), lambda: locale.gettext(5)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
