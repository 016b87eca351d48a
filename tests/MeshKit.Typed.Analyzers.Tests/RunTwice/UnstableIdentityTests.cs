using MeshKit.Typed.Analyzers.RunTwice;
using MeshKit.Typed.CodeFixes.RunTwice;

namespace MeshKit.Typed.Analyzers.Tests.RunTwice;

public class UnstableIdentityTests
{
    [Theory]
    [InlineData("""await api.CreateAsync(id: {|MESH2001:Guid.NewGuid()|}, "x");""")]
    [InlineData("""var id = {|MESH2001:Guid.NewGuid()|}; await api.CreateAsync(id, "x");""")]
    [InlineData("""var id = {|MESH2001:Guid.CreateVersion7()|}; var same = id; await api.CreateAsync(same, "x");""")]
    [InlineData("""await api.PutAsync("k-" + {|MESH2001:Guid.NewGuid()|}.ToString("N"));""")]
    [InlineData("""await api.PutAsync($"{job.Payload.OrderId}-{{|MESH2001:DateTime.UtcNow|}:yyyyMMdd}");""")]
    [InlineData("""await api.PutAsync(string.Format("{0}/{1}", job.Payload.OrderId, {|MESH2001:DateTimeOffset.Now|}));""")]
    [InlineData("""await api.PutAsync($"{job.Payload.OrderId}/{{|MESH2001:job.Attempt|}}");""")]
    [InlineData("""await api.PutAsync({|MESH2001:Random.Shared.Next()|}.ToString());""")]
    [InlineData("""await api.PutAsync(string.Concat("a", {|MESH2001:Environment.TickCount64|}.ToString()));""")]
    [InlineData("""await api.PutAsync($"at-{{|MESH2001:clock.GetUtcNow()|}.ToUnixTimeSeconds()}");""")]
    [InlineData("""await api.PutAsync(string.IsNullOrEmpty(job.Payload.OrderId) ? {|MESH2001:Guid.NewGuid()|}.ToString() : job.Payload.OrderId);""")]
    [InlineData("""await api.BillAsync(period: {|MESH2001:DateTime.Today|}.ToString("yyyy-MM"));""")]
    [InlineData("""await api.SendAsync(new Order { Id = {|MESH2001:Guid.NewGuid()|}, Title = "x" });""")]
    [InlineData("""var order = new Order { Title = "x" }; order.Id = {|MESH2001:Guid.NewGuid()|}; await api.SendAsync(order);""")]
    [InlineData("""await api.SendAsync(new Line({|MESH2001:Guid.NewGuid()|}, 3));""")]
    [InlineData("""await client.PostAsJsonAsync("/orders", new { reference = {|MESH2001:Guid.NewGuid()|} }, ct);""")]
    [InlineData("""using var r = new HttpRequestMessage(HttpMethod.Post, "/"); r.Headers.Add("Idempotency-Key", {|MESH2001:Guid.NewGuid()|}.ToString());""")]
    [InlineData("""client.DefaultRequestHeaders.TryAddWithoutValidation("idempotency-key", {|MESH2001:Guid.NewGuid()|}.ToString());""")]
    [InlineData("""File.WriteAllText($"/out/{{|MESH2001:DateTime.Now|}:HHmmss}.csv", "x");""")]
    [InlineData("""await api.PutAsync(job.StepKey($"charge-{{|MESH2001:job.Attempt|}}"));""")]
    [InlineData("""await api.PutAsync(NewKey());  static string NewKey() => {|MESH2001:Guid.NewGuid()|}.ToString();""")]
    [InlineData("""await CreateAsync({|MESH2001:Guid.NewGuid()|});""")]
    [InlineData("""var order = Make(); await api.SendAsync(order);  static Order Make() => new Order { Id = {|MESH2001:Guid.NewGuid()|} };""")]
    [InlineData("""foreach (var item in job.Payload.Items) await api.CreateAsync({|MESH2001:Guid.NewGuid()|}, item);""")]
    [InlineData("""api.Orders.Add(new Order { Id = {|MESH2001:Guid.NewGuid()|} }); await api.SaveAsync();""")]
    [InlineData("""var line = new Line(job.JobId, 1); await api.SendAsync(line with { OrderId = {|MESH2001:Guid.NewGuid()|} });""")]
    [InlineData("""string? key = null; if (job.Payload.Items.Count > 0) key = {|MESH2001:Guid.NewGuid()|}.ToString(); await api.PutAsync(key!);""")]
    [InlineData("""string? key = null; key ??= {|MESH2001:Guid.NewGuid()|}.ToString(); await api.PutAsync(key);""")]
    [InlineData("""Guid last = default; foreach (var item in job.Payload.Items) { await api.CreateAsync(last, item); last = {|MESH2001:Guid.NewGuid()|}; }""")]
    [InlineData("""await api.PutAsync(new System.Text.StringBuilder().Append("k").Append({|MESH2001:Guid.NewGuid()|}).ToString());""")]
    [InlineData("""using var file = new FileStream(Path.Combine("/out", $"{{|MESH2001:DateTime.Now|}:yyyyMMdd}.csv"), FileMode.Create);""")]
    [InlineData("""try { await api.PutAsync({|MESH2001:Guid.NewGuid()|}.ToString()); } catch (IOException) { throw; }""")]
    [InlineData("""var key = job.Attempt switch { 1 => "first", _ => {|MESH2001:Guid.NewGuid()|}.ToString() }; await api.PutAsync(key);""")]
    [InlineData("""Func<Task> send = () => api.CreateAsync({|MESH2001:Guid.NewGuid()|}, "x"); await send();""")]
    public Task A_value_of_the_attempt_that_becomes_an_identity_is_reported(string body) => Verify<UnstableIdentityAnalyzer>.ReportsAsync(Handler(body));

