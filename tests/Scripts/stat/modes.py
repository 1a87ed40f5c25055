import stat
for mode in (0o100644, 0o40755, 0o120777, 0o104755, 0o102644, 0o41777, 0o20660, 0o10600, 0o140600):
    print(oct(mode), stat.filemode(mode), stat.S_ISREG(mode), stat.S_ISDIR(mode), oct(stat.S_IMODE(mode)), oct(stat.S_IFMT(mode)))
