using CsCheck;
using MeshKit.Typed.Analyzers.Evolution;
using Microsoft.CodeAnalysis.Text;

namespace MeshKit.Typed.Analyzers.Tests.Evolution;

public class LockReaderTests
{
    private const string Full = """
        {
          "format": 1,
          "jobs": {
            "a.b-c": {
              "1": {
                "json": "context"
              },
              "2": {
                "json": "converter MoneyConverter"
              },
              "10": {
                "extensionData": true,
                "members": {
                  "\"quoted\\\u0001": "string?, optional",
                  "amount": "decimal, as string, or NaN",
                  "self": "#?",
                  "shapes": "[{Guid: #shapes?}]",
                  "states": "{#states.Key: [int]?}"
                },
                "types": {
                  "shapes": {
                    "abstract": true,
                    "discriminator": "$type",
                    "derived": {
                      "circle": "#shapes.circle"
                    },
                    "derivedByNumber": {
                      "-1": "#shapes.circle"
                    }
                  },
                  "shapes.circle": {
                    "members": {}
                  },
                  "states.Key": {
                    "enum": "string",
                    "values": {
                      "Off": -1,
                      "On": 18446744073709551615
                    }
                  }
                }
              }
            }
          }
        }

        """;

    [Fact]
    public void What_was_written_is_read_and_written_the_same()
    {
        var file = LockReader.Read(Full, out var error);

        Assert.Null(error);
        Assert.Equal(Setup.Normalize(Full), LockWriter.Write(file!));
        Assert.Equal(Setup.Normalize(Full).Replace("\n", "\r\n", StringComparison.Ordinal), LockWriter.Write(file!, "\r\n"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("{}")]
    [InlineData("""{ "jobs": {} }""")]
    public void An_empty_file_is_an_empty_lock(string text) => Assert.Empty(LockReader.Read(text, out _)!.Jobs);

    [Theory]
    [InlineData("{", "has its end where a name is expected", 0)]
    [InlineData("[]", "has '[' where a value is expected", 0)]
    [InlineData("1", "is no JSON object", 0)]
    [InlineData("{}\n{}", "goes on after its end with '{'", 1)]
    [InlineData("{\n  \"jobs\": {},\n}", "has '}' where a name is expected", 2)]
    [InlineData("{\n<<<<<<< HEAD\n}", "has '<' (a merge that is not resolved?) where a name is expected", 1)]
    [InlineData("{\n  \"jobs\": {}\n  \"format\": 1\n}", "has '\"' where ',' or '}' is expected", 2)]
    [InlineData("{ \"format\": 2 }", "is of another format than this version of MeshKit.Typed reads", 0)]
    [InlineData("{ \"format\": 01 }", "has a number that is not whole", 0)]
    [InlineData("{ \"job\": {} }", "has the unknown member \"job\"", 0)]
    [InlineData("{ \"jobs\": 1 }", "has something else where '{' is expected", 0)]
    [InlineData("{ \"jobs\": {\n \"a\": {} } }", "has the kind \"a\" without a version", 1)]
    [InlineData("{ \"jobs\": { \"a\": {\n \"0\": {} } } }", "has \"0\" where a version is expected", 1)]
    [InlineData("{ \"jobs\": { \"a\": {\n \"1\": {\n \"json\": \"x\" } } } }", "has \"x\" where \"context\" or a converter is expected", 2)]
    [InlineData("{ \"jobs\": { \"a\": { \"1\": {\n \"members\": {\n \"b\": \"integer\" } } } } }", "has the type \"integer\", which it cannot be", 2)]
    [InlineData("{ \"jobs\": { \"a\": { \"1\": {\n \"members\": {\n \"b\": \"int, maybe\" } } } } }", "has the type \"int, maybe\", which it cannot be", 2)]
    [InlineData("{ \"jobs\": { \"a\": { \"1\": {\n \"members\": { \"b\": \"int\",\n \"b\": \"int\" } } } } }", "has \"b\" twice", 2)]
    [InlineData("{ \"jobs\": { \"a\": {\n \"1\": { \"members\": { \"b\": \"#b\" } } } } }", "names the type \"#b\", which this version does not have", 1)]
    [InlineData("{ \"jobs\": { \"a\": { \"1\": { \"abstract\": 1 } } } }", "has \"abstract\" without true", 0)]
    [InlineData("{ \"a\n\": 1 }", "has a string without an end on its line", 0)]
    [InlineData("{ \"\\x\": 1 }", "has an unknown escape in a string", 0)]
    public void What_is_no_lock_is_one_error_at_its_line(string text, string message, int line)
    {
        Assert.Null(LockReader.Read(text, out var error));

        Assert.Equal(message, error!.Message);
        Assert.Equal(line, SourceText.From(text).Lines.GetLinePosition(error.Place.Start).Line);
    }

    [Fact]
    public Task The_error_is_reported_in_the_file() => Verify<LockFileAnalyzer>.ReportsAsync(
        "public sealed class C;", jobLock: "{ \"jobs\": {\n  {|MESH4005:\"a\"|}: {} } }");

    [Fact]
    public void A_file_in_pieces_is_an_error_and_never_an_exception()
    {
        var text = Setup.Normalize(Full);
        Gen.Select(Gen.Int[0, text.Length], Gen.Int[0, 40], Gen.String[Gen.Char["{}[]\",:#?\\u0019aet \n"], 0, 4]).Sample(
            (at, length, added) =>
            {
                var odd = text[..at] + added + text[Math.Min(text.Length, at + length)..];
                if (LockReader.Read(odd, out var error) is { } file)
                    Assert.NotNull(LockReader.Read(LockWriter.Write(file), out _));
                else
                    Assert.InRange(error!.Place.End, error.Place.Start, odd.Length);
            },
            iter: 20_000);
    }

    [Fact]
    public void Nesting_without_end_is_an_error() =>
        Assert.Null(LockReader.Read(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)), out _));

    [Fact]
    public void A_type_that_nests_without_end_is_none() => Assert.Null(WireType.Parse(new string('[', 100_000) + "int" + new string(']', 100_000)));
}
