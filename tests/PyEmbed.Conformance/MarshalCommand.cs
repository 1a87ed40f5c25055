using System.Diagnostics;
using System.Text;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Instructions;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Bytecode.Tables;
using PyEmbed.Bytecode.Verification;

namespace PyEmbed.Conformance;

/// <summary>
/// CPython compiles a library and marshals it; we load it, check every table, verify the code, and marshal it again; CPython loads ours
/// and compares field by field.
/// </summary>
/// <remarks><c>marshal [--python EXE] [--every N] [FOLDER]</c>; without a folder, the interpreter's own library.</remarks>
internal static class MarshalCommand
{
    public static int Run(string[] args)
    {
        var python = Environment.GetEnvironmentVariable("PYEMBED_ORACLE") ?? "python3.11";
        var every = 1;
        var folder = "";
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--python": python = args[++i]; break;
                case "--every": every = int.Parse(args[++i]); break;
                default: folder = args[i]; break;
            }
        }

        var work = Directory.CreateTempSubdirectory("pyembed-marshal").FullName;
        try
        {
            var theirs = Path.Combine(work, "theirs");
            var ours = Path.Combine(work, "ours");
            if (!RunPython(python, "write", theirs, every.ToString(), folder)) return 2;
            var isGood = new Sweep().Run(theirs, ours);
            return RunPython(python, "compare", theirs, ours) && isGood ? 0 : 1;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static bool RunPython(string python, params string[] arguments)
    {
        var start = new ProcessStartInfo(python);
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(OracleScript);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["PYTHONHASHSEED"] = "0";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private sealed class Sweep
    {
        private int _files;
        private int _codes;
        private int _differences;
        private long _units;
        private TimeSpan _loading;
        private TimeSpan _dumping;
        private TimeSpan _verifying;
        private long _bytes;

        public bool Run(string theirs, string ours)
        {
            using var input = new BinaryReader(File.OpenRead(theirs));
            using var output = new BinaryWriter(File.Create(ours));
            while (input.BaseStream.Position < input.BaseStream.Length)
            {
                var path = Encoding.UTF8.GetString(input.ReadBytes(input.ReadInt32()));
                var data = input.ReadBytes(input.ReadInt32());
                _files++;
                _bytes += data.Length;
                byte[] again = [];
                try
                {
                    var watch = Stopwatch.GetTimestamp();
                    var code = (CodeConstant)MarshalReader.Load(data);
                    _loading += Stopwatch.GetElapsedTime(watch);
                    watch = Stopwatch.GetTimestamp();
                    again = MarshalWriter.Dump(code);
                    _dumping += Stopwatch.GetElapsedTime(watch);
                    if (!MarshalReader.Load(again).Equals(code)) Report(path, "what we wrote and read again differs");
                    Check(path, code.Code);
                }
                catch (MarshalException e)
                {
                    Report(path, $"{e.Kind}: {e.Message}");
                }
                output.Write(again.Length);
                output.Write(again);
            }
            Console.WriteLine($"{_files} files, {_codes} code objects, {_units} code units, {_bytes >> 10} KB of marshal data, {_differences} differences");
            Console.WriteLine($"load {_loading.TotalMilliseconds:F0} ms, dump {_dumping.TotalMilliseconds:F0} ms, verify {_verifying.TotalMilliseconds:F0} ms ({_verifying.TotalNanoseconds / Math.Max(1, _units):F1} ns a code unit)");
            return _differences == 0;
        }

        private void Check(string path, CodeObject code)
        {
            _codes++;
            _units += code.Code.Length / 2;
            var watch = Stopwatch.GetTimestamp();
            var verified = CodeVerifier.Verify(code, out var error);
            _verifying += Stopwatch.GetElapsedTime(watch);
            if (verified is null) Report(path, $"{code.QualName}: {error}");

            var positions = LocationTable.Positions(code);
            var lines = new LocationTableWriter(code.FirstLine);
            var reader = new InstructionReader(code.Code.AsSpan());
            while (reader.MoveNext()) lines.Add((reader.End - reader.Start) / 2, positions[reader.Start / 2]);
            if (!lines.ToImmutable().AsSpan().SequenceEqual(code.LineTable.AsSpan())) Report(path, $"{code.QualName}: location table written back differs");

            var handlers = new ExceptionTableWriter();
            foreach (var entry in ExceptionTable.Entries(code)) handlers.Add(entry);
            if (!handlers.ToImmutable().AsSpan().SequenceEqual(code.ExceptionTable.AsSpan())) Report(path, $"{code.QualName}: exception table written back differs");

            foreach (var constant in code.Consts)
            {
                if (constant is CodeConstant inner) Check(path, inner.Code);
            }
        }

        private void Report(string path, string difference)
        {
            if (_differences++ < 20) Console.WriteLine($"{path}: {difference}");
        }
    }

    private const string OracleScript = """
        import marshal, os, struct, sys, sysconfig, types, warnings
        warnings.simplefilter('ignore')

        FIELDS = ('co_argcount co_posonlyargcount co_kwonlyargcount co_stacksize co_flags co_code co_names co_varnames co_cellvars co_freevars '
                  'co_filename co_name co_qualname co_firstlineno co_linetable co_exceptiontable').split()

        def write(out, every, folder):
            folder = folder or sysconfig.get_path('stdlib')
            paths = sorted(os.path.join(root, name) for root, _, names in os.walk(folder) if 'site-packages' not in root for name in names if name.endswith('.py'))
            failed = 0
            with open(out, 'wb') as f:
                for path in paths[::int(every)]:
                    with open(path, 'rb') as source:
                        try:
                            code = compile(source.read(), path, 'exec', dont_inherit=True)
                        except (SyntaxError, ValueError):
                            failed += 1
                            continue
                    name = os.path.relpath(path, folder).encode()
                    data = marshal.dumps(code)
                    f.write(struct.pack('<i', len(name)) + name + struct.pack('<i', len(data)) + data)
            print(f'CPython {sys.version.split()[0]}: {len(paths[::int(every)])} files, {failed} of them do not compile')

        def same(a, b):
            if type(a) is not type(b):
                return f'{type(a).__name__} and {type(b).__name__}'
            if isinstance(a, types.CodeType):
                for field in FIELDS:
                    if getattr(a, field) != getattr(b, field):
                        return f'{a.co_qualname}.{field}'
                for name in b.co_names + b.co_varnames + (b.co_name, b.co_filename):
                    if sys.intern(str(name)) is not name and name is not b.co_filename:
                        return f'{a.co_qualname}: {name!r} is not interned'
                return same(a.co_consts, b.co_consts)
            if isinstance(a, tuple):
                if len(a) != len(b):
                    return 'length of tuple'
                return next(filter(None, map(same, a, b)), None)
            if isinstance(a, frozenset):
                return None if {(type(x), x) for x in a} == {(type(x), x) for x in b} else 'frozenset'
            return None if repr(a) == repr(b) and marshal.dumps(a, 2) == marshal.dumps(b, 2) else f'{a!r:.80} and {b!r:.80}'

        def compare(theirs, ours):
            files = differences = 0
            with open(theirs, 'rb') as f, open(ours, 'rb') as g:
                def block(f):
                    return f.read(struct.unpack('<i', f.read(4))[0])
                while size := f.read(4):
                    name = f.read(struct.unpack('<i', size)[0]).decode()
                    files += 1
                    try:
                        a, b = block(f), block(g)
                        difference = same(marshal.loads(a), marshal.loads(b))
                    except Exception as e:
                        difference = repr(e)
                    if difference:
                        differences += 1
                        if differences < 20:
                            print(f'{name}: {difference}')
            print(f'CPython loads ours: {files} files, {differences} differ')
            return differences

        command, *arguments = sys.argv[1:]
        sys.exit(bool(globals()[command](*arguments)))
        """;
}
