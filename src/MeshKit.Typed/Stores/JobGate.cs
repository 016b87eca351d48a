namespace MeshKit.Typed.Stores;

/// <summary>
/// All that decides whether a flush may claim a job, apart from its time and its lane. Stores intern gates: there are few, and work
/// that a flush may not claim is never scanned.
/// </summary>
/// <param name="Kind">The kind.</param>
/// <param name="Version">The version of the payload's shape.</param>
/// <param name="Network">What network the job needs.</param>
/// <param name="Priority">-2 to 2, higher first.</param>
/// <param name="Conditions">The named conditions, sorted ordinally and joined by commas; empty for none.</param>
public sealed record JobGate(string Kind, int Version, NetworkNeed Network, int Priority, string Conditions);
