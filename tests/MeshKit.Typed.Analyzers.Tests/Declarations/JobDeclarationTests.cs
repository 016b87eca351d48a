using MeshKit.Typed.Analyzers.Declarations;
using MeshKit.Typed.CodeFixes.Declarations;

namespace MeshKit.Typed.Analyzers.Tests.Declarations;

public class JobDeclarationTests
{
    [Theory]
    [InlineData("""[SyncJob("a", ConflictKey = {|MESH1002:"a:{DraftId}"|})] public sealed record A(string Draft);""")]
    [InlineData("""[SyncJob("a", ConflictKey = {|MESH1002:"a:{draft}"|})] public sealed record A(string Draft);""")]
    [InlineData("""[SyncJob("a", ConflictKey = {|MESH1002:"a:{Hidden}"|})] public sealed class A { internal string Hidden { get; set; } = ""; }""")]
    [InlineData("""[SyncJob("a", ConflictKey = {|MESH1002:"a:{Fixed}"|})] public sealed class A { public static string Fixed => ""; }""")]
    [InlineData("""[SyncJob("a", ConflictKey = {|MESH1004:"a:{Parts}"|})] public sealed record A(List<string> Parts);""")]
    [InlineData("""[SyncJob({|MESH1008:"Upload"|}, Singleton = true)] public sealed record A;""")]
    [InlineData("""[SyncJob({|MESH1008:""|}, Singleton = true)] public sealed record A;""")]
    [InlineData("""[SyncJob({|MESH1008:"-a"|}, Singleton = true)] public sealed record A;""")]
    [InlineData("""[SyncJob({|MESH1008:nameof(upload)|}, Singleton = true)] public sealed record upload;""")]
    [InlineData("""[SyncJob({|MESH1008:Names.A|}, Singleton = true)] public sealed record A; static class Names { public const string A = "a"; }""")]
    [InlineData("""[SyncJob("a", Singleton = true)] public sealed record A(Action {|MESH1009:Then|});""")]
    [InlineData("""[SyncJob("a", Singleton = true)] public sealed record A(Stream {|MESH1009:Body|}, CancellationToken {|MESH1009:Token|});""")]
    [InlineData("""[SyncJob("a", Singleton = true)] public sealed record A((string, int) {|MESH1009:Pair|}, Type {|MESH1009:Kind|}, object {|MESH1009:Any|});""")]
    [InlineData("""[SyncJob("a", Singleton = true)] public sealed record A(List<B> {|MESH1009:Items|}); public sealed record B(Task Work);""")]
    [InlineData("""[SyncJob("a", Singleton = true, Result = {|MESH1009:typeof(Stream)|})] public sealed record A;""")]
    [InlineData("""public class Outer { [SyncJob("a", Singleton = true)] private sealed record {|MESH1014:A|}; }""")]
    [InlineData("""[SyncJob("a", Singleton = true)] public sealed record {|MESH1014:A|}<T>(T Value);""")]
    [InlineData("""[SyncJob("a", Singleton = true)] public ref struct {|MESH1014:A|};""")]
    [InlineData("""[SyncJob("a", Singleton = true)] public abstract record {|MESH1014:A|};""")]
    [InlineData("""[SyncJob("a", Singleton = true, MaxAttempts = {|MESH1017:0|})] public sealed record A;""")]
    [InlineData("""[SyncJob("a", Singleton = true, Timeout = {|MESH1017:"soon"|})] public sealed record A;""")]
    [InlineData("""[SyncJob("a", ConflictKey = {|MESH1017:"a:{Id"|})] public sealed record A(string Id);""")]
    [InlineData("""[SyncJob("a", Singleton = true, OnConflict = {|MESH1017:ConflictPolicy.Merge|})] public sealed record A;""")]
    [InlineData("""[SyncJob("a", Singleton = true), {|MESH1008:FormerKind("B")|}] public sealed record A;""")]
    [InlineData("""[SyncJob("a", Singleton = true), {|MESH1008:FormerKind("a")|}] public sealed record A;""")]
    [InlineData("""[SyncJob("a", Singleton = true), FormerKind("b"), {|MESH1008:FormerKind("b")|}] public sealed record A;""")]
    [InlineData("""[SyncJob("a", Singleton = true, Version = {|MESH1017:2|})] public sealed record A : ISyncUpcast<B, A> { public static A Upcast(B older) => new(); } public sealed record B;""")]
    [InlineData("""[SyncJob("a", Singleton = true, Version = {|MESH1017:2|})] public sealed record A : ISyncUpcast<B, A> { public static A Upcast(B older) => new(); } [FormerVersion(2)] public sealed record B;""")]
    [InlineData("""[SyncJob("a", Singleton = true, Version = {|MESH1017:2|})] public sealed record A : ISyncUpcast<B, A> { public static A Upcast(B older) => new(); } [FormerVersion(0)] public sealed record B;""")]
    [InlineData("""[{|MESH1017:SyncJob("a", Singleton = true)|}] public sealed record A : ISyncUpcast<B, A> { public static A Upcast(B older) => new(); } [FormerVersion(1)] public sealed record B;""")]
    [InlineData("""
        [SyncJob("a", Singleton = true, Version = {|MESH1017:2|})] public sealed record A : ISyncUpcast<B, A>, ISyncUpcast<C, A> { public static A Upcast(B older) => new(); public static A Upcast(C older) => new(); }
        [FormerVersion(1)] public sealed record B; [FormerVersion(1)] public sealed record C;
        """)]
    [InlineData("""[{|MESH1009:SyncJob("a", Singleton = true, Version = 2)|}] public sealed record A : ISyncUpcast<B, A> { public static A Upcast(B older) => new(); } [FormerVersion(1)] public sealed record B(Stream Body);""")]
    public Task What_keeps_the_generator_from_emitting_is_reported(string code) => Verify<JobDeclarationAnalyzer>.ReportsAsync(code);

