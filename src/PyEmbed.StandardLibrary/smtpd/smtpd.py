"""A mail server of RFC 5321, with RFC 1870 (SIZE) and RFC 6531 (SMTPUTF8) at wish; superseded by aiosmtpd.

Usage: %(program)s [options] [localhost:localport [remotehost:remoteport]]

Options:

    -n, --nosetuid       stay who you are; else the program becomes `nobody', which takes root
    -V, --version        print the version and exit
    -c, --class NAME     the class of the server, PureProxy if not given
    -s, --size LIMIT     the most bytes that a message may have, 33554432 if not given
    -u, --smtputf8       accept addresses and headers in UTF-8
    -d, --debug          say on standard error what happens
    -h, --help           print this text and exit

Version: %(__version__)s

It listens at localhost, port 8025, and passes mail on to localhost, port 25, where not told otherwise.
"""

import collections
import errno
import getopt
import os
import socket
import sys
import time
from email._header_value_parser import get_addr_spec, get_angle_addr
from warnings import _deprecated, warn

__all__ = ["SMTPChannel", "SMTPServer", "DebuggingServer", "PureProxy"]

_DEPRECATION_MSG = ('The {name} module is deprecated and unmaintained and will be removed in Python {remove}.  '
                    'Please see aiosmtpd (https://aiosmtpd.readthedocs.io/) for the recommended replacement.')
_deprecated(__name__, _DEPRECATION_MSG, remove=(3, 12))

# Behind the warning of this module, for they warn as well.
import asyncore
import asynchat

program = sys.argv[0]
__version__ = 'Python SMTP proxy version 0.3'


class Devnull:
    """A stream that nothing comes of."""

    def write(self, msg):
        """Write nothing."""

    def flush(self):
        """Flush nothing."""


DEBUGSTREAM = Devnull()
NEWLINE = '\n'
COMMASPACE = ', '
DATA_SIZE_DEFAULT = 33554432

_COMMANDS = 'Supported commands: EHLO HELO MAIL RCPT DATA RSET NOOP QUIT VRFY'
_MAIL_PARAMETERS = ' [SP <mail-parameters>]'
_SYNTAX = {'EHLO': 'EHLO hostname', 'HELO': 'HELO hostname', 'MAIL': 'MAIL FROM: <address>',
           'RCPT': 'RCPT TO: <address>', 'DATA': 'DATA', 'RSET': 'RSET', 'NOOP': 'NOOP', 'QUIT': 'QUIT',
           'VRFY': 'VRFY <address>'}


def usage(code, msg=''):
    """Print the usage, and perhaps a message, and exit."""
    print(__doc__ % globals(), file=sys.stderr)
    if msg:
        print(msg, file=sys.stderr)
    sys.exit(code)


def _log(*words):
    print(*words, file=DEBUGSTREAM)


def _check_decoding(enable_SMTPUTF8, decode_data):
    if enable_SMTPUTF8 and decode_data:
        raise ValueError("decode_data and enable_SMTPUTF8 cannot be set to True at the same time")


def _renamed(old, new):
    # A private attribute of former versions, which warns.
    def get(self):
        warn(f"Access to {old} attribute on SMTPChannel is deprecated, use '{new}' instead", DeprecationWarning, 2)
        return getattr(self, new)

    def set(self, value):
        warn(f"Setting {old} attribute on SMTPChannel is deprecated, set '{new}' instead", DeprecationWarning, 2)
        setattr(self, new, value)

    return property(get, set)


