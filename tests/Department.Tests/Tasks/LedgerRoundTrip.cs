using FsCheck;
using FsCheck.Fluent;
using OpenGov.Departments.Tasks;
using OpenGov.Departments.Tasks.Exchange;
using OpenGov.Departments.Tasks.Limits;
using OpenGov.Platform.Tables;
using OpenGov.Platform.Tables.Writing;

namespace OpenGov.Departments.Tests.Tasks;

/// <summary>A ledger that is exported and imported again is the same: import(export(x)) = x.</summary>
public sealed class LedgerRoundTrip
{
    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public void What_is_exported_is_imported_as_it_was(string kind) => Prop.ForAll(Contents().ToArbitrary(), contents =>
    {
        var ledger = contents.Aggregate(
            new Ledger { Division = SampleDistrict.Division, Year = 2021 }, (ledger, content) => ledger.Add(content, "x", DateTimeOffset.UnixEpoch));
        ledger = ledger.With(ledger.Tasks[0].Happened(TaskState.InProgress, SampleTasks.Record(TaskRecordKind.Progress, "610116-mzj")));
        var table = LedgerTable.Of(ledger, SampleDistrict.Units, new(2021, 4, 1));
        var file = kind == "csv" ? CsvText.Write(table, withTitle: false) : XlsxBook.Write(table);
        var reading = TaskTable.Read("a." + kind, file, 2021, SampleDistrict.Units);
        Assert.DoesNotContain(reading.Problems, problem => problem.Severity is ProblemSeverity.Error);
        Assert.Equal(contents, reading.Rows.Select(row => row.Content));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(kind == "csv" ? 300 : 100));

    private static Gen<TaskDraft[]> Contents() => Content().NonEmptyListOf().Select(all => all.DistinctBy(TaskRowReader.KeyOf).Take(20).ToArray());

    private static Gen<TaskDraft> Content() =>
        from title in Text("甲乙丙丁=+-@'\"、,;一1 A（）\u3000", 1)
        from requirement in Text("甲=+-@',\"1 A\n", 0)
        from category in Text("一、甲=' ", 0)
        from remarks in Text("备'=@1", 0)
        from limit in Gen.Elements("常态化", "3月底前", "2022年6月15日前", "指引发布后3个月内", "尽快", "", "=1+1", "-3月")
        from units in Gen.Elements("区民政局", "区行政审批服务局", "各街办", "区政府各部门", "见附件2", "=cmd", "各办（队、中心）", "民政局", "等有关部门").NonEmptyListOf()
        from verifier in Gen.Elements("", "610116-bgs", "610116-zygh")
        select new TaskDraft
        {
            Title = title,
            Requirement = requirement,
            Category = category,
            Remarks = remarks,
            Limit = TaskLimitReader.Read(limit, 2021),
            Units = [.. units.Distinct().Select(name => SampleDistrict.Units.Read(name, out _))],
            VerifierId = verifier,
        };

    /// <summary>Texts as they are kept: on one line, made plain.</summary>
    private static Gen<string> Text(string letters, int least) => Gen.Elements(letters.ToCharArray()).ArrayOf()
        .Select(chars => WrittenText.SingleLine(new string(chars)))
        .Select(text => text.Length < least ? "任务" : text[..Math.Min(text.Length, 90)])
        .Select(WrittenText.SingleLine);
}
