import grp, os, posixpath, pwd
# An engine without files has no accounts.
def t(f, *args):
    try: print(f(*args))
    except Exception as e: print(type(e).__name__, e)
t(pwd.getpwuid, 123456); t(pwd.getpwuid, -1); t(pwd.getpwuid, 2 ** 70); t(pwd.getpwuid, 'x'); t(pwd.getpwuid, 1.0); t(pwd.getpwnam, 'no such user'); t(pwd.getpwnam, 1); t(pwd.getpwnam, 'a\0b')
t(grp.getgrgid, 123456); t(grp.getgrgid, 2 ** 70); t(grp.getgrgid, -1); t(grp.getgrgid, 'x'); t(grp.getgrnam, 'no such group'); t(grp.getgrnam, b'a')
print(pwd.struct_passwd, grp.struct_group, pwd.struct_passwd.n_fields, grp.struct_group.n_fields, posixpath.expanduser('~nosuchuser/x'))
print(pwd.struct_passwd('abcdefg'), os.chown.__name__, os.chown in os.supports_fd, os.chown in os.supports_follow_symlinks)