class SMTPChannel(asynchat.async_chat):
    """The conversation with one client."""

    COMMAND = 0
    DATA = 1

    command_size_limit = 512
    command_size_limits = collections.defaultdict(lambda limit=command_size_limit: limit)

    @property
    def max_command_size_limit(self):
        """The most bytes that any command may have."""
        return max(self.command_size_limits.values(), default=self.command_size_limit)

    def __init__(self, server, conn, addr, data_size_limit=DATA_SIZE_DEFAULT, map=None, enable_SMTPUTF8=False,
                 decode_data=False):
        asynchat.async_chat.__init__(self, conn, map=map)
        self.smtp_server, self.conn, self.addr = server, conn, addr
        self.data_size_limit = data_size_limit
        self.enable_SMTPUTF8 = enable_SMTPUTF8
        self._decode_data = decode_data
        _check_decoding(enable_SMTPUTF8, decode_data)
        if decode_data:
            self._emptystring, self._linesep, self._dotsep, self._newline = '', '\r\n', '.', NEWLINE
        else:
            self._emptystring, self._linesep, self._dotsep, self._newline = b'', b'\r\n', ord(b'.'), b'\n'
        self._set_rset_state()
        self.seen_greeting = ''
        self.extended_smtp = False
        self.command_size_limits.clear()
        self.fqdn = socket.getfqdn()
        try:
            self.peer = conn.getpeername()
        except OSError as error:
            # The client may have gone already.
            self.close()
            if error.errno != errno.ENOTCONN:
                raise
            return
        _log('Peer:', repr(self.peer))
        self.push(f'220 {self.fqdn} {__version__}')

    __server = _renamed('__server', 'smtp_server')
    __line = _renamed('__line', 'received_lines')
    __state = _renamed('__state', 'smtp_state')
    __greeting = _renamed('__greeting', 'seen_greeting')
    __mailfrom = _renamed('__mailfrom', 'mailfrom')
    __rcpttos = _renamed('__rcpttos', 'rcpttos')
    __data = _renamed('__data', 'received_data')
    __fqdn = _renamed('__fqdn', 'fqdn')
    __peer = _renamed('__peer', 'peer')
    __conn = _renamed('__conn', 'conn')
    __addr = _renamed('__addr', 'addr')

    def _set_post_data_state(self):
        self.smtp_state = self.COMMAND
        self.mailfrom = None
        self.rcpttos = []
        self.require_SMTPUTF8 = False
        self.num_bytes = 0
        self.set_terminator(b'\r\n')

    def _set_rset_state(self):
        # All but the greeting.
        self._set_post_data_state()
        self.received_data = ''
        self.received_lines = []

    def push(self, msg):
        """Send a line."""
        asynchat.async_chat.push(self, bytes(msg + '\r\n', 'utf-8' if self.require_SMTPUTF8 else 'ascii'))

    # What comes in.

    def collect_incoming_data(self, data):
        """Keep data up to the limit of the command or message."""
        limit = None
        if self.smtp_state == self.COMMAND:
            limit = self.max_command_size_limit
        elif self.smtp_state == self.DATA:
            limit = self.data_size_limit
        if limit:
            if self.num_bytes > limit:
                return
            self.num_bytes += len(data)
        self.received_lines.append(str(data, 'utf-8') if self._decode_data else data)

    def found_terminator(self):
        """A command, or a whole message, has come."""
        line = self._emptystring.join(self.received_lines)
        _log('Data:', repr(line))
        self.received_lines = []
        if self.smtp_state == self.COMMAND:
            size, self.num_bytes = self.num_bytes, 0
            self._obey(line, size)
        elif self.smtp_state != self.DATA:
            self.push('451 Internal confusion')
            self.num_bytes = 0
        elif self.data_size_limit and self.num_bytes > self.data_size_limit:
            self.push('552 Error: Too much mail data')
            self.num_bytes = 0
        else:
            self._pass_on(line)

    def _obey(self, line, size):
        if not line:
            self.push('500 Error: bad syntax')
            return
        if not self._decode_data:
            line = str(line, 'utf-8')
        command, space, rest = line.partition(' ')
        command = command.upper()
        arg = rest.strip() if space else None
        # Only the extended protocol has limits of single commands; to look one up makes it known.
        limit = self.command_size_limits[command] if self.extended_smtp else self.command_size_limit
        if size > limit:
            self.push('500 Error: line too long')
            return
        method = getattr(self, 'smtp_' + command, None)
        if method:
            method(arg)
        else:
            self.push(f'500 Error: command "{command}" not recognized')

    def _pass_on(self, text):
        # A dot before a line that begins with one is the protocol's (RFC 5321, 4.5.2).
        self.received_data = self._newline.join(
            line[1:] if line and line[0] == self._dotsep else line for line in text.split(self._linesep))
        options = {} if self._decode_data else {'mail_options': self.mail_options, 'rcpt_options': self.rcpt_options}
        status = self.smtp_server.process_message(self.peer, self.mailfrom, self.rcpttos, self.received_data, **options)
        self._set_post_data_state()
        self.push(status or '250 OK')

    # The commands.

    def _greet(self, name, arg):
        # Whether the greeting is to be answered.
        if not arg:
            self.push(f'501 Syntax: {name} hostname')
        elif self.seen_greeting:
            self.push('503 Duplicate HELO/EHLO')
        else:
            self._set_rset_state()
            self.seen_greeting = arg
            return True
        return False

    def smtp_HELO(self, arg):
        """The client's name."""
        if self._greet('HELO', arg):
            self.push(f'250 {self.fqdn}')

    def smtp_EHLO(self, arg):
        """The client's name, and the question what the server can do."""
        if not self._greet('EHLO', arg):
            return
        self.extended_smtp = True
        self.push(f'250-{self.fqdn}')
        if self.data_size_limit:
            self.push(f'250-SIZE {self.data_size_limit}')
            self.command_size_limits['MAIL'] += 26
        if not self._decode_data:
            self.push('250-8BITMIME')
        if self.enable_SMTPUTF8:
            self.push('250-SMTPUTF8')
            self.command_size_limits['MAIL'] += 10
        self.push('250 HELP')

    def smtp_NOOP(self, arg):
        """Nothing."""
        self.push('501 Syntax: NOOP' if arg else '250 OK')

    def smtp_QUIT(self, arg):
        """The end."""
        self.push('221 Bye')
        self.close_when_done()

    def _strip_command_keyword(self, keyword, arg):
        return arg[len(keyword):].strip() if arg[:len(keyword)].upper() == keyword else ''

    def _getaddr(self, arg):
        # (address, what follows it).
        if not arg:
            return '', ''
        parse = get_angle_addr if arg.lstrip().startswith('<') else get_addr_spec
        address, rest = parse(arg)
        return (address.addr_spec if address else address), rest

    def _getparams(self, params):
        # The parameters as a dict, or None when one is malformed (RFC 1869).
        result = {}
        for param in params:
            name, equals, value = param.partition('=')
            if not name.isalnum() or equals and not value:
                return None
            result[name] = value if equals else True
        return result

    def _syntax(self, command):
        return 'Syntax: ' + _SYNTAX[command] + (
            _MAIL_PARAMETERS if self.extended_smtp and command in ('MAIL', 'RCPT') else '')

    def _split_argument(self, command, keyword, arg):
        # (address, options) of MAIL and RCPT, or None after an answer.
        if arg is not None:
            address, options = self._getaddr(self._strip_command_keyword(keyword, arg))
            if address and (self.extended_smtp or not options):
                return address, options.upper().split()
        self.push('501 ' + self._syntax(command))
        return None

    def smtp_HELP(self, arg):
        """What commands there are, or how one is written."""
        if not arg:
            self.push('250 ' + _COMMANDS)
        elif (command := arg.upper()) in _SYNTAX:
            self.push('250 ' + self._syntax(command))
        else:
            self.push('501 ' + _COMMANDS)

    def smtp_VRFY(self, arg):
        """Whether an address is right; nobody knows."""
        if not arg:
            self.push('501 Syntax: VRFY <address>')
        elif self._getaddr(arg)[0]:
            self.push('252 Cannot VRFY user, but will accept message and attempt delivery')
        else:
            self.push(f'502 Could not VRFY {arg}')

    def smtp_MAIL(self, arg):
        """Who sends the message."""
        if not self.seen_greeting:
            self.push('503 Error: send HELO first')
            return
        _log('===> MAIL', arg)
        if (parts := self._split_argument('MAIL', 'FROM:', arg)) is None:
            return
        if self.mailfrom:
            self.push('503 Error: nested MAIL command')
            return
        address, self.mail_options = parts
        refusal = self._refuse_mail_options(self._getparams(self.mail_options))
        if refusal:
            self.push(refusal)
            return
        self.mailfrom = address
        _log('sender:', self.mailfrom)
        self.push('250 OK')

    def _refuse_mail_options(self, params):
        # The answer to options that cannot be met, or None.
        if params is None:
            return '501 ' + self._syntax('MAIL')
        if not self._decode_data and params.pop('BODY', '7BIT') not in ('7BIT', '8BITMIME'):
            return '501 Error: BODY can only be one of 7BIT, 8BITMIME'
        if self.enable_SMTPUTF8:
            wanted = params.pop('SMTPUTF8', False)
            if wanted is True:
                self.require_SMTPUTF8 = True
            elif wanted is not False:
                return '501 Error: SMTPUTF8 takes no arguments'
        size = params.pop('SIZE', None)
        if size:
            if not size.isdigit():
                return '501 ' + self._syntax('MAIL')
            if self.data_size_limit and int(size) > self.data_size_limit:
                return '552 Error: message size exceeds fixed maximum message size'
        if params:
            return '555 MAIL FROM parameters not recognized or not implemented'
        return None

    def smtp_RCPT(self, arg):
        """Who gets the message; once for each."""
        if not self.seen_greeting:
            self.push('503 Error: send HELO first')
            return
        _log('===> RCPT', arg)
        if not self.mailfrom:
            self.push('503 Error: need MAIL command')
            return
        if (parts := self._split_argument('RCPT', 'TO:', arg)) is None:
            return
        address, self.rcpt_options = parts
        params = self._getparams(self.rcpt_options)
        if params is None:
            self.push('501 ' + self._syntax('RCPT'))
        elif params:
            self.push('555 RCPT TO parameters not recognized or not implemented')
        else:
            self.rcpttos.append(address)
            _log('recips:', self.rcpttos)
            self.push('250 OK')

    def smtp_RSET(self, arg):
        """Forget the message that was begun."""
        if arg:
            self.push('501 Syntax: RSET')
            return
        self._set_rset_state()
        self.push('250 OK')

    def smtp_DATA(self, arg):
        """The text of the message follows."""
        if not self.seen_greeting:
            self.push('503 Error: send HELO first')
        elif not self.rcpttos:
            self.push('503 Error: need RCPT command')
        elif arg:
            self.push('501 Syntax: DATA')
        else:
            self.smtp_state = self.DATA
            self.set_terminator(b'\r\n.\r\n')
            self.push('354 End data with <CR><LF>.<CR><LF>')

    def smtp_EXPN(self, arg):
        """Not there."""
        self.push('502 EXPN not implemented')


