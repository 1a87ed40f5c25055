"""The codec utf-16-le: no byte order mark."""
import codecs
from encodings._define import partial

partial(globals(), 'utf-16-le', codecs.utf_16_le_encode, codecs.utf_16_le_decode)
