using System.Collections;
using System.Reflection;
using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Generators.Tests.Helpers;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Tests;

/// <summary>What the driver keeps between runs: a symbol among it would keep a whole compilation alive, and never be equal again.</summary>
public sealed class CachedGraphTests
{
    public static TheoryData<string> Shapes => ProjectShapes.Names;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void No_step_keeps_a_symbol_a_syntax_node_a_compilation_or_a_location(string shape)
    {
        var run = GeneratorRun.Start(ProjectShapes.Compile(shape)).Compiles();
        var visited = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var step in TrackingNames.All)
        {
            if (!run.Result.TrackedSteps.TryGetValue(step, out var tracked))
                continue;
            foreach (var output in tracked.SelectMany(runs => runs.Outputs))
                Walk(output.Value, step, visited);
        }

        Assert.True(visited.Count > (run.Files.Count == 0 ? 0 : 3 * run.Files.Count), $"only {visited.Count} objects were looked at");
    }

    [Fact]
    public void The_walk_finds_what_it_looks_for()
    {
        var compilation = GeneratorTest.Compile();
        var hidden = new List<object> { (1, new { Inner = compilation.Assembly }) };
        Assert.ThrowsAny<Exception>(() => Walk(hidden, "planted", new HashSet<object>(ReferenceEqualityComparer.Instance)));
    }

    private static void Walk(object? value, string path, HashSet<object> visited)
    {
        if (value is null)
            return;
        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or SemanticModel or Compilation or Location or SyntaxReference or AttributeData, $"{path} holds a {value.GetType()}");
        if (value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || !visited.Add(value))
            return;
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                Walk(item, path + "[]", visited);
            return;
        }

        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Walk(field.GetValue(value), $"{path}.{field.Name}", visited);
        }
    }
}
