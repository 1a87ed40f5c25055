using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Sockets;

// Messages: bytes in several buffers. Ancillary data, such as descriptors, does not leave the engine.
internal partial class PySocket
{
    private const int Truncated = 0x20;

    [PyMethod("sendmsg(self, buffers, ancdata=<unrepresentable>, flags=0, address=None, /)", NoTextSignature = true, Doc = "Send the bytes of several buffers as one message; how many were taken is returned.")]
    internal PyObject? SendMessage(PyThreadState thread, PyObject buffers, PyObject? ancdata, int flags, PyObject address)
    {
        if (Iteration.ToTuple(thread, buffers) is not { } items)
        {
            if (thread.ClearErrorIf(PyExceptions.TypeError)) _ = PyErr.TypeError("sendmsg() argument 1 must be iterable");
            return null;
        }
        if (!TryJoin(thread, items, out var bytes) || ancdata is not null && !CheckAncillary(thread, ancdata)) return null;
        SocketAddress? to = null;
        if (Open(thread) is not { } file) return null;
        if (address is not PyNone && (to = SocketArguments.Address(thread, _family, address, "sendmsg")) is null) return null;
        if (!Auditing.Audit(thread, "socket.sendmsg", this, address) || to is not null && !MayReach(thread, to, isBinding: false)) return null;
        var count = 0;
        return TryRun(thread, file, FileReadiness.Write, () => file.Send(bytes, flags, to, out count), flags) ? PyInt.From(count) : null;
    }

    private static bool TryJoin(PyThreadState thread, PyTuple items, out byte[] bytes)
    {
        bytes = [];
        using var joined = new MemoryStream();
        foreach (var item in items.Items)
        {
            if (!Buffers.TryGet(thread, item, out var lease)) return false;
            using (lease)
            {
                if (!thread.TryReserve(lease.Length) || !thread.TryChargeWork(lease.Length / 64 + 1)) return false;
                joined.Write(lease.Bytes);
            }
        }
        bytes = joined.ToArray();
        return true;
    }

    private static bool CheckAncillary(PyThreadState thread, PyObject data)
    {
        if (Iteration.ToTuple(thread, data) is not { } items)
            return thread.ClearErrorIf(PyExceptions.TypeError) && PyErr.TypeError("sendmsg() argument 2 must be iterable");
        foreach (var item in items.Items)
            if (item is not PyTuple { Count: 3 }) return PyErr.TypeError("[sendmsg() argument 2] must be an iterable of 3-tuples");
        return items.Count == 0 || PyErr.Set(PyExceptions.NotImplementedError, "ancillary data is not supported: descriptors are the engine's own");
    }

    [PyMethod("recvmsg(self, bufsize, ancbufsize=0, flags=0, /)", NoTextSignature = true, Doc = "Receive a message: (bytes, ancillary data, flags, address); there is never ancillary data.")]
    internal PyObject? ReceiveMessage(PyThreadState thread, nint bufsize, nint ancbufsize, int flags)
    {
        if (bufsize < 0) return PyErr.ValueError("negative buffer size in recvmsg()");
        if (!TryReceiveMessage(thread, bufsize, ancbufsize, flags, out var buffer, out var count, out var found, out var from)) return null;
        return PyTuple.Of([PyBytes.Adopt(buffer[..count]), new PyList(), PyInt.From(found), from?.ToPython() ?? PyNone.Instance]);
    }

    [PyMethod("recvmsg_into(self, buffers, ancbufsize=0, flags=0, /)", NoTextSignature = true, Doc = "Receive a message into buffers: (number of bytes, ancillary data, flags, address).")]
    internal PyObject? ReceiveMessageInto(PyThreadState thread, PyObject buffers, nint ancbufsize, int flags)
    {
        if (Iteration.ToTuple(thread, buffers) is not { } items)
        {
            if (thread.ClearErrorIf(PyExceptions.TypeError)) _ = PyErr.TypeError("recvmsg_into() argument 1 must be an iterable");
            return null;
        }
        var leases = new List<BufferLease>();
        try
        {
            nint size = 0;
            foreach (var item in items.Items)
            {
                if (item is PyBytes or not IBufferExporter) return PyErr.TypeError($"recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers: a read-write bytes-like object is required, not '{item.Type.NameInMessages}'");
                if (!Buffers.TryGetWritable(thread, item, out var lease)) return null;
                leases.Add(lease);
                size += lease.Length;
            }
            if (!TryReceiveMessage(thread, size, ancbufsize, flags, out var buffer, out var count, out var found, out var from)) return null;
            var rest = buffer.AsSpan(0, count);
            foreach (var lease in leases)
            {
                var taken = Math.Min(rest.Length, lease.Length);
                rest[..taken].CopyTo(lease.WritableBytes);
                rest = rest[taken..];
            }
            return PyTuple.Of([PyInt.From(count), new PyList(), PyInt.From(found), from?.ToPython() ?? PyNone.Instance]);
        }
        finally
        {
            foreach (var lease in leases) lease.Dispose();
        }
    }

    private bool TryReceiveMessage(PyThreadState thread, nint size, nint ancillary, int flags, out byte[] buffer, out int count, out int found, out SocketAddress? from)
    {
        (buffer, count, found, from) = ([], 0, 0, null);
        if (ancillary < 0) return PyErr.ValueError("invalid ancillary data buffer length");
        if (Open(thread) is not { } file || !thread.TryReserve(size + 1)) return false;
        // One byte more tells whether a datagram was longer.
        var isStream = _type == SocketNumbers.Stream;
        var room = new byte[isStream ? size : size + 1];
        var received = 0;
        SocketAddress? sender = null;
        if (!TryRun(thread, file, FileReadiness.Read, () => file.Receive(room, flags, out received, out sender), flags) || !thread.TryChargeWork(received / 64)) return false;
        if (received > size) found |= Truncated;
        (buffer, count, from) = (room, (int)Math.Min(received, size), sender);
        return true;
    }
}
