namespace MeshKit.Typed;

internal enum SyncOutcomeKind
{
    Done,
    Retry,
    Fail,
    Snooze,
}
