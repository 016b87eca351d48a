using System.Diagnostics;

namespace MeshKit.Typed.Docs.Tests.Sample;

/// <summary>Runs the sample as a user would, in a process of its own.</summary>
internal static class DraftSyncProcess
{
    private static readonly string App =
        Path.Combine(Repository.Root, "samples", "DraftSync", "bin", Repository.Configuration, "net10.0", "DraftSync.dll");

    public static async Task<(int ExitCode, string Output)> RunAsync(params IEnumerable<string> args)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [App, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
