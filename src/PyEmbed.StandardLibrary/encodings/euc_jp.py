"""The codec euc_jp: one or more bytes a character."""
import _codecs_jp
from encodings._define import multibyte

multibyte(globals(), _codecs_jp.getcodec('euc_jp'))
