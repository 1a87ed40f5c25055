using System.Diagnostics;
using System.Runtime.CompilerServices;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;

namespace PyEmbed;

public sealed partial class PyThreadState
{
    private const int FirstChunk = 192;

    private Register[]? _firstRegisters;
    private Frame[] _pool = [];

    /// <summary>The frames that run, innermost at <see cref="FrameDepth"/>; entries above it are leftovers. Entry 0 is none.</summary>
    internal Frame[] Frames = new Frame[16];

    /// <summary>Index of the innermost frame; 0 when no Python code runs.</summary>
    internal int FrameDepth;

    /// <summary>What the loop was last entered for, when .NET exceptions unwind it.</summary>
    internal Frame? CurrentFrame => FrameDepth == 0 ? null : Frames[FrameDepth];

    /// <summary>The bits of a result that goes to C# as <see cref="RegisterTag.Int"/> or <see cref="RegisterTag.Float"/>.</summary>
    internal long ResultBits;

    /// <summary>Hooks of <c>sys.set_asyncgen_hooks</c>.</summary>
    internal PyObject? AsyncGenFirstIter { get; set; }

    internal PyObject? AsyncGenFinalizer { get; set; }

    /// <summary><c>sys.set_coroutine_origin_tracking_depth</c>: how many frames a new coroutine remembers.</summary>
    internal int CoroutineOriginDepth { get; set; }

    /// <summary>A frame for the next depth, to be filled in. It becomes the current one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Frame PushPooledFrame()
    {
        var depth = ++FrameDepth;
        var pool = _pool;
        var frames = Frames;
        if ((uint)depth >= (uint)pool.Length || (uint)depth >= (uint)frames.Length) return GrowFrames(depth);
        var frame = pool[depth];
        if (!ReferenceEquals(frames[depth], frame)) frames[depth] = frame;
        return frame;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Frame GrowFrames(int depth)
    {
        var old = _pool.Length;
        if (depth >= old)
        {
            Array.Resize(ref _pool, Math.Max(4, old * 2));
            for (var i = old; i < _pool.Length; i++) _pool[i] = new Frame { Depth = i };
        }
        if (depth >= Frames.Length) Array.Resize(ref Frames, Math.Max(depth + 1, Frames.Length * 2));
        return Frames[depth] = _pool[depth];
    }

    /// <summary>Makes a generator's frame the current one.</summary>
    internal void PushFrame(Frame frame)
    {
        var depth = ++FrameDepth;
        if (depth >= Frames.Length) Array.Resize(ref Frames, Math.Max(depth + 1, Frames.Length * 2));
        if (!ReferenceEquals(Frames[depth], frame)) Frames[depth] = frame;
        frame.Depth = depth;
    }

    /// <summary>Where a window may start that follows the current frame's.</summary>
    internal Register[] RegistersBehind(out int start)
    {
        if (CurrentFrame is { } frame)
        {
            if (frame.Generator is not null)
            {
                start = frame.StackTop;
                return frame.StackRegisters;
            }
            start = frame.Base + frame.Code.RegisterCount;
            return frame.Registers;
        }
        start = 0;
        return _firstRegisters ??= NewRegisters(FirstChunk);
    }

    /// <summary>The chunk behind a full one: registers are never moved, so that references to them stay valid.</summary>
    internal Register[] ChunkBehind(Register[] chunk, int count)
    {
        for (var i = 0; i < _chunks.Count; i++)
        {
            if (!ReferenceEquals(_chunks[i].Before, chunk)) continue;
            if (_chunks[i].Chunk.Length >= count) return _chunks[i].Chunk;
            _chunks.RemoveAt(i);
            break;
        }
        var next = NewRegisters(Math.Max(chunk.Length * 2, count * 2));
        _chunks.Add((chunk, next));
        return next;
    }

    private readonly List<(Register[] Before, Register[] Chunk)> _chunks = [];

    internal static Register[] NewRegisters(int count)
    {
        var registers = new Register[count];
        for (var i = 0; i < registers.Length; i++) registers[i].Ref = RegisterTag.Unbound;
        return registers;
    }
}
