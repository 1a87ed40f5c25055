"""The codec iso2022_jp_2004: one or more bytes a character."""
import _codecs_iso2022
from encodings._define import multibyte

multibyte(globals(), _codecs_iso2022.getcodec('iso2022_jp_2004'))
