# A client that talks to a server whose answers are there already.
import email.message
import smtplib
import socket


def client(*answers, **options):
    ours, theirs = socket.socketpair()
    theirs.send('\r\n'.join(('220 ready', *answers, '')).encode())

    class Client(smtplib.SMTP):
        def _get_socket(self, host, port, timeout):
            print('connect', host, port)
            return ours
    made = Client('server.example:26', local_hostname='me.example', **options)
    return made, theirs


def attempt(action):
    try:
        print(' ', action())
    except Exception as error:
        print(' ', type(error).__mro__[1].__name__, type(error).__name__, error.args)


EHLO = '250-server.example', '250-SIZE 1000', '250-AUTH PLAIN LOGIN CRAM-MD5', '250-AUTH=LOGIN', '250 SMTPUTF8'
smtp, other = client(*EHLO, '250 ok', '250 ok', '551 unknown', '354 go', '250 sent', '221 bye')
attempt(lambda: smtp.sendmail('Me <me@x>', ['a@x', 'b@x'], '.dot\nline\r\n', ['BODY=7BIT']))
print(sorted(smtp.esmtp_features.items()), smtp.does_esmtp, smtp.has_extn('Size'))
attempt(smtp.quit)
print(other.recv(1000))

smtp, other = client(*EHLO, '535 wrong', '334 VXNlcg==', '334 UGFzcw==', '235 welcome')
smtp.auth_cram_md5 = lambda challenge=None: None
attempt(lambda: smtp.login('user', 'secret', initial_response_ok=False))
print(other.recv(1000))

smtp, other = client('500 what', '250 fine', '250 ok', '550 no', '250 reset')
attempt(lambda: smtp.sendmail('me@x', 'a@x', b'text'))
print(other.recv(1000))

message = email.message.EmailMessage()
message['From'] = 'Me <me@x>'
message['To'] = 'a@x, b@x'
message['Bcc'] = 'c@x'
message.set_content('text\n')
smtp, other = client(*EHLO, '250 ok', '250 ok', '250 ok', '250 ok', '354 go', '250 sent')
attempt(lambda: smtp.send_message(message))
print(other.recv(1000))

smtp, other = client('250 plain', '250 ok')
attempt(lambda: smtp.send_message(message, to_addrs=['\xe4@x']))
attempt(lambda: smtp.login('user', 'secret'))
attempt(smtp.starttls)
attempt(lambda: smtp.docmd('NOOP\r\nQUIT'))
attempt(smtp.noop)
other.close()
attempt(smtp.noop)
attempt(smtp.noop)
attempt(lambda: smtplib.SMTP('host', timeout=0))
attempt(lambda: smtplib.SMTP('host:port'))
attempt(lambda: smtplib.LMTP('/path', timeout=0))
print(smtplib.quoteaddr('Me <a@b>'), smtplib.quoteaddr('<x'), smtplib.quoteaddr(''), repr(smtplib.quotedata('.a\rb\n.c\r\n')))
