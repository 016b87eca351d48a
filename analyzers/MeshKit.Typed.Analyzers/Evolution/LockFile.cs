using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.Analyzers.Evolution;

/// <summary>The lock among a project's additional files.</summary>
internal sealed class LockFile
{
    private LockFile(AdditionalText file, SourceText text)
    {
        File = file;
        Text = text;
        Lock = LockReader.Read(text.ToString(), out var error);
        Error = error;
    }

    public AdditionalText File { get; }

    public SourceText Text { get; }

    /// <summary>What it says; null where it cannot be read.</summary>
    public JobLock? Lock { get; }

    public LockError? Error { get; }

    /// <summary>Finds and reads the lock; null where the project has none, and no rule has anything to say.</summary>
    public static LockFile? Find(ImmutableArray<AdditionalText> files, CancellationToken cancellationToken) =>
        files.FirstOrDefault(file => IsLock(file.Path)) is { } file && file.GetText(cancellationToken) is { } text ? new LockFile(file, text) : null;

    public static bool IsLock(string? path) => string.Equals(Path.GetFileName(path), JobLock.FileName, StringComparison.OrdinalIgnoreCase);

    public Location Locate(TextSpan place) => Location.Create(File.Path, place, Text.Lines.GetLinePositionSpan(place));
}
