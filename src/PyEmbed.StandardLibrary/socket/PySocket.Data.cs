using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Sockets;

// Sending and receiving.
internal partial class PySocket
{
    [PyMethod("recv(self, bufsize, flags=0, /)", NoTextSignature = true, Doc = "Receive up to so many bytes; none: the connection has ended.")]
    internal PyObject? Receive(PyThreadState thread, nint bufsize, int flags) => ReceiveNew(thread, bufsize, flags, "recv", out _);

    [PyMethod("recvfrom(self, bufsize, flags=0, /)", NoTextSignature = true, Doc = "Receive up to so many bytes, and the address of who sent them.")]
    internal PyObject? ReceiveFrom(PyThreadState thread, nint bufsize, int flags)
    {
        if (ReceiveNew(thread, bufsize, flags, "recvfrom", out var from) is not { } data) return null;
        return PyTuple.Of(data, from?.ToPython() ?? PyNone.Instance);
    }

    [PyMethod("recv_into(self, buffer, nbytes=0, flags=0)", NoTextSignature = true, Doc = "Receive into a buffer; the number of bytes is returned.")]
    internal PyObject? ReceiveInto(PyThreadState thread, PyObject buffer, nint nbytes, int flags) =>
        ReceiveExisting(thread, buffer, nbytes, flags, "recv_into", out var count, out _) ? PyInt.From(count) : null;

    [PyMethod("recvfrom_into(self, buffer, nbytes=0, flags=0)", NoTextSignature = true, Doc = "Receive into a buffer; the number of bytes and the address of who sent them are returned.")]
    internal PyObject? ReceiveFromInto(PyThreadState thread, PyObject buffer, nint nbytes, int flags) =>
        ReceiveExisting(thread, buffer, nbytes, flags, "recvfrom_into", out var count, out var from) ? PyTuple.Of(PyInt.From(count), from?.ToPython() ?? PyNone.Instance) : null;

    private PyBytes? ReceiveNew(PyThreadState thread, nint size, int flags, string caller, out SocketAddress? from)
    {
        from = null;
        if (size < 0)
        {
            _ = PyErr.ValueError($"negative buffersize in {caller}");
            return null;
        }
        if (Open(thread) is not { } file || !thread.TryReserve(size)) return null;
        if (size == 0 && caller == "recv") return PyBytes.Empty;
        var buffer = new byte[size];
        var count = 0;
        SocketAddress? sender = null;
        if (!TryRun(thread, file, FileReadiness.Read, () => file.Receive(buffer, flags, out count, out sender), flags) || !thread.TryChargeWork(count / 64)) return null;
        from = sender;
        return PyBytes.Adopt(count == buffer.Length ? buffer : buffer[..count]);
    }

    private bool ReceiveExisting(PyThreadState thread, PyObject buffer, nint size, int flags, string caller, out int count, out SocketAddress? from)
    {
        count = 0;
        from = null;
        if (buffer is PyBytes or not IBufferExporter) return PyErr.TypeError($"{caller}() argument 1 must be read-write bytes-like object, not {buffer.Type.NameInMessages}");
        if (!Buffers.TryGetWritable(thread, buffer, out var lease)) return false;
        using (lease)
        {
            if (size < 0) return PyErr.ValueError($"negative buffersize in {caller}");
            if (size > lease.Length) return PyErr.ValueError(caller == "recv_into" ? "buffer too small for requested bytes" : "nbytes is greater than the length of the buffer");
            if (Open(thread) is not { } file) return false;
            var length = size == 0 ? lease.Length : (int)size;
            if (length == 0 && caller == "recv_into") return true;
            var received = 0;
            SocketAddress? sender = null;
            if (!TryRun(thread, file, FileReadiness.Read, () => file.Receive(lease.WritableBytes[..length], flags, out received, out sender), flags)) return false;
            (count, from) = (received, sender);
            return thread.TryChargeWork(count / 64);
        }
    }

    [PyMethod("send(self, data, flags=0, /)", NoTextSignature = true, Doc = "Send bytes; how many were taken is returned.")]
    internal PyObject? Send(PyThreadState thread, PyObject data, int flags)
    {
        if (!Buffers.TryGet(thread, data, out var lease)) return null;
        using (lease)
        {
            if (Open(thread) is not { } file || !thread.TryChargeWork(lease.Length / 64)) return null;
            var count = 0;
            return TryRun(thread, file, FileReadiness.Write, () => file.Send(lease.Bytes, flags, null, out count), flags) ? PyInt.From(count) : null;
        }
    }

    [PyMethod("sendall(self, data, flags=0, /)", NoTextSignature = true, Doc = "Send all of the bytes.")]
    internal PyObject? SendAll(PyThreadState thread, PyObject data, int flags)
    {
        if (!Buffers.TryGet(thread, data, out var lease)) return null;
        using (lease)
        {
            if (Open(thread) is not { } file || !thread.TryChargeWork(lease.Length / 64)) return null;
            var end = _timeout is { } time ? System.Diagnostics.Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * System.Diagnostics.Stopwatch.Frequency) : long.MaxValue;
            for (var sent = 0; sent < lease.Length;)
            {
                var count = 0;
                if (!TryRun(thread, file, FileReadiness.Write, () => file.Send(lease.Bytes[sent..], flags, null, out count), flags)) return null;
                sent += count;
                if (sent < lease.Length && _timeout > TimeSpan.Zero && System.Diagnostics.Stopwatch.GetTimestamp() > end) return PyErr.Set(PyExceptions.TimeoutError, "timed out");
            }
            return PyNone.Instance;
        }
    }

    [PyMethod("sendto(self, *args)", NoTextSignature = true, Doc = "sendto(data[, flags], address): send bytes to an address; how many were taken is returned.")]
    internal PyObject? SendTo(PyThreadState thread, ReadOnlySpan<PyObject> args)
    {
        if (args.Length is not (2 or 3)) return PyErr.TypeError($"sendto() takes 2 or 3 arguments ({args.Length} given)");
        if (!Buffers.TryGet(thread, args[0], out var lease)) return null;
        using (lease)
        {
            nint flags = 0;
            if (args.Length == 3 && !Number.TryIndex(thread, args[1], PyExceptions.OverflowError, out flags)) return null;
            if (Open(thread) is not { } file || SocketArguments.Address(thread, _family, args[^1], "sendto") is not { } to) return null;
            if (!Auditing.Audit(thread, "socket.sendto", this, args[^1]) || !MayReach(thread, to, isBinding: false)) return null;
            if (!thread.TryChargeWork(lease.Length / 64)) return null;
            var count = 0;
            return TryRun(thread, file, FileReadiness.Write, () => file.Send(lease.Bytes, (int)flags, to, out count), (int)flags) ? PyInt.From(count) : null;
        }
    }
}
