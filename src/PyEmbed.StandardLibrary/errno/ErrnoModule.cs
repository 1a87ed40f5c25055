namespace PyEmbed.StandardLibrary.Errno;

/// <summary>Python's module <c>errno</c>: the error numbers of the system. They are Linux's on every platform, as are those in OSError.</summary>
[PyModule("errno", Doc = "Symbols for the error numbers of the system.")]
internal sealed partial class ErrnoModule
{
    // Where a number has two names, the one that errorcode knows it by stands behind the other.
    private static readonly (string Name, int Number)[] s_codes =
    [
        ("ENODEV", 19),
        ("ENOCSI", 50),
        ("EHOSTUNREACH", 113),
        ("ENOMSG", 42),
        ("EUCLEAN", 117),
        ("EL2NSYNC", 45),
        ("EL2HLT", 51),
        ("ENODATA", 61),
        ("ENOTBLK", 15),
        ("ENOSYS", 38),
        ("EPIPE", 32),
        ("EINVAL", 22),
        ("EOVERFLOW", 75),
        ("EADV", 68),
        ("EINTR", 4),
        ("EUSERS", 87),
        ("ENOTEMPTY", 39),
        ("ENOBUFS", 105),
        ("EPROTO", 71),
        ("EREMOTE", 66),
        ("ENAVAIL", 119),
        ("ECHILD", 10),
        ("ELOOP", 40),
        ("EXDEV", 18),
        ("E2BIG", 7),
        ("ESRCH", 3),
        ("EMSGSIZE", 90),
        ("EAFNOSUPPORT", 97),
        ("EBADR", 53),
        ("EHOSTDOWN", 112),
        ("EPFNOSUPPORT", 96),
        ("ENOPROTOOPT", 92),
        ("EBUSY", 16),
        ("EAGAIN", 11),
        ("EBADFD", 77),
        ("EDOTDOT", 73),
        ("EISCONN", 106),
        ("ENOANO", 55),
        ("ESHUTDOWN", 108),
        ("ECHRNG", 44),
        ("ELIBBAD", 80),
        ("ENONET", 64),
        ("EBADE", 52),
        ("EBADF", 9),
        ("EMULTIHOP", 72),
        ("EIO", 5),
        ("EUNATCH", 49),
        ("EPROTOTYPE", 91),
        ("ENOSPC", 28),
        ("ENOEXEC", 8),
        ("EALREADY", 114),
        ("ENETDOWN", 100),
        ("ENOTNAM", 118),
        ("EACCES", 13),
        ("ELNRNG", 48),
        ("EILSEQ", 84),
        ("ENOTDIR", 20),
        ("ENOTUNIQ", 76),
        ("EPERM", 1),
        ("EDOM", 33),
        ("EXFULL", 54),
        ("ECONNREFUSED", 111),
        ("EISDIR", 21),
        ("EPROTONOSUPPORT", 93),
        ("EROFS", 30),
        ("EADDRNOTAVAIL", 99),
        ("EIDRM", 43),
        ("ECOMM", 70),
        ("ESRMNT", 69),
        ("EREMOTEIO", 121),
        ("EL3RST", 47),
        ("EBADMSG", 74),
        ("ENFILE", 23),
        ("ELIBMAX", 82),
        ("ESPIPE", 29),
        ("ENOLINK", 67),
        ("ENETRESET", 102),
        ("ETIMEDOUT", 110),
        ("ENOENT", 2),
        ("EEXIST", 17),
        ("EDQUOT", 122),
        ("ENOSTR", 60),
        ("EBADSLT", 57),
        ("EBADRQC", 56),
        ("ELIBACC", 79),
        ("EFAULT", 14),
        ("EFBIG", 27),
        ("EDEADLOCK", 35),
        ("ENOTCONN", 107),
        ("EDESTADDRREQ", 89),
        ("ELIBSCN", 81),
        ("ENOLCK", 37),
        ("EISNAM", 120),
        ("ECONNABORTED", 103),
        ("ENETUNREACH", 101),
        ("ESTALE", 116),
        ("ENOSR", 63),
        ("ENOMEM", 12),
        ("ENOTSOCK", 88),
        ("ESTRPIPE", 86),
        ("EMLINK", 31),
        ("ERANGE", 34),
        ("ELIBEXEC", 83),
        ("EL3HLT", 46),
        ("ECONNRESET", 104),
        ("EADDRINUSE", 98),
        ("ENOTSUP", 95),
        ("EREMCHG", 78),
        ("ENAMETOOLONG", 36),
        ("ENOTTY", 25),
        ("ERESTART", 85),
        ("ESOCKTNOSUPPORT", 94),
        ("ETIME", 62),
        ("EBFONT", 59),
        ("ETOOMANYREFS", 109),
        ("EMFILE", 24),
        ("ETXTBSY", 26),
        ("EINPROGRESS", 115),
        ("ENXIO", 6),
        ("ENOPKG", 65),
        ("ENOMEDIUM", 123),
        ("EMEDIUMTYPE", 124),
        ("ECANCELED", 125),
        ("ENOKEY", 126),
        ("EKEYEXPIRED", 127),
        ("EKEYREVOKED", 128),
        ("EKEYREJECTED", 129),
        ("EOWNERDEAD", 130),
        ("ENOTRECOVERABLE", 131),
        ("ERFKILL", 132),
    ];

