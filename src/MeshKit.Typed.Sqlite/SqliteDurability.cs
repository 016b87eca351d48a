namespace MeshKit.Typed.Sqlite;

/// <summary>What an acknowledged write survives.</summary>
public enum SqliteDurability
{
    /// <summary>A killed process and a power cut: every commit waits for the disk (<c>synchronous=FULL</c>).</summary>
    Full,

    /// <summary>
    /// A killed process. A power cut may lose the newest commits, though never damage the file (<c>synchronous=NORMAL</c>).
    /// </summary>
    Normal,
}
