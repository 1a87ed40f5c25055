import os
import subprocess

for start in lambda: subprocess.run(["true"]), lambda: os.pipe(), lambda: os.waitpid(-1, 0), lambda: os.system("true"):
    try:
        start()
    except PermissionError as error:
        print(error)
print(os.waitstatus_to_exitcode(0x300), os.waitstatus_to_exitcode(9), os.WIFEXITED(0x300), os.WEXITSTATUS(0x300), os.WTERMSIG(9))
