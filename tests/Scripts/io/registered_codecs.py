import codecs, io
def search(name):
    if name == 'twice':
        def encode(text, errors='strict'): return (text * 2).encode(), len(text)
        def decode(data, errors='strict'): return bytes(data).decode().upper(), len(data)
        class Encoder(codecs.IncrementalEncoder):
            def encode(self, text, final=False): return encode(text)[0]
        class Decoder(codecs.IncrementalDecoder):
            def decode(self, data, final=False): return decode(data)[0]
        return codecs.CodecInfo(encode, decode, incrementalencoder=Encoder, incrementaldecoder=Decoder, name='twice')
codecs.register(search)
codecs.register_error('mark', lambda error: ('<' + str(error.start) + '>', error.end))
print('ab'.encode('twice'), b'ab'.decode('TWICE'), codecs.encode('x', 'twice'), 'a\u20acb'.encode('ascii', 'mark'), b'a\xffb'.decode('ascii', 'mark'))
b = io.BytesIO()
with io.TextIOWrapper(b, 'twice') as w:
    w.write('ab\n'); w.flush(); print(b.getvalue())
print(io.TextIOWrapper(io.BytesIO(b'xy'), 'twice').read(), io.TextIOWrapper(io.BytesIO(b'x\xff'), 'ascii', 'mark').read())
print('caf\xe9'.encode('cp1252'), b'\x80'.decode('cp1252'), codecs.lookup('utf8').name, codecs.encode('abc', 'rot13'))
codecs.unregister(search)
try: 'x'.encode('twice')
except LookupError as error: print(error)
try: io.TextIOWrapper(io.BytesIO(), 'rot13')
except LookupError as error: print(error)
