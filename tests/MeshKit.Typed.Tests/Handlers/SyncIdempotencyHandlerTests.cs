using MeshKit.Typed.Stores.Conformance.Engine;

namespace MeshKit.Typed.Tests.Handlers;

public sealed class SyncIdempotencyHandlerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_of_a_job_carry_its_key_where_repeating_them_is_not_safe()
    {
        var server = new Recorder();
        using var client = new HttpClient(new SyncIdempotencyHandler(server));
        await using var mesh = await Mesh.OpenAsync(new InMemoryProvider(), Jobs.Manifest, Cancellation);
        var receipt = await mesh.Sync.EnqueueAsync(Jobs.Note, new Note("a"), cancellationToken: Cancellation);

        await mesh.Sync.FlushAsync(
            new FlushOptions
            {
                Handlers = SyncHandlers.Untyped(async (job, stop) =>
                {
                    Assert.Equal(receipt.JobId.ToString(), job.IdempotencyKey);
                    foreach (var method in (HttpMethod[])[HttpMethod.Post, HttpMethod.Patch, HttpMethod.Get])
                        await client.SendAsync(new HttpRequestMessage(method, "http://localhost/"), stop);
                    using var own = new HttpRequestMessage(HttpMethod.Post, "http://localhost/") { Headers = { { "Idempotency-Key", "own" } } };
                    await client.SendAsync(own, stop);
                    return SyncOutcome.Done;
                }),
            },
            Cancellation);
        await client.PostAsync(new Uri("http://localhost/"), null, Cancellation);

        var key = receipt.JobId.ToString();
        Assert.Equal([("POST", key), ("PATCH", key), ("GET", null), ("POST", "own"), ("POST", null)], server.Requests);
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public List<(string Method, string? Key)> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add((request.Method.Method, request.Headers.TryGetValues("Idempotency-Key", out var values) ? values.Single() : null));
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
