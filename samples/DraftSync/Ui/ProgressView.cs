using Spectre.Console;

namespace DraftSync;

/// <summary>Shows uploads while they run, and what became of them.</summary>
public abstract class ProgressView
{
    /// <summary>A live view on a terminal, plain lines where the output goes elsewhere.</summary>
    /// <param name="plain">Asks for plain lines on a terminal too.</param>
    public static ProgressView Create(bool plain) =>
        plain || Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Ansi ? new PlainView() : new LiveView();

    /// <summary>Shows the log until the work has ended.</summary>
    public abstract Task ShowAsync(UploadLog log, Task work);

    /// <summary>Says what each job did.</summary>
    public abstract void Report(UploadLog log);
}
