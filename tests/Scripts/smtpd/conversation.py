# What a channel answers to the commands of a client.
import socket
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    import smtpd
print(sorted(str(w.message) for w in caught))
socket.getfqdn = lambda name='': 'server.example'


class Server:
    def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
        print('  message', mailfrom, rcpttos, data, kwargs)
        return '250 text' if isinstance(data, str) else '550 no' if b'refuse' in data else None


class Connection:
    def __init__(self, sock):
        self.sock = sock

    def __getattr__(self, name):
        return getattr(self.sock, name)

    def getpeername(self):
        return 'client.example', 99


def talk(commands, **options):
    print(options)
    ours, theirs = socket.socketpair()
    channel = smtpd.SMTPChannel(Server(), Connection(ours), ('client.example', 99), map={}, **options)
    for command in (None, *commands):
        if command is not None:
            theirs.send(command + b'\r\n')
            channel.handle_read()
        while channel.producer_fifo:
            channel.handle_write()
        print(' ', (command or b'')[:60], theirs.recv(1000))
    channel.close()
    theirs.close()


talk([b'', b'NONSENSE', b'MAIL FROM:<a@b>', b'HELO', b'EHLO you', b'HELO you', b'HELP', b'HELP mail', b'HELP x', b'RCPT TO:<c@d>', b'DATA',
      b'MAIL', b'MAIL FROM:<a@b> SIZE=x', b'MAIL FROM:<a@b> SIZE=999999999', b'MAIL FROM:<a@b> BODY=9BIT', b'MAIL FROM:<a@b> FOO=1', b'MAIL FROM:<a@b> =',
      b'mail from: <a@b> body=8bitmime size=10', b'MAIL FROM:<a@b>', b'RCPT', b'RCPT TO:<>', b'RCPT TO:c@d', b'RCPT TO:<e@f> X=1', b'DATA now', b'DATA',
      b'Subject: x\r\n\r\n..dot\r\nend\r\n.', b'VRFY', b'VRFY a@b', b'EXPN x', b'NOOP', b'NOOP x', b'RSET x', b'RSET', b'MAIL FROM:<a@b>', b'RCPT TO:<c@d>',
      b'DATA', b'refuse\r\n.', b'x' * 600, b'QUIT'])
talk([b'HELO you', b'MAIL FROM:<a@b> SIZE=1', b'MAIL FROM:<a@b>', b'RCPT TO:<c@d>', b'DATA', 'h\xe4\r\n.'.encode()], decode_data=True)
talk([b'EHLO you', 'MAIL FROM:<\xe4@b> SMTPUTF8'.encode(), b'MAIL FROM:<a@b> SMTPUTF8=1', b'RCPT TO:<c@d>', b'DATA', b'0123456789' * 3 + b'\r\n.'],
     enable_SMTPUTF8=True, data_size_limit=20)
try:
    talk([], enable_SMTPUTF8=True, decode_data=True)
except ValueError as error:
    print(error)
print(smtpd.__all__, smtpd.SMTPChannel.command_size_limit, smtpd.DATA_SIZE_DEFAULT)
