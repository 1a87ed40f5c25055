import _csv
import pickle


class Semicolon:
    delimiter = ';'


class Bad:
    quoting = 7


for call in ("_csv.Dialect('nope')", "_csv.Dialect(delimiter='')", "_csv.Dialect(delimiter='ab')", "_csv.Dialect(delimiter=None)", "_csv.Dialect(delimiter=b'a')", "_csv.Dialect(quotechar='ab')",
             "_csv.Dialect(quotechar=None).quoting", "_csv.Dialect(quotechar=None, quoting=1)", "_csv.Dialect(quotechar=1)", "_csv.Dialect(escapechar='')", "_csv.Dialect(escapechar=1)",
             "_csv.Dialect(lineterminator=None)", "_csv.Dialect(lineterminator=1)", "_csv.Dialect(quoting='x')", "_csv.Dialect(quoting=True)", "_csv.Dialect(quoting=4)", "_csv.Dialect(quoting=2**70)",
             "_csv.Dialect(foo=1)", "_csv.Dialect(1, 2, 3)", "_csv.Dialect(Semicolon()).delimiter", "_csv.Dialect(Semicolon, strict=1).strict", "_csv.Dialect(Bad)", "_csv.Dialect(skipinitialspace=[]).skipinitialspace",
             "[getattr(_csv.Dialect(None, ',', False, 'e', 'l', 'q', 1, True, True), name) for name in ('delimiter', 'doublequote', 'escapechar', 'lineterminator', 'quotechar', 'quoting', 'strict')]",
             "_csv.register_dialect()", "_csv.register_dialect(1)", "_csv.register_dialect('a', 'b', 'c')", "_csv.register_dialect('a', quoting=9)", "_csv.register_dialect('zz', delimiter=';')",
             "_csv.get_dialect('zz').delimiter", "_csv.Dialect('zz') is _csv.get_dialect('zz')", "_csv.get_dialect('q')", "_csv.get_dialect([])", "_csv.unregister_dialect('q')", "_csv.list_dialects()",
             "_csv.unregister_dialect(name='zz')", "_csv._dialects", "_csv.field_size_limit()", "_csv.field_size_limit('x')", "_csv.field_size_limit(2**70)", "_csv.field_size_limit(True)",
             "pickle.dumps(_csv.Dialect())", "setattr(_csv.Dialect(), 'delimiter', 1)", "setattr(_csv.Dialect(), 'strict', 1)", "_csv.Error.__module__"):
    try:
        print(eval(call))
    except Exception as error:
        print(repr(error))
