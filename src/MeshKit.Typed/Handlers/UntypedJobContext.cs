namespace MeshKit.Typed;

internal sealed class UntypedJobContext(Attempt attempt) : SyncJobContext(attempt);
