using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Posix;

/// <summary>Names, numbers and values of Linux's and its C library's limits: <c>os.sysconf</c>, <c>os.confstr</c>, <c>os.pathconf</c>. What depends on the machine is asked of .NET.</summary>
internal static class SystemLimits
{
    /// <param name="Name">As Python writes it.</param>
    /// <param name="Number">The C library's.</param>
    /// <param name="Value">-1: no limit; null: not known there.</param>
    /// <param name="Text">Of a text.</param>
    public readonly record struct Limit(string Name, int Number, long? Value, string Text = "");

    public static readonly Limit[] System =
    [
        new("SC_2_CHAR_TERM", 95, 200809), new("SC_2_C_BIND", 47, 200809), new("SC_2_C_DEV", 48, 200809), new("SC_2_C_VERSION", 96, 200809), new("SC_2_FORT_DEV", 49, -1),
        new("SC_2_FORT_RUN", 50, -1), new("SC_2_LOCALEDEF", 52, 200809), new("SC_2_SW_DEV", 51, 200809), new("SC_2_UPE", 97, -1), new("SC_2_VERSION", 46, 200809),
        new("SC_AIO_LISTIO_MAX", 23, -1), new("SC_AIO_MAX", 24, -1), new("SC_AIO_PRIO_DELTA_MAX", 25, 20), new("SC_ARG_MAX", 0, 2097152),
        new("SC_ASYNCHRONOUS_IO", 12, 200809), new("SC_ATEXIT_MAX", 87, 2147483647), new("SC_AVPHYS_PAGES", 86, 0), new("SC_BC_BASE_MAX", 36, 99),
        new("SC_BC_DIM_MAX", 37, 2048), new("SC_BC_SCALE_MAX", 38, 99), new("SC_BC_STRING_MAX", 39, 1000), new("SC_CHARCLASS_NAME_MAX", 45, 2048),
        new("SC_CHAR_BIT", 101, 8), new("SC_CHAR_MAX", 102, 127), new("SC_CHAR_MIN", 103, -128), new("SC_CHILD_MAX", 1, -1), new("SC_CLK_TCK", 2, 100),
        new("SC_COLL_WEIGHTS_MAX", 40, 255), new("SC_DELAYTIMER_MAX", 26, 2147483647), new("SC_EQUIV_CLASS_MAX", 41, null), new("SC_EXPR_NEST_MAX", 42, 32),
        new("SC_FSYNC", 15, 200809), new("SC_GETGR_R_SIZE_MAX", 69, 1024), new("SC_GETPW_R_SIZE_MAX", 70, 1024), new("SC_INT_MAX", 104, 2147483647),
        new("SC_INT_MIN", 105, -2147483648), new("SC_IOV_MAX", 60, 1024), new("SC_JOB_CONTROL", 7, 1), new("SC_LINE_MAX", 43, 2048), new("SC_LOGIN_NAME_MAX", 71, 256),
        new("SC_LONG_BIT", 106, 64), new("SC_MAPPED_FILES", 16, 200809), new("SC_MB_LEN_MAX", 108, 16), new("SC_MEMLOCK", 17, 200809),
        new("SC_MEMLOCK_RANGE", 18, 200809), new("SC_MEMORY_PROTECTION", 19, 200809), new("SC_MESSAGE_PASSING", 20, 200809), new("SC_MINSIGSTKSZ", 249, 1776),
        new("SC_MQ_OPEN_MAX", 27, -1), new("SC_MQ_PRIO_MAX", 28, 32768), new("SC_NGROUPS_MAX", 3, 65536), new("SC_NL_ARGMAX", 119, 4096), new("SC_NL_LANGMAX", 120, 2048),
        new("SC_NL_MSGMAX", 121, 2147483647), new("SC_NL_NMAX", 122, 2147483647), new("SC_NL_SETMAX", 123, 2147483647), new("SC_NL_TEXTMAX", 124, 2147483647),
        new("SC_NPROCESSORS_CONF", 83, 1), new("SC_NPROCESSORS_ONLN", 84, 1), new("SC_NZERO", 109, 20), new("SC_OPEN_MAX", 4, 1024), new("SC_PAGESIZE", 30, 4096),
        new("SC_PAGE_SIZE", 30, 4096), new("SC_PASS_MAX", 88, 8192), new("SC_PHYS_PAGES", 85, 0), new("SC_PII", 53, -1), new("SC_PII_INTERNET", 56, -1),
        new("SC_PII_INTERNET_DGRAM", 62, -1), new("SC_PII_INTERNET_STREAM", 61, -1), new("SC_PII_OSI", 57, -1), new("SC_PII_OSI_CLTS", 64, -1),
        new("SC_PII_OSI_COTS", 63, -1), new("SC_PII_OSI_M", 65, -1), new("SC_PII_SOCKET", 55, -1), new("SC_PII_XTI", 54, -1), new("SC_POLL", 58, -1),
        new("SC_PRIORITIZED_IO", 13, 200809), new("SC_PRIORITY_SCHEDULING", 10, 200809), new("SC_REALTIME_SIGNALS", 9, 200809), new("SC_RE_DUP_MAX", 44, 32767),
        new("SC_RTSIG_MAX", 31, 32), new("SC_SAVED_IDS", 8, 1), new("SC_SCHAR_MAX", 111, 127), new("SC_SCHAR_MIN", 112, -128), new("SC_SELECT", 59, -1),
        new("SC_SEMAPHORES", 21, 200809), new("SC_SEM_NSEMS_MAX", 32, -1), new("SC_SEM_VALUE_MAX", 33, 2147483647), new("SC_SHARED_MEMORY_OBJECTS", 22, 200809),
        new("SC_SHRT_MAX", 113, 32767), new("SC_SHRT_MIN", 114, -32768), new("SC_SIGQUEUE_MAX", 34, -1), new("SC_SSIZE_MAX", 110, 32767), new("SC_STREAM_MAX", 5, 16),
        new("SC_SYNCHRONIZED_IO", 14, 200809), new("SC_THREADS", 67, 200809), new("SC_THREAD_ATTR_STACKADDR", 77, 200809), new("SC_THREAD_ATTR_STACKSIZE", 78, 200809),
        new("SC_THREAD_DESTRUCTOR_ITERATIONS", 73, 4), new("SC_THREAD_KEYS_MAX", 74, 1024), new("SC_THREAD_PRIORITY_SCHEDULING", 79, 200809),
        new("SC_THREAD_PRIO_INHERIT", 80, 200809), new("SC_THREAD_PRIO_PROTECT", 81, 200809), new("SC_THREAD_PROCESS_SHARED", 82, 200809),
        new("SC_THREAD_SAFE_FUNCTIONS", 68, 200809), new("SC_THREAD_STACK_MIN", 75, 16384), new("SC_THREAD_THREADS_MAX", 76, -1), new("SC_TIMERS", 11, 200809),
        new("SC_TIMER_MAX", 35, -1), new("SC_TTY_NAME_MAX", 72, 32), new("SC_TZNAME_MAX", 6, -1), new("SC_T_IOV_MAX", 66, -1), new("SC_UCHAR_MAX", 115, 255),
        new("SC_UINT_MAX", 116, 4294967295), new("SC_UIO_MAXIOV", 60, 1024), new("SC_ULONG_MAX", 117, -1), new("SC_USHRT_MAX", 118, 65535), new("SC_VERSION", 29, 200809),
        new("SC_WORD_BIT", 107, 32), new("SC_XBS5_ILP32_OFF32", 125, -1), new("SC_XBS5_ILP32_OFFBIG", 126, -1), new("SC_XBS5_LP64_OFF64", 127, 1),
        new("SC_XBS5_LPBIG_OFFBIG", 128, -1), new("SC_XOPEN_CRYPT", 92, -1), new("SC_XOPEN_ENH_I18N", 93, 1), new("SC_XOPEN_LEGACY", 129, 1),
        new("SC_XOPEN_REALTIME", 130, 1), new("SC_XOPEN_REALTIME_THREADS", 131, 1), new("SC_XOPEN_SHM", 94, 1), new("SC_XOPEN_UNIX", 91, 1),
        new("SC_XOPEN_VERSION", 89, 700), new("SC_XOPEN_XCU_VERSION", 90, 4), new("SC_XOPEN_XPG2", 98, 1), new("SC_XOPEN_XPG3", 99, 1), new("SC_XOPEN_XPG4", 100, 1),
    ];

