namespace OpenGov.Catalogues.Review;

/// <summary>What people call the elements of an item, as in the head of the official table (domain.md §1.1).</summary>
public static class ElementNames
{
    /// <summary>The Chinese name of a field.</summary>
    /// <param name="field">JSON path inside the item, for example "timeLimit.text" or "subjects[2]".</param>
    public static string Of(string field) => field.Split('.', '[')[0] switch
    {
        "category" => "一级事项",
        "name" => "公开事项名称",
        "content" => "公开内容",
        "bases" => "公开依据",
        "timeLimit" => "公开时限",
        "subjects" => "公开主体",
        "methods" => "公开方式",
        "channels" => "公开渠道和载体",
        "audience" => "公开对象",
        "levels" => "公开层级",
        "remarks" => "备注",
        _ => field,
    };
}
