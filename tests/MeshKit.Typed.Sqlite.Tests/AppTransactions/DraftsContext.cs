using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MeshKit.Typed.Sqlite.Tests.AppTransactions;

/// <summary>An app's own tables in the file of its queue.</summary>
internal sealed class DraftsContext(string connectionString) : DbContext
{
    public DbSet<Draft> Drafts => Set<Draft>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder
        .UseSqlite(connectionString)
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Draft>().ToTable("Drafts");
}

internal sealed class Draft
{
    public int Id { get; init; }

    public required string Title { get; init; }
}

[DbContext(typeof(DraftsContext))]
[Migration("20260101000000_CreateDrafts")]
internal sealed class CreateDrafts : Microsoft.EntityFrameworkCore.Migrations.Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "Drafts",
        table => new { Id = table.Column<int>(nullable: false), Title = table.Column<string>(nullable: false) },
        constraints: table => table.PrimaryKey("PK_Drafts", draft => draft.Id));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("Drafts");
}
