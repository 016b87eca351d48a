using System.Globalization;

namespace DraftSync;

/// <summary>What the command line asks for.</summary>
public sealed record CommandLine
{
    public const string Usage =
        """
        DraftSync: uploads a folder of Markdown drafts through a durable queue, to a server that fails on purpose.

        Usage: DraftSync [folder] [options]

          folder, --folder <path>   The drafts. By default this repository's own Markdown files.
          --offline                 Only queue: the flush runs without a network.
          --crash                   Kill this process (SIGKILL) at a random moment of the flush. The next run resumes.
          --fresh                   Forget the queue and the server's drafts first.
          --seed <number>           Which uploads the server fails, and how. 7 by default.
          --plain                   Lines instead of a live view.
          --help                    This text.

        Exit code: 0 when every draft is verified (with --offline: queued), 1 when not, 2 for a wrong command line.
        """;

    public string? Folder { get; private init; }

    public bool Offline { get; private init; }

    public bool Crash { get; private init; }

    public bool Fresh { get; private init; }

    public bool Plain { get; private init; }

    public bool Help { get; private init; }

    public int Seed { get; private init; } = 7;

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="UsageException">They are not understood.</exception>
    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var parsed = new CommandLine();
        for (var i = 0; i < args.Count; i++)
        {
            parsed = args[i] switch
            {
                "--offline" => parsed with { Offline = true },
                "--crash" => parsed with { Crash = true },
                "--fresh" => parsed with { Fresh = true },
                "--plain" => parsed with { Plain = true },
                "--help" or "-h" => parsed with { Help = true },
                "--folder" => parsed.WithFolder(Value(args, ref i)),
                "--seed" => parsed with { Seed = Number(Value(args, ref i)) },
                ['-', ..] => throw new UsageException($"There is no option {args[i]}."),
                _ => parsed.WithFolder(args[i]),
            };
        }

        return parsed is { Offline: true, Crash: true }
            ? throw new UsageException("--offline uploads nothing, so that --crash has nothing to interrupt.")
            : parsed;
    }

    private CommandLine WithFolder(string folder) =>
        Folder is null ? this with { Folder = folder } : throw new UsageException("There is more than one folder.");

    private static string Value(IReadOnlyList<string> args, ref int i) =>
        ++i < args.Count ? args[i] : throw new UsageException($"{args[i - 1]} needs a value.");

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new UsageException($"{text} is not a number.");
}
