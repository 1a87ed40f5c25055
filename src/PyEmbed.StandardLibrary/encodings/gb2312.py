"""The codec gb2312: one or more bytes a character."""
import _codecs_cn
from encodings._define import multibyte

multibyte(globals(), _codecs_cn.getcodec('gb2312'))
