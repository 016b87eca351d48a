using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using MeshKit.Typed.JsonDifferential;

namespace MeshKit.Typed.Json.Tests;

/// <summary>Where our JSON differs from the platform's generator on purpose, one test each; docs/json.md lists them under the same headings.</summary>
public sealed partial class DeviationTests
{
    [Fact]
    public void Each_one_is_listed_in_the_documentation()
    {
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs", "json.md"));
        var section = text[text.IndexOf("## Where it differs", StringComparison.Ordinal)..text.IndexOf("## Limits", StringComparison.Ordinal)];
        var headings = Heading().Matches(section).Select(match => match.Groups[1].Value.Trim());
        Assert.Equal(Deviations.All.Select(deviation => deviation.Name).Order(), headings.Order());
    }

    [Fact]
    public void Trap4_Null_in_a_member_that_holds_none_is_refused_by_both_and_with_a_name_by_ours()
    {
        var payload = new Tagged(null!, []);
        Assert.IsType<JsonException>(Failure(() => Write(payload, OfficialContext.Default)));
        Assert.Contains("\"name\"", Assert.IsType<PayloadWriteException>(Failure(() => Write(payload, Ours))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trap8_Null_in_a_list_of_what_is_not_null_is_refused()
    {
        var payload = new Tagged("n", [null!]);
        Assert.Contains("[null]", Write(payload, OfficialContext.Default), StringComparison.Ordinal);
        Assert.Contains("tags[]", Assert.IsType<PayloadWriteException>(Failure(() => Write(payload, Ours))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trap5_Initial_values_are_kept()
    {
        const string Json = """{"name":"n","tags":[]}""";
        Assert.Null(Read<Tagged>(Json, OfficialContext.Default).Kept);
        Assert.Equal("kept", Read<Tagged>(Json, Ours).Kept);
    }

    [Fact]
    public void Errors_in_two_members_are_found_in_the_order_of_the_document()
    {
        const string Json = """{"settable":"x","init":"y"}""";
        Assert.Equal("$.init", Assert.IsType<JsonException>(Failure(() => Read<TwoErrors>(Json, OfficialContext.Default))).Path);
        Assert.Equal("$.settable", Assert.IsType<JsonException>(Failure(() => Read<TwoErrors>(Json, Ours))).Path);
    }

    [Fact]
    public void Duplicates_of_what_is_not_read_are_passed_over()
    {
        const string Json = """{"init":1,"computed":2,"computed":3}""";
        Assert.IsType<JsonException>(Failure(() => Read<Unread>(Json, OfficialContext.Default)));
        Assert.Equal(1, Read<Unread>(Json, Ours).Init);
    }

    [Fact]
    public void Where_duplicates_are_allowed_an_init_member_is_set_for_each()
    {
        static void Allow(JsonSerializerOptions options) => (options.AllowDuplicateProperties, options.RespectNullableAnnotations) = (true, false);
        const string Json = """{"text":null,"text":" a "}""";
        Assert.Equal("a", Read<Trimmed>(Json, OfficialContext.Default, Allow).Text);
        Assert.IsType<NullReferenceException>(Failure(() => Read<Trimmed>(Json, Ours, Allow)));
    }

    [Fact]
    public void Null_in_a_member_beside_a_constructor_is_taken_where_references_are_kept()
    {
        static void Preserve(JsonSerializerOptions options) => options.ReferenceHandler = ReferenceHandler.Preserve;
        Assert.Null(Read<Labelled>("""{"number":1,"settable":null}""", OfficialContext.Default, Preserve).Settable);
        Assert.IsType<JsonException>(Failure(() => Read<Labelled>("""{"number":1,"init":null}""", OfficialContext.Default, Preserve)));
        Assert.Null(Read<Labelled>("""{"number":1,"init":null}""", Ours, Preserve).Init);
    }

    [Fact]
    public void Populating_reaches_types_with_init_members()
    {
        const string Json = """{"numbers":[2]}""";
        static void Populate(JsonSerializerOptions options) => options.PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate;
        Assert.Equal([2], Read<Started>(Json, OfficialContext.Default, Populate).Numbers);
        Assert.Equal([1, 2], Read<Started>(Json, Ours, Populate).Numbers);
    }

    [Fact]
    public void An_override_with_one_accessor_has_the_other_one_of_its_base()
    {
        const string Json = """{"name":"n"}""";
        Assert.Equal("!", Read<Overridden>(Json, OfficialContext.Default).Name);
        Assert.Equal("n!", Read<Overridden>(Json, Ours).Name);
    }

    [Fact]
    public void Structs_that_only_their_constructor_sets_come_back()
    {
        const string Json = """{"place":{"x":1,"y":2},"more":[]}""";
        Assert.Equal(0, Read<Placed>(Json, OfficialContext.Default).Place.X);
        Assert.Equal(1, Read<Placed>(Json, Ours).Place.X);
    }

    [Fact]
    public void Null_bytes_stay_null()
    {
        var payload = new Tagged("n", []);
        Assert.Contains("\"bytes\":\"\"", Write(payload, OfficialContext.Default), StringComparison.Ordinal);
        Assert.Contains("\"bytes\":null", Write(payload, Ours), StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_that_are_too_deep_are_refused_by_both()
    {
        static void Shallow(JsonSerializerOptions options) => options.MaxDepth = 1;
        var payload = new Placed(new Place(1, 2), []);
        Assert.NotNull(Failure(() => JsonSerializer.Serialize(payload, Info<Placed>(OfficialContext.Default, Shallow))));
        Assert.NotNull(Failure(() => JsonSerializer.Serialize(payload, Info<Placed>(Ours, Shallow))));
    }

    [Fact]
    public void Metadata_carries_no_reflection()
    {
        Assert.NotNull(OfficialContext.Default.GetTypeInfo(typeof(Tagged))!.Properties[0].AttributeProvider);
        Assert.Null(TaggedSync.Job.JsonTypeInfo.Properties[0].AttributeProvider);
    }

    [Fact]
    public void Trap9_A_surrogate_without_its_other_half_fails_the_enqueue()
    {
        var exception = Assert.Throws<SyncException>(() => TaggedSync.Job.Request(new Tagged("\ud800", [])));
        Assert.Equal(SyncErrorCodes.PayloadInvalid, exception.Code);
    }

    private static IJsonTypeInfoResolver Ours => TestJobs.Manifest.TypeInfoResolver;

    private static string Write<T>(T value, IJsonTypeInfoResolver resolver) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(value, Info<T>(resolver)));

    private static T Read<T>(string json, IJsonTypeInfoResolver resolver, Action<JsonSerializerOptions>? change = null) =>
        JsonSerializer.Deserialize(json, Info<T>(resolver, change))!;

    private static JsonTypeInfo<T> Info<T>(IJsonTypeInfoResolver resolver, Action<JsonSerializerOptions>? change = null) =>
        (JsonTypeInfo<T>)new OptionSet("test", change ?? (_ => { })).With(resolver).GetTypeInfo(typeof(T));

    private static Exception? Failure(Action action) => Record.Exception(action);

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex("^### (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
