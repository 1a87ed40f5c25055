"""What makes a codec out of its functions: the classes that every codec's module has.

Each function here fills the namespace of a module with Codec, IncrementalEncoder, IncrementalDecoder,
StreamWriter, StreamReader and getregentry().
"""
import codecs


def _place(namespace, classes):
    for kind in classes:
        kind.__module__ = namespace['__name__']
        kind.__qualname__ = kind.__name__
        namespace[kind.__name__] = kind


def _register(namespace, name, encode, decode, classes, text):
    _place(namespace, classes)
    found = namespace.get

    def getregentry():
        return codecs.CodecInfo(
            name=name, encode=encode, decode=decode,
            incrementalencoder=found('IncrementalEncoder'),
            incrementaldecoder=found('IncrementalDecoder'),
            streamreader=found('StreamReader'), streamwriter=found('StreamWriter'),
            _is_text_encoding=None if text else False)
    getregentry.__module__ = namespace['__name__']
    getregentry.__qualname__ = 'getregentry'
    namespace['getregentry'] = getregentry


def whole(namespace, name, encode, decode, *, text=True, binary=False):
    """A codec that can convert any piece by itself.

    text is false for one that str.encode() may not use, binary true if it goes from bytes to bytes.
    """
    class Codec(codecs.Codec):
        pass
    Codec.encode = staticmethod(encode)
    Codec.decode = staticmethod(decode)

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class IncrementalDecoder(codecs.IncrementalDecoder):
        def decode(self, input, final=False):
            return decode(input, self.errors)[0]

    class StreamWriter(Codec, codecs.StreamWriter):
        pass

    class StreamReader(Codec, codecs.StreamReader):
        pass
    if binary:
        StreamWriter.charbuffertype = StreamReader.charbuffertype = bytes
    _register(namespace, name, encode, decode,
              (Codec, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader),
              text and not binary)


