using MeshKit.Typed.Stores.Conformance.Engine;

namespace MeshKit.Typed.Tests.Manifest;

public sealed class SyncManifestTests
{
    [Fact]
    public void Two_payloads_of_one_kind_are_refused_and_both_are_named()
    {
        var error = Assert.Throws<ArgumentException>(() => new SyncManifest([Jobs.Upload, Jobs.UploadV2], Jobs.Manifest.TypeInfoResolver));

        Assert.Contains("upload-draft", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Combining_a_manifest_with_itself_changes_nothing() =>
        Assert.Equal(Jobs.Manifest.Jobs, SyncManifest.Combine(Jobs.Manifest, Jobs.Manifest).Jobs);

    [Fact]
    public void A_derived_payload_is_not_sliced()
    {
        var type = new SyncJobType<Base>("base", 1, () => throw new InvalidOperationException("not reached"));

        var error = Assert.Throws<SyncException>(() => type.Request(new Derived()));

        Assert.Equal(SyncErrorCodes.PayloadInvalid, error.Code);
    }

    private record Base;

    private sealed record Derived : Base;
}
