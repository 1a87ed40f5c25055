"""The codec utf-32-le: no byte order mark."""
import codecs
from encodings._define import partial

partial(globals(), 'utf-32-le', codecs.utf_32_le_encode, codecs.utf_32_le_decode)
