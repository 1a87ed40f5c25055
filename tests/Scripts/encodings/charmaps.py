for name in ['cp437', 'cp1252', 'koi8-r', 'iso8859-15', 'mac-roman', 'cp037', 'ascii', 'latin-1']:
    data = bytes(range(0x20, 0x100))
    text = data.decode(name, 'replace')
    print(name, ascii(text[90:110]), len(text), text.replace('\ufffd', '').encode(name)[-3:])
try:
    '\u20ac'.encode('cp437')
except UnicodeEncodeError as error:
    print(error)
try:
    b'\x81'.decode('cp1252')
except UnicodeDecodeError as error:
    print(error)
