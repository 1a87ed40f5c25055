using System.IO.Compression;
using System.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>The tables by name. Each is read when it is needed first, with those it is made of.</summary>
internal static class CodeTables
{
    /// <summary>About what a table takes in memory.</summary>
    public const long Size = 1 << 19;

    private const string Resource = "PyEmbed.Core.MultiByteTables.bin";

    private static readonly Lazy<Dictionary<string, Lazy<CodeTable>>> s_all = new(ReadIndex);

    public static CodeTable Get(string name) => s_all.Value[name].Value;

    /// <summary>Whether a table is in memory.</summary>
    public static bool IsLoaded(string name) => s_all.Value[name].IsValueCreated;

    private static Dictionary<string, Lazy<CodeTable>> ReadIndex()
    {
        using var reader = new BinaryReader(Open());
        var tables = new Dictionary<string, Lazy<CodeTable>>(StringComparer.Ordinal);
        var count = reader.Read7BitEncodedInt();
        var entries = new List<(string Name, (CodeForm Form, string Name)[] Bases, int Length)>(count);
        for (var i = 0; i < count; i++)
        {
            var name = ReadName();
            var bases = new (CodeForm, string)[reader.ReadByte()];
            foreach (ref var one in bases.AsSpan()) one = ((CodeForm)reader.ReadByte(), ReadName());
            entries.Add((name, bases, reader.Read7BitEncodedInt()));
        }
        var start = reader.BaseStream.Position;
        foreach (var (name, bases, length) in entries)
        {
            var from = start;
            tables.Add(name, new Lazy<CodeTable>(() => Read(bases, from, length)));
            start += length;
        }
        return tables;

        string ReadName() => Encoding.ASCII.GetString(reader.ReadBytes(reader.ReadByte()));
    }

    private static CodeTable Read((CodeForm Form, string Name)[] bases, long start, int length)
    {
        var packed = new byte[length];
        using (var resource = Open())
        {
            resource.Position = start;
            resource.ReadExactly(packed);
        }
        var data = new MemoryStream();
        using (var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress)) deflate.CopyTo(data);
        return new CodeTable([.. bases.Select(static b => (b.Form, Get(b.Name)))], data.GetBuffer().AsSpan(0, (int)data.Length));
    }

    private static Stream Open() =>
        typeof(CodeTables).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException("the tables of multi-byte encodings are not in the assembly");
}
