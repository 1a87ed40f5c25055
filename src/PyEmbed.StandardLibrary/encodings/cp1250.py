"""The codec cp1250: one byte a character, by a table."""
from encodings._define import charmap

charmap(globals(), 'cp1250', (
    '\u20ac\ufffe\u201a\ufffe\u201e\u2026\u2020\u2021\ufffe\u2030Š\u2039ŚŤŽŹ\ufffe\u2018\u2019\u201c\u201d\u2022\u2013\u2014\ufffe\u2122š\u203aśťžź'
    '\xa0ˇ\u02d8Ł\xa4Ą\xa6\xa7\xa8\xa9Ş\xab\xac\xad\xaeŻ\xb0\xb1\u02dbł\xb4µ\xb6\xb7\xb8ąş\xbbĽ\u02ddľż'
    'ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ\xd7ŘŮÚŰÜÝŢß'
    'ŕáâăäĺćçčéęëěíîďđńňóôőö\xf7řůúűüýţ\u02d9'))
