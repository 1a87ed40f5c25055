"""The codec iso8859-1: the first 256 characters."""
import codecs
from encodings._define import whole

whole(globals(), 'iso8859-1', codecs.latin_1_encode, codecs.latin_1_decode)


class StreamConverter(StreamWriter, StreamReader):
    """A stream the other way round: text to be written is decoded."""
    encode = codecs.latin_1_decode
    decode = codecs.latin_1_encode
