import codecs, io
decoder = codecs.getincrementaldecoder('utf-8')()
print([decoder.decode(bytes([byte])) for byte in 'é€'.encode()], decoder.getstate())
encoder = codecs.getincrementalencoder('utf-16')()
print(encoder.encode('a'), encoder.encode('b'), encoder.getstate())
print(list(codecs.iterdecode([b'a\xc3', b'\xa9'], 'utf-8')), list(codecs.iterencode('ab', 'utf-8-sig')))
reader = codecs.getreader('utf-8')(io.BytesIO('one\ntwo\r\nthrée'.encode()))
print(reader.readline(), reader.readline(keepends=False), reader.read())
writer = codecs.getwriter('latin-1')(io.BytesIO())
writer.write('é')
print(writer.getvalue(), codecs.lookup('u8').name, codecs.BOM_UTF16_BE)
try:
    codecs.lookup('no-such-encoding')
except LookupError as error:
    print(error)
