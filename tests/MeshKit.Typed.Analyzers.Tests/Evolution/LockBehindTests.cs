using MeshKit.Typed.Analyzers.Evolution;
using Verify = MeshKit.Typed.Analyzers.Tests.Verify<
    MeshKit.Typed.Analyzers.Evolution.StoredShapeAnalyzer,
    MeshKit.Typed.CodeFixes.Evolution.LockBehindFix>;

namespace MeshKit.Typed.Analyzers.Tests.Evolution;

public class LockBehindTests
{
    private const string Upload = """
        {
          "format": 1,
          "jobs": {
            "upload": {
              "1": {
                "members": {
                  "id": "string",
                  "size": "int"
                }
              }
            }
          }
        }

        """;

    [Fact]
    public Task A_project_without_a_lock_hears_nothing() =>
        Verify<StoredShapeAnalyzer>.ReportsAsync("[SyncJob(\"upload\", Singleton = true)] public sealed record Upload(string Id);");

    [Fact]
    public Task An_empty_lock_is_filled() => Verify.FixesAsync(
        "[{|MESH4004:SyncJob(\"upload\", Singleton = true)|}] public sealed record Upload(string Id, int Size);",
        "[SyncJob(\"upload\", Singleton = true)] public sealed record Upload(string Id, int Size);",
        jobLock: "{}",
        fixedLock: Upload);

    [Fact]
    public Task Fix_All_writes_every_job_into_one_file() => Verify.FixesAsync(
        """
        [{|MESH4004:SyncJob("upload", Singleton = true)|}] public sealed record Upload(string Id, int Size);
        [{|MESH4004:SyncJob("delete", Singleton = true)|}] public sealed record Delete(string Id);
        """,
        """
        [SyncJob("upload", Singleton = true)] public sealed record Upload(string Id, int Size);
        [SyncJob("delete", Singleton = true)] public sealed record Delete(string Id);
        """,
        jobLock: "{}",
        fixedLock: """
        {
          "format": 1,
          "jobs": {
            "delete": {
              "1": {
                "members": {
                  "id": "string"
                }
              }
            },
            "upload": {
              "1": {
                "members": {
                  "id": "string",
                  "size": "int"
                }
              }
            }
          }
        }

        """);

    [Fact]
    public Task The_versions_before_are_written_with_the_present_one() => Verify.FixesAsync(
        """
        [{|MESH4004:SyncJob("upload", Version = 2, Singleton = true)|}]
        public sealed record Upload(string Id, long Size) : ISyncUpcast<UploadV1, Upload>
        {
            public static Upload Upcast(UploadV1 older) => new(older.Id, 0);
        }

        [FormerVersion(1)] public sealed record UploadV1(string Id);
        """,
        """
        [SyncJob("upload", Version = 2, Singleton = true)]
        public sealed record Upload(string Id, long Size) : ISyncUpcast<UploadV1, Upload>
        {
            public static Upload Upcast(UploadV1 older) => new(older.Id, 0);
        }

        [FormerVersion(1)] public sealed record UploadV1(string Id);
        """,
        jobLock: "{}",
        fixedLock: """
        {
          "format": 1,
          "jobs": {
            "upload": {
              "1": {
                "members": {
                  "id": "string"
                }
              },
              "2": {
                "members": {
                  "id": "string",
                  "size": "long"
                }
              }
            }
          }
        }

        """);

    [Theory]
    [InlineData("string Id, long Size")]
    [InlineData("string? Id, int Size")]
    [InlineData("string Id, int Size = 0")]
    [InlineData("string Id, int Size, string? Note = null")]
    public Task A_change_that_breaks_nothing_is_to_be_recorded(string members) => Verify<StoredShapeAnalyzer>.ReportsAsync(
        $"[{{|MESH4004:SyncJob(\"upload\", Singleton = true)|}}] public sealed record Upload({members});", jobLock: Upload);

    [Theory]
    [InlineData("public sealed record Renamed(string Id, int Size);")]
    [InlineData("public sealed record Upload(int Size, string Id);")]
    [InlineData("public sealed record Upload(int Size, string Id) { public int Double => 2 * Size; }")]
    [InlineData("public sealed class Upload { public required string Id { get; init; } public required int Size { get; init; } }")]
    public Task What_is_the_same_in_JSON_is_the_same(string payload) => Verify<StoredShapeAnalyzer>.ReportsAsync(
        $"[SyncJob(\"upload\", Singleton = true)] {payload}", jobLock: Upload);

    [Fact]
    public Task A_job_that_cannot_be_stored_has_no_shape() => Verify<StoredShapeAnalyzer>.ReportsAsync(
        "[SyncJob(\"upload\", Singleton = true)] public sealed record Upload(Action Id);", jobLock: "{}");
}
