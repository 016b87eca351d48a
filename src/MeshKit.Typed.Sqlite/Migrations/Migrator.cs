using System.Globalization;

namespace MeshKit.Typed.Sqlite;

/// <summary>Brings a file's schema forward, in one transaction. A file is never taken backward, and never recreated.</summary>
internal sealed class Migrator(IReadOnlyList<Migration> migrations, string path)
{
    /// <summary>Every version since the first, in order. What has shipped is never edited: a change is a new migration.</summary>
    public static readonly IReadOnlyList<Migration> Shipped = [Version1.Migration];

    public int Newest => migrations[^1].Version;

    /// <exception cref="SyncException"><c>schema_too_new</c>.</exception>
    public void ThrowIfTooNew(long version)
    {
        if (version > Newest)
        {
            throw new SyncException(
                SyncErrorCodes.SchemaTooNew,
                $"{path}: the store has schema {version}, and this version of MeshKit.Typed.Sqlite knows {Newest}. Update the package; the file is unchanged.");
        }
    }

    public void Run(Connection db)
    {
        if (db.Scalar(Sql.UserVersion) == Newest)
            return;
        db.Execute(Sql.Begin);
        try
        {
            // Read again under the lock: another process may have been first.
            var version = db.Scalar(Sql.UserVersion);
            ThrowIfTooNew(version);
            foreach (var migration in migrations.Where(migration => migration.Version > version))
                db.Script(migration.Script);
            db.Script(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Newest}"));
            db.Execute(Sql.Commit);
        }
        catch
        {
            if (db.IsInTransaction)
                db.Execute(Sql.Rollback);
            throw;
        }
    }
}
