using MeshKit.Typed.Generators.Common;

namespace MeshKit.Typed.Generators.Handlers;

/// <summary>A handler of one payload.</summary>
/// <param name="Job">What it handles.</param>
/// <param name="Name">The handler, unique among all.</param>
/// <param name="Creation">The expression that constructs it, over <c>services</c>; null for a method.</param>
/// <param name="Method">The method that it is; null for a class.</param>
internal sealed record HandlerModel(HandledJob Job, string Name, string? Creation, MethodModel? Method);

/// <summary>The job that a handler is for.</summary>
/// <param name="Payload">The payload's full metadata name.</param>
/// <param name="Identifier">The payload in generated names.</param>
/// <param name="Namespace">The payload's namespace.</param>
/// <param name="Type">The payload's type.</param>
/// <param name="IsPublic">Whether the payload is visible outside.</param>
/// <param name="ForeignJob">Where another assembly's manifest has the job: the expression for it. Null for a job of this assembly.</param>
internal sealed record HandledJob(string Payload, string Identifier, string Namespace, string Type, bool IsPublic, string? ForeignJob);

/// <summary>A static method that handles a job.</summary>
/// <param name="Display">The method for a reader, as <c>Uploads.UploadAsync</c>.</param>
/// <param name="IsPublic">Whether all its services are visible outside.</param>
/// <param name="Services">Its services, in order.</param>
/// <param name="Call">The lambda that calls it, over the names of its services.</param>
internal sealed record MethodModel(string Display, bool IsPublic, EquatableArray<ServiceModel> Services, string Call);

/// <summary>A service that a method takes.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">The parameter's name.</param>
/// <param name="Argument">The expression that gets it from <c>services</c>.</param>
internal sealed record ServiceModel(string Type, string Name, string Argument);
