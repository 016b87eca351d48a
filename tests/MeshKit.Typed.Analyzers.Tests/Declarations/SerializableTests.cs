using System.Globalization;
using MeshKit.Typed.Analyzers.Declarations;

namespace MeshKit.Typed.Analyzers.Tests.Declarations;

public class SerializableTests
{
    [Theory]
    [InlineData("""[assembly: SyncSerializable({|MESH1009:typeof(Stream)|})]""")]
    [InlineData("""[assembly: SyncSerializable({|MESH1009:typeof(List<object>)|})]""")]
    [InlineData("""[assembly: SyncSerializable({|MESH1009:typeof(List<>)|})]""")]
    [InlineData("""[assembly: SyncSerializable({|MESH1009:typeof(void)|})]""")]
    [InlineData("""[assembly: SyncSerializable(type: {|MESH1009:typeof((int, int))|})]""")]
    [InlineData("""[assembly: SyncSerializable(typeof(int[])), SyncSerializable({|MESH1009:typeof(int[,])|})]""")]
    [InlineData("""[assembly: SyncSerializable({|MESH1009:typeof(Charge)|})] public sealed record Charge(Guid Id, Action Then);""")]
    public Task A_type_that_cannot_be_stored_is_reported_at_the_attribute(string code) => Verify<SerializableAnalyzer>.ReportsAsync(code);

    [Theory]
    [InlineData("""[assembly: SyncSerializable(typeof(Dictionary<string, List<int?>>))]""")]
    [InlineData("""[assembly: SyncSerializable(typeof(Charge))] public sealed record Charge(Guid Id, decimal Amount);""")]
    [InlineData("""[Other(typeof(Stream))] public sealed class OtherAttribute(Type type) : Attribute { public Type Type => type; }""")]
    public Task A_type_that_can_be_stored_is_not(string code) => Verify<SerializableAnalyzer>.ReportsAsync(code);

    [Fact]
    public async Task Each_place_is_named_from_the_type_that_the_attribute_names()
    {
        const string Code = """
            [assembly: SyncSerializable(typeof(Batch))]
            public sealed record Batch(List<Part> Parts, Task Work);
            public sealed record Part(Stream Body);
            """;

        var messages = (await Analyze.RunAsync(Code)).Where(diagnostic => diagnostic.Id == "MESH1009")
            .Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture));

        Assert.Equal(
            [
                "'Parts[].Body' of 'Batch' is a stream, which cannot be stored (store where to open it), so nothing is generated for the type 'Batch': "
                    + "store a value that means the same after a restart",
                "'Work' of 'Batch' is a task, which means nothing after a restart, so nothing is generated for the type 'Batch': "
                    + "store a value that means the same after a restart",
            ],
            messages.Order(StringComparer.Ordinal));
    }
}
