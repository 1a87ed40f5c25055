from datetime import *
for text in ['2020-01-02', '20200102', '2020-W05-3', '2020W053', '2020W05', '2020-01-02T03', '2020-01-02 03:04:05.678+01:00', '20200102T030405,123456789Z', '2020-01-02T03:04:05-00:30:15.5', '2020-01-02x', '2020-01-02T25', '2020-00-01']:
    try:
        print(text, repr(datetime.fromisoformat(text)))
    except ValueError as error:
        print(type(error).__name__, error)
for text in ['03:04', 'T0304', '03:04:05.6', '03:04Z', '3:4']:
    try:
        print(text, repr(time.fromisoformat(text)))
    except ValueError as error:
        print(type(error).__name__, error)
