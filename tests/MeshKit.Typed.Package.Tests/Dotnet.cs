using System.Diagnostics;

namespace MeshKit.Typed.Package.Tests;

/// <summary>Runs commands as a user would, and keeps what they print.</summary>
public static class Dotnet
{
    public static Task<CommandResult> RunAsync(string folder, params string[] arguments) => StartAsync("dotnet", folder, arguments);

    public static async Task<CommandResult> StartAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // The test host's own settings must not reach the build of a fresh project.
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandResult($"{program} {string.Join(' ', arguments)}", process.ExitCode, await output + await errors);
    }
}
