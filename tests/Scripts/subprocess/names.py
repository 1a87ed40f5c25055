import subprocess
print(subprocess.list2cmdline(["a b", 'c"d', "e\\", "", "f\\g h\\"]))
print(subprocess.CompletedProcess(["x"], 1, b"out"))
print(subprocess.CalledProcessError(3, "x"), "|", subprocess.CalledProcessError(-9, "x"), "|", subprocess.TimeoutExpired("x", 2))
print(subprocess.PIPE, subprocess.STDOUT, subprocess.DEVNULL)
for arguments in ({"bufsize": "x"}, {"creationflags": 1}, {"text": True, "universal_newlines": False}):
    try:
        subprocess.Popen(["x"], **arguments)
    except (TypeError, ValueError, subprocess.SubprocessError) as error:
        print(error)
