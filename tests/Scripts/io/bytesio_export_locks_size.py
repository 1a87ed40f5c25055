import io
b = io.BytesIO(b'abcdef')
view = b.getbuffer()
view[1:3] = b'XY'
print(b.getvalue(), type(view.obj).__name__)
for change in (lambda: b.write(b'0'), lambda: b.truncate(1), b.close, lambda: b.__init__(b'z')):
    try: change()
    except BufferError as error: print(error)
view.release()
print(b.truncate(2), b.getvalue())
