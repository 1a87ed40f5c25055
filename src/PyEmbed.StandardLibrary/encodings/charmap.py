"""The codec charmap: by a mapping that the caller gives."""
import codecs


class Codec(codecs.Codec):
    # Not bound: they take the mapping as third argument.
    encode = codecs.charmap_encode
    decode = codecs.charmap_decode


class IncrementalEncoder(codecs.IncrementalEncoder):
    def __init__(self, errors='strict', mapping=None):
        super().__init__(errors)
        self.mapping = mapping

    def encode(self, input, final=False):
        encoded, _ = codecs.charmap_encode(input, self.errors, self.mapping)
        return encoded


class StreamWriter(Codec, codecs.StreamWriter):
    def __init__(self, stream, errors='strict', mapping=None):
        super().__init__(stream, errors)
        self.mapping = mapping

    def encode(self, input, errors='strict'):
        return codecs.charmap_encode(input, errors, self.mapping)


class IncrementalDecoder(codecs.IncrementalDecoder):
    def __init__(self, errors='strict', mapping=None):
        super().__init__(errors)
        self.mapping = mapping

    def decode(self, input, final=False):
        decoded, _ = codecs.charmap_decode(input, self.errors, self.mapping)
        return decoded


class StreamReader(Codec, codecs.StreamReader):
    def __init__(self, stream, errors='strict', mapping=None):
        super().__init__(stream, errors)
        self.mapping = mapping

    def decode(self, input, errors='strict'):
        return codecs.charmap_decode(input, errors, self.mapping)
        return codecs.charmap_decode(input, errors, self.mapping)


def getregentry():
    return codecs.CodecInfo(
        name='charmap', encode=Codec.encode, decode=Codec.decode,
        incrementalencoder=IncrementalEncoder, incrementaldecoder=IncrementalDecoder,
        streamwriter=StreamWriter, streamreader=StreamReader)
