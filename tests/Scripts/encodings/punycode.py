for text in ['bücher', 'münchen-ost', 'ü', 'abc', '', '他们为什么不说中文', 'Pročprostě']:
    data = text.encode('punycode')
    print(text, data, data.decode('punycode') == text)
print('bücher.example'.encode('idna'), b'xn--bcher-kva.example.'.decode('idna'))
import codecs
print(codecs.encode('Hello', 'rot13'), codecs.encode(b'ab', 'hex'), codecs.decode(b'YWI=\n', 'base64'))
try:
    'a' * 70 .__index__() and ('ü' * 70).encode('idna')
except UnicodeError as error:
    print(error)
