using System.Globalization;
using System.Net.Http.Headers;

namespace DraftSync;

/// <summary>A small server on a loopback port that stores drafts, and fails as planned.</summary>
public sealed class DraftServer : IAsyncDisposable
{
    // About what a server at some distance takes; it also leaves time to see the uploads.
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(60);

    private readonly WebApplication _app;
    private readonly DraftStore _store;
    private readonly FaultPlan _faults;

    private DraftServer(WebApplication app, DraftStore store, FaultPlan faults)
    {
        _app = app;
        _store = store;
        _faults = faults;
        app.MapPut("/uploads/{upload:guid}", PutChunkAsync);
        app.MapPost("/uploads/{upload:guid}/store", StoreAsync);
        app.MapGet("/drafts", GetDraftAsync);
        app.MapGet("/stored", context => context.Response.WriteAsJsonAsync(_store.StoredCounts(), ServerJson.Default.DictionaryGuidInt32));
    }

    public Uri Address => new(_app.Urls.Single());

    public static async Task<DraftServer> StartAsync(string directory, FaultPlan faults, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new DraftServer(builder.Build(), new DraftStore(directory), faults);
        await server._app.StartAsync(cancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task PutChunkAsync(HttpContext context)
    {
        var range = ContentRangeHeaderValue.Parse(context.Request.Headers.ContentRange.ToString());
        var offset = range.From!.Value;

        // A cut waits for the last chunk, so that there is something to resume from where the draft has more than one.
        var fault = range.To + 1 == range.Length
            ? _faults.Take(DraftId(context), Fault.Cut, Fault.Busy, Fault.Silence)
            : _faults.Take(DraftId(context), Fault.Busy, Fault.Silence);
        if (await FailedAsync(context, fault))
            return;
        if (fault == Fault.Cut)
        {
            var part = new byte[context.Request.ContentLength!.Value / 2];
            await context.Request.Body.ReadExactlyAsync(part, context.RequestAborted);
            await _store.WriteAsync(Upload(context), offset, new MemoryStream(part), context.RequestAborted);
            context.Abort();
            return;
        }

        var held = await _store.WriteAsync(Upload(context), offset, context.Request.Body, context.RequestAborted);
        context.Response.StatusCode = held < offset ? StatusCodes.Status409Conflict : StatusCodes.Status204NoContent;
        context.Response.Headers["Upload-Offset"] = held.ToString(CultureInfo.InvariantCulture);
    }

    private async Task StoreAsync(HttpContext context)
    {
        var fault = _faults.Take(DraftId(context), Fault.Busy, Fault.Silence, Fault.LostAnswer);
        if (await FailedAsync(context, fault))
            return;
        if (!Guid.TryParse(context.Request.Headers["Idempotency-Key"], out var idempotencyKey))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var query = context.Request.Query;
        var content = new DraftContent(long.Parse(query["length"].ToString(), CultureInfo.InvariantCulture), query["digest"].ToString());
        var answer = _store.Store(Upload(context), idempotencyKey, DraftId(context), content);
        if (fault == Fault.LostAnswer)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer switch
        {
            StoreAnswer.Stored => StatusCodes.Status201Created,
            StoreAnswer.StoredBefore => StatusCodes.Status200OK,
            StoreAnswer.Incomplete => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
    }

    private async Task GetDraftAsync(HttpContext context)
    {
        await using var content = _store.OpenNewest(DraftId(context));
        if (content is null)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else
            await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static async Task<bool> FailedAsync(HttpContext context, Fault? fault)
    {
        await Task.Delay(Latency, context.RequestAborted);
        switch (fault)
        {
            case Fault.Busy:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = "1";
                return true;
            case Fault.Silence:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return true;
            default:
                return false;
        }
    }

    private static string DraftId(HttpContext context) => context.Request.Query["draft"].ToString();

    private static Guid Upload(HttpContext context) => Guid.Parse((string)context.Request.RouteValues["upload"]!);
}
