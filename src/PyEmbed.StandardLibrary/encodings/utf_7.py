"""The codec utf-7."""
import codecs
from encodings._define import partial

partial(globals(), 'utf-7', codecs.utf_7_encode, codecs.utf_7_decode)
