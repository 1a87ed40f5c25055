"""The codec cp950: one or more bytes a character."""
import _codecs_tw
from encodings._define import multibyte

multibyte(globals(), _codecs_tw.getcodec('cp950'))