    /// <summary>Names by number.</summary>
    [PyConstant("errorcode")]
    internal static PyDict ErrorCode
    {
        get
        {
            var dict = new PyDict();
            foreach (var (name, number) in s_codes) _ = dict.TrySetItem(PyThreadState.Current, PyInt.From(number), PyStr.FromName(name));   // ints compare without errors
            return dict;
        }
    }

    [PyConstant] internal const int ENODEV = 19;
    [PyConstant] internal const int ENOCSI = 50;
    [PyConstant] internal const int EHOSTUNREACH = 113;
    [PyConstant] internal const int ENOMSG = 42;
    [PyConstant] internal const int EUCLEAN = 117;
    [PyConstant] internal const int EL2NSYNC = 45;
    [PyConstant] internal const int EL2HLT = 51;
    [PyConstant] internal const int ENODATA = 61;
    [PyConstant] internal const int ENOTBLK = 15;
    [PyConstant] internal const int ENOSYS = 38;
    [PyConstant] internal const int EPIPE = 32;
    [PyConstant] internal const int EINVAL = 22;
    [PyConstant] internal const int EOVERFLOW = 75;
    [PyConstant] internal const int EADV = 68;
    [PyConstant] internal const int EINTR = 4;
    [PyConstant] internal const int EUSERS = 87;
    [PyConstant] internal const int ENOTEMPTY = 39;
    [PyConstant] internal const int ENOBUFS = 105;
    [PyConstant] internal const int EPROTO = 71;
    [PyConstant] internal const int EREMOTE = 66;
    [PyConstant] internal const int ENAVAIL = 119;
    [PyConstant] internal const int ECHILD = 10;
    [PyConstant] internal const int ELOOP = 40;
    [PyConstant] internal const int EXDEV = 18;
    [PyConstant] internal const int E2BIG = 7;
    [PyConstant] internal const int ESRCH = 3;
    [PyConstant] internal const int EMSGSIZE = 90;
    [PyConstant] internal const int EAFNOSUPPORT = 97;
    [PyConstant] internal const int EBADR = 53;
    [PyConstant] internal const int EHOSTDOWN = 112;
    [PyConstant] internal const int EPFNOSUPPORT = 96;
    [PyConstant] internal const int ENOPROTOOPT = 92;
    [PyConstant] internal const int EBUSY = 16;
    [PyConstant] internal const int EWOULDBLOCK = 11;
    [PyConstant] internal const int EBADFD = 77;
    [PyConstant] internal const int EDOTDOT = 73;
    [PyConstant] internal const int EISCONN = 106;
    [PyConstant] internal const int ENOANO = 55;
    [PyConstant] internal const int ESHUTDOWN = 108;
    [PyConstant] internal const int ECHRNG = 44;
    [PyConstant] internal const int ELIBBAD = 80;
    [PyConstant] internal const int ENONET = 64;
    [PyConstant] internal const int EBADE = 52;
    [PyConstant] internal const int EBADF = 9;
    [PyConstant] internal const int EMULTIHOP = 72;
    [PyConstant] internal const int EIO = 5;
    [PyConstant] internal const int EUNATCH = 49;
    [PyConstant] internal const int EPROTOTYPE = 91;
    [PyConstant] internal const int ENOSPC = 28;
    [PyConstant] internal const int ENOEXEC = 8;
    [PyConstant] internal const int EALREADY = 114;
    [PyConstant] internal const int ENETDOWN = 100;
    [PyConstant] internal const int ENOTNAM = 118;
    [PyConstant] internal const int EACCES = 13;
    [PyConstant] internal const int ELNRNG = 48;
    [PyConstant] internal const int EILSEQ = 84;
    [PyConstant] internal const int ENOTDIR = 20;
    [PyConstant] internal const int ENOTUNIQ = 76;
    [PyConstant] internal const int EPERM = 1;
    [PyConstant] internal const int EDOM = 33;
    [PyConstant] internal const int EXFULL = 54;
    [PyConstant] internal const int ECONNREFUSED = 111;
    [PyConstant] internal const int EISDIR = 21;
    [PyConstant] internal const int EPROTONOSUPPORT = 93;
    [PyConstant] internal const int EROFS = 30;
    [PyConstant] internal const int EADDRNOTAVAIL = 99;
    [PyConstant] internal const int EIDRM = 43;
    [PyConstant] internal const int ECOMM = 70;
    [PyConstant] internal const int ESRMNT = 69;
    [PyConstant] internal const int EREMOTEIO = 121;
    [PyConstant] internal const int EL3RST = 47;
    [PyConstant] internal const int EBADMSG = 74;
    [PyConstant] internal const int ENFILE = 23;
    [PyConstant] internal const int ELIBMAX = 82;
    [PyConstant] internal const int ESPIPE = 29;
    [PyConstant] internal const int ENOLINK = 67;
    [PyConstant] internal const int ENETRESET = 102;
    [PyConstant] internal const int ETIMEDOUT = 110;
    [PyConstant] internal const int ENOENT = 2;
    [PyConstant] internal const int EEXIST = 17;
    [PyConstant] internal const int EDQUOT = 122;
    [PyConstant] internal const int ENOSTR = 60;
    [PyConstant] internal const int EBADSLT = 57;
    [PyConstant] internal const int EBADRQC = 56;
    [PyConstant] internal const int ELIBACC = 79;
    [PyConstant] internal const int EFAULT = 14;
    [PyConstant] internal const int EFBIG = 27;
    [PyConstant] internal const int EDEADLK = 35;
    [PyConstant] internal const int ENOTCONN = 107;
    [PyConstant] internal const int EDESTADDRREQ = 89;
    [PyConstant] internal const int ELIBSCN = 81;
    [PyConstant] internal const int ENOLCK = 37;
    [PyConstant] internal const int EISNAM = 120;
    [PyConstant] internal const int ECONNABORTED = 103;
    [PyConstant] internal const int ENETUNREACH = 101;
    [PyConstant] internal const int ESTALE = 116;
    [PyConstant] internal const int ENOSR = 63;
    [PyConstant] internal const int ENOMEM = 12;
    [PyConstant] internal const int ENOTSOCK = 88;
    [PyConstant] internal const int ESTRPIPE = 86;
    [PyConstant] internal const int EMLINK = 31;
    [PyConstant] internal const int ERANGE = 34;
    [PyConstant] internal const int ELIBEXEC = 83;
    [PyConstant] internal const int EL3HLT = 46;
    [PyConstant] internal const int ECONNRESET = 104;
    [PyConstant] internal const int EADDRINUSE = 98;
    [PyConstant] internal const int EOPNOTSUPP = 95;
    [PyConstant] internal const int EREMCHG = 78;
    [PyConstant] internal const int EAGAIN = 11;
    [PyConstant] internal const int ENAMETOOLONG = 36;
    [PyConstant] internal const int ENOTTY = 25;
    [PyConstant] internal const int ERESTART = 85;
    [PyConstant] internal const int ESOCKTNOSUPPORT = 94;
    [PyConstant] internal const int ETIME = 62;
    [PyConstant] internal const int EBFONT = 59;
    [PyConstant] internal const int EDEADLOCK = 35;
    [PyConstant] internal const int ETOOMANYREFS = 109;
    [PyConstant] internal const int EMFILE = 24;
    [PyConstant] internal const int ETXTBSY = 26;
    [PyConstant] internal const int EINPROGRESS = 115;
    [PyConstant] internal const int ENXIO = 6;
    [PyConstant] internal const int ENOPKG = 65;
    [PyConstant] internal const int ENOMEDIUM = 123;
    [PyConstant] internal const int EMEDIUMTYPE = 124;
    [PyConstant] internal const int ECANCELED = 125;
    [PyConstant] internal const int ENOKEY = 126;
    [PyConstant] internal const int EKEYEXPIRED = 127;
    [PyConstant] internal const int EKEYREVOKED = 128;
    [PyConstant] internal const int EKEYREJECTED = 129;
    [PyConstant] internal const int EOWNERDEAD = 130;
    [PyConstant] internal const int ENOTRECOVERABLE = 131;
    [PyConstant] internal const int ERFKILL = 132;
    [PyConstant] internal const int ENOTSUP = 95;
}
