import io, quopri
for plain in False, True:
    if plain: quopri.a2b_qp = quopri.b2a_qp = None
    print(quopri.encodestring(b'hello  \nworld =\t\n' + b'x' * 100 + b'\n\xff_ -\n abc ' ), quopri.encodestring(b'a b_c', header=True), quopri.encodestring(b'a b', quotetabs=True))
    print(quopri.decodestring(b'a=20b=\nc=zz=4 _=5fx   \n  y=='), quopri.decodestring(b'a_b', header=True))
print(quopri.encodestring(b'.\n.'), quopri.decodestring(b'=\n=') )
