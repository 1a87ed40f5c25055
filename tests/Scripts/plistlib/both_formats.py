import plistlib
value = {"a": [1, -2, 1 << 63, 2.5, True], "b": b"bytes", "c": "\u00e9", "u": plistlib.UID(7)}
data = plistlib.dumps(value, fmt=plistlib.FMT_BINARY)
print(data.hex())
print(plistlib.loads(data) == value)
del value["u"]
print(plistlib.dumps(value).decode())
