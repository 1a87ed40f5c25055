"""The codec unicode-escape: text as in Python source."""
import codecs
from encodings._define import partial

partial(globals(), 'unicode-escape', codecs.unicode_escape_encode, codecs.unicode_escape_decode,
        final=False)
