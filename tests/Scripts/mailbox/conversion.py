import mailbox

message = mailbox.MaildirMessage('From: a@b\n\nbody\n')
message.set_flags('FRST')
message.set_subdir('cur')
message.set_date(0)
box = mailbox.mboxMessage(message)
print(box.get_flags(), box.get_from())
print(box)
mh = mailbox.MHMessage(box)
print(mh.get_sequences(), mh.keys())
babyl = mailbox.BabylMessage(box)
print(babyl.get_labels())
print(mailbox.MaildirMessage(babyl).get_flags(), mailbox.MaildirMessage(babyl).get_subdir())
