using System.Threading.Channels;

namespace MeshKit.Typed.Sqlite.CrashHost;

/// <summary>The test that started this process: what it says on standard input, and whether it is still there.</summary>
internal sealed class Parent
{
    private readonly Channel<string> _said = Channel.CreateUnbounded<string>();

    /// <summary>Listens from here on, and ends this process when the parent ends, so that none is left behind.</summary>
    public static Parent Listen()
    {
        var parent = new Parent();
        new Thread(parent.Run) { IsBackground = true }.Start();
        return parent;
    }

    /// <summary>Says one fact, in one write that a kill cannot split.</summary>
    public static void Tell(string fact) => Console.WriteLine(fact);

    /// <summary>Waits until the parent has said a word.</summary>
    public async Task HearAsync(string word)
    {
        while (await _said.Reader.ReadAsync() != word)
        {
        }
    }

    private void Run()
    {
        while (Console.ReadLine() is { } line)
            _said.Writer.TryWrite(line);
        Environment.Exit(0);
    }
}
