"""A client of SMTP (RFC 5321) with its extensions (ESMTP), authentication (RFC 4954) and LMTP (RFC 2033).

    with smtplib.SMTP('localhost') as client:
        client.send_message(message)
"""

import base64
import copy
import datetime
import email.generator
import email.message
import email.utils
import hmac
import io
import re
import socket
import sys
from email.base64mime import body_encode as encode_base64

try:
    import ssl
except ImportError:
    _have_ssl = False
else:
    _have_ssl = True

__all__ = ["SMTPException", "SMTPNotSupportedError", "SMTPServerDisconnected", "SMTPResponseException",
           "SMTPSenderRefused", "SMTPRecipientsRefused", "SMTPDataError", "SMTPConnectError", "SMTPHeloError",
           "SMTPAuthenticationError", "quoteaddr", "quotedata", "SMTP"]

SMTP_PORT = 25
SMTP_SSL_PORT = 465
LMTP_PORT = 2003
CRLF = "\r\n"
bCRLF = b"\r\n"
# Longer lines, and more questions at a login, than a sound server sends.
_MAXLINE = 8192
_MAXCHALLENGE = 5

OLDSTYLE_AUTH = re.compile(r"auth=(.*)", re.I)


class SMTPException(OSError):
    """What the exceptions of this module are."""


class SMTPNotSupportedError(SMTPException):
    """The server does not have what was asked for."""


class SMTPServerDisconnected(SMTPException):
    """There is no connection, or none any more."""


class SMTPResponseException(SMTPException):
    """An answer with a code that tells of an error: smtp_code and smtp_error."""

    def __init__(self, code, msg):
        self.smtp_code, self.smtp_error = self.args = code, msg


class SMTPSenderRefused(SMTPResponseException):
    """The server does not take mail of the sender."""

    def __init__(self, code, msg, sender):
        self.smtp_code, self.smtp_error, self.sender = self.args = code, msg, sender


class SMTPRecipientsRefused(SMTPException):
    """The server takes mail for none of the receivers; recipients is what sendmail() would have given."""

    def __init__(self, recipients):
        self.recipients = recipients
        self.args = (recipients,)


class SMTPDataError(SMTPResponseException):
    """The server does not take the message."""


class SMTPConnectError(SMTPResponseException):
    """The server refuses the connection."""


class SMTPHeloError(SMTPResponseException):
    """The server does not accept the greeting."""


class SMTPAuthenticationError(SMTPResponseException):
    """The login failed."""


def _addr_only(addrstring):
    name, address = email.utils.parseaddr(addrstring)
    return address if name or address else addrstring


def quoteaddr(addrstring):
    """An address as SMTP writes it, in angle brackets."""
    if email.utils.parseaddr(addrstring) == ('', '') and addrstring.strip().startswith('<'):
        return addrstring
    return f"<{_addr_only(addrstring)}>"


def _fix_eols(data):
    return re.sub(r'\r\n|\n|\r', CRLF, data)


def _quote_periods(bindata):
    return re.sub(br'(?m)^\.', b'..', bindata)


def quotedata(data):
    """A text as SMTP sends it: lines ended by CR and LF, a dot before those that begin with one."""
    return re.sub(r'(?m)^\.', '..', _fix_eols(data))


def _check_timeout(timeout):
    if timeout is not None and not timeout:
        raise ValueError('Non-blocking socket (timeout=0) is not supported')


def _tls_context(context, keyfile, certfile):
    # What starttls() and SMTP_SSL() make of their arguments; the caller's caller is warned.
    if context is not None:
        for given, name in ((keyfile, 'keyfile'), (certfile, 'certfile')):
            if given is not None:
                raise ValueError(f"context and {name} arguments are mutually exclusive")
        return context
    if keyfile is not None or certfile is not None:
        import warnings
        warnings.warn("keyfile and certfile are deprecated, use a custom context instead", DeprecationWarning, 3)
    return ssl._create_stdlib_context(certfile=certfile, keyfile=keyfile)


