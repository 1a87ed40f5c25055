using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Sockets;

/// <summary><c>_socket.socket</c>: a descriptor with its family, and how long its operations may take.</summary>
[PyType("socket", Module = "_socket", Subclassable = true, Doc = "A socket, one endpoint of a connection: socket(family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None).")]
internal partial class PySocket : PyObject
{
    private const int Closed = -1;
    private static readonly PyStr s_files = PyStr.FromName("_io_refs");

    private int _descriptor = Closed;
    private int _family = Closed;
    private int _type = Closed;
    private int _protocol = Closed;
    private TimeSpan? _timeout;
    private bool _isWatched;
    private bool _isPutOff;

    public PySocket() { }

    /// <summary>As the files that are made of it, in whose way it must not be.</summary>
    internal override bool EndsLast => true;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PySocketDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, family=-1, type=-1, proto=-1, fileno=None)")]
    internal bool Initialize(PyThreadState thread, int family, int type, int proto, PyObject fileno)
    {
        if (!Auditing.Audit(thread, "socket.__new__", this, PyInt.From(family), PyInt.From(type), PyInt.From(proto))) return false;
        if (fileno is not PyNone)
        {
            if (!fileno.Type.Defines(Slot.Index)) return PyErr.TypeError($"'{fileno.Type.NameInMessages}' object cannot be interpreted as an integer");
            if (!Number.TryIndex(thread, fileno, PyExceptions.OverflowError, out var number)) return false;
            if (number < 0) return PyErr.ValueError("negative file descriptor");
            if (!thread.Interpreter.Descriptors.TryGet(number, out var open)) return SocketState.Fail((int)FileError.BadDescriptor);
            if (open is not SocketFile known) return SocketState.Fail(SocketNumbers.NotASocket);
            Take((int)number, known, family < 0 ? known.Family : family, type < 0 ? known.Type : type, proto < 0 ? known.Protocol : proto, SocketState.Of(thread).DefaultTimeout);
            return true;
        }
        if (family < 0) family = SocketNumbers.Inet;
        if (type < 0) type = SocketNumbers.Stream;
        if (proto < 0) proto = 0;
        if (SocketState.Network(thread) is null || Make(family, type & ~(SocketNumbers.NonBlocking | SocketNumbers.CloseOnExec), proto) is not { } made) return false;
        var descriptor = thread.Interpreter.Descriptors.Add(made);
        if (descriptor < 0)
        {
            made.Dispose();
            return FileErrors.Set(FileError.TooManyOpenFiles);
        }
        Take(descriptor, made, family, made.Type, proto, (type & SocketNumbers.NonBlocking) != 0 ? TimeSpan.Zero : SocketState.Of(thread).DefaultTimeout);
        return true;
    }

    /// <summary>The object of an open socket, for C#.</summary>
    public static PySocket Wrap(PyThreadState thread, int descriptor, SocketFile file)
    {
        var made = new PySocket();
        made.Take(descriptor, file, file.Family, file.Type, file.Protocol, SocketState.Of(thread).DefaultTimeout);
        return made;
    }

    private void Take(int descriptor, SocketFile file, int family, int type, int protocol, TimeSpan? timeout)
    {
        (_descriptor, _family, _type, _protocol, _timeout) = (descriptor, family, type, protocol, timeout);
        if (timeout is not null) file.IsBlocking = false;
        // Instances of Python classes are watched from their birth.
        if (_isWatched || Type.Has(TypeFlags.Heap)) return;
        _isWatched = true;
        PyThreadState.Current.Interpreter.Finalizable.Add(this);
    }

    [PyMethod("__del__(self, /)", NoTextSignature = true)]
    internal bool Finalize(PyThreadState thread)
    {
        if (_descriptor == Closed) return true;
        // Files that socket.makefile() has made of it are garbage too, and have something to write perhaps.
        if (!_isPutOff)
        {
            _isPutOff = true;
            if (!Attributes.TryGet(thread, this, s_files, out var files))
            {
                if (!thread.ClearErrorIf(PyExceptions.Exception)) return false;
            }
            else if (files is PyInt { Value: > 0 })
            {
                thread.Interpreter.Finalizable.PutOff(this);
                return true;
            }
        }
        var isGood = Representation.Repr(thread, this) is { } shown && thread.Interpreter.WarningState.Warn(thread, PyStr.FromUtf16($"unclosed {shown}"), PyExceptions.ResourceWarning, 1, this);
        if (!isGood && thread.ErrorMatches(PyExceptions.Warning))
        {
            UncaughtErrors.ReportUnraisable(thread, null, this);
            isGood = !thread.HasError;
        }
        if (_descriptor != Closed) _ = thread.Interpreter.Descriptors.Close(Detach());
        return isGood;
    }

    private static SocketFile? Make(int family, int type, int protocol)
    {
        if (family is not (SocketNumbers.Unix or SocketNumbers.Inet or SocketNumbers.Inet6))
        {
            _ = SocketState.Fail(SocketNumbers.NoAddressFamily);
            return null;
        }
        if (type is < SocketNumbers.Stream or > SocketNumbers.SequencedPacket)
        {
            _ = SocketState.Fail(SocketNumbers.Invalid);
            return null;
        }
        try
        {
            return new SystemSocketFile(new Socket(SocketNumbers.FamilyOf(family), SocketNumbers.TypeOf(type), (ProtocolType)protocol), family, type, protocol);
        }
        catch (SocketException exception)
        {
            // .NET does not know every protocol that Linux has.
            if (OperatingSystem.IsLinux() && exception.SocketErrorCode is SocketError.ProtocolNotSupported or SocketError.ProtocolType or SocketError.SocketNotSupported)
            {
                var file = OpenSocket(family, type | SocketNumbers.CloseOnExec, protocol);
                if (file >= 0) return new SystemSocketFile(new Socket(new SafeSocketHandle(file, ownsHandle: true)), family, type, protocol);
                _ = SocketState.Fail(System.Runtime.InteropServices.Marshal.GetLastPInvokeError());
                return null;
            }
            _ = SocketState.Fail(SocketNumbers.NumberOf(exception));
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenSocket(int family, int type, int protocol);

    [PyProperty("family")] internal int Family => _family;

    [PyProperty("type")] internal int SocketKind => _type;

    [PyProperty("proto")] internal int Protocol => _protocol;

    [PyProperty("timeout")] internal PyObject Timeout => GetTimeout();

    [PyMethod("__repr__(self, /)")]
    internal string Repr() => $"<socket object, fd={_descriptor}, family={_family}, type={_type}, proto={_protocol}>";

    [PyMethod("fileno(self)", NoTextSignature = true, Doc = "The descriptor.")]
    internal int FileNumber() => _descriptor;

    [PyMethod("detach(self)", NoTextSignature = true, Doc = "Give the descriptor away; the object is as if closed.")]
    internal int Detach()
    {
        var descriptor = _descriptor;
        _descriptor = Closed;
        return descriptor;
    }

    [PyMethod("close(self)", NoTextSignature = true, Doc = "Close the socket.")]
    internal PyObject? Close(PyThreadState thread)
    {
        if (_descriptor == Closed) return PyNone.Instance;
        var error = (int)thread.Interpreter.Descriptors.Close(Detach());
        return error is 0 or 104 ? PyNone.Instance : SocketState.Fail(error);
    }

    [PyMethod("settimeout(self, timeout)", NoTextSignature = true, Doc = "How long operations may take: seconds, None for no end, 0 not to wait.")]
    internal PyObject? SetTimeout(PyThreadState thread, PyObject timeout)
    {
        if (!SocketArguments.TryTimeout(thread, timeout, out var time)) return null;
        return TrySetTimeout(thread, time) ? PyNone.Instance : null;
    }

    [PyMethod("gettimeout(self)", NoTextSignature = true, Doc = "How long operations may take.")]
    internal PyObject GetTimeout() => _timeout is { } time ? PyFloat.From(time.TotalSeconds) : PyNone.Instance;

    [PyMethod("setblocking(self, flag)", NoTextSignature = true, Doc = "Whether operations wait.")]
    internal PyObject? SetBlocking(PyThreadState thread, bool flag) => TrySetTimeout(thread, flag ? null : TimeSpan.Zero) ? PyNone.Instance : null;

    // The descriptor itself waits only where there is no timeout.
    private bool TrySetTimeout(PyThreadState thread, TimeSpan? timeout)
    {
        _timeout = timeout;
        if (Open(thread) is not { } file) return false;
        file.IsBlocking = timeout is null;
        return true;
    }

    [PyMethod("getblocking(self)", NoTextSignature = true, Doc = "Whether operations wait.")]
    internal bool GetBlocking() => _timeout != TimeSpan.Zero;

    // Null: OSError is set.
    private SocketFile? Open(PyThreadState thread)
    {
        if (_descriptor >= 0 && thread.Interpreter.Descriptors.TryGet(_descriptor, out var open) && open is SocketFile file) return file;
        _ = SocketState.Fail((int)FileError.BadDescriptor);
        return null;
    }

    // Tries until it need not wait, or may not wait any longer. False: an error is set.
    private bool TryRun(PyThreadState thread, SocketFile file, FileReadiness wanted, Func<int> attempt, int flags = 0)
    {
        var error = attempt();
        if (error == SocketNumbers.WouldBlock && _timeout != TimeSpan.Zero && (flags & SocketNumbers.DontWait) == 0)
        {
            var isDone = thread.WaitOutside(() => (error = attempt()) != SocketNumbers.WouldBlock, time => file.WaitUntilReady(wanted, time), _timeout);
            if (thread.HasError) return false;
            if (!isDone) return PyErr.Set(PyExceptions.TimeoutError, "timed out");
        }
        return error == 0 || SocketState.Fail(error);
    }

    private static bool MayReach(PyThreadState thread, SocketAddress to, bool isBinding)
    {
        if (to.EndPoint is not { } point) return true;
        // Hosts know .NET's own kind.
        if (point is LocalEndPoint local) point = new UnixDomainSocketEndPoint(local.ToString());
        if (SocketState.Network(thread) is not { } network) return false;
        if (isBinding ? network.MayBind(point) : network.MayConnect(point)) return true;
        return SocketState.Refuse($"the network that this engine was granted does not {(isBinding ? "bind" : "connect")} to {point}");
    }

    [PyMethod("bind(self, address)", NoTextSignature = true, Doc = "Give the socket an address of this machine.")]
    internal PyObject? Bind(PyThreadState thread, PyObject address)
    {
        if (Open(thread) is not { } file || SocketArguments.Address(thread, _family, address, "bind") is not { } to) return null;
        if (!Auditing.Audit(thread, "socket.bind", this, address) || !MayReach(thread, to, isBinding: true)) return null;
        if (to.EndPoint is null) return SocketState.Fail(SocketNumbers.Invalid);
        var error = file.Bind(to);
        return error == 0 ? PyNone.Instance : SocketState.Fail(error);
    }

    [PyMethod("listen(self, backlog=128, /)", NoTextSignature = true, Doc = "Let others connect.")]
    internal PyObject? Listen(PyThreadState thread, int backlog)
    {
        if (Open(thread) is not { } file) return null;
        if (_family != SocketNumbers.Unix && !MayReach(thread, LocalAddress(file), isBinding: true)) return null;
        var error = file.Listen(Math.Max(backlog, 0));
        return error == 0 ? PyNone.Instance : SocketState.Fail(error);
    }

    private static SocketAddress LocalAddress(SocketFile file) => file.GetName(ofPeer: false, out var name) == 0 && name is not null ? name : SocketAddress.Nameless;

    [PyMethod("_accept(self)", NoTextSignature = true, Doc = "The descriptor of a new connection, and the address of who made it.")]
    internal PyObject? Accept(PyThreadState thread)
    {
        if (Open(thread) is not { } file) return null;
        SocketFile? accepted = null;
        SocketAddress? from = null;
        if (!TryRun(thread, file, FileReadiness.Read, () => file.Accept(out accepted, out from))) return null;
        var descriptor = thread.Interpreter.Descriptors.Add(accepted!);
        if (descriptor >= 0) return PyTuple.Of(PyInt.From(descriptor), from!.ToPython());
        accepted!.Dispose();
        return FileErrors.Set(FileError.TooManyOpenFiles);
    }

    [PyMethod("connect(self, address)", NoTextSignature = true, Doc = "Connect to an address.")]
    internal PyObject? Connect(PyThreadState thread, PyObject address)
    {
        if (!TryConnect(thread, address, "connect", out var error)) return null;
        return error == 0 ? PyNone.Instance : SocketState.Fail(error);
    }

    [PyMethod("connect_ex(self, address)", NoTextSignature = true, Doc = "Connect to an address; the number of the error is returned, 0 if there is none.")]
    internal PyObject? ConnectForNumber(PyThreadState thread, PyObject address) => TryConnect(thread, address, "connect_ex", out var error) ? PyInt.From(error) : null;

    private bool TryConnect(PyThreadState thread, PyObject address, string caller, out int error)
    {
        error = 0;
        if (Open(thread) is not { } file || SocketArguments.Address(thread, _family, address, caller) is not { } to) return false;
        if (!Auditing.Audit(thread, "socket.connect", this, address) || !MayReach(thread, to, isBinding: false)) return false;
        if (to.EndPoint is null)
        {
            error = SocketNumbers.Invalid;
            return true;
        }
        error = file.Connect(to);
        if (error is not SocketNumbers.InProgress || _timeout == TimeSpan.Zero) return true;
        if (!thread.WaitOutside(() => (file.GetReadiness() & (FileReadiness.Write | FileReadiness.Error)) != 0, time => file.WaitUntilReady(FileReadiness.Write, time), _timeout))
        {
            if (thread.HasError) return false;
            error = SocketNumbers.WouldBlock;
            return caller == "connect_ex" || PyErr.Set(PyExceptions.TimeoutError, "timed out");
        }
        error = file.TakeError();
        return true;
    }

    [PyMethod("getsockname(self)", NoTextSignature = true, Doc = "The address of the socket.")]
    internal PyObject? GetSocketName(PyThreadState thread) => NameOf(thread, ofPeer: false);

    [PyMethod("getpeername(self)", NoTextSignature = true, Doc = "The address at the other end.")]
    internal PyObject? GetPeerName(PyThreadState thread) => NameOf(thread, ofPeer: true);

    private PyObject? NameOf(PyThreadState thread, bool ofPeer)
    {
        if (Open(thread) is not { } file) return null;
        var error = file.GetName(ofPeer, out var name);
        return error == 0 ? name!.ToPython() : SocketState.Fail(error);
    }

    [PyMethod("shutdown(self, how)", NoTextSignature = true, Doc = "End reading, writing or both.")]
    internal PyObject? Shutdown(PyThreadState thread, int how)
    {
        if (Open(thread) is not { } file) return null;
        var error = file.Shutdown(how);
        return error == 0 ? PyNone.Instance : SocketState.Fail(error);
    }

    [PyMethod("getsockopt(self, level, option, buflen=0, /)", NoTextSignature = true, Doc = "An option of the socket: an int, or buflen bytes.")]
    internal PyObject? GetOption(PyThreadState thread, int level, int option, int buflen)
    {
        if (Open(thread) is not { } file) return null;
        if (buflen is < 0 or > 1024) return PyErr.Set(PyExceptions.OSError, "getsockopt buflen out of range");
        var value = new byte[buflen == 0 ? 4 : buflen];
        var error = file.GetOption(level, option, value, out var length);
        if (error != 0) return SocketState.Fail(error);
        return buflen == 0 ? PyInt.From(BitConverter.ToInt32(value)) : PyBytes.Adopt(value[..length]);
    }

    [PyMethod("setsockopt(self, level, option, value, optlen=<unrepresentable>, /)", NoTextSignature = true, Doc = "Set an option of the socket: an int, or bytes; None and a length for as many zeros.")]
    internal PyObject? SetOption(PyThreadState thread, int level, int option, PyObject value, PyObject? optlen)
    {
        if (Open(thread) is not { } file) return null;
        byte[] bytes;
        if (value is PyNone && optlen is not null)
        {
            if (!Number.TryIndex(thread, optlen, PyExceptions.OverflowError, out var length)) return null;
            bytes = new byte[Math.Clamp(length, 0, 1024)];
        }
        else if (value.Type.Defines(Slot.Index))
        {
            if (!Number.TryIndex(thread, value, PyExceptions.OverflowError, out var number)) return null;
            if ((long)number is < int.MinValue or > uint.MaxValue) return PyErr.OverflowError("signed integer is greater than maximum");
            bytes = BitConverter.GetBytes((int)number);
        }
        else if (!VM.Modules.BytesLike.TryRead(thread, value, out bytes)) return null;
        var error = file.SetOption(level, option, bytes);
        return error == 0 ? PyNone.Instance : SocketState.Fail(error);
    }
}
