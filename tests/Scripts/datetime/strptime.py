from datetime import datetime
for text, form in [('2020-02-29 13:05:06.5', '%Y-%m-%d %H:%M:%S.%f'), ('Mon Jan 06 01 PM 99', '%a %b %d %I %p %y'), ('2020 366', '%Y %j'), ('2021 W 10 1', '%Y W %W %w'), ('2020 53 5', '%G %V %u'), ('1 +05:30', '%d %z'), ('Z 5', '%z %m'), ('a%b', 'a%%b'),
                   ('x', '%Q'), ('x', '%'), ('2020-13', '%Y-%m'), ('2020 rest', '%Y'), ('2020 10', '%G %V'), ('29', '%d'), ('February 29', '%B %d')]:
    try:
        print(text, '|', form, '|', repr(datetime.strptime(text, form)))
    except ValueError as error:
        print(text, '|', form, '|', error)
