namespace MeshKit.Typed.EndToEnd;

/// <summary>A part of the measurements, chosen by its name.</summary>
internal interface ISection
{
    string Name { get; }

    string Title { get; }

    Task<IReadOnlyList<Comparison>> RunAsync(Bench bench);
}
