using System.Diagnostics.CodeAnalysis;

namespace PyEmbed.VM;

/// <summary>The open files of one engine by the numbers that Python knows them by. A closed number is given out again, the lowest first, as POSIX does.</summary>
internal sealed class FileDescriptors
{
    /// <summary>As many files may be open as most systems allow a process.</summary>
    public const int Limit = 1024;

    private readonly List<OpenFile?> _files = [null, null, null];
    private readonly bool[] _isStandardClosed = new bool[3];

    /// <summary>Makes the file of a standard stream (0, 1, 2) when it is first used; null: the engine has no such stream.</summary>
    public Func<int, OpenFile?>? StandardStream { get; set; }

    /// <summary>The new number, or -1: too many are open.</summary>
    public int Add(OpenFile file)
    {
        var number = 0;
        while (number < _files.Count && (_files[number] is not null || number < 3 && !_isStandardClosed[number])) number++;
        if (number >= Limit) return -1;
        if (number == _files.Count) _files.Add(file);
        else _files[number] = file;
        return number;
    }

    public bool TryGet(long number, [NotNullWhen(true)] out OpenFile? file)
    {
        file = number >= 0 && number < _files.Count ? _files[(int)number] : null;
        if (file is null && number is >= 0 and < 3 && !_isStandardClosed[number]) file = _files[(int)number] = StandardStream?.Invoke((int)number);
        return file is not null;
    }

    /// <summary>Another number for an open file, which is closed with the last of its numbers. -1: too many are open.</summary>
    public int Duplicate(long number) => TryGet(number, out var file) ? Add(file) : -1;

    /// <summary>A given number for an open file; what had it is closed.</summary>
    public FileError Duplicate(long number, long target)
    {
        if (!TryGet(number, out var file) || target is < 0 or >= Limit) return FileError.BadDescriptor;
        if (number == target) return FileError.None;
        if (TryGet(target, out _)) _ = Close(target);
        while (_files.Count <= target) _files.Add(null);
        _files[(int)target] = file;
        if (target < 3) _isStandardClosed[target] = false;
        return FileError.None;
    }

    /// <summary>Ends the use of a file's number.</summary>
    public FileError Close(long number)
    {
        if (!TryGet(number, out var file)) return FileError.BadDescriptor;
        _files[(int)number] = null;
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
