from html.parser import HTMLParser

class Show(HTMLParser):
    def handle_starttag(self, tag, attrs): print('start', tag, attrs, self.getpos())
    def handle_endtag(self, tag): print('end', tag)
    def handle_data(self, data): print('data', repr(data))
    def handle_comment(self, data): print('comment', repr(data))
    def handle_decl(self, decl): print('decl', repr(decl))
    def handle_pi(self, data): print('pi', repr(data))
    def unknown_decl(self, data): print('unknown', repr(data))

p = Show()
p.feed('<!DOCTYPE html><!-- c --><p class=x ID="a&amp;b" c>te')
p.feed('xt &lt; more<br/></P><?php x?><![CDATA[y]]><script>if (a<b) "</p>"</script>')
p.feed('<a$><a <b></ x><!bogus>end &am')
p.close()
