"""The codec utf-8."""
import codecs
from encodings._define import partial

partial(globals(), 'utf-8', codecs.utf_8_encode, codecs.utf_8_decode)
