r"""The codec raw-unicode-escape: Latin-1 with \u escapes."""
import codecs
from encodings._define import partial

partial(globals(), 'raw-unicode-escape', codecs.raw_unicode_escape_encode,
        codecs.raw_unicode_escape_decode, final=False)
