namespace DraftSync;

/// <summary>What the server says when it is asked to store an uploaded draft.</summary>
public enum StoreAnswer
{
    /// <summary>It is stored.</summary>
    Stored,

    /// <summary>It was stored before under the same idempotency key; nothing was done.</summary>
    StoredBefore,

    /// <summary>The server does not hold all of the bytes.</summary>
    Incomplete,

    /// <summary>The bytes are not those that the digest promises.</summary>
    DigestMismatch,
}
