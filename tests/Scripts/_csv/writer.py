import _csv


class File:
    def write(self, text):
        return [text]


for row, options in ((1, {}), ([1, 'a', None, 1.5, 'a,b', 'q"', '\n'], {}), (['a,b'], {'quoting': 3}), (['a,b"\\\n'], {'quoting': 3, 'escapechar': '\\'}), (['a', 1, None], {'quoting': 1}),
                     (['a', 1, None, 1.5, True, 1j], {'quoting': 2}), ([''], {}), ([None], {}), ([''], {'quoting': 3}), ([], {}), (['a"'], {'doublequote': False}), (['a"b!'], {'doublequote': False, 'escapechar': '!'}),
                     (['axb', 'c'], {'lineterminator': 'xy'}), (['', 'a'], {'delimiter': ' ', 'skipinitialspace': True}), (['a"'], {'quoting': 3, 'quotechar': None}), (iter('ab'), {}), (['\r', '\0', ' '], {}),
                     (['a"', ''], {'quotechar': None}), (['a', 'b'], {'escapechar': 'a'}), (['a', 'b'], {'escapechar': 'a', 'quoting': 1}), (['\U0001f600,', '"'], {}), ([int], {'dialect': 'nope'})):
    try:
        print(_csv.writer(File(), **options).writerow(row))
    except Exception as error:
        print(repr(error))
writer = _csv.writer(File())
for call in lambda: _csv.writer(), lambda: _csv.writer(1), lambda: writer.writerows([[1]]), lambda: writer.writerows(1), lambda: writer.writerows([1]), lambda: type(writer)(), lambda: writer.dialect.quoting:
    try:
        print(call())
    except Exception as error:
        print(repr(error))
