namespace PyEmbed;

/// <summary>Why an operation of a file system failed. The values are the error numbers Python shows (Linux's, on every machine).</summary>
public enum FileError
{
    /// <summary>It did not fail.</summary>
    None = 0,
    /// <summary>EPERM: the operation is not allowed at all.</summary>
    NotPermitted = 1,
    /// <summary>ENOENT: nothing is there.</summary>
    NotFound = 2,
    /// <summary>Interrupted system call.</summary>
    Interrupted = 4,
    /// <summary>EIO: the device failed.</summary>
    InputOutput = 5,
    /// <summary>EBADF: the file is closed, or not open for that.</summary>
    BadDescriptor = 9,
    /// <summary>ECHILD: there is no such child process.</summary>
    NoChild = 10,
    /// <summary>EAGAIN: it would have to wait.</summary>
    WouldBlock = 11,
    /// <summary>EACCES: the rights do not suffice.</summary>
    Access = 13,
    /// <summary>EBUSY: it is in use.</summary>
    Busy = 16,
    /// <summary>EEXIST: something is there already.</summary>
    Exists = 17,
    /// <summary>EXDEV: the two paths lie on different devices.</summary>
    CrossDevice = 18,
    /// <summary>ENOTDIR: a part of the path is no directory.</summary>
    NotDirectory = 20,
    /// <summary>EISDIR: it is a directory.</summary>
    IsDirectory = 21,
    /// <summary>EINVAL: an argument makes no sense.</summary>
    Invalid = 22,
    /// <summary>EMFILE: the engine has as many open files as it may have.</summary>
    TooManyOpenFiles = 24,
    /// <summary>EFBIG: the file would become too large.</summary>
    FileTooLarge = 27,
    /// <summary>ENOSPC: there is no room left.</summary>
    NoSpace = 28,
    /// <summary>ESPIPE: it has no position that could be changed.</summary>
    NotSeekable = 29,
    /// <summary>EROFS: the file system cannot be written.</summary>
    ReadOnly = 30,
    /// <summary>EMLINK: too many links to one file.</summary>
    TooManyLinks = 31,
    /// <summary>EPIPE: nobody reads the other end.</summary>
    BrokenPipe = 32,
    /// <summary>ENAMETOOLONG: a name is too long.</summary>
    NameTooLong = 36,
    /// <summary>ENOSYS: there is no such operation.</summary>
    NotImplemented = 38,
    /// <summary>ENOTEMPTY: the directory is not empty.</summary>
    NotEmpty = 39,
    /// <summary>ELOOP: symbolic links lead in a circle.</summary>
    TooManySymbolicLinks = 40,
    /// <summary>EOPNOTSUPP: this file system does not have that.</summary>
    NotSupported = 95,
}
