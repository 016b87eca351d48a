using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed.Json.Tests;

/// <summary>The generated context among the app's own.</summary>
public sealed class ResolverTests
{
    private static readonly Tagged Payload = new("n", ["t"]);

    [Fact]
    public void A_context_of_the_apps_own_writes_and_reads_the_payload()
    {
        var request = OwnSync.Job.Request(new Own("a", ["b"]));
        Assert.Equal("""{"first_name":"a","tags":["b"]}""", Encoding.UTF8.GetString(request.Payload.Span));
        Assert.Equal("a", JsonSerializer.Deserialize(request.Payload.Span, OwnSync.Job.JsonTypeInfo)!.FirstName);
        Assert.Same(OwnContext.Default, OwnSync.Job.JsonTypeInfo.OriginatingResolver);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_chain_takes_each_type_from_the_first_that_knows_it(bool isFirst)
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
        options.TypeInfoResolverChain.Add(isFirst ? TestJobs.Manifest.TypeInfoResolver : OwnContext.Default);
        options.TypeInfoResolverChain.Add(isFirst ? OwnContext.Default : TestJobs.Manifest.TypeInfoResolver);

        var json = JsonSerializer.Serialize(new Envelope("x", Payload), options);

        // The app's context knows the payload too, and then has the null of its bytes as the platform writes it by metadata.
        Assert.Equal("""{"to":"x","content":{"name":"n","tags":["t"],"kept":"kept","bytes":null}}""", json);
        Assert.Equal(isFirst, options.GetTypeInfo(typeof(Tagged)).OriginatingResolver != OwnContext.Default);
        Assert.Same(OwnContext.Default, options.GetTypeInfo(typeof(Envelope)).OriginatingResolver);
        Assert.Equal(["t"], JsonSerializer.Deserialize<Envelope>(json, options)!.Content.Tags);
    }

    [Fact]
    public void Combined_with_others_it_is_still_fast()
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(TestJobs.Manifest.TypeInfoResolver, OwnContext.Default),
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            RespectNullableAnnotations = true,
        };

        // Only a write handler throws this.
        Assert.Throws<PayloadWriteException>(() => JsonSerializer.Serialize(new Tagged(null!, []), (JsonTypeInfo<Tagged>)options.GetTypeInfo(typeof(Tagged))));
    }

    [Fact]
    public void Trap2_Numbers_are_written_and_read_as_the_options_say()
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = TestJobs.Manifest.TypeInfoResolver,
            NumberHandling = JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString,
        };

        var json = JsonSerializer.Serialize(new Populated { Replaced = [7] }, options);

        Assert.Equal("""{"Numbers":["1"],"Replaced":["7"]}""", json);
        Assert.Equal([7], JsonSerializer.Deserialize<Populated>(json, options)!.Replaced);
    }

    [Fact]
    public void Trap2_A_converter_that_the_app_adds_at_run_time_wins()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = TestJobs.Manifest.TypeInfoResolver };
        options.Converters.Add(new TaggedConverter());

        Assert.Equal("\"n\"", JsonSerializer.Serialize(Payload, options));
        Assert.Equal("m", JsonSerializer.Deserialize<Tagged>("\"m\"", options)!.Name);
    }

    [Fact]
    public void Members_are_filled_in_place_where_the_type_says_so()
    {
        var back = JsonSerializer.Deserialize("""{"numbers":[2],"replaced":[2]}""", PopulatedSync.Job.JsonTypeInfo)!;
        Assert.Equal([1, 2], back.Numbers);
        Assert.Equal([2], back.Replaced);
    }

    [Fact]
    public void A_payload_is_told_before_and_after_it_is_written()
    {
        var payload = new Told();
        Assert.Equal("""{"isWriting":true}""", Encoding.UTF8.GetString(ToldSync.Job.Request(payload).Payload.Span));
        Assert.False(payload.IsWriting);
    }

    private sealed class TaggedConverter : JsonConverter<Tagged>
    {
        public override Tagged Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!, []);

        public override void Write(Utf8JsonWriter writer, Tagged value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }
}
