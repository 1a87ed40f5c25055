from email import _header_value_parser as parser

for get, text in ((parser.get_address_list, 'Foo (c) <foo@bar.com>, group: a@b, "q" <c@d>;, bad @ @'),
                  (parser.get_msg_id, '<a.b@[local]> rest'),
                  (parser.get_phrase, 'Fred A. "quoted" Bar')):
    token, rest = get(text)
    print(token.ppstr())
    print(repr(rest), token.all_defects)
print(parser.parse_mime_version('1.x').ppstr())
print(parser.parse_content_type_header('text/plain; charset="utf-8"; x').ppstr())
