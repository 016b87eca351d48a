using System.Collections.Immutable;
using MeshKit.Typed.Analyzers.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MeshKit.Typed.Analyzers.RunTwice;

/// <summary>MESH2002: a request that is not idempotent by itself carries a key that is the same in every attempt.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IdempotencyKeyAnalyzer : HandlerAnalyzer
{
    /// <summary>
    /// The property of a diagnostic with the step's name for <c>job.StepKey</c>; empty where the job's own key will do, absent where the
    /// request is sent several times in an attempt and no one key would do.
    /// </summary>
    internal const string Step = "step";

    /// <summary>Creates the analyzer.</summary>
    public IdempotencyKeyAnalyzer()
        : base(RunTwiceRules.NoIdempotencyKey)
    {
    }

    private protected override Action<HandlerScope, Action<Diagnostic>> Prepare(MeshSymbols symbols)
    {
        var http = HttpSymbols.From(symbols.Compilation);
        return (scope, report) =>
        {
            if (http is not null)
                Analyze(scope, http, report);
        };
    }

    private static void Analyze(HandlerScope scope, HttpSymbols http, Action<Diagnostic> report)
    {
        var calls = scope.Operations.OfType<IInvocationOperation>()
            .Where(call => http.VerbOf(call.TargetMethod) is not null || http.SendsMessage(call.TargetMethod))
            .ToList();
        if (calls.Count == 0)
            return;
        var flow = new ValueFlow(scope);
        var messages = new RequestMessages(scope, flow, http);
        var clients = new KeyedClients(scope, flow);
        var names = new StableNames(scope);
        foreach (var call in calls)
        {
            var verb = http.VerbOf(call.TargetMethod) ?? (call.Argument("request") is { } message ? messages.VerbWithoutKey(message) : null);
            if (verb is not null && !(call.Receiver() is { } client && clients.SendsKey(client)))
                report(Describe(scope, call, verb, isOnly: calls.Count == 1, names));
        }
    }

    private static Diagnostic Describe(HandlerScope scope, IInvocationOperation call, string verb, bool isOnly, StableNames names)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        var advice = "job.StepKey and a name for each request";
        if (scope.RunsOnce(call))
        {
            // Two requests under one key would be one request to the server: the second would never be done.
            var step = isOnly ? "" : names.Take(verb.ToLowerInvariant() + " request");
            properties = properties.Add(Step, step);
            advice = isOnly ? "job.IdempotencyKey" : $"job.StepKey(\"{step}\")";
        }

        return Diagnostic.Create(
            RunTwiceRules.NoIdempotencyKey, call.Syntax.GetLocation(), properties, call.TargetMethod.Name, scope.Type.Name, verb, advice);
    }
}
