import zlib

def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)

compressor, decompressor = zlib.compressobj(), zlib.decompressobj()
show(compressor.compress)
show(compressor.compress, b"", 1)
show(compressor.compress, data=b"")
show(compressor.flush, 1, 2)
show(compressor.flush, mode=1)
show(compressor.copy, 1)
show(decompressor.flush, 1, 2)
show(decompressor.copy, 1)
show(decompressor.decompress, b"", 1, 2)
