namespace MeshKit.Typed.Package.Tests;

public sealed record CommandResult(string Command, int ExitCode, string Output)
{
    public CommandResult MustSucceed()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}:\n{Output}");
        return this;
    }
}
