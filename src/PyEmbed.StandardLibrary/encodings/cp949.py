"""The codec cp949: one or more bytes a character."""
import _codecs_kr
from encodings._define import multibyte

multibyte(globals(), _codecs_kr.getcodec('cp949'))
