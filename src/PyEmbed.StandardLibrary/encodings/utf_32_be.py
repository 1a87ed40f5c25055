"""The codec utf-32-be: no byte order mark."""
import codecs
from encodings._define import partial

partial(globals(), 'utf-32-be', codecs.utf_32_be_encode, codecs.utf_32_be_decode)
