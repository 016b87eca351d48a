using MeshKit.Typed;
using MeshKit.Typed.Sqlite;
using MeshKit.Typed.Sqlite.CrashHost;

// A process for tests to kill. It says on standard output what it knows to be durable, a line at once for each fact, and lives no longer
// than its parent: it ends with its standard input.
if (args is not [var mode, var path, .. var rest])
{
    await Console.Error.WriteLineAsync("usage: enqueue|acknowledge-early|flush|hold <db>, or race <db> <key> <count>");
    return 2;
}

var parent = Parent.Listen();
var options = new SqliteOptions { Path = path, BusyTimeout = TimeSpan.FromSeconds(30) };
await using var mesh = await Mesh.OpenAsync(new SqliteProvider(options), SyncManifest.Empty);
switch (mode, rest)
{
    case ("enqueue", []):
        await EnqueueMode.RunAsync(mesh.Sync, early: false);
        break;
    case ("acknowledge-early", []):
        await EnqueueMode.RunAsync(mesh.Sync, early: true);
        break;
    case ("flush", []):
        await FlushMode.RunAsync(mesh.Sync);
        break;
    case ("hold", []):
        await HoldMode.RunAsync(mesh.Sync, parent);
        break;
    case ("race", [var key, var count]):
        await RaceMode.RunAsync(mesh.Sync, parent, key, int.Parse(count, null));
        break;
    default:
        await Console.Error.WriteLineAsync($"no such mode: {string.Join(' ', args)}");
        return 2;
}

return 0;