    [Theory]
    [InlineData("""Console.WriteLine($"{Guid.NewGuid()} at {DateTime.UtcNow}, attempt {job.Attempt}");""")]
    [InlineData("""await api.SendAsync(new Order { Id = job.StableGuid("order"), CreatedAt = DateTimeOffset.UtcNow });""")]
    [InlineData("""var cutoff = DateTimeOffset.UtcNow.AddDays(-7); if (job.EnqueuedAt < cutoff) await api.PutAsync(job.Payload.OrderId);""")]
    [InlineData("""var id = DateTime.UtcNow.Ticks > 5 ? "a" : "b"; await api.PutAsync(id);""")]
    [InlineData("""var watch = System.Diagnostics.Stopwatch.StartNew(); await api.PutAsync(job.Payload.OrderId); Console.WriteLine(watch.Elapsed);""")]
    [InlineData("""var id = Guid.NewGuid(); Console.WriteLine(id);""")]
    [InlineData("""var seen = new Dictionary<Guid, string>(); seen.Add(Guid.NewGuid(), "x"); seen[Guid.NewGuid()] = "y";""")]
    [InlineData("""var order = new Order { Id = Guid.NewGuid() }; Console.WriteLine(order.Title);""")]
    [InlineData("""var id = Guid.NewGuid(); id = job.StableGuid("order"); await api.CreateAsync(id, "x");""")]
    [InlineData("""await api.TraceAsync(traceId: Guid.NewGuid());""")]
    [InlineData("""await api.LeaseAsync(leaseId: Guid.NewGuid());""")]
    [InlineData("""await api.WaitAsync(gracePeriod: DateTime.UtcNow - job.EnqueuedAt.UtcDateTime);""")]
    [InlineData("""var temp = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()); File.WriteAllText(temp, "x"); File.Move(temp, job.Payload.OrderId);""")]
    [InlineData("""var temp = $"/out/{Guid.NewGuid()}.tmp"; File.WriteAllText(temp, "x"); File.Move(temp, job.Payload.OrderId);""")]
    [InlineData("""var id = job.Checkpoint.As<Guid?>() ?? Guid.NewGuid(); await job.CheckpointAsync(id); await api.CreateAsync(id, "x");""")]
    [InlineData("""if (job.Attempt > 3) throw new ArgumentException($"attempt {job.Attempt}", paramName: $"{job.Attempt}");""")]
    [InlineData("""api.Remember(DateTime.UtcNow); await api.PutAsync(job.IdempotencyKey);""")]
    [InlineData("""Log.Started(null!, orderId: Guid.NewGuid());""")]
    [InlineData("""var now = DateTime.UtcNow; if (now.Hour < 6) return SyncOutcome.Snooze(TimeSpan.FromHours(6 - now.Hour)); await api.PutAsync(job.IdempotencyKey);""")]
    [InlineData("""var line = new Line(OrderId: Guid.NewGuid(), 1); return SyncOutcome.DoneWith(line.Count);""")]
    [InlineData("""return SyncOutcome.DoneWith(new Line(OrderId: Guid.NewGuid(), 1));""")]
    [InlineData("""var lines = job.Payload.Items.Select(item => new Line(Guid.NewGuid(), 1)).ToList(); Console.WriteLine(lines.Count);""")]
    [InlineData("""_ = File.ReadAllText($"/in/{DateTime.Now:yyyyMMdd}.csv"); File.Delete($"/in/{DateTime.Now:yyyyMMdd}.csv");""")]
    [InlineData("""Guid id; if (job.Payload.Items.Count > 0) id = job.JobId; else id = job.StableGuid("other"); await api.CreateAsync(id, $"{DateTime.UtcNow:O}");""")]
    [InlineData("""var started = DateTime.UtcNow; await api.PutAsync(job.IdempotencyKey); Console.WriteLine((DateTime.UtcNow - started).TotalSeconds);""")]
    [InlineData("""job.Payload.Items.Contains(Guid.NewGuid().ToString()); await Task.Delay(TimeSpan.FromSeconds(job.Attempt), ct);""")]
    public Task A_value_of_the_attempt_that_identifies_nothing_is_not(string body) => Verify<UnstableIdentityAnalyzer>.ReportsAsync(Handler(body));

