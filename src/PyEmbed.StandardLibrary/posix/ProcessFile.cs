using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Posix;

/// <summary>Stands for a child process among the open files (<c>os.pidfd_open</c>): it can be read once the process has ended, though there is nothing to read.</summary>
internal sealed class ProcessFile(IProcesses processes, int id) : PositionlessFile
{
    public int Id => id;

    public override FileReadiness GetReadiness()
    {
        // A process whose end was taken has ended.
        var error = processes.LookAtEnd(id, out var hasEnded);
        return hasEnded || error != FileError.None ? FileReadiness.Read : FileReadiness.None;
    }

    public override FileError GetStatus(out FileStatus status)
    {
        status = new FileStatus(FileKind.Other, 0, DateTimeOffset.UnixEpoch);
        return FileError.None;
    }
}
