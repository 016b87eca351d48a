using System.Text;

namespace MeshKit.Typed.Json.Tests;

/// <summary>Null in a collection of what is not null fails the enqueue, also where a type has no write handler.</summary>
public sealed class NullElementTests
{
    [Fact]
    public void In_a_derived_type() => Refuses("labels[]", () => DrawingSync.Job.Request(new Drawing([new Circle([null!], 1)])));

    [Fact]
    public void Among_derived_types() => Refuses("shapes[]", () => DrawingSync.Job.Request(new Drawing([null!])));

    [Fact]
    public void With_number_handling_and_keys_that_are_no_text() =>
        Refuses("byNumber[][]", () => NumbersSync.Job.Request(new Numbers(1, new() { [1] = ["a", null!] })));

    [Fact]
    public void In_a_collection_of_collections_beside_extension_data() => Refuses("rows[][]", () => ExtendedSync.Job.Request(new Extended { Rows = [["a"], [null!]] }));

    [Fact]
    public void What_holds_no_null_is_written()
    {
        Assert.Equal("""{"shapes":[{"$type":"circle","radius":1,"labels":["a"]}]}""", Text(DrawingSync.Job.Request(new Drawing([new Circle(["a"], 1)]))));
        Assert.Equal("""{"value":"1","byNumber":{"1":["a"]}}""", Text(NumbersSync.Job.Request(new Numbers(1, new() { [1] = ["a"] }))));
        Assert.Equal("""{"rows":[["a"]]}""", Text(ExtendedSync.Job.Request(new Extended { Rows = [["a"]] })));
    }

    [Fact]
    public void A_context_of_the_apps_own_does_not_look() =>
        Assert.Equal("""{"first_name":"a","tags":[null]}""", Text(OwnSync.Job.Request(new Own("a", [null!]))));

    private static string Text(EnqueueRequest request) => Encoding.UTF8.GetString(request.Payload.Span);

    private static void Refuses(string member, Func<EnqueueRequest> request)
    {
        var exception = Assert.Throws<SyncException>(request);
        Assert.Equal(SyncErrorCodes.PayloadInvalid, exception.Code);
        Assert.Contains($"\"{member}\"", exception.Message, StringComparison.Ordinal);
    }
}
