namespace MeshKit.Typed.Generators.Handlers;

/// <summary>A handler of one payload.</summary>
/// <param name="Payload">The payload's full metadata name.</param>
/// <param name="PayloadIdentifier">The payload in generated names.</param>
/// <param name="PayloadNamespace">The payload's namespace.</param>
/// <param name="PayloadType">The payload's type.</param>
/// <param name="IsPayloadPublic">Whether the payload is visible outside.</param>
/// <param name="ForeignJob">Where another assembly's manifest has the job: the expression for it. Null for a job of this assembly.</param>
/// <param name="Handler">The handler's type.</param>
/// <param name="Creation">The expression that constructs it, over <c>services</c>.</param>
internal sealed record HandlerModel(
    string Payload, string PayloadIdentifier, string PayloadNamespace, string PayloadType, bool IsPayloadPublic, string? ForeignJob, string Handler, string Creation);
