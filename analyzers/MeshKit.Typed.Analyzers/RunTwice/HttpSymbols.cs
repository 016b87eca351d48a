using MeshKit.Typed.Analyzers.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MeshKit.Typed.Analyzers.RunTwice;

/// <summary>The part of the platform's HTTP client that sends what is not idempotent by itself.</summary>
internal sealed class HttpSymbols
{
    private readonly INamedTypeSymbol _client;
    private readonly INamedTypeSymbol _invoker;
    private readonly INamedTypeSymbol? _json;

    private HttpSymbols(Compilation compilation, INamedTypeSymbol client, INamedTypeSymbol invoker, INamedTypeSymbol request)
    {
        _client = client;
        _invoker = invoker;
        Request = request;
        _json = compilation.GetTypeByMetadataName("System.Net.Http.Json.HttpClientJsonExtensions");
    }

    public INamedTypeSymbol Request { get; }

    public static HttpSymbols? From(Compilation compilation) =>
        compilation.GetTypeByMetadataName("System.Net.Http.HttpClient") is { } client
        && compilation.GetTypeByMetadataName("System.Net.Http.HttpMessageInvoker") is { } invoker
        && compilation.GetTypeByMetadataName("System.Net.Http.HttpRequestMessage") is { } request
            ? new HttpSymbols(compilation, client, invoker, request)
            : null;

    /// <summary>The verb of a call that makes its request itself (<c>PostAsync</c>); null for every other call.</summary>
    public string? VerbOf(IMethodSymbol method)
    {
        var type = method.ContainingType;
        var isHttp = SymbolEqualityComparer.Default.Equals(type, _client) || SymbolEqualityComparer.Default.Equals(type, _json);
        return !isHttp ? null : method.Name switch
        {
            "PostAsync" or "PostAsJsonAsync" => "POST",
            "PatchAsync" or "PatchAsJsonAsync" => "PATCH",
            _ => null,
        };
    }

    /// <summary>Whether a call sends a request message that it is given.</summary>
    public bool SendsMessage(IMethodSymbol method) =>
        method.Name is "SendAsync" or "Send"
        && (SymbolEqualityComparer.Default.Equals(method.ContainingType, _client)
            || SymbolEqualityComparer.Default.Equals(method.ContainingType, _invoker));

    /// <summary>The verb of an <c>HttpMethod</c>, where it is POST or PATCH and the code shows it.</summary>
    public static string? VerbOf(IOperation method) => method switch
    {
        IPropertyReferenceOperation { Property: { ContainingType.Name: "HttpMethod", Name: "Post" } } => "POST",
        IPropertyReferenceOperation { Property: { ContainingType.Name: "HttpMethod", Name: "Patch" } } => "PATCH",
        IObjectCreationOperation { Type.Name: "HttpMethod", Arguments.Length: 1 } made => Unsafe(made.Arguments[0].Value.ConstantText()),
        _ => null,
    };

    private static string? Unsafe(string? verb) => verb?.ToUpperInvariant() switch
    {
        "POST" => "POST",
        "PATCH" => "PATCH",
        _ => null,
    };
}
