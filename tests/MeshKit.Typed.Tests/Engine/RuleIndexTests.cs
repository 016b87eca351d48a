using MeshKit.Typed.Stores.Conformance;

namespace MeshKit.Typed.Tests.Engine;

public sealed class RuleIndexTests
{
    [Fact]
    public void Each_rule_has_a_test_that_names_it() => Assert.Empty(RuleIndex.WithoutTest(typeof(RuleIndexTests).Assembly));
}
