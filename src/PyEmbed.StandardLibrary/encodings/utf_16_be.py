"""The codec utf-16-be: no byte order mark."""
import codecs
from encodings._define import partial

partial(globals(), 'utf-16-be', codecs.utf_16_be_encode, codecs.utf_16_be_decode)
