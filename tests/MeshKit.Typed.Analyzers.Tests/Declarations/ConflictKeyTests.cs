using MeshKit.Typed.Analyzers.Declarations;
using MeshKit.Typed.CodeFixes.Declarations;

namespace MeshKit.Typed.Analyzers.Tests.Declarations;

public class ConflictKeyTests
{
    [Theory]
    [InlineData("""[{|MESH1001:SyncJob("upload")|}] public sealed record Upload(string Path);""")]
    [InlineData("""[{|MESH1001:SyncJob("upload", AllowDuplicates = "")|}] public sealed record Upload(string Path);""")]
    [InlineData("""[{|MESH1001:SyncJob("upload", AllowDuplicates = "  ")|}] public sealed record Upload(string Path);""")]
    [InlineData("""[{|MESH1001:SyncJob("upload", AllowDuplicates = "explain why the same work may be queued twice")|}] public sealed record Upload(string Path);""")]
    [InlineData("""[{|MESH1001:SyncJob("upload", Singleton = false)|}] public sealed class Upload;""")]
    public Task A_job_without_a_key_or_a_reason_is_reported(string code) => Verify<ConflictKeyAnalyzer>.ReportsAsync(code);

    [Theory]
    [InlineData("""[SyncJob("upload", ConflictKey = "upload:{Path}")] public sealed record Upload(string Path);""")]
    [InlineData("""[SyncJob("upload", ConflictKey = "upload:{Wrong}")] public sealed record Upload(string Path);""")]
    [InlineData("""[SyncJob("upload", Singleton = true)] public sealed record Upload(string Path);""")]
    [InlineData("""[SyncJob("upload", AllowDuplicates = "each tap is a vote of its own")] public sealed record Upload(string Path);""")]
    [InlineData("""public sealed record Upload(string Path);""")]
    [InlineData("""[Other.SyncJob("upload")] public sealed record Upload(string Path); namespace Other { class SyncJobAttribute(string kind) : Attribute { public string Kind => kind; } }""")]
    public Task A_job_that_has_one_and_a_type_that_is_no_job_are_not(string code) => Verify<ConflictKeyAnalyzer>.ReportsAsync(code);

    [Theory]
    [InlineData("UploadDraft(string DraftId, string Title)", "draft:{DraftId}")]
    [InlineData("UploadDraft(Guid Id, string Title)", "upload-draft:{Id}")]
    [InlineData("UploadDraft(long UserId, int DraftId)", "draft:{DraftId}")]
    [InlineData("UploadDraft(Guid? TenantId, int DraftId)", "draft:{DraftId}")]
    [InlineData("UploadDraft(string Paid, string PurchaseOrderId)", "purchase-order:{PurchaseOrderId}")]
    public Task The_fix_makes_a_key_of_the_member_that_is_an_id(string record, string key) =>
        Verify<ConflictKeyAnalyzer, ConflictKeyFix>.FixesAsync(
            $$"""[{|MESH1001:SyncJob("upload-draft")|}] public sealed record {{record}};""",
            $$"""[SyncJob("upload-draft", ConflictKey = "{{key}}")] public sealed record {{record}};""");

    [Theory]
    [InlineData("", "", 1)]
    [InlineData(", AllowDuplicates = \"\"", "", 1)]
    public Task The_opt_out_still_asks_for_a_reason(string before, string after, int index) =>
        Verify<ConflictKeyAnalyzer, ConflictKeyFix>.FixesAsync(
            $$"""[{|MESH1001:SyncJob("vote"{{before}})|}] public sealed record Vote(Guid PollId);""",
            $$"""[{|MESH1001:SyncJob("vote"{{after}}, AllowDuplicates = "explain why the same work may be queued twice")|}] public sealed record Vote(Guid PollId);""",
            index,
            "allow");
}
