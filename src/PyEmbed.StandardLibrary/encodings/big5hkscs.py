"""The codec big5hkscs: one or more bytes a character."""
import _codecs_hk
from encodings._define import multibyte

multibyte(globals(), _codecs_hk.getcodec('big5hkscs'))
