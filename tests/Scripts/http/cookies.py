from http.cookies import CookieError, Morsel, SimpleCookie

cookie = SimpleCookie('a=b; c="d \\"e\\" \\303"; $Path=/; expires=never; httponly')
cookie['n'] = 'x;y'
cookie['n']['max-age'] = 5
cookie['n']['secure'] = True
print(repr(cookie.output()))
print(repr(cookie), repr(cookie['n']), cookie['c'].value)
print(cookie.js_output())
for bad in ('a b', 'path'):
    try:
        cookie[bad] = 1
    except CookieError as error:
        print(error)
try:
    Morsel()['nothing'] = 1
except CookieError as error:
    print(error)