class SMTP:
    """A connection to a mail server.

    helo_resp and ehlo_resp are the answers to the greetings, None before them; does_esmtp tells whether the server
    has extensions, and esmtp_features is the dict of them, from names in small letters to parameters.
    """

    debuglevel = 0
    sock = None
    file = None
    helo_resp = None
    ehlo_msg = "ehlo"
    ehlo_resp = None
    does_esmtp = False
    default_port = SMTP_PORT

    def __init__(self, host='', port=0, local_hostname=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT,
                 source_address=None):
        self._host = host
        self.timeout = timeout
        self.esmtp_features = {}
        self.command_encoding = 'ascii'
        self.source_address = source_address
        self._auth_challenge_count = 0
        if host:
            code, message = self.connect(host, port)
            if code != 220:
                self.close()
                raise SMTPConnectError(code, message)
        self.local_hostname = self._find_local_name() if local_hostname is None else local_hostname

    @staticmethod
    def _find_local_name():
        # The full name of this machine, or its address in brackets when it has none.
        name = socket.getfqdn()
        if '.' in name:
            return name
        try:
            address = socket.gethostbyname(socket.gethostname())
        except socket.gaierror:
            address = '127.0.0.1'
        return f'[{address}]'

    def __enter__(self):
        return self

    def __exit__(self, *args):
        try:
            code, message = self.docmd("QUIT")
            if code != 221:
                raise SMTPResponseException(code, message)
        except SMTPServerDisconnected:
            pass
        finally:
            self.close()

    def set_debuglevel(self, debuglevel):
        """Say on sys.stderr what goes over the connection (1), with the time (2)."""
        self.debuglevel = debuglevel

    def _print_debug(self, *args):
        if self.debuglevel > 1:
            args = (datetime.datetime.now().time(), *args)
        print(*args, file=sys.stderr)

    # The connection.

    def _get_socket(self, host, port, timeout):
        _check_timeout(timeout)
        if self.debuglevel > 0:
            self._print_debug('connect: to', (host, port), self.source_address)
        return socket.create_connection((host, port), timeout, self.source_address)

    def connect(self, host='localhost', port=0, source_address=None):
        """Connect to a server, whose name may end with a colon and the port, and give its first answer."""
        if source_address:
            self.source_address = source_address
        if not port and host.count(':') == 1:
            host, _, port = host.partition(':')
            try:
                port = int(port)
            except ValueError:
                raise OSError("nonnumeric port")
        if not port:
            port = self.default_port
        sys.audit("smtplib.connect", self, host, port)
        self.sock = self._get_socket(host, port, self.timeout)
        self.file = None
        code, message = self.getreply()
        if self.debuglevel > 0:
            self._print_debug('connect:', repr(message))
        return code, message

    def close(self):
        """Close the connection without a word."""
        try:
            file, self.file = self.file, None
            if file:
                file.close()
        finally:
            sock, self.sock = self.sock, None
            if sock:
                sock.close()

    def _forget_server(self):
        self.helo_resp = self.ehlo_resp = None
        self.esmtp_features = {}
        self.does_esmtp = False

    def quit(self):
        """Say goodbye and close the connection."""
        answer = self.docmd("quit")
        self._forget_server()
        self.close()
        return answer

    # Commands and answers.

    def send(self, s):
        """Send a text or bytes."""
        if self.debuglevel > 0:
            self._print_debug('send:', repr(s))
        if not self.sock:
            raise SMTPServerDisconnected('please run connect() first')
        if isinstance(s, str):
            s = s.encode(self.command_encoding)
        sys.audit("smtplib.send", self, s)
        try:
            self.sock.sendall(s)
        except OSError:
            self.close()
            raise SMTPServerDisconnected('Server not connected')

    def putcmd(self, cmd, args=""):
        """Send a command."""
        line = cmd if args == "" else f'{cmd} {args}'
        if '\r' in line or '\n' in line:
            shown = line.replace('\n', '\\n').replace('\r', '\\r')
            raise ValueError(f'command and arguments contain prohibited newline characters: {shown}')
        self.send(line + CRLF)

    def _read_line(self):
        try:
            line = self.file.readline(_MAXLINE + 1)
        except OSError as error:
            self.close()
            raise SMTPServerDisconnected(f"Connection unexpectedly closed: {error}")
        if not line:
            self.close()
            raise SMTPServerDisconnected("Connection unexpectedly closed")
        if self.debuglevel > 0:
            self._print_debug('reply:', repr(line))
        if len(line) > _MAXLINE:
            self.close()
            raise SMTPResponseException(500, "Line too long.")
        return line

    def getreply(self):
        """(code, text) of an answer, whose lines a newline parts; the code is -1 when it is no number."""
        if self.file is None:
            self.file = self.sock.makefile('rb')
        texts = []
        is_last = False
        while not is_last:
            line = self._read_line()
            texts.append(line[4:].strip(b' \t\r\n'))
            try:
                code = int(line[:3])
                is_last = line[3:4] != b"-"
            except ValueError:
                code, is_last = -1, True
        text = b"\n".join(texts)
        if self.debuglevel > 0:
            self._print_debug('reply: retcode (%s); Msg: %a' % (code, text))
        return code, text

    def docmd(self, cmd, args=""):
        """Send a command and give the answer."""
        self.putcmd(cmd, args)
        return self.getreply()

    def helo(self, name=''):
        """Greet the server."""
        code, self.helo_resp = self.docmd("helo", name or self.local_hostname)
        return code, self.helo_resp

    def ehlo(self, name=''):
        """Greet the server and ask what it can do."""
        self.esmtp_features = {}
        code, message = self.docmd(self.ehlo_msg, name or self.local_hostname)
        if code == -1 and not message:
            self.close()
            raise SMTPServerDisconnected("Server not connected")
        self.ehlo_resp = message
        if code == 250:
            self.does_esmtp = True
            assert isinstance(message, bytes), repr(message)
            for line in message.decode("latin-1").split('\n')[1:]:
                self._note_feature(line)
        return code, message

    def _note_feature(self, line):
        # "AUTH=LOGIN" was written before there was a standard, and some servers name ways of login only there.
        if old := OLDSTYLE_AUTH.match(line):
            name, parameters = "auth", old[1]
        elif new := re.match(r'[A-Za-z0-9][A-Za-z0-9\-]*', line):
            name, parameters = new[0].lower(), line[new.end():].strip()
        else:
            return
        self.esmtp_features[name] = f'{self.esmtp_features.get(name, "")} {parameters}' if name == "auth" else parameters

    def has_extn(self, opt):
        """Whether the server has an extension."""
        return opt.lower() in self.esmtp_features

    def ehlo_or_helo_if_needed(self):
        """Greet the server if that has not been done."""
        if self.helo_resp is None and self.ehlo_resp is None and not 200 <= self.ehlo()[0] <= 299:
            code, message = self.helo()
            if not 200 <= code <= 299:
                raise SMTPHeloError(code, message)

    def help(self, args=''):
        """The server's help."""
        return self.docmd("help", args)[1]

    def rset(self):
        """Forget the message that was begun."""
        self.command_encoding = 'ascii'
        return self.docmd("rset")

    def _rset(self):
        # After an error; that the connection is lost shows at the next command.
        try:
            self.rset()
        except SMTPServerDisconnected:
            pass

    def noop(self):
        """Do nothing."""
        return self.docmd("noop")

    def mail(self, sender, options=()):
        """Begin a message."""
        if options and self.does_esmtp and any(option.lower() == 'smtputf8' for option in options):
            if not self.has_extn('smtputf8'):
                raise SMTPNotSupportedError('SMTPUTF8 not supported by server')
            self.command_encoding = 'utf-8'
        return self.docmd("mail", f"FROM:{quoteaddr(sender)}{self._join_options(options)}")

    def rcpt(self, recip, options=()):
        """Name a receiver."""
        return self.docmd("rcpt", f"TO:{quoteaddr(recip)}{self._join_options(options)}")

    def _join_options(self, options):
        return ' ' + ' '.join(options) if options and self.does_esmtp else ''

    def data(self, msg):
        """Send the text of a message."""
        answer = self.docmd("data")
        if self.debuglevel > 0:
            self._print_debug('data:', answer)
        if answer[0] != 354:
            raise SMTPDataError(*answer)
        if isinstance(msg, str):
            msg = _fix_eols(msg).encode('ascii')
        text = _quote_periods(msg)
        if text[-2:] != bCRLF:
            text += bCRLF
        self.send(text + b"." + bCRLF)
        answer = self.getreply()
        if self.debuglevel > 0:
            self._print_debug('data:', answer)
        return answer

    def verify(self, address):
        """Ask whether an address is right."""
        return self.docmd("vrfy", _addr_only(address))

    vrfy = verify

    def expn(self, address):
        """Ask who is on a list."""
        return self.docmd("expn", _addr_only(address))

    # Login.

    def auth(self, mechanism, authobject, *, initial_response_ok=True):
        """Log in one way: authobject gives the text that answers a challenge, or without one that begins, if any."""
        mechanism = mechanism.upper()
        first = authobject() if initial_response_ok else None
        self._auth_challenge_count = 0 if first is None else 1
        if first is not None:
            mechanism += " " + encode_base64(first.encode('ascii'), eol='')
        code, message = self.docmd("AUTH", mechanism)
        while code == 334:
            self._auth_challenge_count += 1
            answer = authobject(base64.decodebytes(message))
            code, message = self.docmd(encode_base64(answer.encode('ascii'), eol=''))
            if self._auth_challenge_count > _MAXCHALLENGE:
                raise SMTPException(f"Server AUTH mechanism infinite loop. Last response: {(code, message)!r}")
        if code in (235, 503):
            return code, message
        raise SMTPAuthenticationError(code, message)

    def auth_cram_md5(self, challenge=None):
        """What answers in CRAM-MD5."""
        if challenge is None:
            return None
        return f"{self.user} {hmac.HMAC(self.password.encode('ascii'), challenge, 'md5').hexdigest()}"

    def auth_plain(self, challenge=None):
        """What answers in PLAIN."""
        return f"\0{self.user}\0{self.password}"

    def auth_login(self, challenge=None):
        """What answers in LOGIN: the name, then the password."""
        return self.user if challenge is None or self._auth_challenge_count < 2 else self.password

    def login(self, user, password, *, initial_response_ok=True):
        """Log in, the safest way that the server has first."""
        self.ehlo_or_helo_if_needed()
        if not self.has_extn("auth"):
            raise SMTPNotSupportedError("SMTP AUTH extension not supported by server.")
        offered = self.esmtp_features["auth"].split()
        self.user, self.password = user, password
        failure = SMTPException("No suitable authentication method found.")
        for mechanism in ('CRAM-MD5', 'PLAIN', 'LOGIN'):
            if mechanism not in offered:
                continue
            try:
                return self.auth(mechanism, getattr(self, 'auth_' + mechanism.lower().replace('-', '_')),
                                 initial_response_ok=initial_response_ok)
            except SMTPAuthenticationError as error:
                # Servers offer what they do not have: another way may do.
                failure = error
        raise failure

    def starttls(self, keyfile=None, certfile=None, context=None):
        """Encrypt the connection from now on."""
        self.ehlo_or_helo_if_needed()
        if not self.has_extn("starttls"):
            raise SMTPNotSupportedError("STARTTLS extension not supported by server.")
        answer = self.docmd("STARTTLS")
        if answer[0] != 220:
            raise SMTPResponseException(*answer)
        if not _have_ssl:
            raise RuntimeError("No SSL support included in this Python")
        context = _tls_context(context, keyfile, certfile)
        self.sock = context.wrap_socket(self.sock, server_hostname=self._host)
        self.file = None
        # What was said in the clear does not count (RFC 3207).
        self._forget_server()
        return answer

    # Whole messages.

    def _fail(self, code, error):
        # 421 says that the server closes; else the message that was begun ends.
        if code == 421:
            self.close()
        else:
            self._rset()
        raise error

    def sendmail(self, from_addr, to_addrs, msg, mail_options=(), rcpt_options=()):
        """Send a message, a text in ASCII or bytes, to one address or several.

        The result is a dict of the receivers that were refused, with the (code, text) of each.
        """
        self.ehlo_or_helo_if_needed()
        if isinstance(msg, str):
            msg = _fix_eols(msg).encode('ascii')
        options = []
        if self.does_esmtp:
            if self.has_extn('size'):
                options.append(f"size={len(msg)}")
            options.extend(mail_options)
        code, text = self.mail(from_addr, options)
        if code != 250:
            self._fail(code, SMTPSenderRefused(code, text, from_addr))
        if isinstance(to_addrs, str):
            to_addrs = [to_addrs]
        refused = {}
        for receiver in to_addrs:
            code, text = self.rcpt(receiver, rcpt_options)
            if code not in (250, 251):
                refused[receiver] = code, text
            if code == 421:
                self.close()
                raise SMTPRecipientsRefused(refused)
        if len(refused) == len(to_addrs):
            self._rset()
            raise SMTPRecipientsRefused(refused)
        code, text = self.data(msg)
        if code != 250:
            self._fail(code, SMTPDataError(code, text))
        return refused

    def send_message(self, msg, from_addr=None, to_addrs=None, mail_options=(), rcpt_options=()):
        """Send a message of the email package, from and to the addresses in its headers if not told otherwise.

        Headers with receivers that nobody is to see do not go out. What is not ASCII in addresses takes a server
        with SMTPUTF8.
        """
        self.ehlo_or_helo_if_needed()
        resent = msg.get_all('Resent-Date')
        if resent is not None and len(resent) != 1:
            raise ValueError("message has more than one 'Resent-' header block")
        prefix = '' if resent is None else 'Resent-'
        if from_addr is None:
            sender = prefix + 'Sender'
            from_addr = msg[sender if sender in msg else prefix + 'From']
            from_addr = email.utils.getaddresses([from_addr])[0][1]
        if to_addrs is None:
            fields = [msg[prefix + name] for name in ('To', 'Bcc', 'Cc')]
            to_addrs = [address for _, address in email.utils.getaddresses([f for f in fields if f is not None])]
        sent = copy.copy(msg)
        del sent['Bcc']
        del sent['Resent-Bcc']
        policy = None
        if not ''.join([from_addr, *to_addrs]).isascii():
            if not self.has_extn('smtputf8'):
                raise SMTPNotSupportedError(
                    "One or more source or delivery addresses require internationalized email support, but the server "
                    "does not advertise the required SMTPUTF8 capability")
            policy = msg.policy.clone(utf8=True)
            mail_options = (*mail_options, 'SMTPUTF8', 'BODY=8BITMIME')
        with io.BytesIO() as flat:
            email.generator.BytesGenerator(flat, policy=policy).flatten(sent, linesep='\r\n')
            text = flat.getvalue()
        return self.sendmail(from_addr, to_addrs, text, mail_options, rcpt_options)


