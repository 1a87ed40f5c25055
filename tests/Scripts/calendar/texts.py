import calendar

print(calendar.month(2024, 2), calendar.TextCalendar(6).formatmonth(2023, 10, 3), sep='\n')
print(calendar.calendar(2023, m=6)[:400])
print(calendar.monthcalendar(2024, 9), calendar.monthrange(2023, 2), calendar.leapdays(2000, 2025), calendar.timegm((2020, 1, 1, 0, 0, 0)))
print(calendar.HTMLCalendar().formatmonth(2024, 2))
print(list(calendar.Calendar(2).itermonthdays4(2024, 2))[:3], calendar.month_name[3], calendar.day_abbr[1:3])
for action in (lambda: calendar.monthrange(2020, 13), lambda: calendar.setfirstweekday(9)):
    try:
        action()
    except ValueError as error:
        print(error)
