from email import policy
from email.header import Header, decode_header, make_header
from email.headerregistry import HeaderRegistry

registry = HeaderRegistry()
print(registry('Subject', 'word ' * 40).fold(policy=policy.default))
print(registry('Subject', 'ärger ' * 30).fold(policy=policy.default))
print(repr(registry('To', ', '.join(f'Name {n} <n{n}@example.org>' for n in range(8))).fold(policy=policy.SMTP)))
header = Header('Grüße, ' * 20, 'iso-8859-1', header_name='Subject')
print(header.encode())
print(decode_header('=?iso-8859-1?q?Gr=FC=DFe?= und =?utf-8?b?w6TDtg==?='))
print(make_header(decode_header('a =?utf-8?q?=C3=A4?= b')))
