import json

DOCUMENTS = ['[', '[1', '[1,', '[1,]', '[1 2]', '{', '{1', '{"a"', '{"a" 1', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a":1 "b":2}', '-', '01', '1.', '1e', '1.5e+3', '-0', '-0.0',
             'nul', 'NaN', '-Infinity', '-Inf', '', '  ', ' 1 x', '1e400', '1' * 20, '-' + '9' * 18, '{"a": tru}', '\u0661', '[1,\u00a02]', '1e-99999999999', '1' * 50 + '.5',
             '[[],{},[{}],{"a":[]}]', ' [ 1 , { "a" : "b" , "c" : null } ] ', '{"a":1,"a":2}', '"a\tb"', '"\\ud83d\\ude00\\ud83d"', '"\\ud83d\\u12"', '"\\x"', '"a', '"\\u123']
for document in DOCUMENTS:
    for hooks in {}, {'parse_float': lambda s: ('f', s), 'parse_int': lambda s: ('i', s), 'parse_constant': lambda s: ('c', s)}, {'object_hook': list}, {'object_pairs_hook': tuple, 'strict': False}:
        for text in document, f'[{document},"\U0001f600"]':
            try:
                print(json.loads(text, **hooks))
            except ValueError as error:
                print(repr(error))