class SMTPServer(asyncore.dispatcher):
    """Listens for clients; a derived class says what becomes of messages."""

    channel_class = SMTPChannel

    def __init__(self, localaddr, remoteaddr, data_size_limit=DATA_SIZE_DEFAULT, map=None, enable_SMTPUTF8=False,
                 decode_data=False):
        self._localaddr, self._remoteaddr = localaddr, remoteaddr
        self.data_size_limit = data_size_limit
        self.enable_SMTPUTF8 = enable_SMTPUTF8
        self._decode_data = decode_data
        _check_decoding(enable_SMTPUTF8, decode_data)
        asyncore.dispatcher.__init__(self, map=map)
        try:
            family, kind = socket.getaddrinfo(*localaddr, type=socket.SOCK_STREAM)[0][:2]
            self.create_socket(family, kind)
            self.set_reuse_addr()
            self.bind(localaddr)
            self.listen(5)
        except:
            self.close()
            raise
        _log(f'{type(self).__name__} started at {time.ctime(time.time())}\n'
             f'\tLocal addr: {localaddr}\n\tRemote addr:{remoteaddr}')

    def handle_accepted(self, conn, addr):
        """Begin the conversation with a client."""
        _log(f'Incoming connection from {addr!r}')
        self.channel_class(self, conn, addr, self.data_size_limit, self._map, self.enable_SMTPUTF8, self._decode_data)

    def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
        """Take a message; overridden by derived classes.

        peer is the client's (address, port), mailfrom the sender, rcpttos the list of receivers, data the whole
        message, its lines ended by newlines. Where data is not decoded, mail_options and rcpt_options are the
        lists of parameters, in capitals, that came with MAIL and the last RCPT. The result is the answer to the
        client, None for '250 OK'.
        """
        raise NotImplementedError


