using System.Runtime.CompilerServices;

namespace MeshKit.Typed.Generators.Tests.Helpers;

/// <summary>
/// Compares generated files with <c>Snapshots/&lt;test&gt;/*.verified.cs</c>, by the file conventions of Verify: what differs is written as
/// <c>*.received.cs</c> beside it. <c>MESHKIT_ACCEPT=1</c> accepts what was received.
/// </summary>
internal static class Snapshot
{
    private static readonly bool Accepts = Environment.GetEnvironmentVariable("MESHKIT_ACCEPT") == "1";

    public static void Verify(GeneratorRun run, Func<string, bool>? include = null, [CallerMemberName] string test = "", [CallerFilePath] string path = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(path)!, "Snapshots", test);
        Directory.CreateDirectory(folder);
        var files = run.Files.Where(file => include?.Invoke(file.Key) ?? true).ToDictionary(file => Name(file.Key), file => WithoutVersion(file.Value));
        var known = Directory.GetFiles(folder, "*.verified.cs").Select(file => Path.GetFileName(file).Replace(".verified.cs", "", StringComparison.Ordinal));
        var wrong = new List<string>();
        foreach (var name in known.Except(files.Keys))
        {
            if (Accepts)
                File.Delete(Path.Combine(folder, name + ".verified.cs"));
            else
                wrong.Add($"{name} is no longer generated");
        }

        foreach (var (name, text) in files)
        {
            var (verified, received) = (Path.Combine(folder, name + ".verified.cs"), Path.Combine(folder, name + ".received.cs"));
            File.Delete(received);
            if (File.Exists(verified) && File.ReadAllText(verified) == text)
                continue;
            File.WriteAllText(Accepts ? verified : received, text);
            if (!Accepts)
                wrong.Add($"{name} differs: see {received}");
        }

        Assert.Empty(wrong);
    }

    // A release must not change every snapshot.
    private static string WithoutVersion(string text) => text.Replace($"\"{ThisVersion.Text}\"", "\"(version)\"", StringComparison.Ordinal);

    private static string Name(string hintName) => hintName.Replace(".g.cs", "", StringComparison.Ordinal);
}
