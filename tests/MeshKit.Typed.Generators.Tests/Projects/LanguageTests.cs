using MeshKit.Typed.Generators.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MeshKit.Typed.Generators.Tests.Projects;

/// <summary>Whatever a project's file says of the language, generated code compiles without a warning, and runs.</summary>
public sealed class LanguageTests
{
    public static IEnumerable<TheoryDataRow<int, bool, bool, bool>> Projects =>
        from language in new[] { (int)LanguageVersion.CSharp12, (int)LanguageVersion.CSharp13, (int)LanguageVersion.CSharp14, (int)LanguageVersion.Preview }
        from isNullable in new[] { true, false }
        from implicitUsings in new[] { true, false }
        from isStrict in new[] { true, false }
        select new TheoryDataRow<int, bool, bool, bool>(language, isNullable, implicitUsings, isStrict);

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task Any_language_version_nullability_usings_documentation_and_overflow_checks(
        int language, bool isNullable, bool implicitUsings, bool isStrict)
    {
        var project = new Project(SampleSource.Code)
        {
            Language = (LanguageVersion)language,
            Nullable = isNullable ? NullableContextOptions.Enable : NullableContextOptions.Disable,
            ImplicitUsings = implicitUsings,
            IsDocumented = isStrict,
            ChecksForOverflow = isStrict,
        };
        using var assembly = new GeneratedAssembly(project.Generate());
        await SampleSource.RunAsync(assembly);
    }

    [Theory]
    [InlineData(NullableContextOptions.Warnings)]
    [InlineData(NullableContextOptions.Annotations)]
    public void Half_of_nullability(NullableContextOptions nullable) => new Project(SampleSource.Code) { Nullable = nullable }.Generate().Compiles();

    [Fact]
    public void A_library_that_is_compliant_with_the_common_language_specification() =>
        new Project(SampleSource.Code.Replace("[assembly: Sync", "[assembly: CLSCompliant(true)] [assembly: Sync", StringComparison.Ordinal)) { IsDocumented = true }.Generate().Compiles();

    [Fact]
    public void Code_that_is_obsolete() =>
        new Project("#pragma warning disable CS0612, CS0618\n" + SampleSource.Code
            .Replace("public sealed record", "[Obsolete] public sealed record", StringComparison.Ordinal)
            .Replace("public static Task Tidy", "[Obsolete(\"old\")] public static Task Tidy", StringComparison.Ordinal)
            .Replace("public required", "[Obsolete] public required", StringComparison.Ordinal)).Generate().Compiles();
}
