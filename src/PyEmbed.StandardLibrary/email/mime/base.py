"""The common base of the classes that build MIME messages."""

import email.policy
from email import message

__all__ = ['MIMEBase']


class MIMEBase(message.Message):
    """A message with a content type and a MIME version."""

    def __init__(self, _maintype, _subtype, *, policy=None, **_params):
        super_init = message.Message.__init__
        super_init(self, policy=email.policy.compat32 if policy is None else policy)
        self.add_header('Content-Type', f'{_maintype}/{_subtype}', **_params)
        self['MIME-Version'] = '1.0'
