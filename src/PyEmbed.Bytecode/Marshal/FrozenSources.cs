using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using PyEmbed.Core.Encodings;

namespace PyEmbed.Bytecode.Marshal;

/// <summary>
/// The source texts of the frozen modules of a library in one block: an index, then groups of modules that lie side by side, each group packed as one. A text is unpacked with its group when it is
/// asked for; the group is kept for as long as the collector lets it be, because who asks for one line of a traceback soon asks for the next.
/// </summary>
/// <remarks>
/// The format is private to one build of the product: the number of groups and of modules; for each group its position from the start of the block, its length packed and unpacked; for each module
/// the length of its name (UTF-8, two bytes), the name, its group, the position of its text within the group and the text's length (four bytes where nothing else is said, all little endian).
/// </remarks>
internal sealed unsafe class FrozenSources
{
    // Larger groups pack little better (2% from 128 KB to all in one) and take longer to unpack, which is a third of a millisecond at this size.
    private const int GroupLength = 128 << 10;

    private readonly byte* _start;
    private readonly Group[] _groups;
    private readonly Dictionary<string, Text> _texts;

    /// <param name="start">The block; it has to stay where it is as long as the archive is used.</param>
    /// <param name="length">Its length in bytes.</param>
    public FrozenSources(byte* start, int length)
    {
        _start = start;
        var reader = new IndexReader(new ReadOnlySpan<byte>(start, length));
        _groups = new Group[reader.Number()];
        var modules = reader.Number();
        for (var i = 0; i < _groups.Length; i++) _groups[i] = new Group(reader.Number(), reader.Number(), reader.Number());
        _texts = new Dictionary<string, Text>(modules);
        for (var i = 0; i < modules; i++) _texts.Add(reader.Name(), new Text(reader.Number(), reader.Number(), reader.Number()));
    }

    /// <summary>The text of a module, as UTF-8 with lines that end in line feeds. Any thread.</summary>
    public bool TryGet(string module, out ReadOnlyMemory<byte> utf8)
    {
        if (!_texts.TryGetValue(module, out var text))
        {
            utf8 = default;
            return false;
        }
        utf8 = Unpacked(_groups[text.Group]).AsMemory(text.Position, text.Length);
        return true;
    }

    private byte[] Unpacked(Group group)
    {
        if (Volatile.Read(ref group.Unpacked) is { } known && known.TryGetTarget(out var kept)) return kept;
        var bytes = new byte[group.Length];
        using (var packed = new UnmanagedMemoryStream(_start + group.Position, group.PackedLength))
        using (var deflate = new DeflateStream(packed, CompressionMode.Decompress))
            deflate.ReadExactly(bytes);
        Volatile.Write(ref group.Unpacked, new WeakReference<byte[]>(bytes));
        return bytes;
    }

    public static void Write(Stream stream, IEnumerable<(string Module, byte[] Utf8)> texts)
    {
        var groups = new List<MemoryStream>();
        var places = new List<(byte[] Name, int Group, int Position, int Length)>();
        foreach (var (module, utf8) in texts.OrderBy(text => text.Module, StringComparer.Ordinal))
        {
            if (groups.Count == 0 || (groups[^1].Length > 0 && groups[^1].Length + utf8.Length > GroupLength)) groups.Add(new MemoryStream());
            places.Add((ValidUtf8.FromUtf16(module), groups.Count - 1, (int)groups[^1].Length, utf8.Length));
            groups[^1].Write(utf8);
        }
        var packed = groups.ConvertAll(Pack);
        var position = 2 * sizeof(int) + groups.Count * 3 * sizeof(int) + places.Sum(place => sizeof(ushort) + place.Name.Length + 3 * sizeof(int));
        using var writer = new BinaryWriter(stream, Encoding.ASCII, leaveOpen: true);
        writer.Write(groups.Count);
        writer.Write(places.Count);
        for (var i = 0; i < groups.Count; i++)
        {
            writer.Write(position);
            writer.Write(packed[i].Length);
            writer.Write((int)groups[i].Length);
            position += packed[i].Length;
        }
        foreach (var place in places)
        {
            writer.Write(checked((ushort)place.Name.Length));
            writer.Write(place.Name);
            writer.Write(place.Group);
            writer.Write(place.Position);
            writer.Write(place.Length);
        }
        foreach (var bytes in packed) writer.Write(bytes);
    }

    private static byte[] Pack(MemoryStream group)
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) group.WriteTo(deflate);
        return packed.ToArray();
    }

    private sealed class Group(int position, int packedLength, int length)
    {
        public readonly int Position = position;
        public readonly int PackedLength = packedLength;
        public readonly int Length = length;
        public WeakReference<byte[]>? Unpacked;
    }

    private readonly record struct Text(int Group, int Position, int Length);

    private ref struct IndexReader(ReadOnlySpan<byte> block)
    {
        private ReadOnlySpan<byte> _rest = block;

        public int Number()
        {
            var number = BinaryPrimitives.ReadInt32LittleEndian(_rest);
            _rest = _rest[sizeof(int)..];
            return number;
        }

        public string Name()
        {
            var end = sizeof(ushort) + BinaryPrimitives.ReadUInt16LittleEndian(_rest);
            var name = ValidUtf8.ToUtf16(_rest[sizeof(ushort)..end]);
            _rest = _rest[end..];
            return name;
        }
    }
}
