using MeshKit.Typed.Analyzers.RunTwice;
using MeshKit.Typed.CodeFixes.RunTwice;

namespace MeshKit.Typed.Analyzers.Tests.RunTwice;

public class IdempotencyKeyTests
{
    [Theory]
    [InlineData("""await {|MESH2002:client.PostAsync("/orders", content, ct)|};""")]
    [InlineData("""await {|MESH2002:client.PatchAsync("/orders", content, ct)|};""")]
    [InlineData("""await {|MESH2002:client.PostAsJsonAsync("/orders", job.Payload, ct)|};""")]
    [InlineData("""await {|MESH2002:client.PatchAsJsonAsync("/orders", job.Payload, ct)|};""")]
    [InlineData("""using var request = new HttpRequestMessage(HttpMethod.Post, "/orders"); await {|MESH2002:client.SendAsync(request, ct)|};""")]
    [InlineData("""var request = new HttpRequestMessage { Method = HttpMethod.Patch }; request.Headers.Add("X-Tenant", "a"); {|MESH2002:client.Send(request)|};""")]
    [InlineData("""var request = new HttpRequestMessage(); request.Method = HttpMethod.Post; await {|MESH2002:client.SendAsync(request, ct)|};""")]
    [InlineData("""await {|MESH2002:client.SendAsync(new HttpRequestMessage(new HttpMethod("post"), "/orders"), ct)|};""")]
    [InlineData("""foreach (var item in job.Payload.Items) await {|MESH2002:client.PostAsync("/orders/" + item, content, ct)|};""")]
    [InlineData("""using var other = new HttpClient(); other.DefaultRequestHeaders.Add("Idempotency-Key", "k"); await {|MESH2002:client.PostAsync("/orders", content, ct)|};""")]
    [InlineData("""using var own = new HttpClient(new HttpClientHandler()); await {|MESH2002:own.PostAsync("/orders", content, ct)|};""")]
    [InlineData("""await LocalAsync();  async Task LocalAsync() => await {|MESH2002:client.PostAsync("/orders", content, ct)|};""")]
    public Task A_request_without_a_key_is_reported(string body) => Verify<IdempotencyKeyAnalyzer>.ReportsAsync(Handler(body));

    [Theory]
    [InlineData("""await client.GetAsync("/orders", ct); await client.PutAsync("/orders/1", content, ct); await client.DeleteAsync("/orders/1", ct);""")]
    [InlineData("""using var request = new HttpRequestMessage(HttpMethod.Post, "/"); request.Headers.Add("Idempotency-Key", job.IdempotencyKey); await client.SendAsync(request, ct);""")]
    [InlineData("""using var request = new HttpRequestMessage(HttpMethod.Post, "/"); request.Headers.TryAddWithoutValidation("idempotency-key", job.StepKey("a")); await client.SendAsync(request, ct);""")]
    [InlineData("""await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/") { Headers = { { "Idempotency-Key", job.IdempotencyKey } } }, ct);""")]
    [InlineData("""const string Name = "Idempotency-Key"; var request = new HttpRequestMessage(HttpMethod.Post, "/"); request.Headers.Add(Name, job.IdempotencyKey); await client.SendAsync(request, ct);""")]
    [InlineData("""var request = new HttpRequestMessage(HttpMethod.Post, "/"); request.Headers.Add(HeaderName, job.IdempotencyKey); await client.SendAsync(request, ct);""")]
    [InlineData("""var request = new HttpRequestMessage(HttpMethod.Post, "/"); Sign(request); await client.SendAsync(request, ct);""")]
    [InlineData("""var request = Build(); await client.SendAsync(request, ct);""")]
    [InlineData("""using var request = new HttpRequestMessage(HttpMethod.Get, "/orders"); await client.SendAsync(request, ct);""")]
    [InlineData("""client.DefaultRequestHeaders.Add("Idempotency-Key", job.IdempotencyKey); await client.PostAsync("/orders", content, ct);""")]
    [InlineData("""using var own = new HttpClient(new SyncIdempotencyHandler(new HttpClientHandler())); await own.PostAsync("/orders", content, ct);""")]
    [InlineData("""var handler = new SyncIdempotencyHandler { InnerHandler = new HttpClientHandler() }; using var own = new HttpClient(handler); await own.PostAsync("/", content, ct);""")]
    [InlineData("""await Keyed.PostAsync("/orders", content, ct);""")]
    [InlineData("""await new Orders().PostAsync("/orders");""")]
    public Task A_request_that_has_one_or_needs_none_is_not(string body) => Verify<IdempotencyKeyAnalyzer>.ReportsAsync(Handler(body));

