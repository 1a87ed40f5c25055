namespace PyEmbed.StandardLibrary.Pickle;

/// <summary>Names of attributes that writing and reading pickles look for.</summary>
internal static class PickleNames
{
    public static readonly PyStr Add = PyStr.FromName("add");
    public static readonly PyStr DispatchTable = PyStr.FromName("dispatch_table");
    public static readonly PyStr FindClass = PyStr.FromName("find_class");
    public static readonly PyStr GetInitArgs = PyStr.FromName("__getinitargs__");
    public static readonly PyStr Latin1 = PyStr.FromName("latin1");
    public static readonly PyStr Newobj = PyStr.FromName("__newobj__");
    public static readonly PyStr NewobjEx = PyStr.FromName("__newobj_ex__");
    public static readonly PyStr Peek = PyStr.FromName("peek");
    public static readonly PyStr PersistentId = PyStr.FromName("persistent_id");
    public static readonly PyStr PersistentLoad = PyStr.FromName("persistent_load");
    public static readonly PyStr ReadInto = PyStr.FromName("readinto");
    public static readonly PyStr ReducerOverride = PyStr.FromName("reducer_override");
    public static readonly PyStr Replace = PyStr.FromName("replace");
    public static readonly PyStr SurrogatePass = PyStr.FromName("surrogatepass");
}
