using System.ComponentModel;

namespace MeshKit.Typed;

/// <summary>Makes outcomes of what methods with <see cref="SyncHandlerAttribute"/> return; generated code calls this.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SyncMethods
{
    /// <summary>Done, when the task ends.</summary>
    /// <param name="task">What the method returned.</param>
    public static async ValueTask<SyncOutcome> DoneAfterAsync(Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        await task.ConfigureAwait(false);
        return SyncOutcome.Done;
    }

    /// <summary>Done, when the task ends.</summary>
    /// <param name="task">What the method returned.</param>
    public static async ValueTask<SyncOutcome> DoneAfterAsync(ValueTask task)
    {
        await task.ConfigureAwait(false);
        return SyncOutcome.Done;
    }
}
