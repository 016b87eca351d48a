using MeshKit.Typed.Analyzers.Evolution;
using Verify = MeshKit.Typed.Analyzers.Tests.Verify<
    MeshKit.Typed.Analyzers.Evolution.StoredShapeAnalyzer,
    MeshKit.Typed.CodeFixes.Evolution.ShapeBrokenFix>;

namespace MeshKit.Typed.Analyzers.Tests.Evolution;

public class ShapeBrokenTests
{
    private const string Upload = """
        {
          "format": 1,
          "jobs": {
            "upload": {
              "1": {
                "members": {
                  "id": "string",
                  "lines": "[#lines]",
                  "size": "int",
                  "state": "#state"
                },
                "types": {
                  "lines": {
                    "members": {
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
            }
          }
        }

        """;

    [Theory]
    [InlineData("string Id, List<Line> Lines, int Size, State State")]
    [InlineData("string Id, Line[] Lines, int Size, State State")]
    public Task What_reads_the_stored_jobs_is_not_reported(string members) => Verify<StoredShapeAnalyzer>.ReportsAsync(Code(members), jobLock: Upload);

    [Theory]
    [InlineData("string Id, List<Line> Lines, short {|MESH4002:Size|}, State State")]
    [InlineData("string Id, List<Line> Lines, string {|MESH4002:Size|}, State State")]
    [InlineData("string Id, Line {|MESH4002:Lines|}, int Size, State State")]
    [InlineData("string Id, List<Line> Lines, int Size, State State, int {|MESH4002:Priority|}")]
    [InlineData("string Id, List<Line> Lines, int Size, string {|MESH4002:State|}")]
    public Task A_member_that_no_longer_reads_is_reported_at_the_member(string members) =>
        Verify<StoredShapeAnalyzer>.ReportsAsync(Code(members), jobLock: Upload);

    [Fact]
    public Task A_member_that_is_gone_is_reported_at_the_payload() => Verify<StoredShapeAnalyzer>.ReportsAsync(
        Code("string Id, List<Line> Lines, State State").Replace("record Upload", "record {|MESH4002:Upload|}", StringComparison.Ordinal), jobLock: Upload);

    [Fact]
    public Task What_breaks_in_a_nested_type_is_reported_at_the_payloads_own_member() => Verify<StoredShapeAnalyzer>.ReportsAsync(
        Code("string Id, List<Line> {|MESH4002:Lines|}, int Size, State {|MESH4002:State|}", line: "int Text", state: "Draft"), jobLock: Upload);

    [Fact]
    public Task A_shape_of_a_former_kind_counts_too() => Verify<StoredShapeAnalyzer>.ReportsAsync(
        """
        [{|MESH4004:SyncJob("send", Singleton = true)|}]
        [FormerKind("upload")]
        public sealed record Send(string Id, List<Line> Lines, short {|MESH4002:Size|}, State State);
        public sealed record Line(string Text);
        public enum State { Draft, Final }
        """,
        jobLock: Upload);

    [Fact]
    public Task An_older_shape_is_held_against_its_own_version() => Verify.FixesAsync(
        Raised("string Id, List<Line> Lines, byte Size, State State").Replace("record Upload(", "record {|MESH4002:Upload|}(", StringComparison.Ordinal),
        Raised("string Id, List<Line> Lines, byte Size, State State"),
        key: "overwrite",
        jobLock: Two(Upload),
        fixedLock: Two(Upload).Replace("\"size\": \"int\"", "\"size\": \"byte\"", StringComparison.Ordinal));

    [Fact]
    public Task The_lock_is_updated_where_nothing_was_released() => Verify.FixesAsync(
        Code("string Id, List<Line> Lines, short {|MESH4002:Size|}, State State"),
        Code("string Id, List<Line> Lines, short Size, State State"),
        key: "overwrite",
        index: 1,
        jobLock: Upload,
        fixedLock: Upload.Replace("\"size\": \"int\"", "\"size\": \"short\"", StringComparison.Ordinal));

    private static string Code(string members, string line = "string Text", string state = "Draft, Final") => $$"""
        [SyncJob("upload", Singleton = true)]
        public sealed record Upload({{members}});
        public sealed record Line({{line}});
        public enum State { {{state}} }
        """;

    private static string Raised(string older) => $$"""
        [SyncJob("upload", Version = 2, Singleton = true)]
        public sealed record Upload(string Id) : ISyncUpcast<UploadV1, Upload>
        {
            public static Upload Upcast(UploadV1 older) => new(older.Id);
        }

        [FormerVersion(1)] public sealed record UploadV1({{older}});
        public sealed record Line(string Text);
        public enum State { Draft, Final }
        """;

    private static string Two(string one) => one[..one.LastIndexOf("\n      }", StringComparison.Ordinal)] + """

              },
              "2": {
                "members": {
                  "id": "string"
                }
              }
            }
          }
        }

        """.ReplaceLineEndings("\n");
}
