import io
import struct
import zoneinfo
from datetime import datetime, timedelta, timezone

# One transition in 1970, and a rule with summer time after it.
block = struct.pack('>4sB15x6l', b'TZif', ord('2'), 0, 0, 0, 1, 2, 8)
body = struct.pack('>q', 86400) + b'\x00' + struct.pack('>lbb', 3600, 0, 0) + struct.pack('>lbb', 7200, 1, 4) + b'CET\0CST\0'
first = struct.pack('>4sB15x6l', b'TZif', ord('2'), 0, 0, 0, 0, 1, 4) + struct.pack('>lbb', 3600, 0, 0) + b'CET\0'
zone = zoneinfo.ZoneInfo.from_file(io.BytesIO(first + block + body + b'\nCET-1CEST,M3.5.0,M10.5.0/3\n'), key='Test/Zone')
print(zone, repr(zone))
for moment in (datetime(1969, 1, 1), datetime(2024, 1, 1), datetime(2024, 7, 1), datetime(2024, 10, 27, 2, 30), datetime(2024, 10, 27, 2, 30, fold=1), datetime(2024, 3, 31, 2, 30)):
    local = moment.replace(tzinfo=zone)
    print(local, local.tzname(), local.dst(), local.astimezone(timezone.utc))
for hour in range(3):
    print(repr(datetime(2024, 10, 27, hour, 30, tzinfo=timezone.utc).astimezone(zone).fold))
for key in ('/etc/x', '../x', 'a//b', 'No/Such_Zone'):
    try:
        zoneinfo.ZoneInfo(key)
    except (ValueError, zoneinfo.ZoneInfoNotFoundError) as error:
        print(type(error).__name__, error)
try:
    zoneinfo.ZoneInfo.from_file(io.BytesIO(b'nothing'))
except ValueError as error:
    print(error)
