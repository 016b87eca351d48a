namespace MeshKit.Typed;

/// <summary>
/// Makes a static method the handler of a job, with services as parameters: the short form of a class that implements
/// <see cref="ISyncHandler{TPayload}"/>. The generator finds it by this attribute, and calls it from <c>HandlersFrom</c> and from the manifest's
/// <c>Handlers</c>. Like any handler it may run again after partial progress.
/// </summary>
/// <remarks>
/// <para>
/// The payload is what the method takes as <see cref="SyncJobContext{TPayload}"/>, or as a type with <see cref="SyncJobAttribute"/>; it may take
/// both, and the plain <see cref="SyncJobContext"/> beside the payload. A <see cref="CancellationToken"/> is the attempt's. Every other parameter is a
/// service, taken for each attempt from its own scope; one with a default value that no service can stand for is left at it.
/// </para>
/// <para>
/// It returns a <see cref="SyncOutcome"/>, a <see cref="ValueTask{TResult}"/> or <see cref="Task{TResult}"/> of one, or a <see cref="ValueTask"/> or
/// <see cref="Task"/>, whose end means <see cref="SyncOutcome.Done"/>. A method that cannot be called so is an error (MESH5003).
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class SyncHandlerAttribute : Attribute;
