using MeshKit.Typed.Analyzers.Declarations;
using MeshKit.Typed.CodeFixes.Declarations;

namespace MeshKit.Typed.Analyzers.Tests.Declarations;

public class SealedPayloadTests
{
    [Theory]
    [InlineData("""[SyncJob("a", Singleton = true)] public sealed record Upload;""")]
    [InlineData("""[SyncJob("a", Singleton = true)] public record struct Upload;""")]
    [InlineData("""[SyncJob("a", Singleton = true)] public abstract record Upload;""")]
    [InlineData("""public record Upload;""")]
    public Task A_payload_that_nothing_derives_from_is_not_reported(string code) => Verify<SealedPayloadAnalyzer>.ReportsAsync(code);

    [Theory]
    [InlineData("public record {|MESH1015:Upload|}(string Path);", "public sealed record Upload(string Path);")]
    [InlineData("record class {|MESH1015:Upload|}(string Path);", "sealed record class Upload(string Path);")]
    [InlineData("internal partial class {|MESH1015:Upload|} { }", "internal sealed partial class Upload { }")]
    public Task The_fix_seals_it(string code, string fixedCode) => Verify<SealedPayloadAnalyzer, SealPayloadFix>.FixesAsync(
        $"""[SyncJob("a", Singleton = true)] {code}""", $"""[SyncJob("a", Singleton = true)] {fixedCode}""");

    [Fact]
    public Task Fix_All_seals_every_payload() => Verify<SealedPayloadAnalyzer, SealPayloadFix>.FixesAsync(
        """
        [SyncJob("a", Singleton = true)]
        public record {|MESH1015:A|};

        [SyncJob("b", Singleton = true)]
        public class {|MESH1015:B|};
        """,
        """
        [SyncJob("a", Singleton = true)]
        public sealed record A;

        [SyncJob("b", Singleton = true)]
        public sealed class B;
        """);

    [Theory]
    [InlineData("""[SyncJob("a", Singleton = true)] public record {|MESH1015:Upload|}; public sealed record Large : Upload;""")]
    [InlineData("""[SyncJob("a", Singleton = true)] public class {|MESH1015:Upload|} { public virtual string Path => ""; }""")]
    public Task Where_sealing_would_not_compile_no_fix_is_offered(string code) =>
        Verify<SealedPayloadAnalyzer, SealPayloadFix>.OffersNothingAsync(code);
}