    [Fact]
    public Task Code_that_no_attempt_runs_is_not_looked_at() => Verify<UnstableIdentityAnalyzer>.ReportsAsync(
        Handler("await api.PutAsync(job.Payload.OrderId);", "public Task Seed() => api.CreateAsync(Guid.NewGuid(), \"x\");")
        + "public class Elsewhere { public Task Seed(Api api) => api.CreateAsync(Guid.NewGuid(), \"x\"); }");

    [Fact]
    public Task A_recorded_step_is_exempt_and_its_name_is_not() => Verify<UnstableIdentityAnalyzer>.ReportsWithoutRuntimeAsync("""
        public sealed class PlaceOrderHandler : ISyncHandler<string>
        {
            public async Task HandleAsync(SyncJobContext job)
            {
                await job.OnceAsync("a", () => CreateAsync(new Order { Id = Guid.NewGuid() }));
                await job.OnceAsync($"b-{{|MESH2001:job.Attempt|}}", () => Task.CompletedTask);
                await Other.OnceAsync("c", () => Api.CreateAsync(id: {|MESH2001:Guid.NewGuid()|}));
            }

            private static Task CreateAsync(Order order) => Api.SendAsync(order);
        }

        public sealed class Order { public Guid Id { get; set; } }

        public static class Api
        {
            public static Task CreateAsync(Guid id) => Task.CompletedTask;
            public static Task SendAsync(Order order) => Task.CompletedTask;
        }

        public static class Other { public static Task OnceAsync(string text, Func<Task> work) => work(); }

        namespace MeshKit.Typed
        {
            public sealed class SyncJobAttribute : Attribute;
            public interface ISyncHandler<T> { Task HandleAsync(SyncJobContext job); }
            public class SyncJobContext
            {
                public int Attempt { get; }
                public Task OnceAsync(string step, Func<Task> work) => work();
            }
        }
        """);

    [Fact]
    public Task What_a_base_class_calls_is_looked_at_where_it_is_overridden() => Verify<UnstableIdentityAnalyzer>.ReportsAsync("""
        [SyncJob("upload", Singleton = true)] public sealed record Upload;

        public abstract class Base : ISyncHandler<Upload>
        {
            public async ValueTask<SyncOutcome> HandleAsync(SyncJobContext<Upload> job, CancellationToken cancellationToken)
            {
                await RunAsync(job, {|MESH2001:Guid.NewGuid()|});
                return SyncOutcome.Done;
            }

            protected abstract Task RunAsync(SyncJobContext<Upload> job, Guid runId);
        }

        public sealed class Derived(Action<Guid> send, Remote remote) : Base, ISyncHandler<Upload>
        {
            protected override Task RunAsync(SyncJobContext<Upload> job, Guid runId)
            {
                send(runId);
                return remote.PutAsync(id: {|MESH2001:Guid.NewGuid()|});
            }
        }

        public abstract class Remote { public abstract Task PutAsync(Guid id); }
        """);

    [Fact]
    public Task A_private_method_is_followed_three_calls_deep() => Verify<UnstableIdentityAnalyzer>.ReportsAsync(Handler(
        "await AAsync();",
        """
        private Task AAsync() => BAsync();
        private Task BAsync() => CAsync();
        private Task CAsync() => Task.WhenAll(api.CreateAsync({|MESH2001:Guid.NewGuid()|}, "x"), DAsync());
        private Task DAsync() => api.CreateAsync(Guid.NewGuid(), "beyond the depth");
        """));

