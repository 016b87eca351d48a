using Raise = MeshKit.Typed.Analyzers.Tests.Verify<
    MeshKit.Typed.Analyzers.Evolution.StoredShapeAnalyzer,
    MeshKit.Typed.CodeFixes.Evolution.ShapeBrokenFix>;
using Upcast = MeshKit.Typed.Analyzers.Tests.Verify<
    MeshKit.Typed.Analyzers.Evolution.StoredShapeAnalyzer,
    MeshKit.Typed.CodeFixes.Evolution.VersionGapFix>;

namespace MeshKit.Typed.Analyzers.Tests.Evolution;

public class UpcasterTests
{
    [Fact]
    public Task The_version_is_raised_and_what_only_a_person_knows_does_not_compile() => Raise.FixesAsync(
        """
        /// <summary>A draft.</summary>
        [SyncJob("upload", ConflictKey = "draft:{Id}")]
        public sealed record Upload(string Id, string Title, int {|MESH4002:Priority|}, string? Note = null);
        """,
        """
        /// <summary>A draft.</summary>
        [{|MESH4004:SyncJob("upload", Version = 2, ConflictKey = "draft:{Id}")|}]
        public sealed record Upload(string Id, string Title, int Priority, string? Note = null) : ISyncUpcast<UploadV1, Upload>
        {
            /// <summary>Makes a payload of one that was stored at version 1.</summary>
            public static Upload Upcast(UploadV1 older) => new(older.Id, older.Title, Priority: {|CS0103:NotInVersion1|});
        }

        /// <summary><see cref="Upload"/> at version 1.</summary>
        [FormerVersion(1)]
        public sealed record UploadV1(string Id, string Title);
        """,
        key: "raise",
        fixAll: false,
        jobLock: Lock("""
                "1": {
                  "members": {
                    "id": "string",
                    "title": "string"
                  }
                }
        """));

    [Fact]
    public Task Changed_parts_are_written_beside_it_and_unchanged_ones_used_again() => Raise.FixesAsync(
        """
        namespace App
        {
            [SyncJob("upload", Version = 3, Singleton = true)]
            internal sealed class Upload
            {
                public required IReadOnlyList<Line> {|MESH4002:Lines|} { get; init; }
                public required Author Author { get; init; }
                public State {|MESH4002:State|} { get; set; }
                public long Size { get; set; }
            }

            internal sealed record Line(int Text, Author Author);
            internal sealed record Author(string Name);
            internal enum State { Final }
        }
        """,
        """
        namespace App
        {
            [{|MESH4004:SyncJob("upload", Version = 4, Singleton = true)|}]
            internal sealed class Upload : ISyncUpcast<UploadV3, Upload>
            {
                public required IReadOnlyList<Line> Lines { get; init; }
                public required Author Author { get; init; }
                public State State { get; set; }
                public long Size { get; set; }

                /// <summary>Makes a payload of one that was stored at version 3.</summary>
                public static Upload Upcast(UploadV3 older) => new()
                {
                    Lines = {|CS0266:older.Lines|},
                    Author = older.Author,
                    State = {|CS0266:older.State|},
                    Size = {|CS0266:older.Size|},
                };
            }

            /// <summary><see cref="Upload"/> at version 3.</summary>
            [FormerVersion(3)]
            internal sealed record UploadV3(
                IReadOnlyList<UploadV3Lines> Lines,
                Author Author,
                UploadV3State? State = null,
                long? Size = null);

            /// <summary>A part of <see cref="UploadV3"/>.</summary>
            internal sealed record UploadV3Lines(string Text, Author Author);

            /// <summary>A part of <see cref="UploadV3"/>.</summary>
            internal enum UploadV3State
            {
                Draft = 0,
                Final = 1,
            }

            internal sealed record Line(int Text, Author Author);
            internal sealed record Author(string Name);
            internal enum State { Final }
        }
        """,
        key: "raise",
        fixAll: false,
        jobLock: Lock("""
                "3": {
                  "members": {
                    "author": "#author",
                    "lines": "[#lines]",
                    "size": "int, optional",
                    "state": "#state, optional"
                  },
                  "types": {
                    "author": {
                      "members": {
                        "name": "string"
                      }
                    },
                    "lines": {
                      "members": {
                        "author": "#author",
                        "text": "string"
                      }
                    },
                    "state": {
                      "enum": "int",
                      "values": {
                        "Draft": 0,
                        "Final": 1
                      }
                    }
                  }
                }
        """));

    [Fact]
    public Task A_gap_gets_its_upcaster_from_the_lock() => Upcast.FixesAsync(
        """
        [{|MESH4003:SyncJob("upload", Version = 2, Singleton = true)|}]
        public sealed record Upload(string Id)
        {
            public bool IsLong => Id.Length > 9;
        }
        """,
        """
        [SyncJob("upload", Version = 2, Singleton = true)]
        public sealed record Upload(string Id) : ISyncUpcast<UploadV1, Upload>
        {
            public bool IsLong => Id.Length > 9;

            /// <summary>Makes a payload of one that was stored at version 1.</summary>
            public static Upload Upcast(UploadV1 older) => new(older.Id);
        }

        /// <summary><see cref="Upload"/> at version 1.</summary>
        [FormerVersion(1)]
        public sealed record UploadV1(
            string Id,
            [property: System.Text.Json.Serialization.JsonPropertyName("due-at")] DateTime DueAt,
            System.Text.Json.JsonElement Price);
        """,
        key: "upcast",
        fixAll: false,
        jobLock: Lock(Versions));

    [Fact]
    public Task A_version_that_nobody_has_any_more_is_retired() => Upcast.FixesAsync(
        """[{|MESH4003:SyncJob("upload", Version = 2, Singleton = true)|}] public sealed record Upload(string Id);""",
        """[SyncJob("upload", Version = 2, Singleton = true)] public sealed record Upload(string Id);""",
        key: "retire",
        index: 1,
        jobLock: Lock(Versions),
        fixedLock: Lock("""
                "2": {
                  "members": {
                    "id": "string"
                  }
                }
        """));

    [Fact]
    public Task A_payload_below_a_version_of_the_lock_is_a_gap_without_an_upcaster() => Upcast.FixesAsync(
        """[{|MESH4003:SyncJob("upload", Singleton = true)|}] public sealed record Upload(string Id, DateTime DueAt);""",
        """[SyncJob("upload", Singleton = true)] public sealed record Upload(string Id, DateTime DueAt);""",
        key: "retire",
        jobLock: Lock("""
                "1": {
                  "members": {
                    "dueAt": "DateTime",
                    "id": "string"
                  }
                },
                "2": {
                  "json": "context"
                }
        """),
        fixedLock: Lock("""
                "1": {
                  "members": {
                    "dueAt": "DateTime",
                    "id": "string"
                  }
                }
        """));

    private const string Versions = """
                "1": {
                  "members": {
                    "due-at": "DateTime",
                    "id": "string",
                    "price": "converter PriceConverter"
                  }
                },
                "2": {
                  "members": {
                    "id": "string"
                  }
                }
        """;

    private static string Lock(string versions) => "{\n  \"format\": 1,\n  \"jobs\": {\n    \"upload\": {\n" + string.Join(
        '\n', versions.ReplaceLineEndings("\n").Split('\n').Select(line => line[2..])) + "\n    }\n  }\n}\n";
}
