def attempt(call):
    try:
        print(ascii(call()))
    except Exception as e:
        print(type(e).__name__, e)

for host in 'pyth\xf6n.org', 'PYTH\xd6N.org', '\u4e2d\u3002x', 'xn--pythn-mua.org', '\xdf', '\u0221', '\U0001f600', '\ufb01x', 'a' * 64, 'a..b', '', '.', 'a\u200db', '\u0627a', '\u06251', '\uff21':
    attempt(lambda: host.encode('idna'))
for data in b'xn--pythn-mua.org', b'xn--PYTHN-MUA.ORG', b'xn--a', b'\xff', b'a.b.', b'xn--n28h':
    attempt(lambda: data.decode('idna'))
