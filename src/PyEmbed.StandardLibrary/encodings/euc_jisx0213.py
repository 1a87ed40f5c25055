"""The codec euc_jisx0213: one or more bytes a character."""
import _codecs_jp
from encodings._define import multibyte

multibyte(globals(), _codecs_jp.getcodec('euc_jisx0213'))
