import html

for text in ('&lt;&gt;&amp;', '&eacute;&notit;&notin;', '&#65;&#x41;&#128;&#xD800;&#1;&#x110000;', '&unknown;', '& &;', '&#38', 'a&b'):
    print(text, repr(html.unescape(text)))
print(html.escape('<a href="x">\'&</a>'), html.escape('"', quote=False))
