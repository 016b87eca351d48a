namespace MeshKit.Typed.JsonCorpus.Names;

[SyncJob("json.names.partial", AllowDuplicates = "corpus")]
public sealed partial record Partial(int First)
{
    public int InFirst { get; set; }
}
