using System.Composition;
using MeshKit.Typed.Analyzers.RunTwice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.CodeFixes.RunTwice;

/// <summary>MESH2001: the job's own stable id or time, where the job is at hand.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StableIdentityFix)), Shared]
public sealed class StableIdentityFix : MeshCodeFix
{
    /// <summary>Creates the fix.</summary>
    public StableIdentityFix()
        : base("MESH2001", fixesAll: true)
    {
    }

    private protected override Task<IReadOnlyList<Proposal>> ProposeAsync(FixSite site)
    {
        var proposals = new List<Proposal>();
        if (site.Job() is { } job && Replacement(site, job) is { } replacement)
            proposals.Add(new Proposal($"Use {replacement}", "stable", new TextChange(site.Diagnostic.Location.SourceSpan, replacement)));
        return Task.FromResult<IReadOnlyList<Proposal>>(proposals);
    }

    private static string? Replacement(FixSite site, string job) => site.Property(UnstableIdentityAnalyzer.Kind) switch
    {
        nameof(AttemptValueKind.Guid) when site.Property(UnstableIdentityAnalyzer.StableName) is { } name =>
            $"{job}.StableGuid({FixSite.Literal(name)})",
        nameof(AttemptValueKind.Time) => $"{job}.EnqueuedAt{InFormOf(site)}",
        _ => null,
    };

    // The same type, and the same clock face: local where it was local.
    private static string InFormOf(FixSite site)
    {
        var symbol = site.Model.GetSymbolInfo(site.Node, site.CancellationToken).Symbol;
        return (symbol?.ContainingType.Name, symbol?.Name) switch
        {
            ("DateTime", "UtcNow") => ".UtcDateTime",
            ("DateTime", "Now") => ".LocalDateTime",
            ("DateTime", "Today") => ".LocalDateTime.Date",
            ("DateTimeOffset", "Now") or (_, "GetLocalNow") => ".ToLocalTime()",
            _ => "",
        };
    }
}
