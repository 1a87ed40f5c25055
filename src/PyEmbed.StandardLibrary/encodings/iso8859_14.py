"""The codec iso8859-14: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'iso8859-14', (
    '\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f'
    '\xa0\u1e02\u1e03\xa3Ċċ\u1e0a\xa7\u1e80\xa9\u1e82\u1e0b\u1ef2\xad\xaeŸ\u1e1e\u1e1fĠġ\u1e40\u1e41\xb6\u1e56\u1e81\u1e57\u1e83\u1e60\u1ef3\u1e84\u1e85\u1e61'
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖ\u1e6aØÙÚÛÜÝŶß'
    'àáâãäåæçèéêëìíîïŵñòóôõö\u1e6bøùúûüýŷÿ'))
