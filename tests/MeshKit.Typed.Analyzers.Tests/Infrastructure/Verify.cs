using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace MeshKit.Typed.Analyzers.Tests;

/// <summary>Runs one analyzer on code with its expected findings marked as <c>{|MESHnnnn:…|}</c>; code without marks must have none.</summary>
internal static class Verify<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public static Task ReportsAsync(string code, OutputKind output = OutputKind.DynamicallyLinkedLibrary, string? jobLock = null)
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>();
        Setup.Apply(test, code, output, jobLock);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The same where the code brings types of MeshKit.Typed itself, and the runtime is not referenced.</summary>
    public static Task ReportsWithoutRuntimeAsync(string code)
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>();
        Setup.Apply(test, code, OutputKind.DynamicallyLinkedLibrary);
        test.TestState.AdditionalReferences.Remove(Setup.MeshKit);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}

/// <summary>Runs an analyzer and its fix.</summary>
internal static class Verify<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>Applies the fix to every finding one by one and, where it is offered, by Fix All.</summary>
    /// <param name="code">The code, with its findings marked.</param>
    /// <param name="fixedCode">The code afterwards; findings that remain are marked.</param>
    /// <param name="index">Which of several proposals to take.</param>
    /// <param name="key">The key of the proposal, where it depends on the code.</param>
    /// <param name="output">What is compiled.</param>
    /// <param name="jobLock">The project's lock, which may have marked findings too; null for none.</param>
    /// <param name="fixedLock">The lock afterwards; null where it does not change.</param>
    /// <param name="fixAll">Whether the proposal has a Fix All, where its fix has one for others.</param>
    public static Task FixesAsync(
        string code,
        string fixedCode,
        int index = 0,
        string? key = null,
        OutputKind output = OutputKind.DynamicallyLinkedLibrary,
        string? jobLock = null,
        string? fixedLock = null,
        bool fixAll = true)
    {
        var test = new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier> { CodeActionIndex = index, CodeActionEquivalenceKey = key };
        Setup.Apply(test, code, output, jobLock);
        if (!fixAll)
            test.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipFixAllCheck;
        if ((fixedLock ?? jobLock) is { } after)
            test.FixedState.AdditionalFiles.Add((Setup.LockName, Setup.Normalize(after)));
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.FixedState.Sources.Add(Setup.Normalize(fixedCode));
        test.FixedState.Sources.Add(("/0/Usings.cs", Setup.Usings));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asserts that the findings are reported and that no fix is offered for them.</summary>
    public static Task OffersNothingAsync(string code) => FixesAsync(code, code);
}

internal static class Setup
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using MeshKit.Typed;
        """;

    public const string LockName = "MeshKit.Jobs.lock.json";

    public static MetadataReference MeshKit { get; } = MetadataReference.CreateFromFile(typeof(Mesh).Assembly.Location);

    public static string Normalize(string code) => code.ReplaceLineEndings("\n");

    public static void Apply(AnalyzerTest<DefaultVerifier> test, string code, OutputKind output, string? jobLock = null)
    {
        if (jobLock is not null)
        {
            // A lock tells what can be null.
            test.TestState.AdditionalFiles.Add((LockName, Normalize(jobLock)));
            test.SolutionTransforms.Add(WithNullable);
        }

        test.ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        test.TestState.OutputKind = output;
        test.TestState.Sources.Add(Normalize(code));
        test.TestState.Sources.Add(("/0/Usings.cs", Usings));
        test.TestState.AdditionalReferences.AddRange(Net100.References.All);
        test.TestState.AdditionalReferences.Add(MeshKit);
    }

    private static Solution WithNullable(Solution solution, ProjectId id)
    {
        var options = (CSharpCompilationOptions)solution.GetProject(id)!.CompilationOptions!;
        return solution.WithProjectCompilationOptions(id, options.WithNullableContextOptions(NullableContextOptions.Enable));
    }
}
