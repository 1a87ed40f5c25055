import codecs, io
def t(f, *args, **named):
    try: print(f(*args, **named))
    except Exception as e: print(type(e).__name__, ascii(str(e)))
t(codecs.lookup, '\udcfe'); t(codecs.lookup, 'a\0'); t(io.TextIOWrapper, io.BytesIO(), '\udcfe'); t(io.TextIOWrapper, io.BytesIO(), 'utf-8\0')
for named in dict(encoding='\udcfe'), dict(encoding='locale\0'), dict(encoding='utf-8\0'), dict(encoding='nope'), dict(errors='\udcfe'), dict(newline='\udcfe'):
    t(io.TextIOWrapper(io.BytesIO(), 'ascii', 'replace', '\r').reconfigure, **named)
