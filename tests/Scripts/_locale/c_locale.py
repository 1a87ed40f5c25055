import _locale

_locale.setlocale(_locale.LC_ALL, 'C')
for call in (lambda: _locale.setlocale(6, 'POSIX'), lambda: _locale.setlocale(6, None), lambda: _locale.setlocale(6, 'xx'), lambda: _locale.setlocale(99), lambda: _locale.setlocale(6, 1),
             lambda: _locale.localeconv(), lambda: _locale.strcoll('a', 'b'), lambda: _locale.strcoll('\U0001f600', '\uffff'), lambda: _locale.strcoll('a', 1), lambda: _locale.strcoll('\0', 'b'),
             lambda: _locale.strxfrm('ab\u1234'), lambda: _locale.strxfrm('a\0'), lambda: _locale.strxfrm(1), lambda: _locale.nl_langinfo(12345678),
             lambda: _locale.nl_langinfo(_locale.DAY_2), lambda: _locale.nl_langinfo(_locale.D_T_FMT), lambda: _locale.Error):
    try:
        print(call())
    except Exception as error:
        print(repr(error))
