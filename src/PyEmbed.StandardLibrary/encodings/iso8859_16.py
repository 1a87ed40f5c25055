"""The codec iso8859-16: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'iso8859-16', (
    '\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f'
    '\xa0ĄąŁ\u20ac\u201eŠ\xa7š\xa9Ș\xabŹ\xadźŻ\xb0\xb1ČłŽ\u201d\xb6\xb7žčș\xbbŒœŸż'
    'ÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚß'
    'àáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ'))
