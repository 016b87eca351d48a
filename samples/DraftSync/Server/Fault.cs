namespace DraftSync;

/// <summary>How the server fails on purpose.</summary>
public enum Fault
{
    /// <summary>It answers 503 with Retry-After.</summary>
    Busy,

    /// <summary>It never answers.</summary>
    Silence,

    /// <summary>It cuts the connection in the middle of a chunk, of which it keeps what has arrived.</summary>
    Cut,

    /// <summary>It stores the draft and cuts the connection before it has said so.</summary>
    LostAnswer,
}
