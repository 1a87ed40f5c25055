"""The codec shift_jis: one or more bytes a character."""
import _codecs_jp
from encodings._define import multibyte

multibyte(globals(), _codecs_jp.getcodec('shift_jis'))
