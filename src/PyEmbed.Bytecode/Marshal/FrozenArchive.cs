using System.Buffers.Binary;
using System.Text;
using PyEmbed.Core.Encodings;
using PyEmbed.Core.Literals;

namespace PyEmbed.Bytecode.Marshal;

/// <summary>
/// The frozen modules of a library in one block: an index of names, then the code of each as <c>marshal</c> writes it. Reading an archive reads the index alone; a module is decoded when it is
/// first asked for and kept, because code objects are immutable and serve every engine.
/// </summary>
/// <remarks>
/// The format is private to one build of the product: a count, then for each module the length of its name (UTF-8, two bytes), the name, a byte (1 for a package, 2 where the text is in <see cref="FrozenSources"/>), the position of its code from the
/// start of the block and the code's length (four bytes each, all little endian).
/// </remarks>
internal sealed unsafe class FrozenArchive
{
    private readonly byte* _start;
    private readonly Dictionary<string, int> _indices;
    private readonly Module[] _modules;

    /// <param name="start">The block; it has to stay where it is as long as the archive is used.</param>
    /// <param name="length">Its length in bytes.</param>
    public FrozenArchive(byte* start, int length)
    {
        _start = start;
        var block = new ReadOnlySpan<byte>(start, length);
        var count = BinaryPrimitives.ReadInt32LittleEndian(block);
        _modules = new Module[count];
        _indices = new Dictionary<string, int>(count);
        var at = sizeof(int);
        for (var i = 0; i < count; i++)
        {
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(block[at..]);
            var name = ValidUtf8.ToUtf16(block.Slice(at + 2, nameLength));
            at += 2 + nameLength;
            _modules[i] = new Module(name, (Kind)block[at], BinaryPrimitives.ReadInt32LittleEndian(block[(at + 1)..]), BinaryPrimitives.ReadInt32LittleEndian(block[(at + 5)..]));
            _indices.Add(name, i);
            at += 9;
        }
    }

    /// <summary>The import names, sorted.</summary>
    public IEnumerable<string> Names => _modules.Select(module => module.Name);

    public bool Contains(string name) => _indices.ContainsKey(name);

    /// <summary>Whether the module has submodules.</summary>
    public bool IsPackage(string name) => (_modules[_indices[name]].Kind & Kind.Package) != 0;

    /// <summary>Whether the module's text is kept.</summary>
    public bool HasSource(string name) => (_modules[_indices[name]].Kind & Kind.HasSource) != 0;

    /// <summary>The code of a module. Any thread.</summary>
    public CodeObject Code(string name)
    {
        var module = _modules[_indices[name]];
        if (Volatile.Read(ref module.Code) is { } known) return known;
        var code = ((CodeConstant)MarshalReader.Load(new ReadOnlySpan<byte>(_start + module.Position, module.Length))).Code;
        // Two threads may decode the same module; all see the one that was first.
        return Interlocked.CompareExchange(ref module.Code, code, null) ?? code;
    }

    public static void Write(Stream stream, IReadOnlyCollection<(string Name, bool IsPackage, bool HasSource, CodeObject Code)> modules)
    {
        var sorted = modules.OrderBy(module => module.Name, StringComparer.Ordinal).ToArray();
        var names = Array.ConvertAll(sorted, module => ValidUtf8.FromUtf16(module.Name));
        var codes = Array.ConvertAll(sorted, module => MarshalWriter.Dump(new CodeConstant(module.Code)));
        var position = sizeof(int) + names.Sum(name => name.Length + 11);
        using var writer = new BinaryWriter(stream, Encoding.ASCII, leaveOpen: true);
        writer.Write(sorted.Length);
        for (var i = 0; i < sorted.Length; i++)
        {
            writer.Write(checked((ushort)names[i].Length));
            writer.Write(names[i]);
            writer.Write((byte)((sorted[i].IsPackage ? Kind.Package : 0) | (sorted[i].HasSource ? Kind.HasSource : 0)));
            writer.Write(position);
            writer.Write(codes[i].Length);
            position += codes[i].Length;
        }
        foreach (var code in codes) writer.Write(code);
    }

    [Flags]
    private enum Kind : byte
    {
        Package = 1,
        HasSource = 2,
    }

    private sealed class Module(string name, Kind kind, int position, int length)
    {
        public readonly string Name = name;
        public readonly Kind Kind = kind;
        public readonly int Position = position;
        public readonly int Length = length;
        public CodeObject? Code;
    }
}
