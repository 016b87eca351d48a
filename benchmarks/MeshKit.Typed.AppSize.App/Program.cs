using AppSize;
using AppSize.Types;

// Each type is written and read once: what is measured is the code that this needs, and how soon it has run.
var bytes =
    RoundTrip(new Order("order-1", new Money(12.5m, Currency.Eur), Level.High, true, null)) +
    RoundTrip(new Invoice("invoice-1", new Address("Main Street 1", "Ghent", null), DateTimeOffset.UnixEpoch, true, null)) +
    RoundTrip(new Payment("payment-1", [new Line("a-1", 2, null), new Line("a-2", 3, "gift")], Guid.Empty, true, null)) +
    RoundTrip(new Shipment("shipment-1", new() { ["net"] = new Money(10m, Currency.Usd) }, 1.5, true, null)) +
    RoundTrip(new Customer("customer-1", [1, 2, 3], Level.High, true, null)) +
    RoundTrip(new Contact("contact-1", new Money(12.5m, Currency.Eur), DateTimeOffset.UnixEpoch, true, null)) +
    RoundTrip(new Product("product-1", new Address("Main Street 1", "Ghent", null), Guid.Empty, true, null)) +
    RoundTrip(new Category("category-1", [new Line("a-1", 2, null), new Line("a-2", 3, "gift")], 1.5, true, null)) +
    RoundTrip(new Stock("stock-1", new() { ["net"] = new Money(10m, Currency.Usd) }, Level.High, true, null)) +
    RoundTrip(new Review("review-1", [1, 2, 3], DateTimeOffset.UnixEpoch, true, null)) +
    RoundTrip(new Draft("draft-1", new Money(12.5m, Currency.Eur), Guid.Empty, true, null)) +
    RoundTrip(new Comment("comment-1", new Address("Main Street 1", "Ghent", null), 1.5, true, null)) +
    RoundTrip(new Upload("upload-1", [new Line("a-1", 2, null), new Line("a-2", 3, "gift")], Level.High, true, null)) +
    RoundTrip(new Thumbnail("thumbnail-1", new() { ["net"] = new Money(10m, Currency.Usd) }, DateTimeOffset.UnixEpoch, true, null)) +
    RoundTrip(new Device("device-1", [1, 2, 3], Guid.Empty, true, null)) +
    RoundTrip(new Session("session-1", new Money(12.5m, Currency.Eur), 1.5, true, null)) +
    RoundTrip(new Alert("alert-1", new Address("Main Street 1", "Ghent", null), Level.High, true, null)) +
    RoundTrip(new Report("report-1", [new Line("a-1", 2, null), new Line("a-2", 3, "gift")], DateTimeOffset.UnixEpoch, true, null)) +
    RoundTrip(new Export("export-1", new() { ["net"] = new Money(10m, Currency.Usd) }, Guid.Empty, true, null)) +
    RoundTrip(new Import("import-1", [1, 2, 3], 1.5, true, null));
return bytes > 0 ? 0 : 1;

static int RoundTrip<T>(T value) => Json.RoundTrip(value);