class DebuggingServer(SMTPServer):
    """Prints each message."""

    def _print_message_content(self, peer, data):
        is_text = isinstance(data, str)
        in_headers = True
        for line in data.splitlines():
            if in_headers and not line:
                header = 'X-Peer: ' + peer[0]
                print(header if is_text else repr(header.encode('utf-8')))
                in_headers = False
            print(line if is_text else repr(line))

    def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
        """Print a message and its options."""
        print('---------- MESSAGE FOLLOWS ----------')
        if options := kwargs.get('mail_options'):
            print('mail options: %s' % options)
        if options := kwargs.get('rcpt_options'):
            print('rcpt options: %s\n' % options)
        self._print_message_content(peer, data)
        print('------------ END MESSAGE ------------')


class PureProxy(SMTPServer):
    """Passes each message on to another server."""

    def __init__(self, *args, **kwargs):
        if kwargs.get('enable_SMTPUTF8'):
            raise ValueError("PureProxy does not support SMTPUTF8.")
        super().__init__(*args, **kwargs)

    def process_message(self, peer, mailfrom, rcpttos, data):
        """Pass a message on, with the client's address as its last header."""
        lines = data.split('\n')
        end = next((index for index, line in enumerate(lines) if not line), len(lines))
        lines.insert(end, 'X-Peer: %s' % peer[0])
        refused = self._deliver(mailfrom, rcpttos, NEWLINE.join(lines))
        _log('we got some refusals:', refused)

    def _deliver(self, mailfrom, rcpttos, data):
        # {receiver: (code, text)} of those that were refused.
        import smtplib
        try:
            client = smtplib.SMTP()
            client.connect(self._remoteaddr[0], self._remoteaddr[1])
            try:
                return client.sendmail(mailfrom, rcpttos, data)
            finally:
                client.quit()
        except smtplib.SMTPRecipientsRefused as error:
            _log('got SMTPRecipientsRefused')
            return error.recipients
        except (OSError, smtplib.SMTPException) as error:
            _log('got', type(error))
            # All are; an error without a code gets one that means nothing.
            reason = getattr(error, 'smtp_code', -1), getattr(error, 'smtp_error', 'ignore')
            return dict.fromkeys(rcpttos, reason)


