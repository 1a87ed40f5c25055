using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PyEmbed.VM;

/// <summary>The open files of one engine by the numbers that Python knows them by. A closed number is given out again, the lowest first, as POSIX does.</summary>
internal sealed class FileDescriptors
{
    /// <summary>As many files may be open as most systems allow a process.</summary>
    public const int Limit = 1024;

    private readonly List<OpenFile?> _files = [null, null, null];
    private readonly bool[] _isStandardClosed = new bool[3];
    private BitArray? _inheritable;   // null: only the standard streams

    /// <summary>Makes the file of a standard stream (0, 1, 2) when it is first used; null: the engine has no such stream.</summary>
    public Func<int, OpenFile?>? StandardStream { get; set; }

    /// <summary>Opens the file of a higher number that the process was started with, once; null: there are no such files, or the engine is not to have them.</summary>
    public Func<int, OpenFile?>? InheritedFile { get; set; }

    private BitArray? _known;   // numbers that were asked for in this way

    private void Inherit(int number)
    {
        if (InheritedFile is null || number is < 3 or >= Limit) return;
        _known ??= new BitArray(Limit);
        if (_known[number]) return;
        _known[number] = true;
        if (InheritedFile(number) is not { } file) return;
        while (_files.Count <= number) _files.Add(null);
        _files[number] = file;
        SetInheritable(number, true);
    }

    /// <summary>The new number, or -1: too many are open.</summary>
    public int Add(OpenFile file)
    {
        var number = 0;
        for (; number < Limit; number++)
        {
            if (number < _files.Count && _files[number] is null) Inherit(number);
            if (number == _files.Count) Inherit(number);
            if (number == _files.Count || _files[number] is null && (number >= 3 || _isStandardClosed[number])) break;
        }
        if (number >= Limit) return -1;
        if (number == _files.Count) _files.Add(file);
        else _files[number] = file;
        return number;
    }

    public bool TryGet(long number, [NotNullWhen(true)] out OpenFile? file)
    {
        if (InheritedFile is not null && number is >= 3 and < Limit && (number >= _files.Count || _files[(int)number] is null)) Inherit((int)number);
        file = number >= 0 && number < _files.Count ? _files[(int)number] : null;
        if (file is null && number is >= 0 and < 3 && !_isStandardClosed[number]) file = _files[(int)number] = StandardStream?.Invoke((int)number);
        return file is not null;
    }

    /// <summary>Gives a file that is open a second number, that of a file whose use ends thereby if there is one.</summary>
    public FileError Duplicate(OpenFile file, int number)
    {
        if (number is < 0 or >= Limit) return FileError.BadDescriptor;
        if (TryGet(number, out var former))
        {
            if (ReferenceEquals(former, file)) return FileError.None;
            _ = Close(number);
        }
        while (_files.Count <= number) _files.Add(null);
        _files[number] = file;
        if (number < 3) _isStandardClosed[number] = false;
        return FileError.None;
    }

    /// <summary>Whether programs that are started get the file under this number. A new number's file they do not get.</summary>
    public bool IsInheritable(int number) => number is >= 0 and < Limit && (_inheritable?[number] ?? number < 3);

    /// <summary>Says whether programs that are started get the file under this number.</summary>
    public void SetInheritable(int number, bool isInheritable)
    {
        if (number is < 0 or >= Limit || IsInheritable(number) == isInheritable) return;
        _inheritable ??= new BitArray(Limit) { [0] = true, [1] = true, [2] = true };
        _inheritable[number] = isInheritable;
    }

    /// <summary>Adds the files behind the standard streams that programs which are started get.</summary>
    public void AddInherited(Dictionary<int, OpenFile> files)
    {
        for (var number = 3; _inheritable is not null && number < _files.Count; number++)
            if (_inheritable[number] && TryGet(number, out var file) && file.Handle is not null) _ = files.TryAdd(number, file);
    }

    /// <summary>A number does not stand for its file any more, which stays open.</summary>
    public void Forget(long number) => _files[(int)number] = null;

    /// <summary>All files that are open, by their numbers.</summary>
    public IEnumerable<OpenFile> All => _files.OfType<OpenFile>();

    /// <summary>Ends a file's use, where no other number stands for it.</summary>
    public FileError Close(long number)
    {
        if (!TryGet(number, out var file)) return FileError.BadDescriptor;
        _files[(int)number] = null;
        SetInheritable((int)number, false);
        if (number < 3) _isStandardClosed[number] = true;
        if (_files.Contains(file)) return FileError.None;
        try
        {
            file.Dispose();
            return FileError.None;
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return FileErrors.Of(exception);
        }
    }

    /// <summary>When the engine ends.</summary>
    public void CloseAll()
    {
        for (var number = 0; number < _files.Count; number++)
            if (_files[number] is not null) _ = Close(number);
    }
}
