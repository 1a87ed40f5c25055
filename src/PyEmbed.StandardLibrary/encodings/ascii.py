"""The codec ascii."""
import codecs
from encodings._define import whole

whole(globals(), 'ascii', codecs.ascii_encode, codecs.ascii_decode)


class StreamConverter(StreamWriter, StreamReader):
    """A stream the other way round: text to be written is decoded."""
    encode = codecs.ascii_decode
    decode = codecs.ascii_encode
