using System.Diagnostics;
using System.Reflection;

namespace MeshKit.Typed.AppSize;

/// <summary>The app with one of its kinds of JSON, published natively.</summary>
internal sealed class App
{
    private readonly string _program;

    public App(string json, string folder)
    {
        var project = typeof(App).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "App").Value!;
        var target = Path.Combine(folder, json);

        Start("dotnet", "publish", project, "-c", "Release", "-p:Json=" + json, "-o", target, "-v", "q", "-nologo");
        _program = Path.Combine(target, Path.GetFileNameWithoutExtension(project) + (OperatingSystem.IsWindows() ? ".exe" : ""));
        Bytes = new FileInfo(_program).Length;
    }

    /// <summary>The size of the executable.</summary>
    public long Bytes { get; }

    /// <summary>Runs it; gives the milliseconds from start to exit.</summary>
    public double Run()
    {
        var start = Stopwatch.GetTimestamp();
        Start(_program);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Start(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = arguments.Length > 0 })!;
        var output = arguments.Length > 0 ? process.StandardOutput.ReadToEnd() : "";
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
    }
}
