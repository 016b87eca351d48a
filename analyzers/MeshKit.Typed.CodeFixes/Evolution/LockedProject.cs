using MeshKit.Typed.Analyzers;
using MeshKit.Typed.Analyzers.Evolution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.CodeFixes.Evolution;

/// <summary>A project with its lock and its jobs.</summary>
internal sealed class LockedProject
{
    private readonly TextDocument _document;
    private readonly SourceText _text;

    private LockedProject(Project project, Compilation compilation, MeshSymbols symbols, TextDocument document, SourceText text, JobLock file)
    {
        Project = project;
        Compilation = compilation;
        Symbols = symbols;
        Lock = file;
        _document = document;
        _text = text;
    }

    public Project Project { get; }

    public Compilation Compilation { get; }

    public MeshSymbols Symbols { get; }

    /// <summary>The lock as the file has it.</summary>
    public JobLock Lock { get; }

    /// <summary>Loads a project; null where it has no lock that can be read.</summary>
    public static async Task<LockedProject?> LoadAsync(Project project, CancellationToken cancellationToken)
    {
        if (project.AdditionalDocuments.FirstOrDefault(document => LockFile.IsLock(document.FilePath ?? document.Name)) is not { } document)
            return null;
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return LockReader.Read(text.ToString(), out _) is { } file
            && await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
            && MeshSymbols.From(compilation) is { } symbols
                ? new LockedProject(project, compilation, symbols, document, text, file)
                : null;
    }

    /// <summary>The job that a finding is about; null where there is none.</summary>
    public LockedJob? Find(LockFinding finding, CancellationToken cancellationToken) =>
        finding.Payload is not null && Compilation.Assembly.GetTypeByMetadataName(finding.Payload) is { } payload
            ? LockedJob.Find(payload, Compilation, cancellationToken)
            : null;

    /// <summary>Writes the lock as it is after changes, into a solution that may have others.</summary>
    public Solution Write(Solution solution, JobLock file)
    {
        var newLine = _text.ToString().Contains("\r\n") ? "\r\n" : "\n";
        return solution.WithAdditionalDocumentText(_document.Id, SourceText.From(LockWriter.Write(file, newLine), _text.Encoding));
    }

    /// <summary>Another reading of the file, to be changed.</summary>
    public JobLock Reread() => LockReader.Read(_text.ToString(), out _)!;
}