    [Theory]
    [InlineData("""await api.CreateAsync({|MESH2001:Guid.NewGuid()|}, "x");""", """await api.CreateAsync(job.StableGuid("id"), "x");""")]
    [InlineData("""await api.PutAsync({|MESH2001:Guid.NewGuid()|}.ToString("N"));""", """await api.PutAsync(job.StableGuid("key").ToString("N"));""")]
    [InlineData("""await api.SendAsync(new Order { Id = {|MESH2001:Guid.CreateVersion7()|} });""", """await api.SendAsync(new Order { Id = job.StableGuid("id") });""")]
    [InlineData("""await api.PutAsync($"{{|MESH2001:DateTime.UtcNow|}:O}");""", """await api.PutAsync($"{job.EnqueuedAt.UtcDateTime:O}");""")]
    [InlineData("""await api.BillAsync({|MESH2001:DateTime.Today|}.ToString());""", """await api.BillAsync(job.EnqueuedAt.LocalDateTime.Date.ToString());""")]
    [InlineData("""await api.PutAsync({|MESH2001:clock.GetUtcNow()|}.ToString("O"));""", """await api.PutAsync(job.EnqueuedAt.ToString("O"));""")]
    [InlineData("""await api.PutAsync({|MESH2001:DateTimeOffset.Now|}.ToString("O"));""", """await api.PutAsync(job.EnqueuedAt.ToLocalTime().ToString("O"));""")]
    public Task The_fix_uses_what_the_job_has_of_that_kind(string body, string fixedBody) =>
        Verify<UnstableIdentityAnalyzer, StableIdentityFix>.FixesAsync(Handler(body), Handler(fixedBody));

    [Fact]
    public Task Fix_All_never_gives_two_ids_one_name() => Verify<UnstableIdentityAnalyzer, StableIdentityFix>.FixesAsync(
        Handler("""await api.CreateAsync({|MESH2001:Guid.NewGuid()|}, "a"); await api.CreateAsync({|MESH2001:Guid.NewGuid()|}, "b"); _ = job.StableGuid("id-2");"""),
        Handler("""await api.CreateAsync(job.StableGuid("id"), "a"); await api.CreateAsync(job.StableGuid("id-3"), "b"); _ = job.StableGuid("id-2");"""));

    [Theory]
    [InlineData("""foreach (var item in job.Payload.Items) await api.CreateAsync({|MESH2001:Guid.NewGuid()|}, item);""")]
    [InlineData("""await Task.WhenAll(job.Payload.Items.Select(item => api.CreateAsync({|MESH2001:Guid.NewGuid()|}, item)));""")]
    [InlineData("""await api.PutAsync($"{{|MESH2001:job.Attempt|}}");""")]
    [InlineData("""await api.PutAsync(NewKey());  static string NewKey() => {|MESH2001:Guid.NewGuid()|}.ToString();""")]
    public Task Where_one_name_would_stand_for_several_ids_no_fix_is_offered(string body) =>
        Verify<UnstableIdentityAnalyzer, StableIdentityFix>.OffersNothingAsync(Handler(body));

    private static string Handler(string body, string members = "") => $$"""
        [SyncJob("place-order", ConflictKey = "order:{OrderId}")]
        public sealed record PlaceOrder(string OrderId, IReadOnlyList<string> Items);

        public sealed class PlaceOrderHandler(Api api, HttpClient client, TimeProvider clock) : ISyncHandler<PlaceOrder>
        {
            public async ValueTask<SyncOutcome> HandleAsync(SyncJobContext<PlaceOrder> job, CancellationToken ct)
            {
                _ = (client, clock);
                await Task.Yield();
                {{body}}
                return SyncOutcome.Done;
            }

            private Task CreateAsync(Guid value) => api.CreateAsync(value, "x");
            {{members}}
        }

        public abstract class Entities<T> { public abstract void Add(T entity); }

        public sealed record Line(Guid OrderId, int Count);

        public sealed class Order
        {
            public Guid Id { get; set; }
            public string Title { get; set; } = "";
            public DateTimeOffset CreatedAt { get; set; }
        }

        public interface Api
        {
            Task CreateAsync(Guid id, string title);
            Task PutAsync(string key);
            Entities<Order> Orders { get; }
            Task SaveAsync();
            Task SendAsync(object order);
            Task BillAsync(string period);
            Task TraceAsync(Guid traceId);
            Task LeaseAsync(Guid leaseId);
            Task WaitAsync(TimeSpan gracePeriod);
            void Remember(DateTime seen);
        }

        public static class Log
        {
            public static void Started(Microsoft.Extensions.Logging.ILogger logger, Guid orderId) => _ = (logger, orderId);
        }

        namespace Microsoft.Extensions.Logging { public interface ILogger; }
        """;
}
