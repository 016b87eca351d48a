namespace MeshKit.Typed;

/// <summary>
/// Puts <see cref="SyncJobContext.IdempotencyKey"/> of the running job into the <c>Idempotency-Key</c> header of requests that are not
/// idempotent by themselves (POST and PATCH), unless the request has one. Outside a handler it passes requests on as they are.
/// </summary>
/// <remarks>
/// The header is that of the IETF draft "The Idempotency-Key HTTP Header Field". A job that makes several requests gives each a key of its
/// own, by <see cref="SyncJobContext.StepKey"/>.
/// </remarks>
public sealed class SyncIdempotencyHandler : DelegatingHandler
{
    private const string HeaderName = "Idempotency-Key";

    /// <summary>Creates the handler; <see cref="DelegatingHandler.InnerHandler"/> is set by the client factory.</summary>
    public SyncIdempotencyHandler()
    {
    }

    /// <summary>Creates the handler before another.</summary>
    /// <param name="innerHandler">What sends the request.</param>
    public SyncIdempotencyHandler(HttpMessageHandler innerHandler)
        : base(innerHandler)
    {
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (CurrentAttempt.Value is { } attempt
            && (request.Method == HttpMethod.Post || request.Method == HttpMethod.Patch)
            && !request.Headers.Contains(HeaderName))
        {
            request.Headers.Add(HeaderName, attempt.Claimed.Job.Id.ToString("D"));
        }

        return base.SendAsync(request, cancellationToken);
    }
}
