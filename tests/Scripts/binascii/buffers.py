# What is no buffer in one piece is not decoded.
import binascii
for function in (binascii.a2b_base64, binascii.a2b_hex, binascii.a2b_qp, binascii.a2b_uu, binascii.unhexlify):
    for value in (memoryview(b'6162')[::2], None, 5, '\u20ac'):
        try: print(function(value))
        except (TypeError, ValueError) as e: print(type(e).__name__, e)
class Odd:
    def __bool__(self): raise KeyError('bool')
    def __index__(self): raise KeyError('index')
for function, name in ((binascii.b2a_uu, 'backtick'), (binascii.b2a_base64, 'newline'), (binascii.b2a_qp, 'quotetabs'), (binascii.hexlify, 'bytes_per_sep')):
    for data in (None, memoryview(b'abcd')[::2], b'ab'):
        try: print(function(data, **{name: Odd()}))
        except Exception as e: print(type(e).__name__, e)
