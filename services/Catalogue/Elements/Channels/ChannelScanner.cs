using System.Text.RegularExpressions;
using OpenGov.Catalogues.Elements.Marks;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Elements.Channels;

/// <summary>
/// Walks through a channel cell entry by entry. Names hold separators themselves ("发布会/听证会") and are broken over lines, so
/// entries are found by their names, longest first, and not by cutting at separators.
/// </summary>
internal sealed partial class ChannelScanner
{
    private const string Separators = "\n、；，。/·.";

    private const string NoMarks = Separators + "（）：_";

    private readonly string written;
    private readonly string folded;
    private int position;

    private ChannelScanner(string cell)
    {
        written = WrittenText.Clean(Address().Replace(cell, "\n"));
        folded = string.Concat(written.Select(c => WrittenText.IsBlank(c) ? '\n' : WrittenText.Fold(c)));
    }

    /// <summary>The entries of a cell in its order.</summary>
    public static IReadOnlyList<ListedChannel> Scan(string cell)
    {
        var scanner = new ChannelScanner(cell);
        var listed = new List<ListedChannel>();
        while (scanner.SkipSeparators()) listed.Add(scanner.ReadEntry());
        return listed;
    }

    private bool SkipSeparators()
    {
        while (position < folded.Length)
        {
            var numbering = Numbering().Match(folded, position);
            if (numbering.Success) position += numbering.Length;
            else if (Separators.Contains(folded[position], StringComparison.Ordinal)) position++;
            else return true;
        }

        return false;
    }

    private ListedChannel ReadEntry()
    {
        var start = position;
        var mark = ReadMark();
        var nameStart = position;
        if (Known(position) is not { } known) return UnknownName(mark, nameStart);
        position = known.End;
        if (mark is MarkState.Unknown) return new ListedChannel(mark, known.Kind, WrittenText.SingleLine(written[start..position]), "");
        if (ChannelNames.NeedsName(known.Name)) return new ListedChannel(mark, ChannelKind.Other, known.Name, ReadOwnName());
        if (known.Kind is not ChannelKind.Other)
        {
            return IsBoundary(position) ? new ListedChannel(mark, known.Kind, known.Name, "") : UnknownName(mark, nameStart);
        }

        SkipToEntryEnd();
        var platform = WrittenText.SingleLine(written[nameStart..position]);
        return new ListedChannel(mark, ChannelKind.Other, platform, platform);
    }

    private MarkState ReadMark()
    {
        var mark = MarkGlyphs.Read(folded[position]);
        if (mark is MarkState.Unknown)
        {
            if (Known(position) is not null || Known(AfterBlanks(position + 1)) is null) return MarkState.Blank;
            mark = MarkGlyphs.ReadBeforeWord(folded[position]);
            // A letter that is no mark belongs to a name we do not know.
            if (mark is MarkState.Unknown && char.IsLetterOrDigit(folded[position])) return MarkState.Blank;
        }

        position = AfterBlanks(position + 1);
        return mark;
    }

    /// <summary>The name behind 其他: in brackets, after a colon or on the line drawn for it ("其他____").</summary>
    private string ReadOwnName()
    {
        while (position < folded.Length && folded[position] is '\n' or '_' or '：') position++;
        if (position == folded.Length || IsMark(position) || Known(position) is { Kind: not ChannelKind.Other }) return "";
        var start = position;
        SkipToEntryEnd();
        var name = WrittenText.SingleLine(written[start..position]).Trim('_', ' ');
        return name is ['(' or '（', .. var inside, ')' or '）'] ? inside.Trim() : name;
    }

    private ListedChannel UnknownName(MarkState mark, int start)
    {
        SkipToEntryEnd();
        var text = WrittenText.SingleLine(written[start..position]);
        // A letter or 口 in front may be a box drawn with a symbol font: then nothing is guessed.
        if (text.Length == 0 || MarkGlyphs.ReadBeforeWord(text[0]) is not MarkState.Unknown) return new ListedChannel(mark, null, text, "");
        return OwnSite().IsMatch(text) ? new ListedChannel(mark, ChannelKind.Website, text, "")
            : ServiceSite().IsMatch(text) ? new ListedChannel(mark, ChannelKind.Other, text, text)
            : new ListedChannel(mark, null, text, "");
    }

    /// <summary>To the next separator or box outside brackets.</summary>
    private void SkipToEntryEnd()
    {
        for (var depth = 0; position < folded.Length; position++)
        {
            var c = folded[position];
            if (depth == 0 && (c is '\n' or '、' or '；' or '，' || IsMark(position))) return;
            if (c == '（') depth++;
            else if (c == '）' && depth > 0) depth--;
        }
    }

    private bool IsBoundary(int at) => at == folded.Length || Separators.Contains(folded[at], StringComparison.Ordinal)
        || Numbering().IsMatch(folded, at) || IsMark(at) || Known(at) is not null;

    /// <summary>Whether a box stands here: a glyph that always is one, or any sign or symbol-font letter directly before a known name.</summary>
    private bool IsMark(int at)
    {
        var c = folded[at];
        if (MarkGlyphs.Read(c) is not MarkState.Unknown) return true;
        var maybe = MarkGlyphs.ReadBeforeWord(c) is not MarkState.Unknown || !(char.IsLetterOrDigit(c) || NoMarks.Contains(c, StringComparison.Ordinal));
        return maybe && Known(AfterBlanks(at + 1)) is not null;
    }

    private int AfterBlanks(int at)
    {
        while (at < folded.Length && folded[at] == '\n') at++;
        return at;
    }

    private (string Name, ChannelKind Kind, int End)? Known(int at)
    {
        foreach (var (name, kind) in ChannelNames.ByLength)
        {
            if (EndOf(name, at) is { } end) return (name, kind, end);
        }

        return null;
    }

    /// <summary>Where a name that begins here ends; blanks and breaks inside it do not count.</summary>
    private int? EndOf(string name, int at)
    {
        for (var i = 0; i < name.Length; i++, at++)
        {
            if (i > 0) at = AfterBlanks(at);
            if (at >= folded.Length || folded[at] != name[i]) return null;
        }

        return at;
    }

    // The site of a place or an authority: 长安区政府网站, XX市政府网站, 区民政局官网.
    [GeneratedRegex("^[一-鿿X×]{1,20}(?:政府|委|局|办|厅|处|镇|乡|街道|单位|部门)(?:门户|官方)?(?:网站|官网)$")]
    private static partial Regex OwnSite();

    // A province's service platform is none of the 12, but known by its name: 陕西政务服务网.
    [GeneratedRegex("^[一-鿿]{0,12}政务服务网$")]
    private static partial Regex ServiceSite();

    [GeneratedRegex(@"https?[:：]//[\x21-\x7e]*", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\G(?:\d{1,2}[.、）](?!\d)|（\d{1,2}）|[①-⑳])")]
    private static partial Regex Numbering();
}
