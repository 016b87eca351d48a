using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using MeshKit.Typed;

namespace DraftSync;

/// <summary>The server as the app sees it.</summary>
public sealed class DraftApi : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly HttpClient _http;

    public DraftApi(Uri server)
    {
        // SyncIdempotencyHandler adds the running job's Idempotency-Key to every POST.
        _http = new HttpClient(new SyncIdempotencyHandler(new SocketsHttpHandler())) { BaseAddress = server, Timeout = Patience };
    }

    /// <summary>Uploads a chunk, and gives the offset to go on from: behind the chunk, or wherever the server's part of the draft ends.</summary>
    public async Task<long> PutChunkAsync(string uploadId, UploadDraft draft, long offset, ReadOnlyMemory<byte> chunk, CancellationToken cancellationToken)
    {
        using var content = new ReadOnlyMemoryContent(chunk);
        content.Headers.ContentRange = new ContentRangeHeaderValue(offset, offset + chunk.Length - 1, draft.Content.Length);
        using var response = await _http.PutAsync(new Uri($"uploads/{uploadId}?draft={Uri.EscapeDataString(draft.DraftId)}", UriKind.Relative), content, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Conflict)
            EnsureSuccess(response);
        return long.Parse(response.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);
    }

    /// <summary>Has the server store what was uploaded.</summary>
    public async Task<StoreAnswer> StoreAsync(string uploadId, UploadDraft draft, CancellationToken cancellationToken)
    {
        var query = $"draft={Uri.EscapeDataString(draft.DraftId)}&length={draft.Content.Length}&digest={Uri.EscapeDataString(draft.Content.Digest)}";
        using var response = await _http.PostAsync(new Uri($"uploads/{uploadId}/store?{query}", UriKind.Relative), content: null, cancellationToken);
        switch (response.StatusCode)
        {
            case HttpStatusCode.Conflict:
                return StoreAnswer.Incomplete;
            case HttpStatusCode.UnprocessableContent:
                return StoreAnswer.DigestMismatch;
            default:
                EnsureSuccess(response);
                return response.StatusCode == HttpStatusCode.Created ? StoreAnswer.Stored : StoreAnswer.StoredBefore;
        }
    }

    /// <summary>Reads what the server holds for a draft; null where it has none.</summary>
    public async Task<byte[]?> GetAsync(string draftId, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(new Uri($"drafts?draft={Uri.EscapeDataString(draftId)}", UriKind.Relative), cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        EnsureSuccess(response);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <summary>Reads how often the server has stored something under each idempotency key.</summary>
    public async Task<Dictionary<Guid, int>> StoredCountsAsync(CancellationToken cancellationToken) =>
        await _http.GetFromJsonAsync(new Uri("stored", UriKind.Relative), ServerJson.Default.DictionaryGuidInt32, cancellationToken) ?? [];

    public void Dispose() => _http.Dispose();

    private static void EnsureSuccess(HttpResponseMessage response)
    {
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
            throw new ServerBusyException(response.Headers.RetryAfter?.Delta);
        response.EnsureSuccessStatusCode();
    }
}