    public static readonly Limit[] Texts =
    [
        new("CS_GNU_LIBC_VERSION", 2, null, "glibc 2.36"), new("CS_GNU_LIBPTHREAD_VERSION", 3, null, "NPTL 2.36"),
        new("CS_LFS64_CFLAGS", 1004, null, "-D_LARGEFILE64_SOURCE"), new("CS_LFS64_LDFLAGS", 1005, null), new("CS_LFS64_LIBS", 1006, null),
        new("CS_LFS64_LINTFLAGS", 1007, null, "-D_LARGEFILE64_SOURCE"), new("CS_LFS_CFLAGS", 1000, null), new("CS_LFS_LDFLAGS", 1001, null),
        new("CS_LFS_LIBS", 1002, null), new("CS_LFS_LINTFLAGS", 1003, null), new("CS_PATH", 0, null, "/bin:/usr/bin"), new("CS_XBS5_ILP32_OFF32_CFLAGS", 1100, null),
        new("CS_XBS5_ILP32_OFF32_LDFLAGS", 1101, null), new("CS_XBS5_ILP32_OFF32_LIBS", 1102, null), new("CS_XBS5_ILP32_OFF32_LINTFLAGS", 1103, null),
        new("CS_XBS5_ILP32_OFFBIG_CFLAGS", 1104, null), new("CS_XBS5_ILP32_OFFBIG_LDFLAGS", 1105, null), new("CS_XBS5_ILP32_OFFBIG_LIBS", 1106, null),
        new("CS_XBS5_ILP32_OFFBIG_LINTFLAGS", 1107, null), new("CS_XBS5_LP64_OFF64_CFLAGS", 1108, null, "-m64"), new("CS_XBS5_LP64_OFF64_LDFLAGS", 1109, null, "-m64"),
        new("CS_XBS5_LP64_OFF64_LIBS", 1110, null), new("CS_XBS5_LP64_OFF64_LINTFLAGS", 1111, null), new("CS_XBS5_LPBIG_OFFBIG_CFLAGS", 1112, null),
        new("CS_XBS5_LPBIG_OFFBIG_LDFLAGS", 1113, null), new("CS_XBS5_LPBIG_OFFBIG_LIBS", 1114, null), new("CS_XBS5_LPBIG_OFFBIG_LINTFLAGS", 1115, null),
    ];

