namespace MeshKit.Typed;

/// <summary>A durable step that is about to run.</summary>
public sealed class SyncStep
{
    internal SyncStep(string name, string key)
    {
        Name = name;
        Key = key;
    }

    /// <summary>The step's name, unique within the job.</summary>
    public string Name { get; }

    /// <summary>
    /// A key that is the same in every attempt: handed to the system that the step talks to, it lets that system drop the repetition which a
    /// crash between effect and record makes possible.
    /// </summary>
    public string Key { get; }
}