class Options:
    """What the command line asks for."""

    setuid = True
    classname = 'PureProxy'
    size_limit = None
    enable_SMTPUTF8 = False


def _split_place(spec, kind):
    host, colon, port = spec.partition(':')
    if not colon:
        usage(1, f'Bad {kind} spec: {spec}')
    try:
        return host, int(port)
    except ValueError:
        usage(1, f'Bad {kind} port: {spec}')


def parseargs():
    """Options of sys.argv."""
    global DEBUGSTREAM
    try:
        given, args = getopt.getopt(sys.argv[1:], 'nVhc:s:du',
                                    ['class=', 'nosetuid', 'version', 'help', 'size=', 'debug', 'smtputf8'])
    except getopt.error as error:
        usage(1, error)
    options = Options()
    for name, value in given:
        match name:
            case '-h' | '--help':
                usage(0)
            case '-V' | '--version':
                print(__version__)
                sys.exit(0)
            case '-n' | '--nosetuid':
                options.setuid = False
            case '-c' | '--class':
                options.classname = value
            case '-d' | '--debug':
                DEBUGSTREAM = sys.stderr
            case '-u' | '--smtputf8':
                options.enable_SMTPUTF8 = True
            case '-s' | '--size':
                try:
                    options.size_limit = int(value)
                except ValueError:
                    print('Invalid size: ' + value, file=sys.stderr)
                    sys.exit(1)
    if len(args) > 2:
        usage(1, f'Invalid arguments: {COMMASPACE.join(args)}')
    local, remote = args + ['localhost:8025', 'localhost:25'][len(args):]
    options.localhost, options.localport = _split_place(local, 'local')
    options.remotehost, options.remoteport = _split_place(remote, 'remote')
    return options


def _become_nobody():
    try:
        import pwd
    except ImportError:
        sys.exit('Cannot import module "pwd"; try running with -n option.')
    try:
        os.setuid(pwd.getpwnam('nobody').pw_uid)
    except PermissionError:
        sys.exit('Cannot setuid "nobody"; try running with -n option.')


def _main():
    options = parseargs()
    module, dot, name = options.classname.rpartition('.')
    if dot:
        import importlib
        server_class = getattr(importlib.import_module(module), name)
    else:
        server_class = globals()[name]
    server_class((options.localhost, options.localport), (options.remotehost, options.remoteport), options.size_limit,
                 enable_SMTPUTF8=options.enable_SMTPUTF8)
    if options.setuid:
        _become_nobody()
    try:
        asyncore.loop()
    except KeyboardInterrupt:
        pass


if __name__ == '__main__':
    _main()
