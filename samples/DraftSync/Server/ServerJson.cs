using System.Text.Json.Serialization;

namespace DraftSync;

/// <summary>The JSON of the server's answers.</summary>
[JsonSerializable(typeof(Dictionary<Guid, int>))]
public sealed partial class ServerJson : JsonSerializerContext;
