"""Records what CPython 3.11 makes of the programs of these tests: python3.11 record.py [name ...]

Beside each Programs/NAME.py it writes NAME.code.bin (marshal data of the program, compiled as /programs/NAME.py) and NAME.txt (what it prints on both
streams, an uncaught exception included). Import/Programs/packages becomes packages.files.bin: the sources that the import programs see, with their bytecode.
"""
import marshal, os, struct, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
AREAS = ["Errors", "Objects/Exceptions", "Modules", "Import"]
RUNNER = r"""
import io, sys
root, name = sys.argv[1:]
sys.path.insert(0, root + "/packages")
sys.argv = [""]
path = root + "/" + name + ".py"
with open(path, encoding="utf-8") as file: code = compile(file.read(), path, "exec")
real = sys.stdout
sys.stdout = sys.stderr = out = io.StringIO()
scope = {"__name__": "__main__", "__builtins__": __builtins__}
try:
    exec(code, scope)
except BaseException as error:
    error.__traceback__ = error.__traceback__.tb_next
    sys.excepthook(type(error), error, error.__traceback__)
real.reconfigure(encoding="utf-8", errors="surrogatepass", newline="\n")
real.write(out.getvalue().replace(root, "/programs"))
"""

def write(path, data):
    with open(path, "wb") as file: file.write(data)

def main(names):
    with tempfile.TemporaryDirectory() as root:
        packages = os.path.join(HERE, "Import/Programs/packages")
        files = []
        for folder, _, found in sorted(os.walk(packages)):
            for name in sorted(found):
                path = os.path.join(folder, name)
                relative = "packages/" + os.path.relpath(path, packages).replace(os.sep, "/")
                source = open(path, "rb").read()
                os.makedirs(os.path.dirname(os.path.join(root, relative)), exist_ok=True)
                write(os.path.join(root, relative), source)
                code = marshal.dumps(compile(source, "/programs/" + relative, "exec", dont_inherit=True))
                head, tail = os.path.split(relative)
                cached = f"{head}/__pycache__/{tail[:-3]}.pyembed-311.pyc"
                files.append(("/programs/" + relative, source))
                files.append(("/programs/" + cached, b"\xa7\x0d\x0d\x0a" + struct.pack("<III", 0, 0, len(source)) + code))
        write(os.path.join(HERE, "Import/Programs/packages.files.bin"), marshal.dumps(tuple(files)))
        write(os.path.join(HERE, "Import/Programs/frozen_sample.code.bin"), marshal.dumps(compile("def down(n): return n - 1\n", "<frozen sample>", "exec", dont_inherit=True)))
        for area in AREAS:
            folder = os.path.join(HERE, area, "Programs")
            for file in sorted(os.listdir(folder)):
                name, extension = os.path.splitext(file)
                if extension != ".py" or names and name not in names: continue
                source = open(os.path.join(folder, file), "rb").read()
                write(os.path.join(root, file), source)
                write(os.path.join(folder, name + ".code.bin"), marshal.dumps(compile(source, f"/programs/{file}", "exec", dont_inherit=True)))
                done = subprocess.run([sys.executable, "-I", "-S", "-c", RUNNER, root, name], capture_output=True, check=True)
                write(os.path.join(folder, name + ".txt"), done.stdout)

main(sys.argv[1:])
