using System.Collections.Concurrent;
using System.Diagnostics;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Core.Literals;

namespace PyEmbed.Conformance;

/// <summary>A CPython that goes through a list of files and says of each, as marshal data, what compiling it gives.</summary>
internal sealed class CodeOracle : IDisposable
{
    private readonly Process _process;
    private readonly BlockingCollection<byte[]?> _answers = new(32);
    private readonly Thread _reader;

    /// <param name="python">The interpreter.</param>
    /// <param name="files">In the order of the answers.</param>
    /// <param name="optimization">-O level, or -1 for symbol tables in place of code.</param>
    public CodeOracle(string python, IReadOnlyList<string> files, int optimization)
    {
        var start = new ProcessStartInfo(python, ["-X", "utf8", "-c", Script, optimization.ToString()]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["PYTHONHASHSEED"] = "0";
        _process = Process.Start(start)!;
        new Thread(() =>
        {
            foreach (var file in files) _process.StandardInput.WriteLine(file);
            _process.StandardInput.Close();
        }) { IsBackground = true }.Start();
        _reader = new Thread(Read) { IsBackground = true };
        _reader.Start();
    }

    /// <summary>What it says of the next file.</summary>
    public OracleAnswer Next()
    {
        var data = _answers.Take() ?? throw new InvalidOperationException("the oracle ended early");
        var parts = ((TupleConstant)MarshalReader.Load(data)).Items;
        return new OracleAnswer(parts[0], ((TupleConstant)parts[1]).Items.Select(Describe).ToList());
    }

    /// <summary>A tuple of plain values as text, for errors and warnings.</summary>
    public static string Describe(Constant value) => ConstantRepr.Repr(value).ToUtf16();

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private void Read()
    {
        var input = new BinaryReader(_process.StandardOutput.BaseStream);
        try
        {
            while (true) _answers.Add(input.ReadBytes(input.ReadInt32()));
        }
        catch (EndOfStreamException)
        {
            _answers.Add(null);
        }
    }

    private const string Script = """
        import marshal, struct, sys, warnings, _symtable

        optimization = int(sys.argv[1])

        def table(scope):
            return (scope.name, scope.type, scope.lineno, bool(scope.nested), tuple(scope.varnames), tuple(scope.symbols.items()), tuple(map(table, scope.children)))

        def answer(path):
            with open(path, 'rb') as f:
                source = f.read()
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter('always')
                try:
                    if optimization >= 0:
                        result = compile(source, path, 'exec', 0, True, optimization)
                    else:
                        result = table(_symtable.symtable(source, path, 'exec'))
                except SyntaxError as e:
                    result = ('SyntaxError', type(e).__name__, e.msg, e.filename, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text)
                except Exception as e:
                    result = ('error', type(e).__name__, str(e))
            return result, tuple((w.category.__name__, str(w.message), w.filename, w.lineno) for w in caught)

        for line in sys.stdin:
            data = marshal.dumps(answer(line.rstrip('\n')))
            sys.stdout.buffer.write(struct.pack('<i', len(data)) + data)
        """;
}

/// <summary>The oracle's word on one file: a code object (or symbol table), or a tuple that describes an error.</summary>
internal sealed record OracleAnswer(Constant Result, List<string> Warnings)
{
    public CodeObject? Code => (Result as CodeConstant)?.Code;
}