def compressing(namespace, name, encode, decode, compressor, decompressor, decode_piece):
    """A codec from bytes to bytes whose state, piece by piece, is in an object of its library.

    decode_piece(decompressor, input, final) gives what can be said so far.
    """
    whole(namespace, name, encode, decode, binary=True)

    class _Strict:
        def __init__(self, errors='strict'):
            assert errors == 'strict'
            self.errors = errors
            self.reset()

    class IncrementalEncoder(_Strict, codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            output = self.compressobj.compress(input)
            return output + self.compressobj.flush() if final else output

        def reset(self):
            self.compressobj = compressor()

    class IncrementalDecoder(_Strict, codecs.IncrementalDecoder):
        def decode(self, input, final=False):
            return decode_piece(self.decompressobj, input, final)

        def reset(self):
            self.decompressobj = decompressor()
    _place(namespace, (IncrementalEncoder, IncrementalDecoder))


def partial(namespace, name, encode, decode, *, final=True):
    """A codec whose decoder takes a third argument, whether the input ends here.

    final says that all at once is decoded with True for it rather than with its default.
    """
    if final:
        def decode_all(input, errors='strict'):
            return decode(input, errors, True)
        decode_all.__name__ = decode_all.__qualname__ = 'decode'
        decode_all.__module__ = namespace['__name__']
        namespace['decode'] = decode_all
        namespace['encode'] = encode
    else:
        decode_all = decode

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        _buffer_decode = staticmethod(decode)

    class StreamWriter(codecs.StreamWriter):
        pass
    StreamWriter.encode = staticmethod(encode)

    class StreamReader(codecs.StreamReader):
        if final:
            pass
        else:
            def decode(self, input, errors='strict'):
                return decode(input, errors, False)
    if final:
        StreamReader.decode = staticmethod(decode)
    classes = IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader
    _register(namespace, name, encode, decode_all, classes, True)


def marked(namespace, name, prefix):
    """UTF-16 or UTF-32 with a byte order mark at the start; prefix is that of codecs' functions."""
    import sys
    encode = getattr(codecs, prefix + '_encode')
    decode = getattr(codecs, prefix + '_decode')
    detect = getattr(codecs, prefix + '_ex_decode')
    orders = 'le', 'be'
    native, foreign = orders if sys.byteorder == 'little' else reversed(orders)
    encode_native = getattr(codecs, f'{prefix}_{native}_encode')
    decoders = [getattr(codecs, f'{prefix}_{order}_decode') for order in (native, foreign)]
    little, big = [getattr(codecs, f'{prefix}_{order}_decode') for order in orders]
    unit = 2 if prefix == 'utf_16' else 4

    def decode_all(input, errors='strict'):
        return decode(input, errors, True)
    decode_all.__name__ = decode_all.__qualname__ = 'decode'
    decode_all.__module__ = namespace['__name__']
    namespace['encode'], namespace['decode'] = encode, decode_all

    def start(input, errors, final):
        """Decode the first piece: (text, bytes used, decoder for what follows or None)."""
        output, used, order = detect(input, errors, 0, final)
        if order == 0 and used >= unit:
            raise UnicodeError(f'{name.upper()} stream does not start with BOM')
        return output, used, (little, None, big)[order + 1]

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def __init__(self, errors='strict'):
            codecs.IncrementalEncoder.__init__(self, errors)
            self.encoder = None

        def encode(self, input, final=False):
            if self.encoder is None:
                self.encoder = encode_native
                return encode(input, self.errors)[0]
            return self.encoder(input, self.errors)[0]

        def reset(self):
            codecs.IncrementalEncoder.reset(self)
            self.encoder = None

        def getstate(self):
            # 2 before the mark: 0 has to stand for a stream without it.
            return 2 if self.encoder is None else 0

        def setstate(self, state):
            self.encoder = None if state else encode_native

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        def __init__(self, errors='strict'):
            codecs.BufferedIncrementalDecoder.__init__(self, errors)
            self.decoder = None

        def _buffer_decode(self, input, errors, final):
            if self.decoder is not None:
                return self.decoder(input, self.errors, final)
            output, used, self.decoder = start(input, errors, final)
            return output, used

        def reset(self):
            codecs.BufferedIncrementalDecoder.reset(self)
            self.decoder = None

        def getstate(self):
            # 0 native, 1 foreign, 2 not known yet.
            waiting, _ = codecs.BufferedIncrementalDecoder.getstate(self)
            return waiting, 2 if self.decoder is None else decoders.index(self.decoder)

        def setstate(self, state):
            codecs.BufferedIncrementalDecoder.setstate(self, state)
            self.decoder = decoders[state[1]] if state[1] in (0, 1) else None

    class StreamWriter(codecs.StreamWriter):
        def __init__(self, stream, errors='strict'):
            codecs.StreamWriter.__init__(self, stream, errors)
            self.encoder = None

        def reset(self):
            codecs.StreamWriter.reset(self)
            self.encoder = None

        def encode(self, input, errors='strict'):
            if self.encoder is None:
                self.encoder = encode_native
                return encode(input, errors)
            return self.encoder(input, errors)

    class StreamReader(codecs.StreamReader):
        def reset(self):
            codecs.StreamReader.reset(self)
            self.__dict__.pop('decode', None)

        def decode(self, input, errors='strict'):
            output, used, decoder = start(input, errors, False)
            if decoder is not None:
                self.decode = decoder
            return output, used

    _register(namespace, name, encode, decode_all,
              (IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader), True)


def charmap(namespace, name, table, *, encoding_map=None):
    """A codec with one byte a character.

    table has the characters of the bytes, of those from 0x80 on if the others are ASCII; U+FFFE
    stands for nothing. encoding_map, if given, is what the encoder has beyond the table.
    """
    if len(table) == 128:
        table = ''.join(map(chr, range(128))) + table
    namespace['decoding_table'] = table
    if encoding_map is None:
        mapping = namespace['encoding_table'] = codecs.charmap_build(table)
    else:
        # In the other direction too there is a dict, None meaning nothing.
        mapping = {}
        for byte, char in enumerate(table):
            if char != '\ufffe':
                mapping.setdefault(ord(char), byte)
        mapping.update(encoding_map)
        namespace['encoding_map'] = mapping
        namespace['decoding_map'] = {byte: None if char == '\ufffe' else ord(char)
                                     for byte, char in enumerate(table)}
    charmap_encode, charmap_decode = codecs.charmap_encode, codecs.charmap_decode

    def encode(input, errors='strict'):
        return charmap_encode(input, errors, mapping)

    def decode(input, errors='strict'):
        return charmap_decode(input, errors, table)
    whole(namespace, name, encode, decode)


def multibyte(namespace, codec):
    """A codec that the accelerated module _multibytecodec runs, named as the module is."""
    import _multibytecodec
    namespace['codec'] = codec

    class Codec(codecs.Codec):
        encode = codec.encode
        decode = codec.decode

    class IncrementalEncoder(_multibytecodec.MultibyteIncrementalEncoder,
                             codecs.IncrementalEncoder):
        pass

    class IncrementalDecoder(_multibytecodec.MultibyteIncrementalDecoder,
                             codecs.IncrementalDecoder):
        pass

    class StreamReader(Codec, _multibytecodec.MultibyteStreamReader, codecs.StreamReader):
        pass

    class StreamWriter(Codec, _multibytecodec.MultibyteStreamWriter, codecs.StreamWriter):
        pass
    for kind in IncrementalEncoder, IncrementalDecoder, StreamReader, StreamWriter:
        kind.codec = codec
    _register(namespace, namespace['__name__'].rpartition('.')[2], codec.encode, codec.decode,
              (Codec, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader), True)
