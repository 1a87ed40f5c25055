"""The codec utf-8-sig: UTF-8 with a byte order mark, which is written first and passed over."""
import codecs
from codecs import BOM_UTF8


def encode(input, errors='strict'):
    return BOM_UTF8 + codecs.utf_8_encode(input, errors)[0], len(input)


def _decode(input, errors, final):
    skipped = len(BOM_UTF8) if input[:3] == BOM_UTF8 else 0
    output, used = codecs.utf_8_decode(input[skipped:], errors, final)
    return output, used + skipped


def _may_be_mark(input):
    """Tell whether input is the beginning of a mark."""
    return len(input) < len(BOM_UTF8) and BOM_UTF8.startswith(input)


def decode(input, errors='strict'):
    return _decode(input, errors, True)


class IncrementalEncoder(codecs.IncrementalEncoder):
    def __init__(self, errors='strict'):
        codecs.IncrementalEncoder.__init__(self, errors)
        self.first = 1

    def encode(self, input, final=False):
        output = codecs.utf_8_encode(input, self.errors)[0]
        if not self.first:
            return output
        self.first = 0
        return BOM_UTF8 + output

    def setstate(self, state):
        self.first = state

    def getstate(self):
        return self.first

    def reset(self):
        super().reset()
        self.first = 1


class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
    def __init__(self, errors='strict'):
        super().__init__(errors)
        self.first = 1

    def _buffer_decode(self, input, errors, final):
        if not self.first:
            return codecs.utf_8_decode(input, errors, final)
        if _may_be_mark(input):
            return '', 0
        self.first = 0
        return _decode(input, errors, final)

    def reset(self):
        codecs.BufferedIncrementalDecoder.reset(self)
        self.first = 1

    def getstate(self):
        return codecs.BufferedIncrementalDecoder.getstate(self)[0], self.first

    def setstate(self, state):
        codecs.BufferedIncrementalDecoder.setstate(self, state)
        self.first = state[1]


class StreamWriter(codecs.StreamWriter):
    def reset(self):
        codecs.StreamWriter.reset(self)
        self.__dict__.pop('encode', None)

    def encode(self, input, errors='strict'):
        self.encode = codecs.utf_8_encode
        return encode(input, errors)


class StreamReader(codecs.StreamReader):
    def reset(self):
        codecs.StreamReader.reset(self)
        self.__dict__.pop('decode', None)

    def decode(self, input, errors='strict'):
        if _may_be_mark(input):
            return '', 0
        self.decode = codecs.utf_8_decode
        return _decode(input, errors, False)


def getregentry():
    return codecs.CodecInfo(
        name='utf-8-sig', encode=encode, decode=decode,
        incrementalencoder=IncrementalEncoder, incrementaldecoder=IncrementalDecoder,
        streamreader=StreamReader, streamwriter=StreamWriter)
