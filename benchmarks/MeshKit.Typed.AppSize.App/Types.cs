using System.Collections.Immutable;

// Twenty payloads, and what they hold.
#pragma warning disable IDE0130, CA1050 // One file of small types is easier to read beside the list of them.
namespace AppSize.Types;

public sealed record Order(string Id, Money Total, Level Level, bool IsOpen, string? Note);

public sealed record Invoice(string Id, Address To, DateTimeOffset At, bool IsOpen, string? Note);

public sealed record Payment(string Id, IReadOnlyList<Line> Lines, Guid Owner, bool IsOpen, string? Note);

public sealed record Shipment(string Id, Dictionary<string, Money> Prices, double? Weight, bool IsOpen, string? Note);

public sealed record Customer(string Id, ImmutableArray<int> Numbers, Level Level, bool IsOpen, string? Note);

public sealed record Contact(string Id, Money Total, DateTimeOffset At, bool IsOpen, string? Note);

public sealed record Product(string Id, Address To, Guid Owner, bool IsOpen, string? Note);

public sealed record Category(string Id, IReadOnlyList<Line> Lines, double? Weight, bool IsOpen, string? Note);

public sealed record Stock(string Id, Dictionary<string, Money> Prices, Level Level, bool IsOpen, string? Note);

public sealed record Review(string Id, ImmutableArray<int> Numbers, DateTimeOffset At, bool IsOpen, string? Note);

public sealed record Draft(string Id, Money Total, Guid Owner, bool IsOpen, string? Note);

public sealed record Comment(string Id, Address To, double? Weight, bool IsOpen, string? Note);

public sealed record Upload(string Id, IReadOnlyList<Line> Lines, Level Level, bool IsOpen, string? Note);

public sealed record Thumbnail(string Id, Dictionary<string, Money> Prices, DateTimeOffset At, bool IsOpen, string? Note);

public sealed record Device(string Id, ImmutableArray<int> Numbers, Guid Owner, bool IsOpen, string? Note);

public sealed record Session(string Id, Money Total, double? Weight, bool IsOpen, string? Note);

public sealed record Alert(string Id, Address To, Level Level, bool IsOpen, string? Note);

public sealed record Report(string Id, IReadOnlyList<Line> Lines, DateTimeOffset At, bool IsOpen, string? Note);

public sealed record Export(string Id, Dictionary<string, Money> Prices, Guid Owner, bool IsOpen, string? Note);

public sealed record Import(string Id, ImmutableArray<int> Numbers, double? Weight, bool IsOpen, string? Note);

public sealed record Line(string Sku, int Count, string? Text);

public sealed record Address(string Street, string City, string? Zip);

public readonly record struct Money(decimal Amount, Currency Currency);

public enum Currency
{
    Eur,
    Usd,
}

public enum Level
{
    Low,
    High,
}