if _have_ssl:
    class SMTP_SSL(SMTP):
        """A connection that is encrypted from its beginning."""

        default_port = SMTP_SSL_PORT

        def __init__(self, host='', port=0, local_hostname=None, keyfile=None, certfile=None,
                     timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None, context=None):
            self.keyfile, self.certfile = keyfile, certfile
            self.context = _tls_context(context, keyfile, certfile)
            SMTP.__init__(self, host, port, local_hostname, timeout, source_address)

        def _get_socket(self, host, port, timeout):
            if self.debuglevel > 0:
                self._print_debug('connect:', (host, port))
            plain = super()._get_socket(host, port, timeout)
            return self.context.wrap_socket(plain, server_hostname=self._host)

    __all__.append("SMTP_SSL")


class LMTP(SMTP):
    """A connection to a server that delivers mail itself, by TCP or, at an absolute path, a Unix socket."""

    ehlo_msg = "lhlo"

    def __init__(self, host='', port=LMTP_PORT, local_hostname=None, source_address=None,
                 timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        super().__init__(host, port, local_hostname=local_hostname, source_address=source_address, timeout=timeout)

    def connect(self, host='localhost', port=0, source_address=None):
        """Connect to a server and give its first answer."""
        if host[0] != '/':
            return super().connect(host, port, source_address=source_address)
        _check_timeout(self.timeout)
        try:
            self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            if self.timeout is not socket._GLOBAL_DEFAULT_TIMEOUT:
                self.sock.settimeout(self.timeout)
            self.file = None
            self.sock.connect(host)
        except OSError:
            if self.debuglevel > 0:
                self._print_debug('connect fail:', host)
            if self.sock:
                self.sock.close()
            self.sock = None
            raise
        code, message = self.getreply()
        if self.debuglevel > 0:
            self._print_debug('connect:', message)
        return code, message
