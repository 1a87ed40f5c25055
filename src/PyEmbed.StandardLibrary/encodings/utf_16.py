"""The codec utf-16: a byte order mark comes first."""
from encodings._define import marked

marked(globals(), 'utf-16', 'utf_16')
