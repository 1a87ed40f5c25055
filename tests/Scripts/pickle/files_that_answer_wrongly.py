import _pickle, io

class File:
    def __init__(self, data):
        self.read, self.readline = io.BytesIO(data).read, io.BytesIO(data).readline

def show(answer):
    file = File(b"\x80\x03B\x05\0\0\0abcde.")
    file.readinto = lambda buffer: answer
    try:
        print(_pickle.load(file))
    except Exception as error:
        print(type(error).__name__, error)

class Index:
    def __index__(self):
        return 5

for answer in [None, "5", 5.0, Index(), 2**80, -1, 2]:
    show(answer)
for encoding in ["a\0", "\udc80"]:
    try:
        _pickle.Unpickler(None, encoding=encoding)
    except Exception as error:
        print(type(error).__name__)
pickler = _pickle.Pickler(io.BytesIO(), 2)
text = "text"
pickler.memo = {0: (2**32, text)}
try:
    pickler.dump(text)
except _pickle.PicklingError as error:
    print(error)
