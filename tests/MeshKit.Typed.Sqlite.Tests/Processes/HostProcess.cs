using System.Diagnostics;
using System.Reflection;
using System.Threading.Channels;

namespace MeshKit.Typed.Sqlite.Tests.Processes;

/// <summary>One process of the crash host: what it says, and its end. It is killed when it is disposed.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    // Far more than any step takes: it only turns a hang into a failure.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string Host = typeof(HostProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "CrashHost").Value!;

    private readonly Channel<string> _facts = Channel.CreateUnbounded<string>();
    private readonly string _command;
    private readonly Process _process;
    private readonly Task _reading;
    private readonly Task<string> _errors;

    private HostProcess(string command, Process process)
    {
        (_command, _process) = (command, process);
        _errors = process.StandardError.ReadToEndAsync();
        _reading = ReadAsync();
    }

    /// <summary>Whether it has ended, by itself or by a kill.</summary>
    public bool HasExited => _process.HasExited;

    public static HostProcess Start(string mode, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Host, mode, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new HostProcess($"{mode} {string.Join(' ', arguments)}", Process.Start(start)!);
    }

    /// <summary>Waits for the next fact.</summary>
    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await _facts.Reader.ReadAsync(patience.Token);
        }
        catch (ChannelClosedException)
        {
            throw new InvalidOperationException($"\"{_command}\" ended by itself: {await _errors}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"\"{_command}\" has said nothing for {Patience}.");
        }
    }

    /// <summary>The facts that have come so far and were not read, without waiting.</summary>
    public List<string> ReadArrived()
    {
        var facts = new List<string>();
        while (_facts.Reader.TryRead(out var fact))
            facts.Add(fact);
        return facts;
    }

    /// <summary>Reads on to a last fact.</summary>
    public async Task<List<string>> ReadUntilAsync(string last, CancellationToken cancellationToken)
    {
        var facts = new List<string>();
        while (await ReadAsync(cancellationToken) is var fact && fact != last)
            facts.Add(fact);
        return facts;
    }

    /// <summary>Says a word to the process.</summary>
    public async Task TellAsync(string word)
    {
        await _process.StandardInput.WriteLineAsync(word);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Kills it without a warning (SIGKILL on Unix), and waits until all that it said has come. It must not have ended by itself.</summary>
    public async Task KillAsync()
    {
        if (_process.HasExited)
            throw new InvalidOperationException($"\"{_command}\" ended by itself with {_process.ExitCode}: {await _errors}");
        await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _process.Dispose();
    }

    private async Task EndAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience);
        await _reading.WaitAsync(Patience);
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } fact)
            _facts.Writer.TryWrite(fact);
        _facts.Writer.Complete();
    }
}