    [Theory]
    [InlineData(
        """await {|MESH2002:client.PostAsync("/orders", content, ct)|};""",
        """
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = content };
        request.Headers.Add("Idempotency-Key", job.IdempotencyKey);
        await client.SendAsync(request, ct);
        """)]
    [InlineData(
        """var request = 1; using var response = await {|MESH2002:client.PatchAsync(new Uri("/orders"), content)|}; response.EnsureSuccessStatusCode(); _ = request;""",
        """
        var request = 1; using var request2 = new HttpRequestMessage(HttpMethod.Patch, new Uri("/orders")) { Content = content };
        request2.Headers.Add("Idempotency-Key", job.IdempotencyKey);
        using var response = await client.SendAsync(request2); response.EnsureSuccessStatusCode(); _ = request;
        """)]
    [InlineData(
        """(await {|MESH2002:client.PostAsJsonAsync("/orders", job.Payload, cancellationToken: ct)|}.ConfigureAwait(false)).EnsureSuccessStatusCode();""",
        """
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(job.Payload) };
        request.Headers.Add("Idempotency-Key", job.IdempotencyKey);
        (await client.SendAsync(request, ct).ConfigureAwait(false)).EnsureSuccessStatusCode();
        """)]
    [InlineData(
        """await {|MESH2002:client.PostAsJsonAsync<object>("/orders", job.Payload, JsonOptions, ct)|};""",
        """
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create<object>(job.Payload, options: JsonOptions) };
        request.Headers.Add("Idempotency-Key", job.IdempotencyKey);
        await client.SendAsync(request, ct);
        """)]
    [InlineData(
        """using var message = new HttpRequestMessage(HttpMethod.Post, "/orders"); if ((await {|MESH2002:client.SendAsync(message, ct)|}).IsSuccessStatusCode) return SyncOutcome.Done;""",
        """
        using var message = new HttpRequestMessage(HttpMethod.Post, "/orders"); message.Headers.Add("Idempotency-Key", job.IdempotencyKey);
        if ((await client.SendAsync(message, ct)).IsSuccessStatusCode) return SyncOutcome.Done;
        """)]
    [InlineData(
        """var sending = {|MESH2002:client.SendAsync(new(HttpMethod.Post, "/orders") { Content = content }, ct)|}; await sending;""",
        """
        var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = content };
        request.Headers.Add("Idempotency-Key", job.IdempotencyKey);
        var sending = client.SendAsync(request, ct); await sending;
        """)]
    public Task The_fix_sends_the_header(string body, string fixedBody) =>
        Verify<IdempotencyKeyAnalyzer, IdempotencyKeyFix>.FixesAsync(Handler(body), Handler(fixedBody));

    [Fact]
    public Task Two_requests_of_a_handler_get_two_keys() => Verify<IdempotencyKeyAnalyzer, IdempotencyKeyFix>.FixesAsync(
        Handler(
            """
            await {|MESH2002:client.PostAsync("/a", content, ct)|};
            await {|MESH2002:client.PostAsync("/b", content, ct)|};
            """),
        Handler(
            """
            using var request = new HttpRequestMessage(HttpMethod.Post, "/a") { Content = content };
            request.Headers.Add("Idempotency-Key", job.StepKey("post-request"));
            await client.SendAsync(request, ct);
            using var request2 = new HttpRequestMessage(HttpMethod.Post, "/b") { Content = content };
            request2.Headers.Add("Idempotency-Key", job.StepKey("post-request-2"));
            await client.SendAsync(request2, ct);
            """));

    [Theory]
    [InlineData("""foreach (var item in job.Payload.Items) { await {|MESH2002:client.PostAsync("/orders/" + item, content, ct)|}; }""")]
    [InlineData("""await (job.Payload.Items.Count > 0 ? {|MESH2002:client.PostAsync("/orders", content, ct)|} : Task.FromResult(new HttpResponseMessage()));""")]
    [InlineData("""await StaticAsync(client);  static Task StaticAsync(HttpClient c) { return {|MESH2002:c.PostAsync("/orders", null)|}; }""")]
    [InlineData("""await {|MESH2002:HttpClientJsonExtensions.PostAsJsonAsync(client, "/orders", 1, ct)|};""")]
    public Task Where_the_header_cannot_be_written_right_no_fix_is_offered(string body) =>
        Verify<IdempotencyKeyAnalyzer, IdempotencyKeyFix>.OffersNothingAsync(Handler(body));

    private static string Handler(string body) => $$"""
        [SyncJob("place-order", ConflictKey = "order:{OrderId}")]
        public sealed record PlaceOrder(string OrderId, IReadOnlyList<string> Items);

        public sealed class PlaceOrderHandler(HttpClient client, HttpContent content) : ISyncHandler<PlaceOrder>
        {
            private static readonly string HeaderName = "Idempotency" + "-Key";
            private static readonly System.Text.Json.JsonSerializerOptions JsonOptions = new();
            private HttpClient Keyed { get; } = new(new SyncIdempotencyHandler(new HttpClientHandler()));

            public async ValueTask<SyncOutcome> HandleAsync(SyncJobContext<PlaceOrder> job, CancellationToken ct)
            {
                _ = (client, content, HeaderName, JsonOptions);
                await Task.Yield();
        {{string.Join("\n", body.ReplaceLineEndings("\n").Split('\n').Select(line => "        " + line))}}
                return SyncOutcome.Done;
            }

            private static void Sign(HttpRequestMessage request) => request.Headers.Add("Idempotency-Key", "signed");

            private static HttpRequestMessage Build() => Elsewhere.Build();
        }

        public static class Elsewhere { public static HttpRequestMessage Build() => new(HttpMethod.Post, "/"); }

        public sealed class Orders { public Task PostAsync(string url) => Task.CompletedTask; }
        """;
}
