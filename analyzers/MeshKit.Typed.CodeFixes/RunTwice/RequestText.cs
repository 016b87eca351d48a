using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MeshKit.Typed.CodeFixes.RunTwice;

/// <summary>A call such as <c>PostAsync</c>, as the request message that it would make itself.</summary>
/// <param name="Creation">The code that makes the message.</param>
/// <param name="Token">The cancellation token as a further argument, or nothing.</param>
internal sealed record RequestText(string Creation, string Token)
{
    /// <summary>Writes the message; null where its code would not compile.</summary>
    public static RequestText? Of(FixSite site, IInvocationOperation call, int position)
    {
        string? Name(string metadataName) =>
            site.Model.Compilation.GetTypeByMetadataName(metadataName) is { } type ? site.NameOf(type, position) : null;
        string? Written(string parameter) => call.Arguments
            .FirstOrDefault(argument => argument.Parameter?.Name == parameter && argument.ArgumentKind == ArgumentKind.Explicit)
            ?.Value.Syntax.ToString();

        // `null` would fit two constructors.
        if (Written("requestUri") is not { } uri || uri is "null" or "default")
            return null;
        var content = call.TargetMethod.Name is "PostAsync" or "PatchAsync"
            ? Written("content")
            : Json(call, Name("System.Net.Http.Json.JsonContent"), Written);
        if (content is null || Name("System.Net.Http.HttpRequestMessage") is not { } message || Name("System.Net.Http.HttpMethod") is not { } method)
            return null;
        var verb = call.TargetMethod.Name.StartsWith("Post", StringComparison.Ordinal) ? "Post" : "Patch";
        var token = Written("cancellationToken") is { } cancellation ? $", {cancellation}" : "";
        return new RequestText($"new {message}({method}.{verb}, {uri}) {{ Content = {content} }}", token);
    }

    private static string? Json(IInvocationOperation call, string? jsonContent, Func<string, string?> written)
    {
        // Called as a static method, its first argument is the client: that is left to its author.
        if (jsonContent is null
            || written("value") is not { } value
            || call.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
            || call.Arguments[0].Value.Syntax != access.Expression)
        {
            return null;
        }

        var types = access.Name is GenericNameSyntax generic ? generic.TypeArgumentList.ToString() : "";
        var options = written("options") is { } given ? $", options: {given}" : written("jsonTypeInfo") is { } info ? $", {info}" : "";
        return $"{jsonContent}.Create{types}({value}{options})";
    }
}
