using System.Reflection;
using System.Text.RegularExpressions;

namespace MeshKit.Typed.Stores.Conformance;

/// <summary>Which of the design's rules the tests of an assembly name: <c>Rule08_Replace_keeps_the_place_in_the_queue</c>.</summary>
public static partial class RuleIndex
{
    /// <summary>The rules, by number. docs/twenty-rules.md says what they are.</summary>
    public const int Rules = 20;

    /// <summary>The rules that no test of the assembly names, its inherited ones included.</summary>
    public static IEnumerable<int> WithoutTest(Assembly tests)
    {
        var named = tests.GetTypes()
            .Where(type => type is { IsAbstract: false, IsClass: true })
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is { Skip: null })
            .Select(method => RuleName().Match(method.Name))
            .Where(match => match.Success)
            .Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))
            .ToHashSet();
        return Enumerable.Range(1, Rules).Where(rule => !named.Contains(rule));
    }

    [GeneratedRegex("^Rule([0-9]{2})_")]
    private static partial Regex RuleName();
}
