using System.Globalization;

namespace MeshKit.Typed.GeneratorBench.Sources;

/// <summary>Writes a payload's file: nested records, lists, dictionaries, enums, nullable members, and some 530 bytes of JSON when filled.</summary>
internal static class PayloadSource
{
    private const int Namespaces = 20;

    public static string FileName(int index) => $"Payload{Number(index)}.cs";

    public static string FullName(int index) => $"{Namespace(index)}.Payload{Number(index)}";

    /// <summary>The file.</summary>
    /// <param name="index">The payload's number.</param>
    /// <param name="isOfficial">Whether the payload is without <c>[SyncJob]</c>.</param>
    /// <param name="body">What the body of a method says.</param>
    /// <param name="member">What the name of a member says.</param>
    public static string Text(int index, bool isOfficial, int body = 0, int member = 0)
    {
        var i = Number(index);
        var attribute = isOfficial ? "" : $"[SyncJob(\"payload-{i}\", ConflictKey = \"payload:{{Id}}\", OnConflict = ConflictPolicy.Replace)]";
        return $$"""
            using System;
            using System.Collections.Generic;
            using System.Collections.Immutable;
            using System.Text.Json.Serialization;
            using Bench.Shared;
            using MeshKit.Typed;

            namespace {{Namespace(index)}};

            /// <summary>What the app of this benchmark sends.</summary>
            {{attribute}}
            public sealed record Payload{{i}}(
                Guid Id, string Title{{Number(member)}}, DateTimeOffset EditedAt, {{Shape(index, i)}},
                IReadOnlyList<Line{{i}}> Lines, Dictionary<string, string> Labels, Status{{i}} Status, int? Priority, string? Note)
            {
                public bool IsUrgent { get; init; }

                [JsonPropertyName("by")]
                public Author? EditedBy { get; init; }

                public int Total()
                {
                    var total = {{Number(body)}};
                    foreach (var line in Lines)
                        total += line.Count;
                    return total;
                }
            }

            public sealed record Line{{i}}(string Sku, int Count, decimal Price, Discount? Discount, IReadOnlyList<string> Tags);

            public sealed record Detail{{i}}(string Name, Address Address, double? Weight, bool IsFragile, Status{{i}} Before);

            public enum Status{{i}}
            {
                Draft,
                Ready,
                Sent,
            }
            """;
    }

    // Four kinds, so that not every payload looks alike.
    private static string Shape(int index, string i) => (index % 4) switch
    {
        0 => $"Detail{i} Detail",
        1 => $"Dictionary<string, Detail{i}> Details",
        2 => $"Detail{i}? Detail, Money Sum",
        _ => $"List<Detail{i}> Details, ImmutableArray<int> Revisions",
    };

    private static string Namespace(int index) => $"Bench.Area{Number(index % Namespaces)}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
