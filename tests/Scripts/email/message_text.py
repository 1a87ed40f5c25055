from email.message import EmailMessage

message = EmailMessage()
message['Subject'] = 'Grüße an alle, die dies lesen und noch viel mehr Zeilen brauchen als eine'
message['To'] = 'Jörg <joerg@example.org>, "Doe, J." <doe@example.org>'
message['X-Plain'] = 'only ascii'
message.set_content('hällo wörld\nsecond\n')
message.add_alternative('<p>hällo</p>', subtype='html')
message.set_boundary('BOUND')
print(message.as_bytes().decode('utf-8'))
print(message['to'].addresses)
print(message.get_body(('plain',)).get_content())
