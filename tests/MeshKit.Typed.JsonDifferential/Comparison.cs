using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>One type under one set of options: draws documents, damages them, and compares what both generators make of them.</summary>
public sealed class Comparison
{
    private const int DamagedPerDocument = 3;

    // Decides for what is there, and for one of each.
    private static readonly byte[] Complete = [.. Enumerable.Repeat((byte)1, 500)];

    private readonly JsonTypeInfo _official;
    private readonly JsonTypeInfo _ours;
    private readonly JsonTypeInfo _rewriting;
    private readonly Subject _subject;
    private readonly OptionSet _options;
    private readonly Tally _tally;

    private Comparison(Subject subject, OptionSet options, Tally tally, JsonTypeInfo official, JsonTypeInfo ours, JsonTypeInfo rewriting) =>
        (_subject, _options, _tally, _official, _ours, _rewriting) = (subject, options, tally, official, ours, rewriting);

    /// <summary>Prepares the comparison; null where both sides say that the options do not fit the type.</summary>
    /// <exception cref="InvalidOperationException">One side says so.</exception>
    public static Comparison? Of(Subject subject, OptionSet options, OptionsCache cache, Tally tally)
    {
        var (official, ours) = (Metadata(cache.Get(subject.Official, options), subject), Metadata(cache.Get(subject.Ours, options), subject));
        if (official is null && ours is null)
            return null;
        return official is not null && ours is not null
            ? new Comparison(subject, options, tally, official, ours, cache.Get(subject.Official, OptionSets.Rewriting).GetTypeInfo(subject.Type))
            : throw new InvalidOperationException($"{subject}, {options}: only {(ours is null ? "the platform's generator" : "ours")} gives metadata.");
    }

    // Two names that differ in case only collide where case is ignored.
    private static JsonTypeInfo? Metadata(JsonSerializerOptions options, Subject subject)
    {
        try
        {
            return options.GetTypeInfo(subject.Type);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Compares what is drawn from a tape.</summary>
    /// <exception cref="DifferenceException">There is a difference that no deviation covers.</exception>
    public void Run(byte[] tape)
    {
        var decisions = new Tape(tape);
        var generator = new DocumentGenerator(decisions);
        Compare(Encoding.UTF8.GetBytes(generator.Draw(_official).ToString()), decisions);
        var mutator = new Mutator(decisions);
        for (var i = 0; i < DamagedPerDocument; i++)
            Compare(mutator.Damage(generator.Draw(_official)), decisions);
    }

    /// <summary>Compares the metadata, each member missing, null and given twice, and how the samples are written.</summary>
    /// <exception cref="DifferenceException">There is a difference that no deviation covers.</exception>
    public void RunSamples()
    {
        Check(Step.Metadata, [], Outcome.OfWriting(() => Description.Of(_official)), Outcome.OfWriting(() => Description.Of(_ours)));
        foreach (var document in Mutator.EachMember(() => new DocumentGenerator(new Tape(Complete)).Draw(_official)))
            Compare(document, new Tape([]));
        foreach (var sample in _subject.Samples)
        {
            _tally.AddInput();
            Write(sample, isStreamed: true);
        }
    }

    private void Compare(byte[] input, Tape decisions)
    {
        _tally.AddInput();
        var official = Read(input, _official);
        var ours = Read(input, _ours);
        Check(Step.Read, input, official, ours);
        var isSampled = decisions.OneIn(6);
        if (isSampled)
        {
            Check(Step.ReadAsync, input, ReadStream(input, _official), ReadStream(input, _ours));
            if (official.IsWritable && official.Equals(ours))
                Equality(input, official.Value, ours.Value);
        }

        if (official.Value is { } value)
            Write(value, isSampled);
    }

    private void Write(object value, bool isStreamed)
    {
        var input = Outcome.OfWriting(() => JsonSerializer.SerializeToUtf8Bytes(value, _rewriting)).Json ?? [];
        Check(Step.Write, input, WriteBytes(value, _official), WriteBytes(value, _ours));
        if (isStreamed)
            Check(Step.WriteAsync, input, WriteStream(value, _official), WriteStream(value, _ours));
    }

    // Only of types whose equality is one of values, which a second reading tells.
    private void Equality(byte[] input, object? value, object? ours)
    {
        if (value is not null && value.Equals(Read(input, _official).Value))
            Check(Step.Equality, input, Outcome.OfWriting(static () => [.. "true"u8]), Outcome.OfWriting(() => [.. value.Equals(ours) ? "true"u8 : "false"u8]));
    }

    private Outcome Read(byte[] input, JsonTypeInfo info) => Outcome.OfReading(() => JsonSerializer.Deserialize(input, info), WriteAgain);

    private Outcome ReadStream(byte[] input, JsonTypeInfo info) => Outcome.OfReading(
        () =>
        {
            using var stream = new TrickleStream(input);
            return JsonSerializer.DeserializeAsync(stream, info).AsTask().GetAwaiter().GetResult();
        },
        WriteAgain);

    private byte[] WriteAgain(object? value) => JsonSerializer.SerializeToUtf8Bytes(value, _rewriting);

    private static Outcome WriteBytes(object value, JsonTypeInfo info) => Outcome.OfWriting(() => JsonSerializer.SerializeToUtf8Bytes(value, info));

    private static Outcome WriteStream(object value, JsonTypeInfo info) => Outcome.OfWriting(() =>
    {
        using var stream = new MemoryStream();
        JsonSerializer.SerializeAsync(stream, value, info).GetAwaiter().GetResult();
        return stream.ToArray();
    });

    private void Check(Step step, byte[] input, Outcome official, Outcome ours)
    {
        _tally.AddComparison();
        if (official.Equals(ours))
            return;
        var difference = new Difference
        {
            Subject = _subject,
            Options = _options,
            Step = step,
            Input = input,
            Official = official,
            Ours = ours,
            Info = _official,
            OurInfo = _ours,
            Rewriting = _rewriting,
        };
        if (Deviations.All.FirstOrDefault(deviation => deviation.Covers(difference)) is not { } known)
            throw new DifferenceException(difference);
        _tally.Add(known);
    }
}
