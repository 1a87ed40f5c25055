"""The codec utf-32: a byte order mark comes first."""
from encodings._define import marked

marked(globals(), 'utf-32', 'utf_32')
