import io, tokenize
for s in b'', b'a\nb\n', b'# coding: latin-1\n', b'#!x\n# -*- coding: UTF_8 -*-\n', b'\xef\xbb\xbfa\n', b'\xef\xbb\xbf# coding: utf-8\n', b'a\n# coding: latin-1\n', b'# coding: nonesuch\n', b'\xef\xbb\xbf# coding: latin-1\n', b'\xff\n':
    try: print(tokenize.detect_encoding(io.BytesIO(s).readline))
    except SyntaxError as x: print(x)
