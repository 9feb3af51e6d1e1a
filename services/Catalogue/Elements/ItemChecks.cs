using OpenGov.Catalogues.Items;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Elements;

/// <summary>What is wrong with the elements of one item, whoever wrote them: a person, a program or a file.</summary>
public static class ItemChecks
{
    /// <summary>Missing elements and values out of bounds.</summary>
    /// <returns>
    /// One violation for each; its field is the JSON path inside the item ("timeLimit.text", "subjects[2].name"). Empty when all is well.
    /// </returns>
    public static IReadOnlyList<Violation> Check(ItemElements elements) => [.. Bounds(elements), .. Missing(elements)];

    /// <summary>Values that no item may have, not even in a draft: too long, too many, not to be written into a table. The name is always needed.</summary>
    public static IReadOnlyList<Violation> Bounds(ItemElements elements) =>
        ElementBounds.Of(elements) is { Count: > 0 } wrong ? wrong : [.. ElementForms.Of(elements)];

    /// <summary>
    /// Which of the other elements of 国办发〔2019〕54号 are missing: content, bases, time limit, subjects, methods, channels, audience. A draft
    /// may lack them, a submission may not.
    /// </summary>
    public static IReadOnlyList<Violation> Missing(ItemElements elements)
    {
        var missing = new List<Violation>();
        Need(elements.Content.Length > 0, "content", "公开内容不能为空");
        Need(elements.Bases.Count > 0, "bases", "公开依据不能为空，至少写一部法规或文件");
        Need(elements.TimeLimit.Kind is not TimeLimitKind.None, "timeLimit.text", "公开时限不能为空");
        Need(elements.Subjects.Count > 0, "subjects", "公开主体不能为空，至少写一个单位");
        Need(elements.Methods.Count > 0, "methods", "公开方式不能为空，请选主动或依申请");
        Need(elements.Channels.Count > 0, "channels", "公开渠道和载体不能为空，至少选一个渠道");
        Need(elements.Audience != Audience.None, "audience", "公开对象不能为空，请选全社会或写明特定群体");
        return missing;

        void Need(bool present, string field, string description)
        {
            if (!present) missing.Add(new Violation(field, description));
        }
    }
}
