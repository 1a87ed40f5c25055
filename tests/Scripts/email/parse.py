import email
from email import policy

TEXT = '''\
From: a@example.org
To: b@example.org
Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
Content-Type: multipart/mixed; boundary="XX"

preamble
--XX
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

aMOkbGxv
--XX
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="x.bin"

data
--XX--
epilogue
'''
for chosen in (policy.compat32, policy.default):
    message = email.message_from_string(TEXT, policy=chosen)
    print(message['subject'], message.get_boundary(), repr(message.preamble), repr(message.epilogue))
    for part in message.walk():
        print(part.get_content_type(), part.get_filename(), part.get_payload(decode=True), part.defects)
broken = email.message_from_string('Content-Type: multipart/mixed\n\nno parts\n')
print(broken.defects)