    public static readonly Limit[] Paths =
    [
        new("PC_ALLOC_SIZE_MIN", 18, 4096), new("PC_ASYNC_IO", 10, -1), new("PC_CHOWN_RESTRICTED", 6, 1), new("PC_FILESIZEBITS", 13, 64), new("PC_LINK_MAX", 0, 65000),
        new("PC_MAX_CANON", 1, 255), new("PC_MAX_INPUT", 2, 255), new("PC_NAME_MAX", 3, 255), new("PC_NO_TRUNC", 7, 1), new("PC_PATH_MAX", 4, 4096),
        new("PC_PIPE_BUF", 5, 4096), new("PC_PRIO_IO", 11, -1), new("PC_REC_INCR_XFER_SIZE", 14, -1), new("PC_REC_MAX_XFER_SIZE", 15, -1),
        new("PC_REC_MIN_XFER_SIZE", 16, 4096), new("PC_REC_XFER_ALIGN", 17, 4096), new("PC_SOCK_MAXBUF", 12, -1), new("PC_SYMLINK_MAX", 19, -1), new("PC_SYNC_IO", 9, -1),
        new("PC_VDISABLE", 8, 0),
    ];

    /// <summary>What is different on each machine; null: what the table says.</summary>
    public static long? Current(string name) => name switch
    {
        "SC_NPROCESSORS_ONLN" or "SC_NPROCESSORS_CONF" => Environment.ProcessorCount,
        "SC_PAGESIZE" or "SC_PAGE_SIZE" => Environment.SystemPageSize,
        "SC_OPEN_MAX" => FileDescriptors.Limit,
        "SC_PHYS_PAGES" => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Environment.SystemPageSize,
        "SC_AVPHYS_PAGES" => Math.Max(0, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - GC.GetGCMemoryInfo().MemoryLoadBytes) / Environment.SystemPageSize,
        _ => null,
    };

    /// <summary>A new dict of names and numbers.</summary>
    public static PyDict Names(Limit[] limits)
    {
        var names = new PyDict();
        foreach (var limit in limits) names.SetByName(PyStr.FromName(limit.Name), PyInt.From(limit.Number));
        return names;
    }

    public static bool Find(Limit[] limits, int number, out Limit found)
    {
        found = Array.Find(limits, limit => limit.Number == number);
        return found.Name is not null;
    }

    /// <summary>The number of a limit as an argument: a name or a number. False: an error is set.</summary>
    [MustCheck]
    public static bool TryName(PyThreadState thread, PyObject value, Limit[] limits, out int number)
    {
        number = 0;
        if (value is PyStr name)
        {
            var text = name.ToString();
            var found = Array.Find(limits, limit => limit.Name == text);
            number = found.Number;
            return found.Name is not null || PyErr.ValueError("unrecognized configuration name");
        }
        if (!value.Type.IsSubtypeOf(PyInt.BuiltinType)) return PyErr.TypeError("configuration names must be strings or integers");
        if (!PyInt.TryGetInt64(value, out var given) || given is < int.MinValue or > int.MaxValue) return PyErr.OverflowError("Python int too large to convert to C int");
        number = (int)given;
        return true;
    }
}
