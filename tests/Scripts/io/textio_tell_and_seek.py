import io
text = 'h\u00e9llo\r\nw\u00f6rld\n\U0001F600\n'
for encoding in 'utf-8', 'utf-16', 'utf-8-sig', 'utf-7':
    data = text.encode(encoding)
    for newline in None, '':
        r = io.TextIOWrapper(io.BytesIO(data), encoding, newline=newline)
        r._CHUNK_SIZE = 5
        places = []
        while True:
            places.append((r.tell(), r.read(1)))
            if not places[-1][1]: break
        print(encoding, newline, [p for p, _ in places])
        for place, char in reversed(places):
            r.seek(place)
            if r.read(1) != char: print('lost', place)