    [Theory]
    [InlineData("""[SyncJob("a", ConflictKey = "a:{Id}")] public sealed record A(Guid Id);""")]
    [InlineData("""[SyncJob("a", ConflictKey = "a:{Id}")] public sealed record A(string Title) : B(Title); public record B(string Id);""")]
    [InlineData("""[SyncJob("a", ConflictKey = "a:{{x}}:{At:yyyy}")] public sealed record A(DateTime At);""")]
    [InlineData("""[SyncJob("upload.draft-2", Singleton = true)] public sealed record A;""")]
    [InlineData("""[SyncJob(kind: "a", Singleton = true)] public sealed record A;""")]
    [InlineData("""public class Outer { [SyncJob("a", Singleton = true)] internal sealed record A(List<B> Items, byte[] Data, Dictionary<string, Uri> Links); } public sealed record B(int? Count);""")]
    [InlineData("""[SyncJob("a", Singleton = true, Version = 4), FormerKind("b"), FormerKind("c")] public sealed record A : ISyncUpcast<B, A> { public static A Upcast(B older) => new(); } [FormerVersion(2)] public sealed record B;""")]
    [InlineData("""public sealed record NoJob(Action Then, Stream Body);""")]
    public Task A_declaration_that_can_be_emitted_is_not(string code) => Verify<JobDeclarationAnalyzer>.ReportsAsync(code);

    [Theory]
    [InlineData("{DraftID}", "{DraftId}")]
    [InlineData("{Draft}", "{DraftId}")]
    [InlineData("{Titel}:{DraftId}", "{Title}:{DraftId}")]
    [InlineData("{EditdAt:yyyy}", "{EditedAt:yyyy}")]
    public Task The_key_is_fixed_to_the_nearest_name(string key, string fixedKey) => Verify<JobDeclarationAnalyzer, KeyMemberFix>.FixesAsync(
        $$"""[SyncJob("a", ConflictKey = {|MESH1002:"draft:{{key}}"|})] public sealed record A(string DraftId, string Title, DateTime EditedAt);""",
        $$"""[SyncJob("a", ConflictKey = "draft:{{fixedKey}}")] public sealed record A(string DraftId, string Title, DateTime EditedAt);""");

    [Fact]
    public Task A_name_like_no_other_is_left_to_its_author() => Verify<JobDeclarationAnalyzer, KeyMemberFix>.OffersNothingAsync(
        """[SyncJob("a", ConflictKey = {|MESH1002:"draft:{Customer}"|})] public sealed record A(string DraftId);""");

    [Theory]
    [InlineData("\"UploadDraft\"", "upload-draft")]
    [InlineData("\"upload_draft\"", "upload-draft")]
    [InlineData("\"Drafts.Upload!\"", "drafts.upload")]
    [InlineData("nameof(SomeJob)", "some-job")]
    [InlineData("\"\"", "some-job")]
    [InlineData("\"a\" + \"-b\"", "a-b")]
    public Task The_kind_is_fixed_to_a_literal(string kind, string literal) => Verify<JobDeclarationAnalyzer, KindFix>.FixesAsync(
        $$"""[SyncJob({|MESH1008:{{kind}}|}, Singleton = true)] public sealed record SomeJob;""",
        $$"""[SyncJob("{{literal}}", Singleton = true)] public sealed record SomeJob;""");
}
