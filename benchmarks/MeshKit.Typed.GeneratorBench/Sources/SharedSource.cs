namespace MeshKit.Typed.GeneratorBench.Sources;

/// <summary>The types that payloads share.</summary>
internal static class SharedSource
{
    public const string Text = """
        using System;
        using System.Collections.Generic;

        namespace Bench.Shared;

        public enum Currency
        {
            Eur,
            Usd,
        }

        public readonly record struct Money(decimal Amount, Currency Currency);

        public sealed record Discount(string Code, Money Amount, DateOnly? Until);

        public sealed record Address(string Street, string City, string? Zip, string Country);

        public sealed record Author(string Name, string? Email)
        {
            public IReadOnlyList<string> Teams { get; init; } = [];
        }
        """;
}
