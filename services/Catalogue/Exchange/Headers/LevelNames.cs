using System.Text.RegularExpressions;

namespace OpenGov.Catalogues.Exchange.Headers;

/// <summary>Names of levels (domain.md §1.2): 县级, 区县级, 东阳市级, 镇（街）级, 乡、村级 … told by their words, since every place has its own.</summary>
internal static partial class LevelNames
{
    /// <summary>The level column that a compact text names; null when it names none.</summary>
    public static NamedColumn? Find(string name)
    {
        if (name.Length is < 2 or > 14 || !Shape().IsMatch(name)) return null;
        var (village, town, county) = (Village().IsMatch(name), Town().IsMatch(name), County().IsMatch(Neighbourhood().Replace(name, "")));
        // "、村级": the 乡 in front was lost.
        var lost = name[0] is '、' or '/';
        return (county, town, village || lost) switch
        {
            (true, false, false) => new(TableColumn.County, name == "县级" ? ColumnConfidence.Certain : ColumnConfidence.Likely),
            (false, true, false) => new(TableColumn.Township, name == "乡级" ? ColumnConfidence.Certain : ColumnConfidence.Likely),
            (false, false, true) when lost => new(TableColumn.TownshipAndVillage, ColumnConfidence.Guessed),
            (false, false, true) => new(TableColumn.Village, name == "村级" ? ColumnConfidence.Certain : ColumnConfidence.Likely),
            (false, true, true) => new(TableColumn.TownshipAndVillage, ColumnConfidence.Likely),
            _ => null,
        };
    }

    /// <summary>Whether a name of the county column may mean the city above: beside 县级 or 区级, 市级 is not this catalogue's level.</summary>
    public static bool MayBeAbove(string name) => Above().IsMatch(name);

    /// <summary>The words of a level and how they are joined; a place may stand in front: 东阳市级.</summary>
    [GeneratedRegex("^(?:[\\u4e00-\\u9fff]{2}(?=市级|县级|区级))?(?:[、/+和及（）]|县|区|市|州|旗|乡镇?|镇|街道?|办事处|园区|村|社区|居委会|居|级)+$")]
    private static partial Regex Shape();

    [GeneratedRegex("村|社区|居")]
    private static partial Regex Village();

    [GeneratedRegex("乡|镇|街")]
    private static partial Regex Town();

    [GeneratedRegex("[县区市州旗]")]
    private static partial Regex County();

    [GeneratedRegex("社区|园区")]
    private static partial Regex Neighbourhood();

    [GeneratedRegex("^(?:.{0,2}[市州]级?)$")]
    private static partial Regex Above();
}
