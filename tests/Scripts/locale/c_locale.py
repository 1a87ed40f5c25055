import locale
locale.setlocale(locale.LC_ALL, 'C')
print(locale.format_string('%d %.2f %s', (12345, 1.5, 'x'), grouping=True), locale.str(1.5), locale.atof('1.5'), locale.atoi('12'), locale.getlocale(), locale.localeconv()['decimal_point'])
for n in 'de', 'en_US', 'de_DE@euro', 'ja_JP.SJIS', 'pt_BR.utf8', 'C', 'posix', 'nonsense', 'fr_FR.ISO8859-1@euro': print(n, locale.normalize(n))
locale._override_localeconv = {'grouping': [3, 0], 'thousands_sep': ',', 'mon_grouping': [3, 3, 0], 'mon_thousands_sep': ' ', 'mon_decimal_point': ',', 'frac_digits': 2, 'currency_symbol': 'E', 'p_cs_precedes': 1, 'n_cs_precedes': 0, 'p_sep_by_space': 1, 'n_sep_by_space': 1, 'p_sign_posn': 1, 'n_sign_posn': 0, 'negative_sign': '-'}
print(locale.format_string('%10d|%-12d|%.1f', (1234567, 1234567, 9876.5), grouping=True), locale.currency(12345.678, grouping=True), locale.currency(-3), locale.delocalize('1,234.5'))
