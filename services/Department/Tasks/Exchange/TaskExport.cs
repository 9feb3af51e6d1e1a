using Google.Api;
using Grpc.Core;
using OpenGov.Departments.Days;
using OpenGov.Departments.Input;
using OpenGov.Departments.Organisations;
using OpenGov.Departments.Tasks.Units;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Grpc;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Tables.Writing;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Tasks.Exchange;

/// <summary>Ledgers as files.</summary>
internal sealed class TaskExport(IDocuments<Ledger> ledgers, IDocuments<Organisation> organisations, TimeProvider time)
{
    public async Task<HttpBody> WriteAsync(Wire.ExportTasksRequest request, ServerCallContext context)
    {
        var caller = context.Caller();
        var check = new InputCheck();
        TaskRules.CheckYear(check, "year", request.Year);
        TaskList.CheckDistrict(check, request.Division, caller);
        check.ThrowIfAny();
        var division = caller.DistrictFor(request.Division);
        var id = Ledger.IdOf(division, request.Year);
        var ledger = await ledgers.FindAsync(id, context.CancellationToken) ?? throw Refused.NotFound("工作台账", id);
        var district = await DistrictUnits.OfAsync(organisations, division, context.CancellationToken);
        var table = LedgerTable.Of(ledger.Value, district, Day.Of(time.GetUtcNow()));
        var (kind, content) = request.Format is Wire.TaskFileFormat.Csv
            ? (FileKind.Csv, CsvText.Write(table, withTitle: false))
            : (FileKind.Xlsx, XlsxBook.Write(table));
        return FileAnswer.Give(context, table.Title, kind, content);
    }
}
