import io
import warnings

warnings.simplefilter('ignore')
import chunk

file = io.BytesIO(b'ABCD\0\0\0\5hello\0EFGH\0\0\0\2xy')
piece = chunk.Chunk(file)
print(piece.getname(), piece.getsize(), piece.read(3), piece.tell(), piece.read(), piece.read())
piece = chunk.Chunk(file)
piece.seek(1)
print(piece.getname(), piece.read())
piece.close()
try:
    piece.read()
except ValueError as error:
    print(error)
try:
    chunk.Chunk(file)
except EOFError as error:
    print(repr(error))
