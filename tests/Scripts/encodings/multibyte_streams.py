import codecs, io
def attempt(call, *args):
    try:
        print(ascii(call(*args)))
    except Exception as e:
        print(type(e).__name__, e)

reader = codecs.getreader('big5')(io.BytesIO(b'\xa4@\xa4\nx\r\ny\xa4'), 'replace')
for size in 'a', 1.5, 1, 0:
    attempt(reader.read, size)
attempt(reader.readline)
attempt(reader.readlines)
attempt(codecs.getreader('big5')(io.StringIO('abc')).read)
attempt(codecs.getreader('gb18030')(io.BytesIO(b'\x81\x30')).read)
stream = io.BytesIO()
writer = codecs.getwriter('iso2022_jp_2004')(stream)
for lines in ['a', '\u4e16'], 'xyz', [1, '\xe6'], 5, iter('ab'):
    attempt(writer.writelines, lines)
print(stream.getvalue())
writer.reset()
print(stream.getvalue())
text = io.TextIOWrapper(io.BytesIO(), 'euc_jis_2004', newline='\n')
text.write('\u304b\u309a\n\xe6')
text.seek(0)
print(ascii(text.readline()), ascii(text.read()), text.buffer.getvalue())
