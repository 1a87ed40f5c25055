import time, os
for tz in ('foo', 'foo5', 'EST5EDT,M3.2.0,M11.1.0', '<+03>-3', 'AB3', '', 'nowhere/x', 'EST+05EDT,J60,J300/3', 'EST5EDT4,59/0,299/25:30', 'UTC0', 'AEST-10AEDT-11,M10.5.0,M3.5.0', '<-02>2<-01>,M3.5.0/-1,M10.5.0/0', 'NZST-12:00:30NZDT,M9.5.0,M4.1.0/3'):
    os.environ['TZ'] = tz
    time.tzset()
    print(repr(tz), time.tzname, time.timezone, time.altzone, time.daylight)
    for t in (0, 1040774400, 1394348399, 1394348400, 1414891800, 1414907999, 1414908000, 951782400, 5000000000, -3000000000):
        x = time.localtime(t)
        print(*x, x.tm_zone, x.tm_gmtoff, time.mktime(x) == t, time.strftime("%Z %z", x))
