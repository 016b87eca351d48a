using MeshKit.Typed;

namespace Recipes.Daily;

/// <summary>
/// The backup of one day. Never two at once (the kind is the key): a backup that runs may end, one that still waits makes way for the next
/// day's.
/// </summary>
[SyncJob("backup-day", Singleton = true, OnConflict = ConflictPolicy.Replace, WhenRunning = WhenRunning.Finish)]
public sealed record BackupDay(DateOnly Day);
