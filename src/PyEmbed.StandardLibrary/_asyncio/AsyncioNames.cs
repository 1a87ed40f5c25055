using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Asyncio;

/// <summary>Names that futures and tasks look up on loops and on each other.</summary>
internal static class AsyncioNames
{
    public static readonly PyStr Add = PyStr.FromName("add");
    public static readonly PyStr AddDoneCallback = PyStr.FromName("add_done_callback");
    public static readonly PyStr AllTasks = PyStr.FromName("_all_tasks");
    public static readonly PyStr Blocking = PyStr.FromName("_asyncio_future_blocking");
    public static readonly PyStr CallExceptionHandler = PyStr.FromName("call_exception_handler");
    public static readonly PyStr CallSoon = PyStr.FromName("call_soon");
    public static readonly PyStr Cancel = PyStr.FromName("cancel");
    public static readonly PyStr CancelledError = PyStr.FromName("CancelledError");
    public static readonly PyStr Context = PyStr.FromName("context");
    public static readonly PyStr CurrentTasks = PyStr.FromName("_current_tasks");
    public static readonly PyStr Discard = PyStr.FromName("discard");
    public static readonly PyStr Exception = PyStr.FromName("exception");
    public static readonly PyStr ExtractStack = PyStr.FromName("extract_stack");
    public static readonly PyStr Future = PyStr.FromName("future");
    public static readonly PyStr FutureRepr = PyStr.FromName("_future_repr");
    public static readonly PyStr GetDebug = PyStr.FromName("get_debug");
    public static readonly PyStr GetEventLoop = PyStr.FromName("get_event_loop");
    public static readonly PyStr GetEventLoopPolicy = PyStr.FromName("get_event_loop_policy");
    public static readonly PyStr GetLoop = PyStr.FromName("get_loop");
    public static readonly PyStr InvalidStateError = PyStr.FromName("InvalidStateError");
    public static readonly PyStr IsCoroutine = PyStr.FromName("iscoroutine");
    public static readonly PyStr Loop = PyStr.FromName("_loop");
    public static readonly PyStr Message = PyStr.FromName("message");
    public static readonly PyStr Msg = PyStr.FromName("msg");
    public static readonly PyStr Result = PyStr.FromName("result");
    public static readonly PyStr Send = PyStr.FromName("send");
    public static readonly PyStr SourceTraceback = PyStr.FromName("source_traceback");
    public static readonly PyStr Task = PyStr.FromName("task");
    public static readonly PyStr TaskGetStack = PyStr.FromName("_task_get_stack");
    public static readonly PyStr TaskPrintStack = PyStr.FromName("_task_print_stack");
    public static readonly PyStr TaskRepr = PyStr.FromName("_task_repr");
    public static readonly PyStr Throw = PyStr.FromName("throw");

    public static readonly PyTuple ContextKeyword = PyTuple.Of(Context);
    public static readonly PyTuple MsgKeyword = PyTuple.Of(Msg);
}
